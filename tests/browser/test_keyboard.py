"""Everything a leader does, with the keyboard alone; where the focus is can always be seen."""

from tests.browser.widths import told_at_both_widths
from tests.factories import PASSWORD

# The name, the ring and the place of what has the focus.
FOCUS = """() => {
    const each = document.activeElement, look = getComputedStyle(each), box = each.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
        name: each.id || each.textContent.trim().replace(/\\s+/g, " "),
        ring: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
        uncovered: each.contains(top) || top?.contains(each) || each.labels?.[0]?.contains(top),
    };
}"""


def _goes_on_to(visitor, name, *, most=60) -> list[str]:
    """Tab until `name` has the focus; the names on the way."""
    passed = []
    for _ in range(most):
        visitor.page.keyboard.press("Tab")
        focus = visitor.page.evaluate(FOCUS)
        assert focus["ring"], focus
        assert focus["uncovered"], focus
        passed.append(focus["name"])
        if name in focus["name"]:
            return passed
    raise AssertionError(passed)


@told_at_both_widths
def test_a_leader_signs_without_a_mouse(visit, open_year):
    leader = visit().comes_to("/dang-nhap/")
    assert leader.page.evaluate(FOCUS)["name"] == "id_username"
    leader.page.keyboard.type(open_year.leaders[0].username)
    _goes_on_to(leader, "id_password")
    leader.page.keyboard.type(PASSWORD)
    _goes_on_to(leader.hits("Enter").looks(), "Đọc và ký")
    _signs(leader.hits("Enter").looks())
    leader.looks().sees("Đồng chí đã ký", "1/3")


def _signs(leader):
    passed = _goes_on_to(leader, "Đọc toàn văn (PDF)") + _goes_on_to(leader, "id_consent")
    assert passed[0] == "Đến nội dung chính"
    assert passed[-2:] == ["Đọc toàn văn (PDF)", "id_consent"]
    leader.page.keyboard.press("Space")
    assert _goes_on_to(leader, "id_password") == ["id_password"]
    leader.page.keyboard.type(PASSWORD)
    assert _goes_on_to(leader, "Ký giao ước") == ["Hiện mật khẩu", "Ký giao ước"]
    leader.hits("Space")


def test_the_skip_link_leads_to_the_main_part(visit, open_year):
    leader = visit(open_year.leaders[0]).goes_to(open_year.url())
    _goes_on_to(leader, "Đến nội dung chính")
    leader.page.keyboard.press("Enter")
    leader.page.locator("#noi-dung:focus").wait_for()


@told_at_both_widths
def test_the_menu_opens_and_closes(visit, year):
    secretary = visit(year.secretary).goes_to("/huong-dan/")  # nothing to press lies below the open menu
    _goes_on_to(secretary, "Tài khoản của đồng chí")
    secretary.page.keyboard.press("Enter")
    way_out = secretary.page.get_by_role("button", name="Đăng xuất")
    way_out.wait_for()
    secretary.looks().page.keyboard.press("Escape")
    way_out.wait_for(state="hidden")
    secretary.page.locator(":focus").get_by_text("Tài khoản của đồng chí").wait_for()


@told_at_both_widths
def test_the_bar_never_covers_the_field_one_writes_in(visit, year):
    _goes_on_to(visit(year.secretary).goes_to(year.url("agreement_draft")), "Lưu và xem")
