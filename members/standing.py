"""What a person is today in one term of one cluster; every rule starts from this value."""

from dataclasses import dataclass

from members.models import Appointment, Person, Term
from members.roles import LEADER, Role, Roles


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
        """Read the person's roles as they are now, in one query."""
        return cls.by(Roles.of(person), term)

    @classmethod
    def by(cls, roles: Roles, term: Term) -> "Standing":
        """Judge by roles that were read already; a deactivated person has no standing."""
        person = roles.person
        if not person.is_active:
            return cls(person=person, term=term)
        own = roles.in_term(term)
        kinds = {role.kind for role in own}
        return cls(
            person=person,
            term=term,
            is_administrator=person.is_superuser,
            is_secretariat=Appointment.Role.SECRETARIAT in kinds,
            is_supervisor=Appointment.Role.SUPERVISOR in kinds,
            officer_of=frozenset(role.unit for role in own if role.kind == Appointment.Role.OFFICER),
            leader_of=frozenset(role.unit for role in own if role.kind == LEADER),
            line=_line(person, own),
        )


def _line(person: Person, own: list[Role]) -> str:
    """Describe the first mandate, else the first appointment, for the name badge: "Chủ tịch · Hội Nông dân TP"."""
    if not own:
        return "Quản trị viên" if person.is_superuser else ""
    role = next((role for role in own if role.kind == LEADER), own[0])
    if role.kind == LEADER:
        return f"{role.title} · {role.unit_name}"
    if role.kind == Appointment.Role.OFFICER:
        return f"Cán bộ thi đua · {role.unit_name}"
    return Appointment.Role(role.kind).label
