"""Who signs the minutes of an inspection: secretary and head of the team, and the leader of the inspected unit."""

from dataclasses import dataclass

from members.models import Mandate, Person, Unit
from members.serving import mandates, officers
from pledges.inspections.visit.models import Inspection

SECRETARY, HEAD = "Thư ký đoàn kiểm tra", "Trưởng đoàn kiểm tra"
CAPACITIES = {SECRETARY: ("THƯ KÝ",), HEAD: ("TM. ĐOÀN KIỂM\xa0TRA", "TRƯỞNG ĐOÀN")}
OF_THE_UNIT = "ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM\xa0TRA"


@dataclass(frozen=True)
class Signer:
    """A person who signs in a place; `person` or `mandate` is None as long as nobody can.

    The two of the team sign for their task, the leader of the unit under a mandate.
    """

    title: str
    unit: Unit
    person: Person | None = None
    mandate: Mandate | None = None
    choices: tuple[Mandate, ...] = ()  # of a unit with several leaders: any of them may sign

    @property
    def is_known(self) -> bool:
        return self.person is not None or self.mandate is not None

    @property
    def full_name(self) -> str:
        person = self.mandate.person if self.mandate else self.person
        return person.full_name if person else ""

    @property
    def lines(self) -> tuple[str, ...]:
        if self.mandate:
            return (OF_THE_UNIT, *self.mandate.lines)
        return CAPACITIES[self.title] if self.person else ()


def mandates_around(inspection: Inspection) -> list[Mandate]:
    """List the mandates in force at the inspected unit and at those that sent the team. One query besides the team's."""
    return list(mandates(_units(inspection)))


def _units(inspection: Inspection) -> set[int]:
    return {inspection.unit_id, *(member.unit_id for member in inspection.team.member_list)}


def signers(inspection: Inspection, held: list[Mandate], mandate: int | None = None) -> list[Signer]:
    """List secretary, head and leader of the inspected unit; `held` are the mandates around. One query.

    The leader is the one with the `mandate` of this primary key, nobody if it is not in force; else the first.
    """
    team = {SECRETARY: inspection.team.secretary, HEAD: inspection.team.head}
    serving = {(office.person_id, office.unit_id) for office in held}
    serving |= set(officers(_units(inspection)).values_list("person", "unit"))
    leaders = tuple(office for office in held if office.unit_id == inspection.unit_id)
    leader = next((office for office in leaders if mandate in {None, office.pk}), None)
    of_team = [
        Signer(title, lead.unit, person=lead.person if (lead.person_id, lead.unit_id) in serving else None)
        if lead
        else Signer(title, inspection.team.unit or inspection.unit)
        for title, lead in team.items()
    ]
    return [*of_team, Signer("", inspection.unit, mandate=leader, choices=leaders)]


def signs_for_both(people: list[Signer]) -> str:
    """Say that somebody of the team signs as the leader of the inspected unit, too; "" where nobody does."""
    *team, leader = people
    both = next((of for of in team if leader.mandate and of.person == leader.mandate.person), None)
    if both is None:
        return ""
    return (
        f"Đồng chí {leader.full_name} ký hai lần: với tư cách {both.title.lower()} và lãnh đạo {leader.unit}."
    )
