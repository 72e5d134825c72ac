"""What a person is today, in all clusters and years: the rows that every door and every rule starts from."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.db.models import BigIntegerField, Q, Value

from members.models import Appointment, Mandate, Person, Term

LEADER = "leader"  # who has a mandate; the other kinds are those of appointments


class Role(NamedTuple):
    """An appointment or a mandate that is in force; `terms` are the years of which its unit is a member."""

    kind: str
    title: str
    cluster: int | None
    unit: int | None
    unit_name: str
    terms: frozenset[int]

    def is_in(self, term: Term) -> bool:
        if self.unit is None:
            return self.cluster == term.cluster_id
        return term.pk in self.terms or self.unit == term.witness_id


@dataclass(frozen=True)
class Roles:
    """Of one person: appointments before mandates, both in the order of their primary keys."""

    person: Person
    rows: tuple[Role, ...]

    @classmethod
    def of(cls, person: Person) -> "Roles":
        """One query: a line for each year of the unit of each appointment and mandate in force today."""
        found = sorted(_lines(person), key=lambda line: (line[0] == LEADER, line[1]))
        return cls(person, tuple(_role(lines) for _, lines in groupby(found, key=lambda line: line[:2])))

    def in_term(self, term: Term) -> list[Role]:
        return [role for role in self.rows if role.is_in(term)]

    def years(self):
        """The terms that the person sees, as `Term.objects.visible_to` says it, by the keys that are known here."""
        if self.person.is_superuser:
            return Term.objects.all()
        clusters = {role.cluster for role in self.rows if role.cluster}
        terms = {term for role in self.rows for term in role.terms}
        witnesses = {role.unit for role in self.rows if role.kind == LEADER}
        return Term.objects.filter(Q(cluster__in=clusters) | Q(pk__in=terms) | Q(witness__in=witnesses))


def _lines(person: Person):
    """(kind, primary key, title, cluster, unit, its short name, a year of it)."""
    unit = ("unit", "unit__short_name", "unit__memberships__term")
    appointments = Appointment.objects.in_force().filter(person=person).order_by()
    mandates = Mandate.objects.in_force().filter(person=person).order_by()
    no_cluster = Value(None, BigIntegerField())
    return appointments.values_list("role", "pk", Value(""), "cluster", *unit).union(
        mandates.values_list(Value(LEADER), "pk", "title", no_cluster, *unit), all=True
    )


def _role(lines) -> Role:
    """One role of its lines, which differ in the year only."""
    (kind, _, *place, term), *others = lines
    return Role(kind, *place, frozenset({term, *(other[-1] for other in others)} - {None}))
