"""Typed, the session over, a button pressed: after the sign-in the words are back, and go only once they are saved."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from pledges.documents.models import Signature
from tests import cast, factories
from tests.browser.profiles import PATIENCE
from tests.factories import PASSWORD

NOT_DONE = "vừa rồi chưa được thực hiện"
GIVEN = "chưa lưu, vẫn còn trong biểu mẫu dưới đây"
# whose and of which form, without the page it was typed on
KEPT = """() => Object.keys(localStorage).filter((key) => key.startsWith("da-nhap:"))
    .map((key) => key.replace(/:[^:]*$/, ""))"""


def ends(visitor):
    """The session is over; the rest of the browser does not know."""
    visitor.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    return visitor


def kept(visitor) -> list[str]:
    return visitor.page.evaluate(KEPT)


def is_told(visitor):
    visitor.looks().sees(NOT_DONE, "Nội dung vừa nhập được giữ trên máy này")
    visitor.complaints.clear()
    return visitor


def comes_back(visitor, person):
    visitor.follows("Đăng nhập lại").types("Tên đăng nhập", person.username).types("Mật khẩu", PASSWORD)
    visitor.presses("Đăng nhập")
    return visitor.looks().sees(NOT_DONE)


@pytest.fixture
def drafted(year):
    return factories.registration(year, state="draft", name="Chợ nông sản an toàn")


@pytest.fixture
def drafting(visit, year, drafted):
    """An officer at the drafting form of a registration."""
    return visit(year.officers[0]).goes_to(drafted.url("registration_draft"))


def test_the_draft_of_a_registration(drafting, year, drafted):
    ends(drafting).types("Mục tiêu", "Mười chợ trong năm.").types("Đến ngày", "31/02/2019")
    is_told(drafting.presses("Lưu và xem")).sees("Đăng nhập lại")
    assert kept(drafting) == [f"da-nhap:{year.officers[0].pk}:{drafted.url('registration_draft')}"]
    comes_back(drafting, year.officers[0]).sees(GIVEN)
    assert drafting.page.url.endswith(drafted.url("registration_draft"))
    assert drafting.value("Mục tiêu") == "Mười chợ trong năm."
    assert drafting.value("Đến ngày") == "31/02/2019"
    drafting.types("Đến ngày", "30/11/2019").presses("Lưu và xem").looks().sees("Đã lưu đăng ký.")
    assert kept(drafting) == []
    drafted.refresh_from_db()
    assert drafted.goal == "Mười chợ trong năm."


def test_the_draft_of_the_agreement(visit, year):
    secretary = visit(year.secretary).goes_to(year.url("agreement_draft"))
    ends(secretary).types("Lời kết", "Câu thứ nhất.\nCâu thứ hai.")
    is_told(secretary.presses("Lưu và xem"))
    comes_back(secretary, year.secretary).sees(GIVEN)
    assert secretary.value("Lời kết") == "Câu thứ nhất.\nCâu thứ hai."
    secretary.presses("Lưu và xem").looks().sees("Câu thứ nhất. Câu thứ hai.")
    assert kept(secretary) == []
    secretary.goes_to(year.url("agreement_draft"))
    expect(secretary.page.get_by_text(GIVEN)).to_have_count(0, timeout=PATIENCE)


def test_a_row_button_of_the_agreement(visit, year):
    secretary = visit(year.secretary).goes_to(year.url("agreement_draft"))
    ends(secretary).types("Lời kết", "Trước khi thêm một nội dung.")
    is_told(secretary.presses("Thêm nội dung"))
    comes_back(secretary, year.secretary).sees(GIVEN)
    assert secretary.value("Lời kết") == "Trước khi thêm một nội dung."
    secretary.presses("Thêm nội dung").looks()
    assert (secretary.value("Lời kết"), kept(secretary)) == ("Trước khi thêm một nội dung.", [])


def test_a_button_without_words(visit, year, drafted):
    officer = visit(year.officers[0]).goes_to(drafted.get_absolute_url())
    ends(officer).presses("Gửi Thường trực cụm").looks().sees(NOT_DONE)
    comes_back(officer, year.officers[0])
    assert officer.page.url.endswith(drafted.get_absolute_url())
    drafted.refresh_from_db()
    assert drafted.state == "draft"
    officer.presses("Gửi Thường trực cụm").looks().sees("Đã gửi, chờ ghi nhận")


def test_a_comment(visit, year):
    cast.commented(year)
    officer = visit(year.officers[0]).goes_to(year.url("agreement_comments"))
    words = "Nên ghi rõ thời gian.\nNên ghi rõ người."
    officer.page.locator("[name=text]").fill(words)
    is_told(ends(officer).presses("Gửi góp ý"))
    comes_back(officer, year.officers[0]).sees(GIVEN)
    assert officer.page.locator("[name=text]").input_value() == words
    officer.presses("Gửi góp ý").looks().sees("Đã gửi góp ý")
    assert kept(officer) == []
    assert officer.page.locator("[name=text]").input_value() == ""


def test_the_reasons_of_a_withdrawal_and_of_a_refusal(visit, open_year):
    year = open_year
    for person, page, button in (
        (year.leaders[0], "agreement_decline", "Từ chối ký"),
        (year.secretary, "agreement_withdraw", "Thu hồi"),
    ):
        visitor = visit(person).goes_to(year.url(page))
        visitor.page.locator("[name=reason]").fill("Cần sửa chỉ tiêu thứ hai.")
        is_told(ends(visitor).presses(button, exact=True))
        comes_back(visitor, person).sees(GIVEN)
        assert visitor.page.url.endswith(year.url(page))
        assert visitor.page.locator("[name=reason]").input_value() == "Cần sửa chỉ tiêu thứ hai."


def test_nobody_else_is_shown_the_words(visit, year):
    secretary = visit(year.secretary).goes_to(year.url("agreement_draft"))
    ends(secretary).types("Lời kết", "Lời của người thứ nhất.")
    is_told(secretary.presses("Lưu và xem"))
    colleague = factories.person("Thư ký Hai")
    factories.appointment("secretariat", of_person=colleague, cluster=year.cluster)
    comes_back(secretary, colleague)
    expect(secretary.page.get_by_text(GIVEN)).to_have_count(0, timeout=PATIENCE)
    assert secretary.value("Lời kết") != "Lời của người thứ nhất."
    ends(secretary).is_known_as(year.secretary)
    secretary.goes_to(year.url("agreement_draft")).sees(GIVEN)
    assert secretary.value("Lời kết") == "Lời của người thứ nhất."


def test_what_was_saved_meanwhile_is_not_typed_over_and_the_words_are_shown(drafting, visit, year, drafted):
    ends(drafting).types("Mục tiêu", "Bản cũ.")
    is_told(drafting.presses("Lưu và xem"))
    other = visit(year.officers[0]).goes_to(drafted.url("registration_draft")).types("Mục tiêu", "Bản mới.")
    other.presses("Lưu và xem").looks()
    comes_back(drafting, year.officers[0]).sees("nội dung ấy không được đưa vào biểu mẫu")
    assert drafting.value("Mục tiêu") == "Bản mới."
    assert "Bản cũ." in drafting.page.get_by_label("Nội dung đã nhập").input_value()
    drafting.touches("Không dùng nội dung này")
    assert kept(drafting) == []


def test_what_a_failed_network_did_not_save_is_back_until_it_is_not_wanted(visit, open_year):
    page = open_year.url("agreement_withdraw")
    secretary = visit(open_year.secretary).goes_to(page)
    secretary.page.locator("[name=reason]").fill("Cần sửa chỉ tiêu thứ hai.")
    secretary.page.route("**" + page, lambda route: route.abort())
    with secretary.page.expect_event("requestfailed"):
        secretary.touches("Thu hồi", exact=True)
    secretary.page.unroute("**" + page)
    secretary.comes_to(page)
    secretary.complaints.clear()  # of the network that this story cut
    secretary.looks().sees(GIVEN)
    assert secretary.page.locator("[name=reason]").input_value() == "Cần sửa chỉ tiêu thứ hai."
    secretary.touches("Không dùng nội dung này").looks()
    assert (secretary.page.locator("[name=reason]").input_value(), kept(secretary)) == ("", [])


def test_a_token_from_before_another_sign_in(visit, open_year):
    secretary = visit(open_year.secretary).goes_to(open_year.url("agreement_withdraw"))
    secretary.page.locator("[name=reason]").fill("Cần sửa chỉ tiêu thứ hai.")
    secretary.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    secretary.presses("Thu hồi", exact=True).looks().follows("Mở lại trang vừa rồi").sees(GIVEN)
    assert secretary.page.locator("[name=reason]").input_value() == "Cần sửa chỉ tiêu thứ hai."


def test_without_script_the_words_can_be_copied(visit, year):
    cast.commented(year)
    officer = visit(year.officers[0], java_script_enabled=False)
    officer.page.goto(year.url("agreement_comments"))
    officer.page.locator("[name=text]").fill("Nên ghi rõ thời gian.")
    ends(officer).presses("Gửi góp ý").sees(NOT_DONE, "xin chép lại nội dung vừa nhập")
    assert officer.value("Nội dung vừa nhập") == "Nên ghi rõ thời gian."
    officer.page.get_by_role("link", name="Đăng nhập lại").click()
    officer.types("Tên đăng nhập", year.officers[0].username).types("Mật khẩu", PASSWORD).presses("Đăng nhập")
    officer.sees(NOT_DONE)
    assert officer.page.url.endswith(year.url("agreement_comments"))


def test_a_form_that_asks_for_a_password_is_kept_nowhere(visit, open_year):
    before = Signature.objects.count()
    leader = visit(open_year.leaders[0]).goes_to(open_year.url())
    ends(leader).page.get_by_label("Tôi đã đọc toàn văn").check()
    leader.types("Mật khẩu đăng nhập", PASSWORD).presses("Ký giao ước").looks().sees(NOT_DONE)
    assert kept(leader) == []
    leader.complaints.clear()
    comes_back(leader, open_year.leaders[0])
    assert leader.value("Mật khẩu đăng nhập") == ""
    assert Signature.objects.count() == before
