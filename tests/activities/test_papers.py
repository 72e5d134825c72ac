"""Invitations, the list of those who come, and the minutes, read back with poppler and qpdf."""

import re
import subprocess
import unicodedata
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from members.models import Membership
from members.vietnamese import day_in_words
from pledges.activities.acts import Minutes, Presence, hold, invite
from pledges.activities.models import Activity
from tests import factories
from tests.activities.together import came, days
from tests.pages import visitor

pytestmark = pytest.mark.django_db
MOMENT = datetime(2019, 2, 28, 1, 30, tzinfo=UTC)


@pytest.fixture
def year():
    return factories.cluster_year(2)


def fetch(activity, year, name) -> bytes:
    response = visitor(year.officers[0]).get(activity.url(name))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return response.content


def tool(*command, pdf: bytes) -> str:
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def pages(pdf: bytes) -> list[str]:
    """The words of each page, with single spaces."""
    read = unicodedata.normalize("NFC", tool("pdftotext", "-raw", "-", "-", pdf=pdf))
    return [" ".join(each.split()) for each in read.split("\f")[:-1]]


def sound(pdf: bytes, tmp_path) -> bool:
    """Well formed, and every font is embedded."""
    path = tmp_path / "giay.pdf"
    path.write_bytes(pdf)
    tool("qpdf", "--check", str(path), pdf=b"")
    embedded = [line.split()[-5] for line in tool("pdffonts", "-", pdf=pdf).splitlines()[2:]]
    return bool(embedded) and set(embedded) == {"yes"}


def invited(year, **fields) -> Activity:
    activity = factories.activity(year, **fields)
    invite(activity, by=year.secretary)
    return activity


def minutes_of(year, **fields) -> Activity:
    activity = factories.activity(year, **{"starts_at": MOMENT} | fields)
    outcome = "Các đơn vị nhất trí.\n- Gửi tài liệu trước ngày 30."
    return hold(activity, by=year.secretary, attendance=came(year), outcome=outcome)


def test_each_unit_and_each_guest_has_a_letter_of_its_own(year, tmp_path):
    activity = invited(year, guests="Ban Dân vận Thành ủy\nBan Tuyên giáo <&>", programme="8 giờ: Đón tiếp")
    pdf = fetch(activity, year, "activity_invitations")
    letters = pages(pdf)
    assert len(letters) == 4
    addressees = [f"thi đua, khen thưởng {unit.name}" for unit in year.units]
    addressees += ["Ban Dân vận Thành ủy", "Ban Tuyên giáo <&>"]
    for letter, addressee in zip(letters, addressees, strict=True):
        assert letter.startswith("HỘI ĐỒNG THỬ CỤM THI ĐUA SỐ")
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in letter
        assert f"Số: ……/GM-CTĐ{year.cluster.number}" in letter
        assert "GIẤY MỜI Hội nghị thử" in letter
        assert f"trân trọng kính mời: {'Lãnh đạo' if 'Hội Thử' in addressee else addressee}" in letter
        assert f"{addressee} Tới dự Hội nghị thử." in letter
        assert "Địa điểm: Hội trường thử." in letter
        assert letter.endswith("CỤM TRƯỞNG")
    assert sound(pdf, tmp_path)


def test_a_letter_names_who_presides_and_whom_to_answer(year):
    named = {"chaired_by": "Đồng chí Trần Thị Mẫu, Chủ tịch", "contact": "Lê Văn Mẫu, điện thoại 024 0000"}
    activity = invited(year, reply_by=timezone.localdate(), **named)
    letter = pages(fetch(activity, year, "activity_invitations"))[0]
    day = day_in_words(timezone.localdate())
    assert "Chủ trì: Đồng chí Trần Thị Mẫu, Chủ tịch." in letter
    assert f"Đề nghị trả lời trước {day}; đầu mối liên hệ: Lê Văn Mẫu, điện thoại 024 0000." in letter
    assert "Kính mong các đồng chí tới dự đầy đủ, đúng thời gian./." in letter


def test_without_a_name_the_leader_of_the_chair_presides(year):
    year.term.memberships.filter(unit=year.units[0]).update(rank=Membership.Role.CHAIR)
    year.term.refresh_from_db()
    letter = pages(fetch(invited(year), year, "activity_invitations"))[0]
    leader = year.leaders[0].full_name
    assert f"Chủ trì: {leader}, Chủ tịch {year.units[0].name}." in letter
    assert "CỤM TRƯỞNG" in letter
    assert letter.count(leader) == 2


def test_nothing_unfinished_is_printed(year):
    texts = pages(fetch(minutes_of(year), year, "activity_minutes"))
    texts += pages(fetch(invited(year), year, "activity_invitations"))
    for text in texts:
        assert "Chủ trì:" not in text
        assert "…" not in text.replace("Số: ……", "")


def test_the_moment_is_written_in_words(year):
    activity = minutes_of(year)
    (text,) = pages(fetch(activity, year, "activity_minutes"))
    assert "Thời gian bắt đầu: 08 giờ 30 phút, ngày 28 tháng 02 năm 2019." in text


def test_pages_of_a_letter_are_numbered_from_its_second_page(year):
    long = "\n".join(f"{number} giờ 00: Nội dung của chương trình" for number in range(1, 46))
    letters = pages(fetch(invited(year, programme=long), year, "activity_invitations"))
    numbers = [re.search(r"(?<= )\d+$", letter) for letter in letters]
    assert [number and number[0] for number in numbers] == [None, "2", "3"] * 2


def test_the_minutes_tell_who_came_what_was_said_and_who_signs(year, tmp_path):
    activity = minutes_of(year, topic="Ký kết giao ước", programme="8 giờ: Đón tiếp", host=year.units[0])
    pdf = fetch(activity, year, "activity_minutes")
    (text,) = pages(pdf)
    for sentence in (
        "BIÊN BẢN Hội nghị thử",
        f"Số: ……/BB-CTĐ{year.cluster.number}",
        f"1. Đơn vị có mặt: 01/02 đơn vị, gồm: - {year.units[0].name}: Chủ tịch.",
        f"2. Đơn vị vắng mặt: 01 đơn vị, gồm: - {year.units[1].name}.",
        "II. NỘI DUNG Ký kết giao ước Chương trình: 8 giờ: Đón tiếp",
        "III. KẾT QUẢ, KẾT LUẬN Các đơn vị nhất trí. - Gửi tài liệu trước ngày 30.",
        "Biên bản đã được thông qua tại Hội nghị./.",
        "THƯ KÝ (Ký, ghi rõ họ tên) CHỦ TRÌ (Ký, ghi rõ họ tên)",
    ):
        assert sentence in text
    assert sound(pdf, tmp_path)


def test_the_minutes_tell_the_course_the_vote_and_why_a_unit_was_absent(year):
    activity = factories.activity(year, starts_at=MOMENT)
    attendance = came(year)
    attendance[year.units[1].pk] = Presence(is_present=False, people="bận họp Quốc hội")
    minutes = Minutes(
        course="Hội Thử trình bày báo cáo.",
        agreed=1,
        chaired_by="Trần Thị Mẫu, Chủ tịch",
        minutes_by="Lê Văn Mẫu, Chánh Văn phòng",
    )
    hold(activity, by=year.secretary, attendance=attendance, outcome="Nhất trí.", minutes=minutes)
    (text,) = pages(fetch(activity, year, "activity_minutes"))
    for sentence in (
        f"- {year.units[1].name} (lý do: bận họp Quốc hội).",
        "Chủ trì: Trần Thị Mẫu, Chủ tịch. Thư ký: Lê Văn Mẫu, Chánh Văn phòng.",
        "III. DIỄN BIẾN Hội Thử trình bày báo cáo. IV. KẾT QUẢ, KẾT LUẬN Nhất trí.",
        "Kết quả biểu quyết: 01/01 đơn vị có mặt nhất trí.",
        "THƯ KÝ Lê Văn Mẫu CHỦ TRÌ Trần Thị Mẫu",
    ):
        assert sentence in text


def test_minutes_of_a_conference_that_closes_a_year_say_so(year):
    activity = minutes_of(year, closes=factories.term(year.cluster, "2018"), ends_at=MOMENT)
    (text,) = pages(fetch(activity, year, "activity_minutes"))
    assert "Hội nghị kết hợp tổng kết phong trào thi đua năm 2018." in text
    assert "Hội nghị kết thúc hồi 08 giờ 30 phút, ngày 28 tháng 02 năm 2019./." in text


def test_a_correction_is_in_the_next_minutes_and_the_same_words_give_the_same_bytes(year):
    activity = minutes_of(year)
    first = fetch(activity, year, "activity_minutes")
    assert fetch(activity, year, "activity_minutes") == first
    hold(activity, by=year.secretary, attendance=came(year), outcome="Đã sửa.")
    (text,) = pages(fetch(activity, year, "activity_minutes"))
    assert "KẾT LUẬN Đã sửa." in text


def test_the_list_has_lines_to_sign_and_afterwards_who_came(year, tmp_path):
    activity = factories.activity(year, starts_at=days(-1), guests="Ban Dân vận")
    pdf = fetch(activity, year, "activity_attendance")
    (text,) = pages(pdf)
    assert f"1 {year.units[0].name}" in text
    assert "3 Ban Dân vận Khách mời" in text
    assert "Ký tên" in text
    assert "Tổng số: 01 đại biểu. NGƯỜI LẬP DANH SÁCH (Ký, ghi rõ họ tên)" in text
    assert sound(pdf, tmp_path)
    attendance = came(year, people="Nguyễn Văn A, Chủ tịch\nTrần Thị B, Phó Chủ tịch")
    hold(activity, by=year.secretary, attendance=attendance, outcome="Xong.")
    (text,) = pages(fetch(activity, year, "activity_attendance"))
    for line in (
        f"1 Nguyễn Văn A Chủ tịch {year.units[0].name} Có mặt 2 Trần Thị B Phó Chủ tịch",
        f"3 {year.units[1].name} Vắng mặt",
        "Tổng số: 03 đại biểu.",
    ):
        assert line in text
    assert "Ký tên" not in text


def test_the_longest_plan_is_still_printed(year):
    most = {name: "\n".join(["x" * 20] * 60) for name in ("topic", "programme")}
    activity = invited(year, name="Ư" * 200, place="Ế" * 200, guests="Ban Dân vận\n" * 3, **most)
    assert len(pages(fetch(activity, year, "activity_invitations"))) >= 5


def test_a_file_is_shown_or_saved_under_its_name(year):
    activity = minutes_of(year)
    response = visitor(year.officers[0]).get(activity.url("activity_minutes") + "?tai=1")
    assert response["Content-Disposition"] == 'attachment; filename="bien-ban-hoi-nghi-thu-28-02-2019.pdf"'
    assert response["Cache-Control"] == "private, no-cache"
