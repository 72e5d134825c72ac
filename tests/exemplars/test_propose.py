"""A unit proposes a person or a group as an example."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.exemplars.acts import ONLY_OWN_MEMBER, propose
from pledges.exemplars.models import Exemplar
from pledges.states.event import Event
from tests import factories
from tests.activities.together import CLOSED, ONLY_UNIT_PEOPLE, close
from tests.ladder import letters, recorded, refused, somebody, told, undone

pytestmark = pytest.mark.django_db
OTHERS = ["secretary", "supervisor", "administrator", "stranger"]


@pytest.fixture
def year():
    return factories.cluster_year(2, witness=True)


def introduce(year, *, by=None, unit=None, address="", **fields):
    fields = {
        "kind": "person",
        "name": "Trần Thị Mẫu",
        "achievement": "Việc tốt.",
        "lesson": "Cách làm.",
    } | fields
    return propose(
        year.term, by=by or year.officers[0], unit=unit or year.units[0], address=address, **fields
    )


@pytest.mark.parametrize("kind", ["officer", "leader"])
def test_its_people_propose(year, kind):
    who = somebody(year, kind)
    made = introduce(year, by=who)
    assert Exemplar.objects.get() == made
    assert (made.term, made.unit, made.state, made.proposed_by) == (year.term, year.units[0], "proposed", who)
    assert (made.kind, made.name, made.achievement, made.lesson) == (
        "person",
        "Trần Thị Mẫu",
        "Việc tốt.",
        "Cách làm.",
    )
    assert timedelta(0) <= timezone.now() - made.proposed_at < timedelta(minutes=1)


def test_a_unit_may_propose_several(year):
    assert introduce(year) != introduce(year, kind="group", name="Chi hội mẫu")


@pytest.mark.parametrize("kind", OTHERS)
def test_only_unit_people_propose(year, kind):
    with refused(NotAllowed, ONLY_UNIT_PEOPLE):
        introduce(year, by=somebody(year, kind))


def test_nobody_proposes_for_another_unit_and_the_witness_proposes_nothing(year):
    with refused(NotAllowed, ONLY_UNIT_PEOPLE):
        introduce(year, unit=year.units[1])
    with refused(NotAllowed, ONLY_OWN_MEMBER):
        introduce(year, by=year.leaders[-1], unit=year.term.witness)


def test_nothing_is_proposed_in_a_closed_year(year):
    close(year)
    with refused(WrongState, CLOSED):
        introduce(year)


@pytest.mark.parametrize("name", ["name", "achievement", "lesson", "kind"])
def test_everything_is_said(year, name):
    with refused(PledgeError, "Chưa nhập mục này."):
        introduce(year, **{name: ""})


def test_who_proposed_for_which_unit_is_recorded(year):
    made = introduce(year, address="10.0.0.7")
    officer = year.officers[0]
    facts = {"unit": year.units[0].name, "name": "Trần Thị Mẫu"}
    assert recorded(made) == (Event.Verb.PROPOSED, officer, officer.full_name, "10.0.0.7", facts)


def test_the_secretariat_is_told(year):
    introduce(year)
    assert letters() == told(f"{year.units[0]} giới thiệu điển hình: Trần Thị Mẫu", year.secretary)


def test_a_failure_leaves_nothing(year):
    undone(lambda: introduce(year))
