"""A person's roles today, in all clusters and years; every door and every rule starts from them."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.db.models import BigIntegerField, Q, Value

from members.models import Appointment, Mandate, Person, Term

LEADER = "leader"  # the kind of a mandate; the other kinds are those of appointments


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
    """The roles of one person: appointments before mandates, both by primary key."""

    person: Person
    rows: tuple[Role, ...]

    @classmethod
    def of(cls, person: Person) -> "Roles":
        """Read them in one query: a line per appointment or mandate in force today and year of its unit."""
        rows = sorted(_lines(person), key=lambda line: (line[0] == LEADER, line[1]))
        return cls(person, tuple(_role(lines) for _, lines in groupby(rows, key=lambda line: line[:2])))

    def in_term(self, term: Term) -> list[Role]:
        return [role for role in self.rows if role.is_in(term)]

    def years(self):
        """Terms visible to the person: the rule of `Term.objects.visible_to`, by the keys read here."""
        if self.person.is_superuser:
            return Term.objects.all()
        clusters = {role.cluster for role in self.rows if role.cluster}
        terms = {term for role in self.rows for term in role.terms}
        witnesses = {role.unit for role in self.rows if role.kind == LEADER}
        return Term.objects.filter(Q(cluster__in=clusters) | Q(pk__in=terms) | Q(witness__in=witnesses))


def _lines(person: Person):
    """Query tuples (kind, primary key, title, cluster, unit, its short name, a year of it)."""
    unit = ("unit", "unit__short_name", "unit__memberships__term")
    appointments = Appointment.objects.in_force().filter(person=person).order_by()
    mandates = Mandate.objects.in_force().filter(person=person).order_by()
    no_cluster = Value(None, BigIntegerField())
    return appointments.values_list("role", "pk", Value(""), "cluster", *unit).union(
        mandates.values_list(Value(LEADER), "pk", "title", no_cluster, *unit), all=True
    )


def _role(lines) -> Role:
    """Join the lines of one role, which differ in the year only."""
    (kind, _, *place, term), *later_lines = lines
    return Role(kind, *place, frozenset({term, *(line[-1] for line in later_lines)} - {None}))
