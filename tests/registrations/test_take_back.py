"""A unit takes back what the secretariat has not read yet."""

import pytest

from pledges.errors import WrongState
from pledges.registrations.acts.registration import submit, take_back
from pledges.registrations.models import Registration
from pledges.states.event import Event
from pledges.states.sendable import READ
from pledges.states.stateful import ONLY_UNIT_PEOPLE
from tests import factories
from tests.ladder import letters, recorded, refused, told, undone
from tests.pages import notices, page, visitor
from tests.registrations.ladder import OUTSIDERS, only_in, refused_to, refused_when_closed


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


@pytest.fixture
def sent(year):
    return factories.registration(year, state="submitted")


def back(made, by):
    return take_back(made, by=by, address="10.0.0.7")


def test_it_is_a_draft_again(year, sent):
    made = back(sent, year.officers[0])
    assert (made.state, made.submitted_at, made.sent) == ("draft", None, {})


def test_what_was_sent_back_before_is_so_again_with_its_reason(year):
    returned = factories.registration(year, state="sent_back")
    sent = submit(returned, by=year.officers[0], edition=returned.edition)
    made = back(sent, year.leaders[0])
    assert (made.state, made.reason, made.sent) == ("sent_back", returned.reason, returned.sent)


def test_what_the_secretariat_has_read_stays(year, sent):
    visitor(year.secretary).get(sent.get_absolute_url())
    with refused(WrongState, READ):
        back(sent, year.officers[0])


def test_others_may_read_it_before(year, sent):
    for person in (year.supervisor, year.officers[1], year.leaders[0]):
        visitor(person).get(sent.get_absolute_url())
    assert back(sent, year.officers[0]).state == "draft"


def test_the_page_offers_it_until_it_was_read(year, sent):
    def offered():
        shown = page(visitor(year.officers[0]).get(sent.get_absolute_url()))
        return sent.url("registration_take_back") in shown.posts()

    assert offered()
    visitor(year.secretary).get(sent.get_absolute_url())
    assert not offered()


def test_the_button_takes_it_back(year, sent):
    response = visitor(year.officers[0]).post(sent.url("registration_take_back"), follow=True)
    assert notices(response) == ["Đã thu hồi đăng ký để sửa."]
    assert Registration.objects.get().state == "draft"


def test_only_what_waits_is_taken_back(year):
    only_in(year, lambda made: back(made, year.officers[0]), "submitted")


def test_only_people_of_the_unit_do(year, sent):
    refused_to(year, ONLY_UNIT_PEOPLE, lambda person: back(sent, person), *OUTSIDERS)


def test_a_closed_year_stays_as_it_is(year, sent):
    refused_when_closed(year, lambda: back(sent, year.officers[0]))


def test_it_is_recorded_and_the_secretariat_is_told(year, sent):
    before, officer = letters(), year.officers[0]
    made = back(sent, officer)
    assert recorded(made) == (Event.Verb.TAKEN_BACK, officer, officer.full_name, "10.0.0.7", {})
    assert letters() == sorted(before + told(f"{made.unit} thu hồi đăng ký: {made.name}", year.secretary))


def test_a_failure_takes_nothing_back(year, sent):
    undone(lambda: back(sent, year.officers[0]))
