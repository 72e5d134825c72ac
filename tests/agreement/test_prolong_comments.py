"""The secretariat keeps a round of comments open longer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.agreement.acts.comments import comment, invite_comments, prolong_comments
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.ladder import (
    NOT_THE_SECRETARIAT,
    OPEN,
    SEALED,
    letters,
    recorded,
    refused,
    somebody,
    told,
    undone,
    year_in,
)

pytestmark = pytest.mark.django_db
TOO_EARLY = "Ngày gia hạn phải sau hạn góp ý hiện tại và từ hôm nay trở đi."


@pytest.fixture
def year():
    made = factories.cluster_year(2)
    invite_comments(made.agreement, by=made.secretary, closes_on=_in_days(3))
    return made


def _in_days(days):
    return timezone.localdate() + timedelta(days=days)


def prolong(year, *, by=None, days=10, address=""):
    return prolong_comments(
        year.agreement, by=by or year.secretary, closes_on=_in_days(days), address=address
    )


def test_the_round_stays_open_until_the_new_day(year):
    assert prolong(year).closes_on == _in_days(10)
    assert year.reload().open_round.closes_on == _in_days(10)


def test_a_round_whose_last_day_is_over_opens_again(year):
    year.agreement.comment_rounds.update(closes_on=_in_days(-2))
    assert not year.reload().open_round.is_open
    prolong(year, days=0)
    assert year.reload().open_round.is_open


@pytest.mark.parametrize("days", [-1, 0, 3])
def test_the_new_day_is_later(year, days):
    with refused(PledgeError, TOO_EARLY):
        prolong(year, days=days)


@pytest.mark.parametrize(("state", "sentence"), [("open", OPEN), ("sealed", SEALED)])
def test_only_in_a_draft(authority, state, sentence):
    year = year_in(state)
    with refused(WrongState, sentence):
        prolong(year)


def test_only_where_a_round_is_open():
    year = factories.cluster_year(2)
    with refused(WrongState, "Không có đợt góp ý đang mở."):
        prolong(year)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_does(year, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        prolong(year, by=somebody(year, kind))


def test_who_prolonged_is_recorded(year):
    prolong(year, address="10.0.0.7")
    facts = {"until": _in_days(10).isoformat()}
    assert recorded(year.agreement) == (
        Event.Verb.COMMENTS_PROLONGED, year.secretary, year.secretary.full_name, "10.0.0.7", facts,
    )  # fmt: skip


def test_only_the_units_that_have_not_commented_are_told(year):
    comment(year.agreement, by=year.officers[0], unit=year.units[0], text="Nhất trí.")
    before = letters()
    prolong(year)
    subject = f"Gia hạn góp ý dự thảo {year.agreement} đến hết ngày {_in_days(10):%d/%m/%Y}"
    assert letters() == sorted(before + told(subject, year.leaders[1], year.officers[1]))


def test_a_failure_leaves_the_round_as_it_was(year):
    before = letters()
    undone(lambda: prolong(year))
    assert (year.reload().open_round.closes_on, letters()) == (_in_days(3), before)
