"""The member units are invited, and invited again when the plan has changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.activities.acts import invite, write
from pledges.activities.models import TOO_LATE
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.mail.models import Notice
from pledges.states.event import Event
from tests import factories
from tests.activities.sentences import CANCELLED, HELD
from tests.activities.together import CLOSED, ONLY_SECRETARIAT, close, days
from tests.ladder import NOT_THE_SECRETARIAT, letter_to, letters, recorded, refused, somebody, told, undone

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2, witness=True)


@pytest.fixture
def planned(year):
    return factories.activity(year)


def invited(activity) -> list[tuple]:
    return list(activity.attendances.order_by("unit").values_list("unit", "is_present", "people"))


def test_every_member_unit_is_invited_now(year, planned):
    invite(planned, by=year.secretary)
    assert invited(planned) == [(unit.pk, None, "") for unit in year.units]
    for attendance in planned.attendances.all():
        assert timedelta(0) <= timezone.now() - attendance.invited_at < timedelta(minutes=1)


def test_invited_again_it_says_so_and_the_new_moment_counts(year, planned):
    invite(planned, by=year.secretary)
    planned.attendances.update(invited_at=days(-3))
    write(planned, by=year.secretary, place="Hội trường lớn")
    invite(planned, by=year.secretary)
    assert planned.attendances.count() == 2
    assert {attendance.invited_at > days(-1) for attendance in planned.attendances.all()} == {True}
    people = [*year.leaders[:2], *year.officers]
    assert letters() == sorted(
        told("Giấy mời: Hội nghị thử", *people) + told("Thay đổi giấy mời: Hội nghị thử", *people)
    )


def test_a_unit_that_joined_later_is_invited_the_next_time(year, planned):
    invite(planned, by=year.secretary)
    factories.member(year.term)
    invite(planned, by=year.secretary)
    assert planned.attendances.filter(invited_at__isnull=False).count() == 3


@pytest.mark.parametrize(("state", "sentence"), [("held", HELD), ("cancelled", CANCELLED)])
def test_only_a_plan_is_invited_to(year, state, sentence):
    activity = factories.activity(year, state)
    with refused(WrongState, sentence):
        invite(activity, by=year.secretary)


def test_nobody_is_invited_to_what_is_over_but_today_is_not_over(year):
    over = factories.activity(year, starts_at=days(-1))
    with refused(WrongState, TOO_LATE):
        invite(over, by=year.secretary)
    invite(factories.activity(year, starts_at=timezone.now()), by=year.secretary)


def test_nobody_is_invited_in_a_closed_year(year, planned):
    close(year)
    with refused(WrongState, CLOSED):
        invite(planned, by=year.secretary)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_invites(year, planned, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        invite(planned, by=somebody(year, kind))


def test_there_is_somebody_to_invite(year, planned):
    year.term.memberships.all().delete()
    sentence = "Năm thi đua chưa có đơn vị thành viên để mời. Đề nghị quản trị viên thêm các đơn vị của năm."
    with refused(PledgeError, sentence):
        invite(planned, by=year.secretary)


def test_who_invited_whom_is_recorded(year, planned):
    invite(planned, by=year.secretary, address="10.0.0.7")
    verb, *who, facts = recorded(planned)
    assert (verb, *who) == (Event.Verb.INVITED, year.secretary, year.secretary.full_name, "10.0.0.7")
    assert facts == {"units": [unit.name for unit in year.units]}


def test_the_people_of_the_units_are_told_when_and_where(year, planned):
    invite(planned, by=year.secretary)
    assert letters() == told("Giấy mời: Hội nghị thử", *year.leaders[:2], *year.officers)
    letter = letter_to(year.officers[0])
    assert f"Thời gian: {timezone.localtime(planned.starts_at):%H:%M ngày %d/%m/%Y}" in letter
    assert "Địa điểm: Hội trường thử" in letter
    assert planned.get_absolute_url() in letter
    assert Notice.objects.filter(person=year.leaders[0]).get().url == planned.get_absolute_url()


def test_a_failure_invites_nobody(year, planned):
    undone(lambda: invite(planned, by=year.secretary))
