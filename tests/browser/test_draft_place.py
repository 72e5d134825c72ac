"""Drafting: a button leaves people where they were, a new field waits for its words, a removed row comes back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.agreement.acts.comments import invite_comments
from pledges.agreement.models import DraftReading
from tests.browser.widths import told_at_both_widths

FOCUSED = "() => document.activeElement.id"


@pytest.fixture
def drafting(visit, year):
    return visit(year.secretary).goes_to(year.url("agreement_draft"))


@told_at_both_widths
def test_saving_stays_where_it_was(drafting):
    closing = drafting.page.get_by_label("Lời kết")
    closing.fill("Giao ước có hiệu lực từ ngày ký kết.")
    closing.scroll_into_view_if_needed()
    place = drafting.page.evaluate("() => scrollY")
    assert place > 100
    with drafting.leaves_the_page():
        drafting.page.keyboard.press("Tab")
        closing.focus()
        drafting.page.locator(".draft-bar [name=stay]").click()
    assert abs(drafting.page.evaluate("() => scrollY") - place) < 200
    drafting.sees("Đã lưu dự thảo.")
    assert "Đã lưu dự thảo." in drafting.page.locator("[data-draft-state]").inner_text()


def test_a_new_field_has_the_focus(drafting):
    drafting.presses("Thêm nội dung").looks()
    assert drafting.page.evaluate(FOCUSED) == "id_c1-title"
    drafting.presses("Thêm chỉ tiêu cho nội dung 2")
    assert drafting.page.evaluate(FOCUSED) == "id_c1-t0-name"


def test_a_removed_row_is_put_back(drafting):
    drafting.presses("Xóa nội dung 1").looks().sees("Đã xóa nội dung")
    drafting.presses("Hoàn tác").looks()
    assert drafting.page.locator(".commitment-fields").count() == 1


def test_the_page_itself_tells_that_it_was_read(visit, year):
    tomorrow = timezone.localdate() + timedelta(days=1)
    invite_comments(year.reload(), by=year.secretary, closes_on=tomorrow)
    reader = visit(year.officers[0]).goes_to(year.url("agreement_comments"))
    reader.until(DraftReading.objects.filter(unit=year.units[0]).exists)
    reader.follows("Góp ý phần này").types("Nội dung góp ý", "Nên ghi rõ.").presses("Gửi góp ý").looks()
    reader.sees("Nên ghi rõ.", "Chờ trả lời")
