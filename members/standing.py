"""What a person is, today, in one term of one cluster. Every rule starts from this value."""

from dataclasses import dataclass

from django.db.models import Q

from members.models import Appointment, Mandate, Person, Term


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Unit sets hold primary keys of units that are members of the term (or its witness)."""

    person: Person
    term: Term
    is_administrator: bool = False
    is_secretariat: bool = False
    is_supervisor: bool = False
    officer_of: frozenset[int] = frozenset()
    leader_of: frozenset[int] = frozenset()
    line: str = ""

    @property
    def units(self) -> frozenset[int]:
        return self.officer_of | self.leader_of

    @property
    def is_anybody(self) -> bool:
        return self.is_administrator or self.is_secretariat or self.is_supervisor or bool(self.units)

    @classmethod
    def of(cls, person: Person, term: Term) -> "Standing":
        """Two queries: the person's appointments and mandates that concern the term."""
        if not person.is_active:
            return cls(person=person, term=term)
        of_units = Q(unit__in=term.memberships.values("unit")) | Q(unit=term.witness_id, unit__isnull=False)
        own = {"person": person}
        appointments = list(
            Appointment.objects.in_force()
            .filter(of_units | Q(cluster=term.cluster_id), **own)
            .select_related("unit")
        )
        mandates = list(
            Mandate.objects.in_force().filter(of_units, **own).select_related("unit").order_by("pk")
        )
        roles = {each.role for each in appointments}
        return cls(
            person=person,
            term=term,
            is_administrator=person.is_superuser,
            is_secretariat=Appointment.Role.SECRETARIAT in roles,
            is_supervisor=Appointment.Role.SUPERVISOR in roles,
            officer_of=frozenset(each.unit_id for each in appointments if each.unit_id),
            leader_of=frozenset(each.unit_id for each in mandates),
            line=_line(person, appointments, mandates),
        )


def _line(person, appointments, mandates) -> str:
    """Shown under the name: "Chủ tịch · Hội Nông dân TP"."""
    if mandates:
        return f"{mandates[0].title} · {mandates[0].unit.short_name}"
    for each in appointments:
        if each.unit_id:
            return f"Cán bộ thi đua · {each.unit.short_name}"
        return each.get_role_display()
    return "Quản trị viên" if person.is_superuser else ""
