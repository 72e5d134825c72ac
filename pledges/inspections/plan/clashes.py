"""Who would be at two inspections at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.utils import timezone

from members.models import Unit
from pledges.inspections.visit.models import Inspection


@dataclass(frozen=True, kw_only=True)
class Clash:
    """`name` (a team, a person or a unit) would be at both inspections at once."""

    name: str
    one: Inspection
    other: Inspection

    def __str__(self):
        return (
            f"{self.name} không thể cùng lúc ở hai nơi: "
            f"kiểm tra {self.one.unit} ({_when(self.one)}) và kiểm tra {self.other.unit} ({_when(self.other)})."
        )

    def concerns(self, *inspections: int) -> bool:
        """One of the two has one of these primary keys."""
        return self.one.pk in inspections or self.other.pk in inspections


def clashes(inspections: list[Inspection]) -> list[Clash]:
    """A person or a unit that would be at two inspections at once; `inspections` with their teams read."""
    timed = [inspection for inspection in inspections if inspection.starts_at and inspection.ends_at]
    return [
        Clash(name=name, one=one, other=other)
        for one, other in combinations(timed, 2)
        if one.starts_at < other.ends_at and other.starts_at < one.ends_at
        for name in dict.fromkeys(_both(one, other))
    ]


def _both(one: Inspection, other: Inspection) -> Iterator[str]:
    """The team that visits both; else the people who are in both teams, else the units that take part in both."""
    if one.team_id == other.team_id:
        yield str(one.team)
        return
    people = {member.person_id for member in other.team.member_list}
    busy = [member for member in one.team.member_list if member.person_id in people]
    yield from (str(each.person) for each in busy)
    told = {each.unit_id for each in busy}
    units = _units(other)
    yield from (str(unit) for pk, unit in _units(one).items() if pk in units and pk not in told)


def _units(inspection: Inspection) -> dict[int, Unit]:
    """Visited, visiting, and those that send somebody."""
    team = inspection.team
    found = {inspection.unit_id: inspection.unit} | {
        member.unit_id: member.unit for member in team.member_list
    }
    return found | ({team.unit_id: team.unit} if team.unit else {})


def _when(inspection: Inspection) -> str:
    starts_at, ends_at = timezone.localtime(inspection.starts_at), timezone.localtime(inspection.ends_at)
    return f"{starts_at:%H:%M} - {ends_at:%H:%M} {starts_at:%d/%m/%Y}"
