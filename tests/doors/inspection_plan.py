"""The doors of the plan of cross-inspections; the states are those of the plan and of its first inspection."""

from pledges.inspections.visit.models import Inspection
from tests import judging
from tests.doors.part import Part
from tests.factories import ClusterYear

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:inspections                GET  any           login 404   404   404   200   200   200   200   200   login 404
pledges:inspections                POST any           login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_plan_begin      GET  any           login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_plan_begin      POST any           login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_pdf        GET  draft,teams   login 404   404   404   404   404   200   200   200   login 404
pledges:inspection_plan_pdf        GET  done          login 404   404   404   200   200   200   200   200   login 404
pledges:inspection_plan_pdf        POST any           login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_plan_write      GET  draft,teams   login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_plan_write      GET  done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_write      POST draft,teams   login 404   404   404   403   403   422   403   403   login 404
pledges:inspection_plan_write      POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_pattern    GET  draft,teams   login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_plan_pattern    GET  done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_pattern    POST draft,teams   login 404   404   404   403   403   422   403   403   login 404
pledges:inspection_plan_pattern    POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_ring       GET  draft         login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_plan_ring       GET  rest          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_ring       POST draft         login 404   404   404   403   403   422   403   403   login 404
pledges:inspection_plan_ring       POST rest          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_swap       GET  any           login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_plan_swap       POST draft,teams   login 404   404   404   403   403   ring  403   403   login 404
pledges:inspection_plan_swap       POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_teams      GET  draft,teams   login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_plan_teams      GET  done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_teams      POST draft         login 404   404   404   403   403   teams 403   403   login 404
pledges:inspection_plan_teams      POST teams         login 404   404   404   403   403   team  403   403   login 404
pledges:inspection_plan_teams      POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_team            GET  any           login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_team            POST draft,teams   login 404   404   404   403   403   teams 403   403   login 404
pledges:inspection_team            POST done          login 404   404   404   403   403   422   403   403   login 404
pledges:inspection_team_visits     GET  any           login 404   404   404   403   403   team  403   403   login 404
pledges:inspection_team_visits     POST draft,teams   login 404   404   404   403   403   team  403   403   login 404
pledges:inspection_team_visits     POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_team_remove     GET  draft,teams   login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_team_remove     GET  done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_team_remove     POST draft,teams   login 404   404   404   403   403   teams 403   403   login 404
pledges:inspection_team_remove     POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_dates      GET  draft,teams   login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_plan_dates      GET  done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_dates      POST draft,teams   login 404   404   404   403   403   422   403   403   login 404
pledges:inspection_plan_dates      POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_checklist  GET  draft,teams   login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_plan_checklist  GET  done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_checklist  POST draft,teams   login 404   404   404   403   403   422   403   403   login 404
pledges:inspection_plan_checklist  POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_question        GET  draft,teams   login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_question        GET  done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_question        POST draft,teams   login 404   404   404   403   403   422   403   403   login 404
pledges:inspection_question        POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_question_move   GET  any           login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_question_move   POST draft,teams   login 404   404   404   403   403   list  403   403   login 404
pledges:inspection_question_move   POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_question_remove GET  any           login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_question_remove POST draft,teams   login 404   404   404   403   403   list  403   403   login 404
pledges:inspection_question_remove POST done          login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_issue      GET  any           login 405   405   405   405   405   405   405   405   login 405
pledges:inspection_plan_issue      POST any           login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_withdraw   GET  issued        login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_plan_withdraw   GET  not_issued    login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_plan_withdraw   POST issued        login 404   404   404   403   403   422   403   403   login 404
pledges:inspection_plan_withdraw   POST not_issued    login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_reschedule      GET  issued        login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_reschedule      GET  not_issued    login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_reschedule      POST issued        login 404   404   404   403   403   422   403   403   login 404
pledges:inspection_reschedule      POST not_issued    login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_cancel          GET  done          login 404   404   404   403   403   200   403   403   login 404
pledges:inspection_cancel          GET  draft,teams   login 404   404   404   403   403   plan  403   403   login 404
pledges:inspection_cancel          POST done          login 404   404   404   403   403   422   403   403   login 404
pledges:inspection_cancel          POST draft,teams   login 404   404   404   403   403   plan  403   403   login 404
"""


def bring(year: ClusterYear, state: str) -> dict:
    plan = judging.plan(year, "draft" if state in {"draft", "teams"} else "issued")
    first = plan.inspections.first()
    if state == "teams":
        plan.teams.update(unit=None)
        type(plan).objects.filter(pk=plan.pk).update(pattern="teams")
    if state == "begun":
        Inspection.objects.filter(pk=first.pk).update(state="ongoing", began_at=first.starts_at)
    return {
        "team": first.team_id,
        "inspection": first.pk,
        "question": plan.questions.first().pk,
    }


PART = Part(
    name="inspection_plan",
    states=("draft", "teams", "issued", "begun"),
    groups={
        "done": ("issued", "begun"),
        "rest": ("teams", "issued", "begun"),
        "not_issued": ("draft", "teams", "begun"),
    },
    redirects={
        "login": "members:login",
        "plan": "pledges:inspections",
        "ring": "pledges:inspection_plan_ring",
        "teams": "pledges:inspection_plan_teams",
        "team": "pledges:inspection_team",
        "list": "pledges:inspection_plan_checklist",
    },
    table=TABLE,
    bring=bring,
)
