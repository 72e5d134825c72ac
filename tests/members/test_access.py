"""The door answers as `Term.objects.visible_to` and the rules say, row by row, for whatever periods and roles there are."""

from datetime import timedelta
from random import Random
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404
from django.utils import timezone

from members import access
from members.models import Appointment, Mandate, Membership, Person, Term
from members.standing import Standing
from tests import factories

ROLES = ("officer", "officer", "secretariat", "supervisor", "leader", "leader", "leader")


def chance(random: Random) -> None:
    """Two clusters of three years, some with a witness, and people with up to four roles, past, present and to come."""
    units = [factories.unit() for _ in range(7)]
    clusters = [factories.cluster(), factories.cluster()]
    for cluster in clusters:
        for name in ("2018", "2019", "2020"):
            term = factories.term(cluster, name, witness=random.choice([None, *units]))
            Membership.objects.bulk_create(
                Membership(term=term, unit=unit) for unit in random.sample(units, random.randint(0, 3))
            )
    people = [
        Person.objects.create(
            username=f"ngau-nhien-{number}",
            is_active=random.random() > 0.15,
            is_superuser=random.random() < 0.15,
        )
        for number in range(40)
    ]
    for person in people:
        for _ in range(random.randint(0, 4)):
            give_role(random, person, units, clusters)


def give_role(random: Random, person: Person, units: list, clusters: list) -> None:
    today = timezone.localdate()
    first = today + timedelta(days=random.choice([-400, -30, -1, 0, 0, 1]))
    last = random.choice([None, None, first, max(first, today - timedelta(days=1)), max(first, today)])
    period, role = {"valid_from": first, "valid_to": last}, random.choice(ROLES)
    if role == "leader":
        factories.mandate(random.choice(units), person, title=f"Chức vụ {random.random()}", **period)
    elif role == "officer":
        factories.appointment(role, of_person=person, unit=random.choice(units), **period)
    else:
        factories.appointment(role, of_person=person, cluster=random.choice(clusters), **period)


def by_the_rules(person: Person, term: Term) -> Standing:
    """Row by row; their order is that of the primary keys."""
    if not person.is_active:
        return Standing(person=person, term=term)
    here = {*(membership.unit_id for membership in term.memberships.all()), term.witness_id} - {None}
    own = [appointment for appointment in person.appointments.all() if appointment.is_in_force()]
    own = [each for each in own if each.unit_id in here or each.cluster_id == term.cluster_id]
    mandates = [
        mandate for mandate in person.mandates.all() if mandate.is_in_force() and mandate.unit_id in here
    ]
    lines = [f"{mandate.title} · {mandate.unit.short_name}" for mandate in mandates]
    lines += [
        f"Cán bộ thi đua · {each.unit.short_name}" if each.unit else each.get_role_display() for each in own
    ]
    lines += ["Quản trị viên"] if person.is_superuser else [""]
    return Standing(
        person=person,
        term=term,
        is_administrator=person.is_superuser,
        is_secretariat=any(each.role == "secretariat" for each in own),
        is_supervisor=any(each.role == "supervisor" for each in own),
        officer_of=frozenset(each.unit_id for each in own if each.unit_id),
        leader_of=frozenset(mandate.unit_id for mandate in mandates),
        line=lines[0],
    )


def expected(person: Person, term: Term, visible: list[Term]):
    """(what the door says, the years it shows)."""
    if term not in visible:
        return "404", []
    standing = by_the_rules(person, term)
    years = [each for each in visible if each.cluster_id == term.cluster_id]
    return (standing, years) if standing.is_anybody else ("403", [])


def answered(person: Person, term: Term):
    """The same of the door itself."""
    request = SimpleNamespace(user=person)
    try:
        access.readers(lambda request, term: None)(request, term.cluster.slug, term.name)
    except Http404:
        return "404", []
    except PermissionDenied:
        return "403", []
    assert request.term == term
    return request.standing, request.years


@pytest.mark.parametrize("seed", range(2))
def test_the_door_says_what_the_rules_say(db, seed):
    chance(Random(seed))  # noqa: S311 - the same chance each time, no secret
    terms = Term.objects.select_related("cluster").prefetch_related("memberships")
    rows = [
        Prefetch("appointments", Appointment.objects.select_related("unit").order_by("pk")),
        Prefetch("mandates", Mandate.objects.select_related("unit").order_by("pk")),
    ]
    answers = set()
    for person in Person.objects.prefetch_related(*rows):
        visible = list(Term.objects.visible_to(person))
        for term in terms:
            answer = answered(person, term)
            assert answer == expected(person, term, visible)
            assert Standing.of(person, term) == by_the_rules(person, term)
            answers.add(answer[0] if isinstance(answer[0], str) else "200")
    assert answers == {"200", "403", "404"}


def test_the_door_takes_two_queries(db, django_assert_num_queries):
    membership = factories.member(factories.term())
    leader = factories.mandate(membership.unit).person
    factories.appointment("officer", of_person=leader, unit=factories.unit())
    with django_assert_num_queries(2):
        answered(leader, membership.term)
