"""A unit registers, the secretariat records, the leader signs the appendix; what is half typed is not lost."""

import pytest

from tests import factories
from tests.browser.apart import apart
from tests.factories import PASSWORD


@pytest.fixture
def made(open_year):
    return factories.registration(open_year, state="draft", name="Chợ nông sản an toàn")


def test_from_the_first_word_to_the_signature(visit, open_year):
    year = open_year
    officer = visit(year.officers[0]).goes_to("/").follows("Đăng ký")
    officer.types("Tên", "Tuyến đường tự quản").presses("Lưu bản nháp, tiếp tục soạn").looks()
    officer.types("Rõ người", "Nguyễn Văn Mẫu").types("Rõ việc", "Ra quân mỗi tuần.")
    officer.presses("Lưu và xem").looks().sees("Còn 4 mục chưa điền")
    officer.follows("Soạn đăng ký").types("Rõ thời gian, từ ngày", "01/03/2019").types(
        "Đến ngày", "01/04/2019"
    )
    officer.types("Rõ trách nhiệm", "Văn phòng chủ trì.").types("Rõ kết quả", "Một tuyến đường.")
    officer.presses("Lưu và xem").looks().presses("Gửi Thường trực cụm").looks().sees("Đã gửi, chờ ghi nhận")
    address = officer.page.url
    secretary = visit(year.secretary).goes_to(address)
    secretary.follows("Ghi nhận").looks().presses("Ghi nhận", exact=True).looks().sees("Phụ lục I")
    leader = visit(year.leaders[0]).goes_to(address)
    leader.page.get_by_label("Tôi đã đọc toàn văn").check()
    leader.types("Mật khẩu đăng nhập", PASSWORD).presses("Ký phụ lục").looks().sees("Đồng chí đã ký")


def test_the_pages_that_ask_for_words(visit, open_year):
    sent = factories.registration(open_year, state="submitted")
    recorded = apart(factories.registration, open_year)
    secretary, leader = visit(open_year.secretary), visit(open_year.leaders[0])
    secretary.goes_to(sent.get_absolute_url()).follows("Trả lại")
    secretary.presses("Trả lại").looks().sees("Chưa nhập lý do")
    leader.goes_to(recorded.url("registration_decline")).goes_to(recorded.url("registration_withdraw"))
    signed = apart(factories.registration, open_year, open_year.units[1])
    apart(factories.sign_appendix, signed)
    secretary.goes_to(signed.get_absolute_url()).follows("Đánh giá kết quả cuối năm")


def test_what_was_typed_without_a_network_is_back(visit, open_year, made):
    officer = visit(open_year.officers[0]).goes_to(made.url("registration_draft"))
    kept = officer.page.locator("[data-draft-state]")
    officer.context.set_offline(True)
    officer.types("Rõ việc", "Chữ gõ khi mất mạng.")
    officer.page.get_by_label("1. Nhiệm vụ").check()
    kept.get_by_text("nội dung được lưu tạm trên máy này").wait_for()
    officer.touches("Lưu và xem")
    officer.comes_to("about:blank").context.set_offline(False)
    officer.goes_to(made.url("registration_draft"))
    assert officer.value("Rõ việc") == "Chữ gõ khi mất mạng."
    assert officer.page.get_by_label("1. Nhiệm vụ").is_checked()
    kept.get_by_text("Đã lưu nháp lúc").wait_for()
    officer.goes_to(made.url("registration_draft")).sees("Bản nháp tự động lúc")
    officer.presses("Lưu và xem").looks().sees("Chữ gõ khi mất mạng.", "- 1. Nhiệm vụ")
