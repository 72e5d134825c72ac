"""A unit answers its letter of invitation: it comes, sends somebody, or stays away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.activities.acts import ASKED_FOR, invite, reply
from pledges.activities.models import NOT_INVITED, ONLY_MEMBER_PEOPLE, OVER, Activity
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from tests import factories
from tests.activities.sentences import CANCELLED, HELD
from tests.activities.together import CLOSED, close, days
from tests.ladder import recorded, refused, somebody, undone
from tests.pages import fields, notices, page, visitor, words

pytestmark = pytest.mark.django_db
NAMES = "Nguyễn Văn A, Chủ tịch\nTrần Thị B, Phó Chủ tịch"


@pytest.fixture
def year():
    return factories.cluster_year(2, witness=True)


@pytest.fixture
def invited(year):
    return invite(factories.activity(year), by=year.secretary)


def answered(activity, year, answer="sends", people=NAMES, *, by=None, unit=None):
    by, unit = by or year.officers[0], unit or year.units[0]
    return reply(activity, by=by, unit=unit, answer=answer, people=people, address="10.0.0.7")


def row_of(activity, unit):
    return activity.attendances.get(unit=unit)


@pytest.mark.parametrize("answer", ["comes", "sends", "stays_away"])
def test_the_answer_is_kept_with_the_names(year, invited, answer):
    answered(invited, year, answer)
    row = row_of(invited, year.units[0])
    assert (row.reply, row.people) == (answer, NAMES)
    assert timedelta(0) <= timezone.now() - row.replied_at < timedelta(minutes=1)
    assert row_of(invited, year.units[1]).reply == ""


def test_a_later_answer_takes_its_place(year, invited):
    answered(invited, year)
    answered(invited, year, "stays_away", "Bận họp.")
    assert row_of(invited, year.units[0]).reply == "stays_away"


@pytest.mark.parametrize("answer", list(ASKED_FOR))
def test_whom_one_sends_or_why_nobody_comes_is_said(year, invited, answer):
    with refused(PledgeError, ASKED_FOR[answer]):
        answered(invited, year, answer, " ")


def test_an_invitation_that_is_sent_again_is_answered_again(year, invited):
    answered(invited, year)
    invite(invited, by=year.secretary)
    assert row_of(invited, year.units[0]).reply == ""


def test_one_answers_for_the_own_unit_only(year, invited):
    with refused(NotAllowed, NOT_INVITED):
        answered(invited, year, unit=year.units[1])


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "stranger", "witness"])
def test_only_people_of_members_answer(year, invited, kind):
    person = year.leaders[-1] if kind == "witness" else somebody(year, kind)
    with refused(NotAllowed, ONLY_MEMBER_PEOPLE):
        answered(invited, year, by=person)


def test_without_a_letter_there_is_nothing_to_answer(year):
    planned = factories.activity(year)
    with refused(WrongState, NOT_INVITED):
        answered(planned, year)


@pytest.mark.parametrize(("state", "sentence"), [("held", HELD), ("cancelled", CANCELLED)])
def test_it_makes_sense_only_before(year, state, sentence):
    over = factories.activity(year, state)
    with refused(WrongState, sentence):
        answered(over, year)


def test_after_the_day_it_is_too_late(year, invited):
    Activity.objects.update(starts_at=days(-1))
    with refused(WrongState, OVER):
        answered(invited, year)


def test_a_closed_year_stays_as_it_is(year, invited):
    close(year)
    with refused(WrongState, CLOSED):
        answered(invited, year)


def test_it_is_recorded(year, invited):
    answered(invited, year)
    officer, facts = year.officers[0], {"unit": year.units[0].name, "reply": "Cử người dự"}
    assert recorded(invited) == (Event.Verb.REPLIED, officer, officer.full_name, "10.0.0.7", facts)


def test_a_failure_answers_nothing(year, invited):
    undone(lambda: answered(invited, year))


def test_the_form_asks_keeps_and_says_so(year, invited):
    client, url = visitor(year.officers[0]), invited.url("activity_reply")
    typed = fields(client.get(url), url) | {"answer": "sends", "people": NAMES}
    assert notices(client.post(url, typed, follow=True)) == ["Đã gửi trả lời tới Thường trực cụm."]
    assert fields(client.get(url), url)["people"].split("\r\n") in ([NAMES], NAMES.split("\n"))
    for reader in (year.secretary, year.officers[0]):
        said = words(visitor(reader).get(invited.get_absolute_url()))
        assert "Cử người dự: Nguyễn Văn A, Chủ tịch" in said
        assert "Chưa trả lời" in said


def test_what_a_colleague_answered_meanwhile_is_not_written_over(year, invited):
    client, url = visitor(year.leaders[0]), invited.url("activity_reply")
    typed = fields(client.get(url), url) | {"answer": "stays_away", "people": "Bận họp."}
    answered(invited, year, by=year.officers[1], unit=year.units[1])
    answered(invited, year)
    late = client.post(url, typed)
    assert (late.status_code, "Bận họp." in words(late)) == (409, True)
    assert row_of(invited, year.units[0]).people == NAMES


def test_what_another_unit_answered_meanwhile_is_in_nobodys_way(year, invited):
    client, url = visitor(year.leaders[0]), invited.url("activity_reply")
    typed = fields(client.get(url), url) | {"answer": "comes", "people": NAMES}
    answered(invited, year, by=year.officers[1], unit=year.units[1])
    assert notices(client.post(url, typed, follow=True)) == ["Đã gửi trả lời tới Thường trực cụm."]


def test_what_was_answered_is_filled_in_when_the_outcome_is_written(year, invited):
    Activity.objects.update(starts_at=timezone.now())
    answered(invited, year)
    url = invited.url("activity_hold")
    shown = page(visitor(year.secretary).get(url))
    ticked = {each.attributes["name"] for each in shown.all("input") if "checked" in each.attributes}
    assert ticked == {f"present-{year.units[0].pk}"}
    assert (
        fields(visitor(year.secretary).get(url), url)[f"people-{year.units[0].pk}"].split() == NAMES.split()
    )
