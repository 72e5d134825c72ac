"""The secretariat shows the draft to the units and asks for remarks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.agreement.acts.comments import close_comments, invite_comments
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.ladder import (
    NOT_THE_SECRETARIAT,
    OPEN,
    SEALED,
    letter_to,
    letters,
    recorded,
    refused,
    somebody,
    told,
    undone,
    year_in,
)

pytestmark = pytest.mark.django_db
SUBJECT = "Đề nghị góp ý dự thảo Giao ước thi đua năm 2019 đến hết ngày {:%d/%m/%Y}"


def invite(year, *, by=None, days=7, address=""):
    day = timezone.localdate() + timedelta(days=days)
    return invite_comments(year.agreement, by=by or year.secretary, closes_on=day, address=address)


@pytest.mark.parametrize("days", [0, 7])
def test_a_round_is_open_until_the_end_of_its_last_day(days):
    year = factories.cluster_year(2)
    opened = invite(year, days=days)
    assert (opened.agreement, opened.edition, opened.opened_by) == (year.agreement, 2, year.secretary)
    assert opened.closes_on == timezone.localdate() + timedelta(days=days)
    assert opened.is_open


@pytest.mark.parametrize(("state", "sentence"), [("open", OPEN), ("sealed", SEALED)])
def test_only_a_draft_is_shown_for_comments(authority, state, sentence):
    year = year_in(state)
    with refused(WrongState, sentence):
        invite(year)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_invites(kind):
    year = factories.cluster_year(2)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        invite(year, by=somebody(year, kind))


def test_the_last_day_is_not_over_yet():
    year = factories.cluster_year(2)
    with refused(PledgeError, "Ngày hết hạn góp ý phải từ hôm nay trở đi."):
        invite(year, days=-1)


def test_there_is_one_round_at_a_time():
    year = factories.cluster_year(2)
    invite(year)
    with refused(WrongState, "Đang có một đợt góp ý. Đề nghị kết thúc đợt đó trước khi lấy ý kiến đợt mới."):
        invite(year)


def test_after_a_round_there_may_be_another():
    year = factories.cluster_year(2)
    invite(year)
    close_comments(year.agreement, by=year.secretary)
    invite(year)
    assert [comment_round.is_open for comment_round in year.agreement.comment_rounds.order_by("pk")] == [
        False,
        True,
    ]


def test_who_invited_is_recorded():
    year = factories.cluster_year(2)
    opened = invite(year, address="10.0.0.7")
    assert recorded(year.agreement) == (
        Event.Verb.COMMENTS_INVITED,
        year.secretary,
        year.secretary.full_name,
        "10.0.0.7",
        {"until": opened.closes_on.isoformat(), "edition": 2},
    )


def test_officers_and_leaders_of_the_units_are_told():
    year = factories.cluster_year(2)
    opened = invite(year)
    assert letters() == told(SUBJECT.format(opened.closes_on), *year.leaders, *year.officers)
    text = letter_to(year.officers[0])
    assert f"đến hết ngày {opened.closes_on:%d/%m/%Y}" in text
    assert f"http://127.0.0.1:8000{year.agreement.get_absolute_url()}" in text


def test_who_left_or_has_no_address_is_not_written_to():
    year = factories.cluster_year(2)
    for person, field in ((year.leaders[0], "is_active"), (year.officers[1], "email")):
        setattr(person, field, False if field == "is_active" else "")
        person.save()
    opened = invite(year)
    assert letters() == told(SUBJECT.format(opened.closes_on), year.leaders[1], year.officers[0])


def test_a_failure_leaves_no_round_and_no_letter():
    year = factories.cluster_year(2)
    undone(lambda: invite(year))
    assert letters() == []
