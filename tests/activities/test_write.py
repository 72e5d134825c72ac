"""The secretariat changes the plan."""

import pytest

from pledges.activities.acts import invite, write
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from tests import factories
from tests.activities.sentences import CANCELLED, HELD
from tests.activities.together import CLOSED, ONLY_SECRETARIAT, close, days
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, undone

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2)


@pytest.fixture
def planned(year):
    return factories.activity(year)


def test_only_what_is_named_changes(year, planned):
    write(planned, by=year.secretary, place="Hội trường lớn")
    planned.refresh_from_db()
    assert (planned.name, planned.place, planned.state) == ("Hội nghị thử", "Hội trường lớn", "planned")


def test_it_may_be_written_again_and_after_the_invitation(year, planned):
    invite(planned, by=year.secretary)
    write(planned, by=year.secretary, place="Một")
    write(planned, by=year.secretary, place="Hai")
    planned.refresh_from_db()
    assert (planned.place, planned.attendances.filter(invited_at__isnull=False).count()) == ("Hai", 2)


@pytest.mark.parametrize(("state", "sentence"), [("held", HELD), ("cancelled", CANCELLED)])
def test_only_a_plan_is_written(year, state, sentence):
    activity = factories.activity(year, state)
    with refused(WrongState, sentence):
        write(activity, by=year.secretary, place="Khác")


def test_nothing_is_written_in_a_closed_year(year, planned):
    close(year)
    with refused(WrongState, CLOSED):
        write(planned, by=year.secretary, place="Khác")


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_writes(year, planned, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        write(planned, by=somebody(year, kind), place="Khác")


def test_what_does_not_fit_is_refused(year, planned):
    with refused(PledgeError, "Giờ kết thúc phải sau giờ bắt đầu."):
        write(planned, by=year.secretary, ends_at=days(-3))


def test_state_and_outcome_are_not_written_this_way(year, planned):
    with pytest.raises(TypeError):
        write(planned, by=year.secretary, state="held")


def test_what_was_changed_is_recorded(year, planned):
    write(planned, by=year.secretary, address="10.0.0.7", place="Khác", name="Hội nghị mới")
    planned.refresh_from_db()
    facts = {
        "changed": ["tên hoạt động", "địa điểm"],
        "starts_at": planned.starts_at.isoformat(),
        "place": "Khác",
    }
    assert recorded(planned) == (
        Event.Verb.WRITTEN,
        year.secretary,
        year.secretary.full_name,
        "10.0.0.7",
        facts,
    )


def test_nobody_is_told_and_a_failure_leaves_nothing(year, planned):
    before = letters()
    undone(lambda: write(planned, by=year.secretary, place="Khác"))
    write(planned, by=year.secretary, place="Khác")
    assert letters() == before
