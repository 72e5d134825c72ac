"""Acts on the pairs of a drafted ring: computed, or swapped by hand."""

from django.db import transaction

from members.models import Person, Unit
from pledges.errors import PledgeError
from pledges.inspections.plan import ring
from pledges.inspections.plan.acts.plan import changed, of_pattern
from pledges.inspections.plan.clashes import Clash, clashes
from pledges.inspections.plan.models import InspectionPlan, Team
from pledges.inspections.plan.roster import Roster, earlier_pairs
from pledges.inspections.visit.models import Inspection

MOST_YEARS = 10


@transaction.atomic
def pair(plan: InspectionPlan, *, by: Person, keep_apart: int, address: str = "") -> ring.Ring:
    """Compute the ring; who is in a team, and when and where a unit is visited, stays."""
    plan = of_pattern(plan, InspectionPlan.Pattern.RING, by=by)
    units = [member.unit for member in plan.term.member_list]
    if len(units) < 2:
        raise PledgeError("Cần ít nhất hai đơn vị thành viên.")
    if not 0 <= keep_apart <= MOST_YEARS:
        raise PledgeError(f"Số năm không lặp lại: từ 0 đến {MOST_YEARS}.")
    earlier = [pairs for _, pairs in earlier_pairs(plan.term)]
    computed = ring.pairing([unit.pk for unit in units], earlier, keep_apart=keep_apart)
    _assign(plan, units, computed.assignment)
    names = {unit.pk: unit.name for unit in units}
    changed(
        plan,
        by=by,
        address=address,
        what="phân công xoay vòng",
        keep_apart=keep_apart,
        explanation=computed.explanation,
        pairs={names[inspector]: names[inspected] for inspector, inspected in computed.assignment.items()},
    )
    return computed


def _assign(plan: InspectionPlan, units: list[Unit], assignment: dict[int, int]) -> None:
    teams = {team.unit_id: team for team in plan.teams.exclude(unit=None)}
    planned = {visit.unit_id: visit for visit in plan.inspections.filter(state=Inspection.State.PLANNED)}
    for position, unit in enumerate(units, start=1):
        team = teams.pop(unit.pk, None) or Team(plan=plan, unit=unit)
        team.position, team.name = position, f"Đoàn kiểm tra số {position}"
        team.save()
        inspected = assignment[unit.pk]
        inspection = planned.pop(inspected, None) or Inspection(term=plan.term, plan=plan, unit_id=inspected)
        inspection.team = team
        inspection.save()
    plan.inspections.filter(pk__in=[visit.pk for visit in planned.values()]).delete()
    plan.teams.filter(pk__in=[team.pk for team in teams.values()], inspections=None).delete()


@transaction.atomic
def swap(plan: InspectionPlan, *, by: Person, one: int, other: int, address: str = "") -> list[ring.Break]:
    """Swap whom the units with these keys visit; return what that breaks, which is allowed."""
    plan = of_pattern(plan, InspectionPlan.Pattern.RING, by=by)
    roster = Roster(plan)
    breaks = broken_by_swap(roster, one, other)
    if never := [fault.sentence for fault in breaks if fault.is_refused]:
        raise PledgeError("Không đổi được. " + " ".join(never))
    first, second = (_visit_of(roster, unit) for unit in (one, other))
    first.team, second.team = second.team, first.team
    first.save()
    second.save()
    names = [first.team.unit.name, second.team.unit.name]
    changed(plan, by=by, address=address, what="đổi hai đoàn", swapped=names)
    return breaks


def broken_by_swap(roster: Roster, one: int, other: int) -> list[ring.Break]:
    """List what is wrong with the ring once these two units have swapped; PledgeError when they cannot."""
    first, second = (_visit_of(roster, unit) for unit in (one, other))
    if first.pk == second.pk:
        raise PledgeError("Phải chọn hai đơn vị khác nhau.")
    assignment = roster.assignment | {first.team.unit: second.unit, second.team.unit: first.unit}
    return broken(roster, assignment)


def clashes_by_swap(roster: Roster, one: int, other: int) -> list[Clash]:
    """List who would be at two places at once after the swap; such dates have to be set anew."""
    first, second = (_visit_of(roster, unit) for unit in (one, other))
    first.team, second.team = second.team, first.team
    new_clashes = [clash for clash in clashes(roster.inspections) if clash.concerns(first.pk, second.pk)]
    first.team, second.team = second.team, first.team
    return new_clashes


def broken(roster: Roster, assignment: dict[Unit, Unit]) -> list[ring.Break]:
    """List what is wrong with an assignment of units, with the years in which the same was."""
    earlier = earlier_pairs(roster.term)
    known = {unit.pk: unit for unit in roster.units}
    pairs = [
        {(known[inspector], known[unit]) for inspector, unit in year if inspector in known and unit in known}
        for _, year in earlier
    ]
    return ring.broken_by(assignment, pairs, years=[name for name, _ in earlier])


def _visit_of(roster: Roster, unit: int) -> Inspection:
    for inspection in roster.inspections:
        if inspection.team.unit_id == unit and inspection.state == Inspection.State.PLANNED:
            return inspection
    raise PledgeError("Đơn vị này chưa được phân công đi kiểm tra.")
