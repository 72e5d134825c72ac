"""Clashes: a team, a person or a unit that would be at two inspections at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.utils import timezone

from members.models import Unit
from pledges.inspections.visit.models import Inspection


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Two inspections at both of which `name` (a team, a person or a unit) would be at once."""

    name: str
    one: Inspection
    other: Inspection

    def __str__(self):
        return (
            f"{self.name} bị trùng lịch: "
            f"kiểm tra {self.one.unit} ({_when(self.one)}) và kiểm tra {self.other.unit} ({_when(self.other)})."
        )

    def concerns(self, *inspections: int) -> bool:
        """Whether one of the two has one of these primary keys."""
        return self.one.pk in inspections or self.other.pk in inspections


def clashes(inspections: list[Inspection]) -> list[Clash]:
    """List people and units that would be at two inspections at once; `inspections` with their teams read."""
    timed = [inspection for inspection in inspections if inspection.starts_at and inspection.ends_at]
    return [
        Clash(name=name, one=first, other=second)
        for first, second in combinations(timed, 2)
        if first.starts_at < second.ends_at and second.starts_at < first.ends_at
        for name in dict.fromkeys(_both(first, second))
    ]


def _both(first: Inspection, second: Inspection) -> Iterator[str]:
    """Name the team that visits both; else the people in both teams, else the units that take part in both."""
    if first.team_id == second.team_id:
        yield str(first.team)
        return
    people = {member.person_id for member in second.team.member_list}
    busy = [member for member in first.team.member_list if member.person_id in people]
    yield from (str(member.person) for member in busy)
    told = {member.unit_id for member in busy}
    units = _units(second)
    yield from (str(unit) for pk, unit in _units(first).items() if pk in units and pk not in told)


def _units(inspection: Inspection) -> dict[int, Unit]:
    """Map the units visited, visiting and sending somebody by primary key."""
    team = inspection.team
    units = {inspection.unit_id: inspection.unit} | {
        member.unit_id: member.unit for member in team.member_list
    }
    return units | ({team.unit_id: team.unit} if team.unit else {})


def _when(inspection: Inspection) -> str:
    starts_at, ends_at = timezone.localtime(inspection.starts_at), timezone.localtime(inspection.ends_at)
    return f"{starts_at:%H:%M} - {ends_at:%H:%M} ngày {starts_at:%d/%m/%Y}"
