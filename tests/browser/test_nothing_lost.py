"""What a person typed survives a link clicked at once, a full store, a request that hangs, a second window, a reload."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.profiles import PATIENCE
from tests.browser.test_session_ended import ends

KEPT = "Đã lưu nháp lúc"
GIVEN = "chưa lưu, vẫn còn trong biểu mẫu dưới đây"
FULL = """() => { window.put = Storage.prototype.setItem;
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }"""
EMPTY = "() => { Storage.prototype.setItem = window.put; }"


@pytest.fixture
def drafted(year):
    return factories.registration(year, state="draft", name="Chợ nông sản an toàn")


@pytest.fixture
def drafting(visit, year, drafted):
    """An officer at the drafting form of a registration."""
    return visit(year.officers[0]).goes_to(drafted.url("registration_draft"))


def is_kept(visitor):
    visitor.page.locator("[data-draft-state]").get_by_text(KEPT).wait_for()
    return visitor


def bar(visitor):
    return visitor.page.locator(".typed-bar")


def planning(visit, year):
    return visit(year.secretary).goes_to(f"/{year.cluster.slug}/2019/hoat-dong/len-ke-hoach/")


def leaves_at_once(visitor, label: str, words: str, address: str):
    """Types and clicks a link before any timer runs; then comes back."""
    visitor.page.evaluate("() => { window.setTimeout = () => 0; }")
    visitor.types(label, words)
    with visitor.leaves_the_page():
        visitor.page.get_by_role("link", name="Bàn làm việc").first.click()
    return visitor.comes_to(address)


def test_a_draft_is_kept_when_a_link_is_clicked_at_once(drafting, drafted):
    leaves_at_once(drafting, "Mục tiêu", "Mười chợ trong năm.", drafted.url("registration_draft"))
    assert drafting.value("Mục tiêu") == "Mười chợ trong năm."


def test_a_draft_left_on_one_machine_is_found_on_another(drafting, visit, year, drafted):
    leaves_at_once(drafting, "Mục tiêu", "Mười chợ trong năm.", "/")
    elsewhere = visit(year.officers[0])

    def stands_there():
        elsewhere.comes_to(drafted.url("registration_draft"))
        return elsewhere.value("Mục tiêu") == "Mười chợ trong năm."

    elsewhere.until(stands_there)


def test_any_form_is_kept_when_a_link_is_clicked_at_once(visit, year):
    secretary = planning(visit, year)
    leaves_at_once(secretary, "Địa điểm", "Hội trường A", secretary.page.url)
    secretary.looks().sees(GIVEN)
    assert secretary.value("Địa điểm") == "Hội trường A"


def test_back_leads_to_the_form_as_it_was_typed(visit, year):
    secretary = planning(visit, year)
    secretary.types("Địa điểm", "Hội trường A")
    with secretary.leaves_the_page():
        secretary.page.get_by_role("link", name="Bàn làm việc").first.click()
    with secretary.leaves_the_page():
        secretary.page.go_back()
    assert secretary.value("Địa điểm") == "Hội trường A"


def test_what_nobody_can_keep_is_said_and_tried_again(drafting, drafted):
    drafting.page.evaluate(FULL)
    drafting.context.set_offline(True)
    drafting.types("Mục tiêu", "Mười chợ trong năm.")
    expect(bar(drafting)).to_contain_text("Xin không đóng trang", timeout=PATIENCE)
    drafting.looks()
    drafting.context.set_offline(False)
    is_kept(drafting)
    assert bar(drafting).count() == 0
    drafting.reloads()
    assert drafting.value("Mục tiêu") == "Mười chợ trong năm."


def test_a_full_store_is_said_at_any_form_and_tried_again(visit, year):
    secretary = planning(visit, year)
    secretary.page.evaluate(FULL)
    secretary.types("Địa điểm", "Hội trường A")
    expect(bar(secretary)).to_contain_text("không lưu tạm được nội dung đang nhập", timeout=PATIENCE)
    secretary.page.evaluate(EMPTY)
    expect(bar(secretary)).to_have_count(0, timeout=PATIENCE)
    secretary.reloads()
    assert secretary.value("Địa điểm") == "Hội trường A"


def test_a_draft_says_in_a_bar_that_the_session_ended(drafting):
    ends(drafting).types("Mục tiêu", "Mười chợ trong năm.")
    expect(bar(drafting)).to_contain_text("Phiên làm việc đã hết", timeout=PATIENCE)
    drafting.complaints.clear()
    drafting.looks()


GIVEN_UP = """() => setTimeout(() => {
    window.stop();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
}, 1500)"""


def test_a_button_can_be_pressed_again_after_a_request_that_hung(visit, year):
    secretary = planning(visit, year)
    hung = []

    def hangs(route):
        if route.request.method == "POST":
            hung.append(route)
        else:
            route.continue_()

    secretary.page.route("**/len-ke-hoach/", hangs)
    secretary.types("Tên hoạt động", "Hội nghị ký kết")
    secretary.page.evaluate(GIVEN_UP)
    save = secretary.page.get_by_role("button", name="Lưu", exact=True)
    save.click(no_wait_after=True)
    secretary.until(lambda: hung)
    expect(save).to_be_enabled(timeout=PATIENCE)
    hung.pop().abort()
    secretary.page.unroute("**/len-ke-hoach/")
    secretary.reloads()
    assert secretary.value("Tên hoạt động") == "Hội nghị ký kết"


def test_a_button_that_nobody_stops_lives_again_by_itself(visit, year):
    secretary = planning(visit, year)
    secretary.page.evaluate("() => window.addEventListener('submit', (event) => event.preventDefault())")
    save = secretary.page.get_by_role("button", name="Lưu", exact=True)
    save.click()
    expect(secretary.page.get_by_role("button", name="Đang xử lý")).to_be_disabled(timeout=PATIENCE)
    expect(save).to_be_enabled(timeout=PATIENCE)


def test_the_time_is_that_of_the_server(visit, year, drafted):
    officer = visit(year.officers[0], timezone_id="Europe/Berlin")
    officer.comes_to(drafted.url("registration_draft"))
    is_kept(officer.types("Mục tiêu", "Mười chợ."))
    said = officer.page.locator("[data-draft-state]").inner_text()
    officer.reloads().sees(said.removeprefix(f"{KEPT} ").rstrip("."))


def second_window(visitor, address: str):
    """The same person opens the same draft again, beside the first."""
    page = visitor.context.new_page()
    page.goto(address)
    return page


def test_a_second_window_takes_what_the_first_kept(drafting, drafted):
    other = second_window(drafting, drafted.url("registration_draft"))
    is_kept(drafting.types("Mục tiêu", "Của cửa sổ thứ nhất."))
    other.get_by_label("Phạm vi").first.fill("Của cửa sổ thứ hai.")
    expect(other.get_by_label("Mục tiêu").first).to_have_value("Của cửa sổ thứ nhất.", timeout=PATIENCE)
    other.locator("[data-draft-state]").get_by_text(KEPT).wait_for()
    drafting.reloads()
    assert drafting.value("Mục tiêu") == "Của cửa sổ thứ nhất."
    assert drafting.value("Phạm vi") == "Của cửa sổ thứ hai."


def test_two_windows_with_words_for_one_place_ask_which(drafting, drafted):
    other = second_window(drafting, drafted.url("registration_draft"))
    is_kept(drafting.types("Mục tiêu", "Của cửa sổ thứ nhất."))
    other.get_by_label("Mục tiêu").first.fill("Của cửa sổ thứ hai.")
    told = other.get_by_label("Nội dung ở cửa sổ khác")
    expect(told).to_have_value("Của cửa sổ thứ nhất.", timeout=PATIENCE)
    other.get_by_role("button", name="Dùng nội dung ở cửa sổ này").click()
    other.locator("[data-draft-state]").get_by_text(KEPT).wait_for()
    drafting.reloads()
    assert drafting.value("Mục tiêu") == "Của cửa sổ thứ hai."


def test_a_save_from_a_second_window_shows_what_the_first_kept(drafting, drafted):
    other = second_window(drafting, drafted.url("registration_draft"))
    is_kept(drafting.types("Mục tiêu", "Của cửa sổ thứ nhất."))
    other.evaluate("() => { window.setTimeout = () => 0; }")
    other.get_by_label("Phạm vi").first.fill("Của cửa sổ thứ hai.")
    with other.expect_navigation():
        other.get_by_role("button", name="Lưu và xem").click()
    assert "Của cửa sổ thứ nhất." in other.get_by_label("Nội dung ở cửa sổ khác").input_value()
    assert other.get_by_label("Phạm vi").first.input_value() == "Của cửa sổ thứ hai."


def test_the_second_editor_of_an_activity_sees_both(visit, year):
    activity = factories.activity(year, place="Hà Nội")
    colleague = factories.person("Thư ký Hai")
    factories.appointment("secretariat", of_person=colleague, cluster=year.cluster)
    first = visit(year.secretary).goes_to(activity.url("activity_write"))
    second = visit(colleague).goes_to(activity.url("activity_write"))
    first.types("Địa điểm", "Hội trường A").presses("Lưu", exact=True)
    second.types("Nội dung, chuyên đề", "Chủ đề của người thứ hai").presses("Lưu", exact=True)
    second.looks().sees(f"Đồng chí {year.secretary} vừa cập nhật nội dung này")
    second.complaints.clear()
    second.follows("Mở lại biểu mẫu").sees("Sau đó biểu mẫu này đã có nội dung khác")
    assert second.value("Địa điểm") == "Hội trường A"
    assert "Chủ đề của người thứ hai" in second.value("Nội dung đã nhập")
