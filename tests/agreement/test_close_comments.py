"""The secretariat ends the round of comments."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.agreement.acts.comments import close_comments, comment, invite_comments
from pledges.agreement.models import CommentRound
from pledges.errors import NotAllowed, WrongState
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
    undone,
    year_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = factories.cluster_year(2)
    invite_comments(made.agreement, by=made.secretary, closes_on=timezone.localdate())
    return made


def close(year, *, by=None, address=""):
    return close_comments(year.agreement, by=by or year.secretary, address=address)


def test_a_closed_round_takes_no_more_remarks(year):
    closed = close(year)
    assert timedelta(0) <= timezone.now() - closed.closed_at < timedelta(minutes=1)
    assert not CommentRound.objects.get().is_open


def test_a_round_whose_last_day_is_over_is_closed_all_the_same(year):
    CommentRound.objects.update(closes_on=timezone.localdate() - timedelta(days=9))
    assert close(year).closed_at is not None


def test_what_is_closed_is_not_closed_again(year):
    close(year)
    with refused(WrongState, "Không có đợt góp ý đang mở."):
        close(year)


@pytest.mark.parametrize(("state", "sentence"), [("open", OPEN), ("sealed", SEALED)])
def test_only_while_the_agreement_is_a_draft(authority, state, sentence):
    year = year_in(state)
    with refused(WrongState, sentence):
        close(year)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_closes(year, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        close(year, by=somebody(year, kind))


def test_who_closed_with_how_many_remarks_is_recorded(year):
    comment(year.agreement, by=year.officers[1], unit=year.units[1], passage="", text="Đồng ý.")
    close(year, address="10.0.0.7")
    assert recorded(year.agreement) == (
        Event.Verb.COMMENTS_CLOSED,
        year.secretary,
        year.secretary.full_name,
        "10.0.0.7",
        {"comments": 1},
    )


def test_nobody_is_written_to_and_a_failure_leaves_the_round_open(year):
    before = letters()
    undone(lambda: close(year))
    assert CommentRound.objects.get().is_open
    close(year)
    assert letters() == before
