"""Acts on the teams of a plan: add and remove them, set the units they visit and their people."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from members.models import Person
from members.standing import Standing
from pledges.errors import PledgeError, WrongState
from pledges.inspections.plan import mail
from pledges.inspections.plan.acts.plan import changed, drafting, of_pattern, require_pattern
from pledges.inspections.plan.clashes import clashes
from pledges.inspections.plan.models import InspectionPlan, Team, TeamMember
from pledges.inspections.plan.roster import Roster, serving_in
from pledges.inspections.visit.models import Inspection
from pledges.states.stateful import GONE

MOST_TEAMS = 40
KEPT = "{team} có cuộc kiểm tra đã hủy nên không xóa được."
DONE = "{team} đã kết thúc kiểm tra nên không đổi được thành phần."


@dataclass(frozen=True)
class Seat:
    """A person in a team, sent by a unit, as head, secretary or member."""

    person: int
    unit: int
    role: int


@transaction.atomic
def add_team(plan: InspectionPlan, *, by: Person, name: str = "", address: str = "") -> Team:
    plan = of_pattern(plan, InspectionPlan.Pattern.TEAMS, by=by)
    if plan.teams.count() >= MOST_TEAMS:
        raise PledgeError(f"Một kế hoạch có nhiều nhất {MOST_TEAMS} đoàn.")
    position = (plan.teams.aggregate(last=Max("position"))["last"] or 0) + 1
    name = _line(Team, "name", name) or f"Đoàn kiểm tra số {position}"
    if plan.teams.filter(name=name).exists():
        raise PledgeError(f"Đã có đoàn mang tên “{name}”.")
    team = Team.objects.create(plan=plan, position=position, name=name)
    changed(plan, by=by, address=address, what="thêm đoàn", team=name)
    return team


@transaction.atomic
def remove_team(team: Team, *, by: Person, address: str = "") -> None:
    """Remove it with its people and the visits that were planned for it."""
    plan, team = _locked(team, by=by)
    require_pattern(plan, InspectionPlan.Pattern.TEAMS)
    if team.inspections.exclude(state=Inspection.State.PLANNED).exists():
        raise WrongState(KEPT.format(team=team))
    team.inspections.all().delete()
    changed(plan, by=by, address=address, what="xóa đoàn", team=team.name)
    team.delete()


@transaction.atomic
def visit(team: Team, *, by: Person, units: set[int], address: str = "") -> Team:
    """Set the member units that the team visits; the times of those it visited before stay."""
    plan, team = _locked(team, by=by)
    require_pattern(plan, InspectionPlan.Pattern.TEAMS)
    names = {member.unit_id: member.unit for member in plan.term.member_list}
    if not units <= set(names):
        raise PledgeError("Đơn vị được kiểm tra phải là đơn vị thành viên của năm.")
    for inspection in Roster(plan).inspections:
        if inspection.unit_id in units and inspection.team_id != team.pk:
            raise PledgeError(
                f"{inspection.unit} đã phân công cho {inspection.team}. Xin bỏ chọn ở đoàn đó trước."
            )
    planned = team.inspections.filter(state=Inspection.State.PLANNED)
    planned.exclude(unit__in=units).delete()
    known = set(planned.values_list("unit", flat=True))
    for unit in [pk for pk in names if pk in units - known]:
        Inspection.objects.create(term=plan.term, plan=plan, team=team, unit=names[unit])
    visited = [names[pk].name for pk in names if pk in units]
    changed(plan, by=by, address=address, what="đơn vị được kiểm tra", team=team.name, units=visited)
    return team


@transaction.atomic
def staff(team: Team, *, by: Person, seats: list[Seat], address: str = "") -> list[str]:
    """Set the people of the team; return what should be known about them, as sentences.

    Of an issued plan, too: somebody leaves, and the minutes still have to be signed. Who goes and who comes is told.
    """
    plan, team = _locked_to_staff(team, by=by)
    _check_seats(plan, team, seats)
    before = {member.person for member in team.member_list}
    team.members.all().delete()
    TeamMember.objects.bulk_create(
        TeamMember(team=team, person_id=seat.person, unit_id=seat.unit, role=seat.role)
        for seat in sorted(seats, key=lambda seat: seat.role)
    )
    roster = Roster(plan)
    visited = [inspection.pk for inspection in roster.visits(team)]
    if sentences := [str(clash) for clash in clashes(roster.inspections) if clash.concerns(*visited)]:
        raise PledgeError(" ".join(sentences))
    team_now = next(row for row in roster.teams if row.pk == team.pk)
    people = [f"{member.get_role_display()}: {member.person}" for member in team_now.member_list]
    changed(plan, by=by, address=address, what="thành phần đoàn", team=team.name, people=people)
    if plan.state == InspectionPlan.State.ISSUED:
        mail.staffed(team_now, before | {member.person for member in team_now.member_list})
    return roster.remarks(team)


def refusal_to_staff(team: Team, standing: Standing) -> PledgeError | None:
    """Return why `standing` may not say now who is in the team; None when it may."""
    plan = team.plan
    if refusal := plan.refusal("staff", standing):
        return refusal
    if plan.state == plan.State.DRAFT or team.inspections.filter(state__in=Inspection.GOING_ON).exists():
        return None
    return WrongState(DONE.format(team=team))


def _check_seats(plan: InspectionPlan, team: Team, seats: list[Seat]) -> None:
    serving = serving_in(plan.term)
    if any((seat.person, seat.unit) not in serving for seat in seats):
        raise PledgeError("Thành viên đoàn phải là cán bộ, lãnh đạo đang công tác tại các đơn vị thành viên.")
    if len({seat.person for seat in seats}) < len(seats):
        raise PledgeError("Mỗi người chỉ giữ một vai trò trong đoàn.")
    if any(seat.role not in TeamMember.Role for seat in seats):
        raise PledgeError("Chưa chọn vai trò trong đoàn.")
    for role in (TeamMember.Role.HEAD, TeamMember.Role.SECRETARY):
        if sum(1 for seat in seats if seat.role == role) > 1:
            raise PledgeError(f"Mỗi đoàn chỉ có một {role.label.lower()}.")
        if plan.state == plan.State.ISSUED and all(seat.role != role for seat in seats):
            raise PledgeError(f"Kế hoạch đã ban hành nên đoàn phải có {role.label.lower()}.")
    if team.unit_id and any(seat.unit != team.unit_id for seat in seats):
        raise PledgeError(f"{team} chỉ gồm người của {team.unit}.")


def _locked(team: Team, *, by: Person) -> tuple[InspectionPlan, Team]:
    """Lock the team's plan as a draft; return it and the team as it is now."""
    plan = drafting(team.plan, by=by)
    return plan, _team_now(plan, team)


def _locked_to_staff(team: Team, *, by: Person) -> tuple[InspectionPlan, Team]:
    plan = team.plan.lock()
    team = _team_now(plan, team)
    if refusal := refusal_to_staff(team, Standing.of(by, plan.term)):
        raise refusal
    return plan, team


def _team_now(plan: InspectionPlan, team: Team) -> Team:
    team = plan.teams.select_related("unit").filter(pk=team.pk).first()
    if team is None:
        raise WrongState(GONE)
    team.plan = plan
    return team


def _line(model, name: str, typed: str) -> str:
    return model._meta.get_field(name).to_python(typed)[: model._meta.get_field(name).max_length]
