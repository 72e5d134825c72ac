"""The minutes of an inspection at the screen: recommended, opened, signed by three, carried out; in both widths."""

import pytest

from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Inspection
from tests import factories, judging
from tests.browser.apart import apart
from tests.factories import PASSWORD


@pytest.fixture
def year(site, authority):
    made = factories.cluster_year(units=3)
    judging.plan(made)
    return made


def test_minutes_from_the_recommendations_to_the_three_signatures(visit, year):
    made = judging.in_opinion(year, state=Inspection.State.ONGOING)
    head, secretary, leader = (visit(each) for each in (year.officers[0], year.leaders[0], year.leaders[1]))
    _recommends(head, made)
    Inspection.objects.filter(pk=made.pk).update(
        state="opinion", agrees=False, opinion="Đề nghị xem lại mục 2."
    )
    head.goes_to(made.paper_url).sees("Ý kiến chưa nhất trí", "Đề nghị xem lại mục 2.", "Lập sổ theo dõi")
    head.presses("Gửi ký biên bản").looks().sees("Đề nghị đồng chí ký", "Trưởng đoàn kiểm tra")
    for visitor in (secretary, leader, head):
        visitor.goes_to("/").follows("Đọc và ký").sees("Đề nghị đồng chí ký")
        visitor.page.get_by_label("Tôi đã đọc toàn văn").check()
        visitor.types("Mật khẩu đăng nhập", PASSWORD).presses("Ký biên bản").looks().sees("Đồng chí đã ký")
    assert Inspection.objects.get(pk=made.pk).state == "sealed"
    visit().goes_to(f"/tra-cuu/{apart(_code, made)}/").sees(
        "Nguyên vẹn, chữ ký hợp lệ", "Thư ký đoàn kiểm tra"
    )
    _carries_out(leader, head, year)


def _code(made) -> str:
    return Inspection.objects.select_related("document").get(pk=made.pk).document.code


def _recommends(head, made):
    head.goes_to(made.paper_url).follows("Nhập kiến nghị").presses("Thêm").looks()
    head.sees("Chưa nhập nội dung kiến nghị.")
    head.types("Nội dung kiến nghị", "Lập sổ theo dõi").types("Đơn vị, người thực hiện", "Văn phòng")
    head.types("Thời hạn", "01/12/2019").presses("Thêm").looks()
    head.follows("Sửa").types("Đơn vị, người thực hiện", "Ban Tổ chức").presses("Lưu").looks()
    head.sees("Ban Tổ chức · thời hạn 01/12/2019")


def _carries_out(leader, head, year):
    leader.goes_to("/").follows("Báo cáo").sees("Quá hạn")
    leader.types("Kết quả thực hiện", "Đã lập sổ.").presses("Gửi báo cáo").looks().sees("Chờ xác nhận")
    head.goes_to(f"/{year.cluster.slug}/2019/kien-nghi/").sees("Chờ xác nhận").follows("Lập sổ theo dõi")
    head.presses("Xác nhận đã thực hiện").looks().sees("Đã thực hiện")
    assert Recommendation.objects.get().state == "done"


def test_on_a_phone_nothing_of_a_declined_paper_is_lost(visit, year):
    made = apart(judging.open_minutes, year)
    leader = visit(year.leaders[1])
    leader.goes_to(made.paper_url).follows("Từ chối ký").presses("Từ chối ký").looks()
    leader.types("Lý do", "Sai số liệu.").types("Mật khẩu đăng nhập", PASSWORD).presses(
        "Từ chối ký"
    ).looks().sees("Lý do soạn lại (dự thảo lần 2)")
