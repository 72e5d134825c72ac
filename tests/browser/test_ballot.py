"""Six leaders vote on their phones or at their desks, the urn is opened, the tellers sign; each page in both widths."""

import pytest

from pledges.ballots.models import Ballot, Slip
from tests import factories
from tests.ballots.voting import again, voted
from tests.browser.apart import apart
from tests.factories import PASSWORD


@pytest.fixture
def year(site, authority):
    return factories.cluster_year(units=6)


def test_a_ballot_from_its_preparation_to_the_signed_minutes(visit, year):
    secretary = visit(year.secretary)
    ballot = _prepares(secretary, year)
    codes = [_votes(visit(leader), ballot) for leader in year.leaders]
    _counts(secretary, ballot, codes)
    for officer in year.officers[:2]:
        _signs(visit(officer), ballot)
    secretary.goes_to(ballot.get_absolute_url()).sees("Đã ký đủ", "2/2")
    assert apart(lambda: Ballot.objects.get().state) == "sealed"


def _prepares(secretary, year) -> Ballot:
    secretary.goes_to(f"/{year.cluster.slug}/2019/binh-xet/").presses("Đề nghị tặng Cờ thi đua").looks()
    secretary.sees("Đã thêm cuộc bỏ phiếu").presses("Thêm dòng").looks()
    secretary.presses("Lưu").looks().sees("Chưa chọn trưởng ban kiểm phiếu.")
    secretary.follows("Danh sách đề cử, đơn vị").types("Ngày bỏ phiếu", "20/12/2019").types(
        "Nơi họp", "Trụ sở"
    )
    for label, officer in zip(
        ("Trưởng ban kiểm phiếu", "Thư ký ban kiểm phiếu"), year.officers, strict=False
    ):
        secretary.page.get_by_label(label).select_option(str(officer.pk))
    secretary.presses("Lưu").looks().follows("Mở bỏ phiếu").looks().presses("Mở bỏ phiếu").looks().sees(
        "Đang bỏ phiếu", "0/6"
    )
    return apart(lambda: again(Ballot.objects.get()))


def _votes(leader, ballot) -> str:
    leader.goes_to("/").follows("Bỏ phiếu")
    code = leader.page.locator(".receipt-code").inner_text().split()[-1]
    leader.presses("Bỏ phiếu").looks().sees("Chưa chọn; nếu không chọn", code)
    leader.page.locator(".slip label").first.click()
    leader.types("Mật khẩu đăng nhập", PASSWORD).presses("Bỏ phiếu").looks()
    leader.sees("đã bỏ phiếu", code)
    leader.follows("Quay lại")
    assert leader.page.get_by_role("link", name="Bỏ phiếu", exact=True).count() == 0
    return code


def _counts(secretary, ballot, codes):
    secretary.goes_to(ballot.get_absolute_url()).sees("6/6").follows("Kiểm phiếu")
    secretary.presses("Kiểm phiếu").looks().sees("Đủ điều kiện đề nghị", "100%", *codes)
    secretary.follows("Gửi ký biên bản").looks().presses("Gửi ký").looks()
    assert apart(Slip.objects.count) == 6


def _signs(officer, ballot):
    officer.goes_to("/").follows("Đọc và ký").sees("Trưởng ban kiểm phiếu")
    officer.page.get_by_label("Tôi đã đọc toàn văn").check()
    officer.types("Mật khẩu đăng nhập", PASSWORD).presses("Ký biên bản").looks().sees("Đồng chí đã ký")


def test_counting_early_is_confirmed_by_name_and_an_absent_majority_is_told(visit, year):
    secretary = visit(year.secretary)

    ballot = apart(voted, year, 1, 2, 1, 2)
    secretary.goes_to(ballot.url("ballot_count")).sees(year.units[5].name)
    secretary.presses("Kiểm phiếu").looks().sees("Chưa xác nhận các đơn vị không bỏ phiếu")
    secretary.page.get_by_label("Tôi xác nhận").check()
    secretary.presses("Kiểm phiếu").looks().sees("Không có đơn vị nào đạt", "Còn thiếu 01")
    secretary.presses("Bỏ phiếu vòng 2").looks().sees("vòng 2")
    secretary.follows("Hủy").types("Lý do hủy", "Đã thống nhất.").presses("Hủy cuộc bỏ phiếu").looks()
    secretary.presses("Bỏ phiếu lại").looks().sees("vòng 2")
