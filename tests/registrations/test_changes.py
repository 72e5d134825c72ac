"""Sent back: the reason stands where one repairs, and both sides see what was changed before it was sent again."""

import pytest

from pledges.registrations.acts.recording import send_back
from pledges.registrations.acts.registration import submit, write
from pledges.states.sendable import Change
from tests import factories
from tests.pages import headings, notices, visitor, words
from tests.registrations.ladder import words_of

CHANGED = "Nội dung đã sửa so với lần gửi trước"


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


@pytest.fixture
def returned(year):
    sent = factories.registration(year, state="submitted", goal="Mục tiêu cũ.")
    return send_back(sent, by=year.secretary, reason="Mục tiêu chưa cụ thể.")


@pytest.fixture
def again(year, returned):
    fields = words_of(returned, goal="Mục tiêu mới.", result_value=97)
    officer = year.officers[0]
    made = write(returned, by=officer, edition=returned.edition, fields=fields, commitments=[])
    return submit(made, by=officer, edition=made.edition)


def test_the_reason_stands_on_the_page_where_one_repairs(year, returned):
    response = visitor(year.officers[0]).get(returned.url("registration_draft"))
    assert "Được trả lại để bổ sung: Mục tiêu chưa cụ thể." in notices(response)


def test_what_was_changed_is_known(again):
    assert again.changes == [
        Change("Mục tiêu", "Mục tiêu cũ.", "Mục tiêu mới."),
        Change("Chỉ tiêu", "95%", "97%"),
    ]


@pytest.mark.parametrize("who", ["secretary", "officer"])
def test_both_sides_see_it(year, again, who):
    person = {"secretary": year.secretary, "officer": year.officers[0]}[who]
    response = visitor(person).get(again.get_absolute_url())
    assert CHANGED in headings(response)
    assert "Mục tiêu Mục tiêu cũ. Mục tiêu mới. Chỉ tiêu 95% 97%" in words(response)


def test_the_first_time_there_is_nothing_to_compare(year):
    sent = factories.registration(year, state="submitted")
    assert sent.changes == []
    assert CHANGED not in headings(visitor(year.secretary).get(sent.get_absolute_url()))
