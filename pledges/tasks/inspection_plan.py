"""What waits for a person around the plan of the cross-inspection: to issue it, and to come to one's dates."""

from datetime import timedelta

from django.utils import timezone

from members.standing import Standing
from pledges.models import Inspection, InspectionPlan, TeamMember
from pledges.models.report import is_overdue
from pledges.tasks.inspections import SHOWN_FROM as NEAR
from pledges.tasks.task import Task, due_words
from pledges.year.duties import year_url

SHOWN_FROM = timedelta(days=75)  # before the day by which everything is inspected: the teams need time
AHEAD = timedelta(days=60)
MOST = 5  # dates of one person; the plan has all of them


def waiting_for(standing: Standing) -> list[Task]:
    """Two queries at most."""
    found = _to_issue(standing) if standing.is_secretariat else []
    return found + (_dates(standing) if standing.units else [])


def _to_issue(standing: Standing) -> list[Task]:
    """While the day is near; a plan that was begun waits at any time."""
    term = standing.term
    due_on = term.inspection_due_on
    is_near = due_on is not None and timezone.localdate() >= due_on - SHOWN_FROM
    state = InspectionPlan.objects.filter(term=term).values_list("state", flat=True).first()
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


def _dates(standing: Standing) -> list[Task]:
    """Planned inspections of the next weeks in whose team the person is; those of the next days `inspections` names."""
    mine = TeamMember.objects.filter(
        person=standing.person,
        unit__in=standing.units,
        team__plan__term=standing.term,
        team__inspections__state=Inspection.State.PLANNED,
        team__plan__state=InspectionPlan.State.ISSUED,
        team__inspections__starts_at__date__gt=timezone.localdate() + NEAR,
        team__inspections__starts_at__lte=timezone.now() + AHEAD,
    )
    roles = dict(mine.values_list("team__inspections", "role"))
    if not roles:
        return []
    found = Inspection.objects.filter(pk__in=roles, state=Inspection.State.PLANNED)
    found = found.filter(starts_at__isnull=False).select_related("plan", "unit").order_by("starts_at", "pk")
    return [_date(standing, each, TeamMember.Role(roles[each.pk])) for each in found[:MOST]]


def _date(standing: Standing, inspection: Inspection, role: TeamMember.Role) -> Task:
    inspection.term = inspection.plan.term = standing.term
    starts_at = timezone.localtime(inspection.starts_at)
    return Task(
        icon="calendar-event",
        title=f"Đồng chí là {role.label.lower()} kiểm tra {inspection.unit} ngày {starts_at:%d/%m/%Y}",
        note=f"{starts_at:%H:%M} · {inspection.place}",
        url=inspection.get_absolute_url(),
        label="Xem",
        tone="gold",
    )
