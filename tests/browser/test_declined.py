"""A leader does not sign: the reason reaches the secretariat, the text comes back as version 2, the old file is void."""

import pytest

from tests.browser.apart import apart
from tests.factories import PASSWORD


@pytest.fixture
def half_signed(open_year):
    apart(open_year.sign, open_year.leaders[0])
    return open_year


def test_a_leader_declines_and_the_text_comes_back_as_version_2(visit, half_signed):
    void = half_signed.agreement.document
    pdf = bytes(void.newest().pdf)
    _declines(visit(half_signed.leaders[1]), half_signed)
    _opens_again(visit(half_signed.secretary), half_signed)
    visit(half_signed.leaders[0]).goes_to("/").follows("Đọc và ký").sees("Đề nghị đồng chí ký", "0/3")
    guest = visit().goes_to(f"/tra-cuu/{void.code}/").sees("Văn bản không còn giá trị", "Đã thu hồi")
    guest.brings(pdf).sees("Tệp của văn bản đã thu hồi", "(1/3 chữ ký)")


def _declines(leader, year):
    leader.goes_to(year.url()).follows("Từ chối ký")
    leader.presses("Từ chối ký").looks().sees("Chưa nhập lý do")
    leader.types("Lý do", "Đề nghị bổ sung chỉ tiêu kết nạp hội viên.")
    leader.types("Mật khẩu đăng nhập", PASSWORD)
    leader.presses("Từ chối ký").looks().sees("Đã gửi lý do tới Thường trực cụm", "Đang soạn")


def _opens_again(secretary, year):
    secretary.goes_to(year.url()).sees(
        "Lý do soạn lại (dự thảo lần 2)", "Đề nghị bổ sung chỉ tiêu kết nạp hội viên."
    )
    secretary.follows("Soạn nội dung").types("Lời kết", "Giao ước có hiệu lực từ ngày 28/02/2019.")
    secretary.presses("Lưu và xem").looks().follows("Lịch sử chỉnh sửa").follows("Xem thay đổi").sees(
        "28/02/2019"
    )
    secretary.goes_to(year.url()).follows("Kiểm tra và gửi ký").presses("Gửi ký")
    secretary.looks().sees("Đang ký", "Dự thảo lần 1")
