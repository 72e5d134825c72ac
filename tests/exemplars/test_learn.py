"""A unit learns from a shared exemplar: a draft registration of its own begins."""

import pytest

from pledges.errors import NotAllowed, WrongState
from pledges.exemplars.acts import ONLY_OWN_MEMBER, learn
from pledges.exemplars.models import Exemplar
from pledges.registrations.models import Registration
from pledges.states.event import Event
from tests import factories
from tests.activities.together import CLOSED, close
from tests.exemplars.sentences import ACCEPTED, PROPOSED, REFUSED
from tests.ladder import letters, recorded, refused, somebody, undone

pytestmark = pytest.mark.django_db
ONLY_MEMBERS = Exemplar.ACTS["learn"].sentence


@pytest.fixture
def year():
    return factories.cluster_year(2, witness=True)


@pytest.fixture
def shared(year):
    return factories.exemplar(year)


def follow(year, exemplar, *, by=None, unit=None, kind="model", address=""):
    by, unit = by or year.officers[1], unit or year.units[1]
    return learn(exemplar, by=by, unit=unit, kind=kind, address=address)


@pytest.mark.parametrize("number", [0, 1], ids=["its own unit", "another unit"])
@pytest.mark.parametrize("people", ["officers", "leaders"])
def test_a_draft_of_the_unit_names_its_example(year, shared, number, people):
    made = follow(year, shared, by=getattr(year, people)[number], unit=year.units[number])
    assert Registration.objects.get() == made
    assert (made.term, made.unit, made.state, made.kind) == (year.term, year.units[number], "draft", "model")
    assert (made.name, made.learned_from) == ("Học tập điển hình: Nguyễn Thị Mẫu", shared)


def test_a_unit_may_learn_twice_and_the_exemplar_stays_as_it_is(year, shared):
    follow(year, shared)
    follow(year, shared, kind="theme")
    assert shared.followers.count() == 2
    shared.refresh_from_db()
    assert shared.state == "shared"


@pytest.mark.parametrize(
    ("state", "sentence"), [("proposed", PROPOSED), ("accepted", ACCEPTED), ("refused", REFUSED)]
)
def test_only_what_is_shared_is_learned_from(year, state, sentence):
    exemplar = factories.exemplar(year, state=state)
    with refused(WrongState, sentence):
        follow(year, exemplar)


def test_nothing_begins_in_a_closed_year(year, shared):
    close(year)
    with refused(WrongState, CLOSED):
        follow(year, shared)


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "stranger", "witness"])
def test_only_people_of_member_units_learn(year, shared, kind):
    who = year.leaders[-1] if kind == "witness" else somebody(year, kind)
    with refused(NotAllowed, ONLY_MEMBERS):
        follow(year, shared, by=who)


def test_nobody_registers_for_another_unit(year, shared):
    with refused(NotAllowed, ONLY_OWN_MEMBER):
        follow(year, shared, unit=year.units[0])
    factories.appointment("officer", of_person=year.officers[1], unit=year.term.witness)
    with refused(NotAllowed, ONLY_OWN_MEMBER):
        follow(year, shared, unit=year.term.witness)


def test_who_learned_for_which_unit_is_recorded_in_both_logs(year, shared):
    made = follow(year, shared, address="10.0.0.7")
    officer = year.officers[1]
    facts = {"unit": year.units[1].name, "registration": made.pk}
    assert recorded(shared) == (Event.Verb.BEGUN, officer, officer.full_name, "10.0.0.7", facts)
    assert recorded(made)[:4] == (Event.Verb.BEGUN, officer, officer.full_name, "10.0.0.7")


def test_nobody_is_written_to_and_a_failure_leaves_nothing(year, shared):
    before = letters()
    undone(lambda: follow(year, shared))
    follow(year, shared)
    assert letters() == before
