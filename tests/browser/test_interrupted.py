"""What was typed outlives a session that ended, a network that failed, and a colleague who was quicker."""

import pytest

from tests import factories

KEPT = "Đã lưu nháp lúc"
NOT_SENT = "nội dung được lưu tạm trên máy này"


@pytest.fixture
def drafting(visit, year):
    """The secretary at the drafting form."""
    return visit(year.secretary).goes_to(year.url("agreement_draft"))


def _waits_for(visitor, words):
    visitor.page.locator("[data-draft-state]").get_by_text(words).wait_for()
    return visitor


def _closed_while_offline(visitor):
    """The page is gone before the network is back: it can no longer send what it keeps on this machine."""
    visitor.comes_to("about:blank").context.set_offline(False)
    return visitor


def test_what_was_typed_is_back_after_the_session_ended(drafting, year):
    _waits_for(drafting.types("Lời kết", "Câu thứ nhất."), KEPT)
    drafting.context.clear_cookies()
    _waits_for(drafting.types("Lời kết", "Câu thứ nhất. Câu thứ hai."), NOT_SENT)
    drafting.signs_in(year.secretary).goes_to(year.url("agreement_draft")).sees("Bản nháp tự động lúc")
    assert drafting.value("Lời kết") == "Câu thứ nhất. Câu thứ hai."
    _waits_for(drafting, KEPT)


def test_what_was_typed_without_a_network_is_back(drafting, year):
    drafting.context.set_offline(True)
    _waits_for(drafting.types("Lời mở đầu", "Chữ gõ khi mất mạng."), NOT_SENT)
    drafting.touches("Lưu và xem")
    assert drafting.value("Lời mở đầu") == "Chữ gõ khi mất mạng."
    _closed_while_offline(drafting).goes_to(year.url("agreement_draft"))
    assert drafting.value("Lời mở đầu") == "Chữ gõ khi mất mạng."
    _waits_for(drafting, KEPT).presses("Lưu và xem").looks().sees("Chữ gõ khi mất mạng.")


def test_what_was_kept_here_does_not_come_back_over_a_newer_save(drafting, visit, year):
    drafting.context.set_offline(True)
    _waits_for(drafting.types("Lời kết", "Bản cũ."), NOT_SENT)
    other = visit(year.secretary).goes_to(year.url("agreement_draft")).types("Lời kết", "Bản mới.")
    other.presses("Lưu và xem").looks()
    _closed_while_offline(drafting).goes_to(year.url("agreement_draft"))
    assert drafting.value("Lời kết") == "Bản mới."


def test_the_second_of_two_editors_sees_both_versions(drafting, visit, year):
    colleague = factories.person("Thư ký Hai")
    factories.appointment("secretariat", of_person=colleague, cluster=year.cluster)
    second = visit(colleague).goes_to(year.url("agreement_draft"))
    drafting.types("Lời kết", "Lời kết của người thứ nhất.").presses("Lưu và xem").looks()
    second.types("Tổ chức thực hiện", "Phần của người thứ hai.").presses("Lưu và xem").looks()
    second.sees("vừa lưu nội dung khác", "Lời kết của người thứ nhất.")
    assert second.value("Tổ chức thực hiện") == "Phần của người thứ hai."
    second.presses("Lưu và xem").looks().sees("Phần của người thứ hai.")
