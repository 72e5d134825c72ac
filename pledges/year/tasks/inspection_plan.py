"""Tasks around the plan of the cross-inspection: to issue it, and to come to one's dates."""

from datetime import timedelta

from django.utils import timezone

from pledges.inspections.plan.models import InspectionPlan, TeamMember
from pledges.inspections.visit.models import Inspection
from pledges.reports.models.report import is_overdue
from pledges.states.addresses import year_url
from pledges.year.rows import Rows
from pledges.year.tasks.inspections import SHOWN_FROM as NEAR
from pledges.year.tasks.task import Task, due_words

SHOWN_FROM = timedelta(days=75)  # before the day by which everything is inspected: the teams need time
AHEAD = timedelta(days=60)
MOST = 5  # dates of one person; the plan has all of them


def waiting_for(rows: Rows) -> list[Task]:
    """List the task of issuing the plan, then the person's dates."""
    standing = rows.standing
    tasks = _to_issue(rows) if standing.is_secretariat else []
    return tasks + (_dates(rows) if standing.units else [])


def _to_issue(rows: Rows) -> list[Task]:
    """Ask for the plan while its day is near; for a plan that was begun, at any time."""
    term = rows.term
    due_on = term.inspection_due_on
    is_near = due_on is not None and timezone.localdate() >= due_on - SHOWN_FROM
    state = rows.facts.plan
    if state == InspectionPlan.State.ISSUED or not (is_near or state):
        return []
    title = "Ban hành kế hoạch kiểm tra chéo" if state else "Lập kế hoạch kiểm tra chéo"
    return [
        Task(
            icon="people",
            title=title,
            note=f"{'Kế hoạch đang soạn' if state else 'Chưa có kế hoạch'} · kiểm tra chéo {due_words(due_on)}",
            url=year_url(term, "inspections"),
            label="Soạn tiếp" if state else "Lập kế hoạch",
            primary=is_near and is_overdue(due_on),
            tone="" if is_near else "gold",
        )
    ]


def _dates(rows: Rows) -> list[Task]:
    """List planned inspections of the next weeks by the person's team; `inspections` lists those of the next days."""
    after, until = timezone.localdate() + NEAR, timezone.now() + AHEAD
    coming = [
        inspection
        for inspection in rows.inspections
        if inspection.role and inspection.state == Inspection.State.PLANNED and inspection.starts_at
        if timezone.localdate(inspection.starts_at) > after and inspection.starts_at <= until
        if inspection.plan.state == InspectionPlan.State.ISSUED
    ]
    return [_date(inspection) for inspection in coming[:MOST]]


def _date(inspection: Inspection) -> Task:
    role = TeamMember.Role(inspection.role)
    starts_at = timezone.localtime(inspection.starts_at)
    return Task(
        icon="calendar-event",
        title=f"Đồng chí là {role.label.lower()} kiểm tra {inspection.unit} ngày {starts_at:%d/%m/%Y}",
        note=f"{starts_at:%H:%M} · {inspection.place}",
        url=inspection.get_absolute_url(),
        label="Xem",
        tone="gold",
    )
