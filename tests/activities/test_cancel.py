"""An activity does not take place; who was invited is told why."""

import pytest

from pledges.activities.acts import cancel, invite
from pledges.activities.models import Activity
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from tests import factories
from tests.activities.sentences import CANCELLED, HELD
from tests.activities.together import CLOSED, ONLY_SECRETARIAT, close, since
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, told, undone

pytestmark = pytest.mark.django_db
REASON = "Hoãn vì mưa bão."


@pytest.fixture
def year():
    return factories.cluster_year(2)


@pytest.fixture
def planned(year):
    return factories.activity(year)


def call_off(year, activity, *, by=None, reason=REASON, address=""):
    return cancel(activity, by=by or year.secretary, reason=reason, address=address)


def test_it_is_cancelled_with_its_reason(year, planned):
    call_off(year, planned)
    planned.refresh_from_db()
    assert (planned.state, planned.reason) == (Activity.State.CANCELLED, REASON)


@pytest.mark.parametrize(("state", "sentence"), [("held", HELD), ("cancelled", CANCELLED)])
def test_only_a_plan_is_cancelled_and_only_once(year, state, sentence):
    activity = factories.activity(year, state)
    with refused(WrongState, sentence):
        call_off(year, activity)


def test_nothing_is_cancelled_in_a_closed_year(year, planned):
    close(year)
    with refused(WrongState, CLOSED):
        call_off(year, planned)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_cancels(year, planned, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        call_off(year, planned, by=somebody(year, kind))


@pytest.mark.parametrize("reason", ["", "  \n ", "\u200b"])
def test_a_reason_is_given(year, planned, reason):
    with refused(PledgeError, "Chưa nhập lý do hủy."):
        call_off(year, planned, reason=reason)


def test_who_cancelled_and_why_is_recorded(year, planned):
    call_off(year, planned, address="10.0.0.7")
    assert recorded(planned) == (
        Event.Verb.CANCELLED,
        year.secretary,
        year.secretary.full_name,
        "10.0.0.7",
        {"reason": REASON},
    )


def test_who_was_invited_is_told_and_nobody_else(year, planned):
    invite(planned, by=year.secretary)
    factories.mandate(factories.member(year.term).unit)  # joined after the letters went out
    before = letters()
    call_off(year, planned)
    assert since(before) == told("Hủy hoạt động: Hội nghị thử", *year.leaders, *year.officers)


def test_without_invitation_nobody_is_told(year, planned):
    before = letters()
    call_off(year, planned)
    assert letters() == before


def test_a_failure_leaves_it_planned(year, planned):
    undone(lambda: call_off(year, planned))
