"""What a person is in a term, today."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Cluster, Term
from members.standing import Standing
from tests import factories

pytestmark = pytest.mark.django_db


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def membership():
    return factories.member(factories.term())


def kinds(standing: Standing) -> set[str]:
    """The names of all that the standing says."""
    found = {"administrator", "secretariat", "supervisor"}
    return {name for name in found if getattr(standing, f"is_{name}")} | {
        name for name in ("officer_of", "leader_of") if getattr(standing, name)
    }


def seen(person, term) -> tuple:
    """(what the person is, the line under the name, whether the term and its cluster are visible)."""
    standing = Standing.of(person, term)
    visible = (term in Term.objects.visible_to(person), term.cluster in Cluster.objects.visible_to(person))
    assert standing.is_anybody is bool(kinds(standing))
    return kinds(standing), standing.line, visible


NOBODY = (set(), "", (False, False))


def test_a_stranger_is_nobody(membership):
    assert seen(factories.person(), membership.term) == NOBODY


def test_a_leader_signs_for_the_unit(membership):
    mandate = factories.mandate(membership.unit, title="Chủ tịch")
    line = f"Chủ tịch · {membership.unit.short_name}"
    assert seen(mandate.person, membership.term) == ({"leader_of"}, line, (True, True))
    assert Standing.of(mandate.person, membership.term).units == {membership.unit.pk}


def test_an_officer_enters_for_the_unit(membership):
    person = factories.appointment("officer", unit=membership.unit).person
    line = f"Cán bộ thi đua · {membership.unit.short_name}"
    assert seen(person, membership.term) == ({"officer_of"}, line, (True, True))


@pytest.mark.parametrize(
    ("role", "line"), [("secretariat", "Thường trực cụm"), ("supervisor", "Theo dõi, chứng kiến cụm")]
)
def test_secretariat_and_supervisor_serve_the_cluster(membership, role, line):
    person = factories.appointment(role, cluster=membership.term.cluster).person
    assert seen(person, membership.term) == ({role}, line, (True, True))


def test_an_administrator_sees_everything_and_is_nothing_else(membership):
    person = factories.person(is_superuser=True)
    assert seen(person, membership.term) == ({"administrator"}, "Quản trị viên", (True, True))


def test_one_person_may_be_several_things(membership):
    person = factories.mandate(membership.unit, title="Bí thư").person
    factories.appointment("secretariat", of_person=person, cluster=membership.term.cluster)
    line = f"Bí thư · {membership.unit.short_name}"
    assert seen(person, membership.term) == ({"leader_of", "secretariat"}, line, (True, True))


@pytest.mark.parametrize(
    ("first", "last", "counts"), [(-9, -1, False), (1, None, False), (-9, 0, True), (0, 0, True)]
)
def test_a_mandate_counts_from_its_first_to_its_last_day(membership, first, last, counts):
    days = {"valid_from": today(first), "valid_to": None if last is None else today(last)}
    person = factories.mandate(membership.unit, **days).person
    assert kinds(Standing.of(person, membership.term)) == ({"leader_of"} if counts else set())
    assert (membership.term in Term.objects.visible_to(person)) is counts


@pytest.mark.parametrize("role", ["secretariat", "supervisor", "officer"])
@pytest.mark.parametrize(("first", "last"), [(-9, -1), (1, None)])
def test_an_appointment_that_ended_or_begins_tomorrow_is_nothing(membership, role, first, last):
    where = {"unit": membership.unit} if role == "officer" else {"cluster": membership.term.cluster}
    days = {"valid_from": today(first), "valid_to": None if last is None else today(last)}
    person = factories.appointment(role, **where, **days).person
    assert seen(person, membership.term) == NOBODY


def test_a_unit_that_left_is_a_stranger_to_the_next_term(membership):
    following = factories.term(membership.term.cluster, "2020")
    factories.member(following)
    leader = factories.mandate(membership.unit).person
    officer = factories.appointment("officer", unit=membership.unit).person
    for person in (leader, officer):
        assert kinds(Standing.of(person, following)) == set()
        assert list(Term.objects.visible_to(person)) == [membership.term]


def test_people_of_a_unit_are_nobody_in_another_cluster(membership):
    leader = factories.mandate(factories.member(factories.term()).unit).person
    assert seen(leader, membership.term) == NOBODY


def test_the_witness_is_a_leader_of_no_member():
    term = factories.term(witness=factories.unit("Ban Thi đua - Khen thưởng"))
    person = factories.mandate(term.witness, title="Trưởng ban").person
    assert seen(person, term) == ({"leader_of"}, "Trưởng ban · Ban Thi đua - Khen thưởng", (True, True))


def test_who_was_deactivated_is_nobody(membership):
    person = factories.mandate(membership.unit).person
    person.is_active = False
    person.save()
    assert kinds(Standing.of(person, membership.term)) == set()


def test_of_two_appointments_the_first_is_named(membership):
    person = factories.appointment("supervisor", cluster=membership.term.cluster).person
    factories.appointment("secretariat", of_person=person, cluster=membership.term.cluster)
    factories.appointment("officer", of_person=person, unit=membership.unit)
    assert Standing.of(person, membership.term).line == "Theo dõi, chứng kiến cụm"


def test_a_standing_takes_one_query(membership, django_assert_num_queries):
    person = factories.mandate(membership.unit).person
    with django_assert_num_queries(1):
        Standing.of(person, membership.term)
