"""What a person is, today, in one term of one cluster. Every rule starts from this value."""

from dataclasses import dataclass

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
        """Three queries: the term's units, the person's appointments, the person's mandates."""
        if not person.is_active:
            return cls(person=person, term=term)
        units = set(term.memberships.values_list("unit_id", flat=True)) | {term.witness_id} - {None}
        appointments = list(
            Appointment.objects.in_force().filter(person=person).select_related("unit", "cluster")
        )
        mandates = list(Mandate.objects.in_force().filter(person=person).select_related("unit"))
        appointments = [
            each for each in appointments if each.cluster_id == term.cluster_id or each.unit_id in units
        ]
        mandates = [each for each in mandates if each.unit_id in units]
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
