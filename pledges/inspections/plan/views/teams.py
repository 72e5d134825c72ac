"""Pages of a plan's teams: which there are, whom they visit, who is in them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from members import access
from pledges.inspections.plan.acts import teams as acts
from pledges.inspections.plan.forms.plan import TeamForm
from pledges.inspections.plan.forms.team import StaffForm, VisitForm
from pledges.inspections.plan.models import InspectionPlan, Team
from pledges.inspections.plan.roster import Roster, people_of
from pledges.inspections.visit.views.inspections import TAB, plan_of
from pledges.states.attempt import attempt, do, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def teams(request, term):
    """Show all teams; POST adds one."""
    plan = plan_of(term)
    if refused(request, plan, "write"):
        return redirect(plan)
    form = TeamForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        name, done = (
            form.cleaned_data["name"],
            "Đã thêm đoàn. Đề nghị chọn đơn vị được kiểm tra và thành phần đoàn.",
        )
        added = attempt(request, acts.add_team, plan, name=name, done=done)
        page = plan.url("inspection_team", team=added.pk) if added else plan.url("inspection_plan_teams")
        return redirect(page)
    roster = Roster(plan)
    context = {"plan": plan, "roster": roster, "form": form, "remarks": roster.remarks(), "tab": TAB}
    status = 422 if form.is_bound else 200
    return render(request, "inspections/plan_teams.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def team(request, term, team):
    """Show and set who is in the team; also once the plan is issued, as long as the team has something to do."""
    roster, team = _team_of(term, team)
    if refusal := acts.refusal_to_staff(team, request.standing):
        messages.error(request, str(refusal))
        return redirect(roster.plan)
    form = _staff_form(roster, team, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, roster, team, form=form, status=422 if form.is_bound else 200)
    try:
        remarks = do(request, acts.staff, team, seats=form.seats)
    except acts.PledgeError as refusal:
        form.add_error(None, str(refusal))
        roster, team = _team_of(term, team.pk)
        return _show(request, roster, team, form=form, status=422)
    messages.success(request, f"Đã lưu thành phần {team}.")
    for remark in remarks or []:
        messages.warning(request, remark)
    return redirect(_back(roster.plan))


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def visits(request, term, team):
    """Set whom the team visits by POST; the form stands on the team's page."""
    roster, team = _team_of(term, team)
    here = roster.plan.url("inspection_team", team=team.pk)
    if request.method != "POST":
        return redirect(here)
    if refused(request, roster.plan, "write"):
        return redirect(roster.plan)
    form = _visit_form(roster, team, request.POST)
    if not form.is_valid():
        return _show(request, roster, team, visit=form, status=422)
    chosen, done = set(form.cleaned_data["units"]), "Đã lưu các đơn vị được kiểm tra."
    attempt(request, acts.visit, team, units=chosen, done=done)
    return redirect(here)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def remove(request, term, team):
    """List what goes with the team on a page that asks once, then remove it."""
    roster, team = _team_of(term, team)
    if refused(request, roster.plan, "write"):
        return redirect(roster.plan)
    if request.method != "POST":
        context = {"plan": roster.plan, "team": team, "visits": roster.visits(team), "tab": TAB}
        return render(request, "inspections/team_remove.html", context)
    attempt(request, acts.remove_team, team, done=f"Đã xóa {team}.")
    return redirect(roster.plan.url("inspection_plan_teams"))


def _back(plan: InspectionPlan) -> str:
    """Return to the list of teams, which is there while the plan is a draft."""
    return plan.url("inspection_plan_teams") if plan.state == plan.State.DRAFT else plan.get_absolute_url()


def _team_of(term, pk: int) -> tuple[Roster, Team]:
    roster = Roster(plan_of(term))
    team = next((team for team in roster.teams if team.pk == pk), None)
    if team is None:
        raise Http404
    return roster, team


def _staff_form(roster: Roster, team: Team, posted) -> StaffForm:
    people = people_of(roster.term)
    if team.unit_id:
        people = [(person, unit) for person, unit in people if unit.pk == team.unit_id]
    return StaffForm(posted, team=team, people=people)


def _visit_form(roster: Roster, team: Team, posted) -> VisitForm:
    elsewhere = {inspection.unit_id for inspection in roster.inspections if inspection.team_id != team.pk}
    units = [unit for unit in roster.units if unit.pk not in elsewhere]
    now = [visit.unit_id for visit in roster.visits(team)]
    return VisitForm(posted, units=units, initial={"units": now})


def _show(request, roster: Roster, team: Team, *, form=None, visit=None, status: int = 200):
    plan = roster.plan
    may_visit = plan.pattern == plan.Pattern.TEAMS and plan.state == plan.State.DRAFT
    context = {
        "plan": plan,
        "team": team,
        "visits": roster.visits(team),
        "form": form or _staff_form(roster, team, None),
        "visit": (visit or _visit_form(roster, team, None)) if may_visit else None,
        "back_url": _back(plan),
        "tab": TAB,
    }
    return render(request, "inspections/team.html", context, status=status)
