"""What the minutes say, on the page and on paper."""

import json
import re
import subprocess
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from pledges.errors import PledgeError
from pledges.inspections.minutes import acts as minutes
from pledges.inspections.minutes.text import MinutesText
from pledges.inspections.minutes.wording import minutes_of
from pledges.inspections.plan.models import InspectionPlan
from pledges.inspections.visit.models import Inspection
from pledges.scores.sheet.models import Score, ScoreSheet
from tests import factories, judging
from tests.ladder import refused
from tests.reports import reporting

ABOUT = "về kiểm tra chéo công tác thi đua, khen thưởng năm 2019"


@pytest.fixture
def year(authority):
    made = factories.cluster_year(units=3)
    judging.plan(made)
    InspectionPlan.objects.update(number="12/KH-CTĐ", day="2019-09-01")
    return made


def printed(inspection, tmp_path) -> str:
    file = tmp_path / "bien-ban.pdf"
    file.write_bytes(bytes(inspection.document.newest().pdf))
    said = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    )
    return " ".join(said.stdout.split())


def test_who_where_when_and_on_what_grounds(year):
    year.open()
    text = minutes_of(judging.in_opinion(year))
    assert text.grounds == (
        f"Căn cứ Kế hoạch số 12/KH-CTĐ ngày 01 tháng 9 năm 2019 của {year.cluster.title} {ABOUT}",
        f"Căn cứ Giao ước thi đua năm 2019 số 01/GƯ-CTĐ ngày 28 tháng 02 năm 2019 của {year.cluster.title}",
    )
    assert text.time == "từ 08 giờ 00 phút đến 11 giờ 30 phút, ngày 05 tháng 10 năm 2019"
    assert text.team == (
        f"Đồng chí {year.officers[0].full_name}, cán bộ {year.units[0].name} - Trưởng\xa0đoàn",
        f"Đồng chí {year.leaders[0].full_name}, Chủ tịch {year.units[0].name} - Thư\xa0ký\xa0đoàn",
    )
    assert (text.unit, text.present) == (year.units[1].name, ("Bà Lê Thị Dự, Phó Chủ tịch",))


def test_a_plan_without_number_and_day_is_still_cited(year):
    InspectionPlan.objects.update(number="", day=None, issued_at="2019-09-02T05:00:00Z")
    (plan,) = minutes_of(judging.in_opinion(year)).grounds
    assert plan == f"Căn cứ Kế hoạch ngày 02 tháng 9 năm 2019 của {year.cluster.title} {ABOUT}"


@pytest.mark.parametrize(
    ("agrees", "sentence"),
    [
        (None, "Đơn vị chưa có ý kiến."),
        (True, "Đơn vị nhất trí với nội dung biên bản."),
        (False, "Đơn vị chưa nhất trí với các nội dung sau:"),
    ],
)
def test_the_opinion_of_the_unit_is_said_also_when_there_is_none(year, agrees, sentence):
    text = minutes_of(judging.in_opinion(year, agrees=agrees, opinion="Đề nghị xem lại."))
    assert (text.verdict_of_unit, text.opinion) == (sentence, ("Đề nghị xem lại.",))


def test_progress_is_that_of_the_newest_approved_report(authority):
    year = reporting.promising(3)
    judging.plan(year)
    reporting.registered(year, year.units[1], "Tuyến phố")
    text = minutes_of(judging.in_opinion(year))
    assert (text.progress, text.progress_note) == (
        (),
        "Đơn vị chưa gửi báo cáo trong năm nên chưa có số liệu.",
    )
    factories.report(year, year.units[1])
    text = minutes_of(judging.in_opinion(year))
    assert text.progress_note == "Theo báo cáo sơ kết 6 tháng đầu năm 2019 của đơn vị."
    assert [(each.name, each.promised, each.reached) for each in text.progress[:2]] == [
        ("1. Nhiệm vụ chính trị", "", ""),
        ("Việc đúng hạn", "≥ 90%", "90%"),
    ]
    assert [
        (registration.kind, registration.name, registration.state) for registration in text.registrations
    ] == [("Chuyên đề thi đua", "Tuyến phố", "Đã ghi nhận")]


def test_scores_stand_beside_each_other_with_sums_and_differences(year):
    scale = judging.scale(year)
    sheet = ScoreSheet.objects.get(unit=year.units[1])
    for number, criterion in enumerate(scale.criteria.exclude(kind="group").order_by("pk")):
        for column, points in (
            ("self", Decimal("10.5")),
            ("team", Decimal(10) if number else Decimal("10.5")),
        ):
            Score.objects.create(
                sheet=sheet,
                criterion=criterion,
                column=column,
                figure=1,
                points=points,
                reason="Thiếu hồ sơ.",
            )
    assert minutes_of(judging.in_opinion(year)).scores == ()
    ScoreSheet.objects.update(state="team_scored")
    rows = [
        (score.number, score.standard, score.own, score.team, score.difference)
        for score in minutes_of(judging.in_opinion(year)).scores
    ]
    assert rows[:3] == [
        ("1", "50", "21", "20,50", "-0,50"),
        ("1.1", "30", "10,50", "10,50", "0"),
        ("1.2", "20", "10,50", "10", "-0,50"),
    ]
    assert rows[-1] == ("", "100", "52,50", "50,50", "-2")


def test_carried_recommendations_are_named_as_such(year, tmp_path):
    inspection = judging.in_opinion(year)
    old = judging.recommended(inspection, state="carried", text="Việc cũ.")
    judging.recommended(inspection, text="Việc mới.", carried_from=old)
    opened = judging.open_minutes(year)
    assert (
        "Việc mới (Ban Tổ chức thực hiện, hoàn thành trước ngày 01/12/2019; "
        "chuyển từ kỳ kiểm tra năm 2019)." in printed(opened, tmp_path)
    )


def test_the_text_survives_json_and_has_one_fingerprint(year):
    judging.recommended(judging.in_opinion(year))
    text = minutes_of(judging.inspection_of(year))
    again = MinutesText.from_json(json.loads(json.dumps(text.to_json())))
    assert (again, again.fingerprint) == (text, text.fingerprint)


def test_minutes_that_were_frozen_before_keep_their_words(year):
    values = minutes_of(judging.in_opinion(year)).to_json() | {"scores_note": "Chưa chấm."}
    for added in ("number", "period", "conclusion", "closing"):
        del values[added]
    text = MinutesText.from_json(values)
    shown = render_to_string("components/minutes_text.html", {"text": text})
    assert "III. Điểm thi đua" in shown
    assert "VI. Ý kiến của đơn vị" in shown
    assert "Biên bản được lập và ký điện tử; đoàn kiểm tra" in shown


def test_the_paper_says_it_in_embedded_letters(year, tmp_path):
    inspection = judging.open_minutes(year)
    said = printed(inspection, tmp_path)
    for words in (
        *(
            "BIÊN BẢN Kiểm tra chéo công tác thi đua, khen thưởng năm 2019 tại",
            "Thời kỳ kiểm tra: từ ngày 01 tháng 01 năm 2019 đến ngày 05 tháng 10 năm 2019.",
            "I. KẾT QUẢ KIỂM TRA",
            "A. Công tác thi đua",
            "Câu hỏi 1",
            "Kế hoạch số 05",
        ),
        *("III. ƯU ĐIỂM, HẠN CHẾ", "V. Ý KIẾN CỦA ĐƠN VỊ", "Đơn vị chưa có ý kiến.", "giá trị như nhau./."),
        *("TM. ĐOÀN KIỂM TRA", "TRƯỞNG ĐOÀN", "THƯ KÝ", inspection.document.code, "Nơi nhận:"),
    ):
        assert words in said
    fonts = subprocess.run(
        ["pdffonts", str(tmp_path / "bien-ban.pdf")], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes yes yes\b", line) for line in fonts if "Tinos" in line)


def test_long_minutes_repeat_their_heads_and_keep_the_signatures_together(year, tmp_path):
    inspection = judging.in_opinion(year)
    plan = inspection.plan
    for number in range(3, 43):
        plan.questions.create(position=number, part="B. Công tác khen thưởng", text=f"Câu hỏi {number}")
    judging.in_opinion(year)
    inspection.answers.update(remark="Đơn vị đã triển khai đầy đủ và kịp thời tới từng cơ sở. " * 4)
    opened = judging.open_minutes(year)
    file = tmp_path / "dai.pdf"
    file.write_bytes(bytes(opened.document.newest().pdf))
    pages = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")
    assert len(pages) > 6
    assert sum("Hồ sơ đã xem" in page for page in pages) > 4
    (last,) = [page for page in pages if "TRƯỞNG ĐOÀN" in page]
    assert "THƯ KÝ" in last
    assert year.leaders[1].full_name in last


def test_too_much_for_one_paper_is_refused_in_words(year):
    judging.in_opinion(year)
    Inspection.objects.update(strengths="a\n" * 2000, limits="b\n" * 2200)
    made = judging.inspection_of(year)
    sentence = (
        "Chưa gửi ký được. Biên bản quá dài. Xin chọn “Kiểm tra bổ sung” để rút gọn nhận xét, hồ sơ đã xem."
    )
    with refused(PledgeError, sentence):
        minutes.open_for_signature(made, by=year.officers[0], fingerprint=minutes_of(made).fingerprint)
