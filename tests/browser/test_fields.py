"""What scripts put beside a field: a calendar for a day, a button that shows a password."""

import pytest

from tests.factories import PASSWORD

CHOOSE = """(calendar, day) => {
    calendar.value = day;
    calendar.dispatchEvent(new Event("change"));
}"""


IS_KEPT = """async () => {
    const { isTyped } = await import(document.querySelector('script[src*="given-back"]').src.replace("given-back", "typed"));
    return isTyped(document.querySelector("main form"));
}"""


def test_a_day_chosen_in_the_calendar_is_written_into_the_field(visit, year):
    secretary = visit(year.secretary).goes_to(year.url("agreement_draft"))
    field = secretary.page.get_by_label("Ngày ký kết").first
    secretary.page.locator("#id_day ~ .picker-source").evaluate(CHOOSE, "2019-03-05")
    assert field.input_value() == "05/03/2019"
    secretary.presses("Lưu", exact=False)
    year.agreement.refresh_from_db()
    assert f"{year.agreement.day:%d/%m/%Y}" == "05/03/2019"


def test_the_calendar_opens_at_the_day_in_the_field(visit, year):
    secretary = visit(year.secretary).comes_to(year.url("agreement_draft"))
    secretary.types("Ngày ký kết", "5/3/2019")
    secretary.page.get_by_role("button", name="Chọn ngày: Ngày ký kết").click()
    assert secretary.page.locator("#id_day ~ .picker-source").input_value() == "2019-03-05"


@pytest.mark.parametrize("address", ["/dang-nhap/", "/mat-khau/doi/"])
def test_a_password_is_shown_while_it_is_typed(visit, year, address):
    person = visit(None if "dang-nhap" in address else year.secretary).goes_to(address)
    field = person.page.locator('input[type="password"]').first.element_handle()
    field.fill(PASSWORD)
    person.touches("Hiện mật khẩu")
    assert field.get_attribute("type") == "text"
    assert person.page.evaluate(IS_KEPT) is False
    person.looks().touches("Ẩn mật khẩu")
    assert (field.get_attribute("type"), field.input_value()) == ("password", PASSWORD)
