"""Who came and what came of it is written down, and corrected as long as the year is open."""

from dataclasses import asdict

import pytest
from django.utils import timezone

from pledges.activities.acts import Minutes, Presence, hold, invite, too_many
from pledges.activities.models import NOT_YET, Activity
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from tests import factories
from tests.activities.sentences import CANCELLED
from tests.activities.together import CLOSED, ONLY_SECRETARIAT, came, close, days
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, undone

pytestmark = pytest.mark.django_db
OUTCOME = "Thống nhất kế hoạch."
EVERY_UNIT = "Chưa nhập đủ các đơn vị thành viên có mặt, vắng mặt."


@pytest.fixture
def year():
    return factories.cluster_year(2)


@pytest.fixture
def today(year):
    return factories.activity(year, starts_at=timezone.now())


def tell(year, activity, *, by=None, attendance=None, outcome=OUTCOME, address=""):
    attendance = came(year) if attendance is None else attendance
    return hold(activity, by=by or year.secretary, attendance=attendance, outcome=outcome, address=address)


def noted(activity) -> list[tuple]:
    return list(activity.attendances.order_by("unit").values_list("unit", "is_present", "people"))


def test_it_was_held_with_its_outcome_and_who_came(year, today):
    tell(year, today)
    today.refresh_from_db()
    assert (today.state, today.outcome) == (Activity.State.HELD, OUTCOME)
    assert noted(today) == [(year.units[0].pk, True, "Chủ tịch"), (year.units[1].pk, False, "")]


def test_who_was_invited_stays_known(year, today):
    invite(today, by=year.secretary)
    before = today.attendances.get(unit=year.units[0]).invited_at
    tell(year, today)
    assert today.attendances.get(unit=year.units[0]).invited_at == before
    assert today.attendances.count() == 2


def test_what_the_minutes_say_is_kept_and_stays_in_the_log(year, today):
    minutes = Minutes(
        course="Tham luận.", agreed=1, chaired_by="Mẫu, Chủ tịch", minutes_by="Thử, Chánh Văn phòng"
    )
    hold(today, by=year.secretary, attendance=came(year), outcome=OUTCOME, minutes=minutes)
    today.refresh_from_db()
    kept = {name: getattr(today, name) for name in asdict(minutes)}
    assert kept == asdict(minutes)
    assert asdict(minutes).items() <= today.events().last().facts.items()


def test_no_more_units_agree_than_are_present(year, today):
    with refused(PledgeError, too_many(2, 1)):
        hold(today, by=year.secretary, attendance=came(year), outcome=OUTCOME, minutes=Minutes(agreed=2))


def test_it_is_corrected_and_every_version_stays_in_the_log(year, today):
    tell(year, today)
    tell(year, today, attendance=came(year, people="Phó Chủ tịch"), outcome="Sửa lại.")
    today.refresh_from_db()
    assert (today.state, today.outcome, noted(today)[0][2]) == ("held", "Sửa lại.", "Phó Chủ tịch")
    told = [event.facts["outcome"] for event in today.events().filter(verb=Event.Verb.HELD)]
    assert told == [OUTCOME, "Sửa lại."]


def test_what_was_cancelled_was_not_held(year):
    cancelled = factories.activity(year, "cancelled")
    with refused(WrongState, CANCELLED):
        tell(year, cancelled)


def test_it_is_not_written_down_before_its_day(year):
    tomorrow = factories.activity(year, starts_at=days(1))
    with refused(WrongState, NOT_YET):
        tell(year, tomorrow)


@pytest.mark.parametrize("state", ["planned", "held"])
def test_nothing_is_corrected_in_a_closed_year(year, state):
    activity = factories.activity(year, state, starts_at=days(-1))
    close(year)
    with refused(WrongState, CLOSED):
        tell(year, activity)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_writes_it_down(year, today, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        tell(year, today, by=somebody(year, kind))


@pytest.mark.parametrize("outcome", ["", " \n", "\u200b"])
def test_there_is_an_outcome(year, today, outcome):
    with refused(PledgeError, "Chưa nhập kết quả, kết luận của hoạt động."):
        tell(year, today, outcome=outcome)


def test_every_member_unit_is_answered_for_and_no_other(year, today):
    missing = {year.units[0].pk: Presence(is_present=True)}
    with refused(PledgeError, EVERY_UNIT):
        tell(year, today, attendance=missing)
    stranger = factories.unit()
    with refused(PledgeError, EVERY_UNIT):
        tell(year, today, attendance=came(year) | {stranger.pk: Presence(is_present=True)})


def test_who_wrote_down_what_is_recorded(year, today):
    tell(year, today, address="10.0.0.7")
    facts = {"outcome": OUTCOME, "present": {year.units[0].name: "Chủ tịch"}}
    assert recorded(today) == (
        Event.Verb.HELD,
        year.secretary,
        year.secretary.full_name,
        "10.0.0.7",
        facts,
    )


def test_nobody_is_written_to_and_a_failure_leaves_it_planned(year, today):
    before = letters()
    undone(lambda: tell(year, today))
    tell(year, today)
    assert letters() == before
