"""The working year at the screen: registered, reported, met, handed over, closed; each page in both widths."""

from datetime import date

import pytest

from members.models import Term
from pledges.handover.models import Handover
from pledges.registrations.models import Registration
from pledges.reports.models import Report
from tests import factories
from tests.browser.apart import apart
from tests.factories import PASSWORD

MARKS = {
    "Rõ người": "Nguyễn Văn Mẫu",
    "Rõ việc": "Ra quân mỗi tuần.",
    "Rõ thời gian, từ ngày": "01/03/2019",
    "Đến ngày": "01/11/2019",
    "Rõ trách nhiệm": "Văn phòng chủ trì.",
    "Rõ kết quả": "Một tuyến đường.",
}


@pytest.fixture
def year(site, authority):
    """Two units, the first of them the chair; every deadline of 2019 is over."""
    made = factories.cluster_year(units=2)
    made.term.memberships.filter(unit=made.units[0]).update(rank=1)
    days = {"registration_due_on": date(2019, 3, 31), "half_year_due_on": date(2019, 7, 15)}
    Term.objects.filter(pk=made.term.pk).update(**days)
    return made


def test_a_year_from_its_registrations_to_the_handover(visit, year):
    secretary, officer = visit(year.secretary), visit(year.officers[0])
    leaders = [visit(leader) for leader in year.leaders]
    _registers(officer, secretary, year)
    apart(_sealed, year)
    _reports(officer, leaders[0], secretary, year)
    secretary.goes_to("/").sees("1 đăng ký", "Đã gửi", "1/2 đơn vị", "Quá hạn")
    officer.goes_to("/hop-thu/").sees("chưa đọc")
    officer.goes_to(f"/{year.cluster.slug}/2019/lich/").sees("Hạn sơ kết", "Đã qua")
    _opens_the_next_year(secretary, year)
    _hands_over(secretary, leaders, year)
    _closes(secretary, officer, year)


def _registers(officer, secretary, year):
    officer.goes_to("/").follows("Đăng ký").types("Tên", "Tuyến đường tự quản")
    officer.presses("Lưu bản nháp, tiếp tục soạn").looks()
    for label, words in MARKS.items():
        officer.types(label, words)
    officer.presses("Lưu và xem").looks().presses("Gửi Thường trực cụm").looks()
    secretary.goes_to("/").sees("đăng ký").goes_to(officer.page.url)
    secretary.presses("Ghi nhận", exact=True).looks().sees("Đã ghi nhận")
    assert Registration.objects.get().state == "recorded"


def _sealed(year):
    """What the story of the agreement shows already."""
    year.open()
    year.sign()


def _reports(officer, leader, secretary, year):
    officer.goes_to(f"/{year.cluster.slug}/2019/bao-cao/").presses("Lập báo cáo").looks()
    for field in officer.page.get_by_label("Ghi chú").all():
        field.fill("Đã thực hiện đúng kế hoạch.")
    officer.presses("Lưu và xem").looks().presses("Trình lãnh đạo").looks().sees("Chờ duyệt")
    leader.goes_to("/").follows("báo cáo").presses("Duyệt").looks().sees("Đã gửi")
    assert Report.objects.get().approved_by == year.leaders[0]
    secretary.goes_to(f"/{year.cluster.slug}/2019/bao-cao/so-ket/tong-hop/").sees(
        year.units[1].short_name, "Đã thực hiện đúng kế hoạch."
    )


def _opens_the_next_year(secretary, year):
    secretary.goes_to("/").follows("Bàn giao năm").follows("Mở năm tiếp theo")
    secretary.types("Chủ đề năm", "Năm bứt phá").types("Kết thúc ngày", "01/01/2020")
    secretary.presses("Mở năm thi đua mới").looks().sees("Ngày kết thúc phải sau ngày bắt đầu.")
    secretary.types("Kết thúc ngày", "31/12/2020").presses("Mở năm thi đua mới").looks()
    secretary.sees("Năm bứt phá", "Cụm trưởng")
    following = Term.objects.get(name="2020")
    assert [member.unit for member in following.members()] == [year.units[1], year.units[0]]


def _hands_over(secretary, leaders, year):
    secretary.goes_to(f"/{year.cluster.slug}/2019/ban-giao/").sees("Thiếu ngày bàn giao.")
    secretary.follows("Soạn biên bản").types("Ngày bàn giao", "30/12/2019")
    secretary.types("Nơi bàn giao", "Trụ sở Hội").types("Thành phần bên giao", "Đại diện bên giao")
    secretary.types("Thành phần bên nhận", "Đại diện bên nhận")
    secretary.presses("Lưu").looks().presses("Gửi ký biên bản").looks()
    for leader in leaders:
        leader.goes_to(f"/{year.cluster.slug}/2019/ban-giao/")
        leader.page.get_by_label("Tôi đã đọc toàn văn").check()
        leader.types("Mật khẩu đăng nhập", PASSWORD).presses("Ký biên bản").looks().sees("Đồng chí đã ký")
    assert Handover.objects.get().state == "sealed"


def _closes(secretary, officer, year):
    secretary.goes_to(f"/{year.cluster.slug}/2019/ban-giao/").follows("Xem và kết thúc năm")
    secretary.sees("Chưa có báo cáo tổng kết năm").types("Mật khẩu đăng nhập", PASSWORD).presses(
        "Kết thúc năm thi đua 2019"
    ).looks()
    secretary.sees("Năm đã kết thúc")
    officer.goes_to(f"/{year.cluster.slug}/2019/").sees("Năm thi đua đã kết thúc")
    officer.goes_to(f"/{year.cluster.slug}/2020/cac-nam/").sees("Năm 2020", "Năm 2019", "Đã kết thúc")
    officer.goes_to(Registration.objects.get().get_absolute_url()).sees("Tuyến đường tự quản")
    assert officer.page.get_by_role("button", name="Rút").count() == 0
