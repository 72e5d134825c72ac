"""Tasks around the minutes of inspections and what they recommend."""

from django.db.models import Count
from django.urls import reverse

from members.models import Term
from members.standing import Standing
from pledges.inspections.plan.models import TeamMember
from pledges.inspections.recommendations.models import Recommendation
from pledges.year.rows import Rows
from pledges.year.tasks.inspections import LEADS
from pledges.year.tasks.task import Task, due_words

MOST = 3  # recommendations of one's own unit in the list
State = Recommendation.State


def waiting_for(rows: Rows) -> list[Task]:
    """List the tasks, the most pressing first. Two queries more, and only while something is recommended."""
    standing = rows.standing
    if not standing.units and not standing.is_secretariat:
        return []
    tasks = _to_sign(rows)
    if rows.facts.has_recommendations:
        tasks += [*_to_carry_out(standing), *_to_confirm(standing)]
    return tasks


def _to_sign(rows: Rows) -> list[Task]:
    """List minutes that this person is to sign, as a leader or for a task in the team."""
    return [
        Task(
            icon="pen",
            title=f"Ký {place.document.title}",
            note=f"Ký {place.on_behalf}",
            url=inspection.paper_url,
            label="Đọc và ký",
            primary=True,
        )
        for place, inspection in rows.places_about("inspection")
    ]


def _to_carry_out(standing: Standing) -> list[Task]:
    """List the recommendations to the person's units that are due next."""
    own = Recommendation.objects.dealt_with_in(standing.term).filter(
        unit__in=standing.units, state=State.OPEN
    )
    own = own.select_related("unit", "term__cluster")
    by_due_day = sorted(
        own,
        key=lambda recommendation: (recommendation.due_on is None, recommendation.due_on, recommendation.pk),
    )
    return [_task(recommendation) for recommendation in by_due_day[:MOST]]


def _task(recommendation: Recommendation) -> Task:
    note = (
        f"Được trả lại: {recommendation.reason[:120]}"
        if recommendation.reason
        else f"{recommendation.unit} · {due_words(recommendation.due_on)}"
    )
    return Task(
        icon="check-lg",
        title=f"Thực hiện kiến nghị: {recommendation}",
        note=note,
        url=recommendation.get_absolute_url(),
        label="Báo cáo",
        primary=recommendation.is_late,
    )


def _to_confirm(standing: Standing) -> list[Task]:
    """Ask those who inspected, and the secretariat, to confirm what units report as done, year by year."""
    answered = Recommendation.objects.dealt_with_in(standing.term).filter(state=State.ANSWERED)
    if not standing.is_secretariat:
        lead = TeamMember.objects.filter(person=standing.person, unit__in=standing.units, role__in=LEADS)
        answered = answered.filter(inspection__team__in=lead.values("team"))
    rows = answered.exclude(unit__in=standing.units).values_list("term__name")
    counts = rows.annotate(count=Count("pk")).order_by("-term__name")
    return [_confirmation(standing.term, year, count) for year, count in counts]


def _confirmation(term: Term, year: str, count: int) -> Task:
    of_year = "" if year == term.name else f" năm {year}"
    url = reverse("pledges:recommendations", kwargs={"cluster": term.cluster.slug, "year": year})
    return Task(
        icon="patch-check",
        title=f"Xác nhận {count} kiến nghị{of_year} các đơn vị báo cáo đã thực hiện",
        note="Xác nhận hoặc trả lại để tiếp tục thực hiện",
        url=f"{url}?state={State.ANSWERED}",
        label="Xem và xác nhận",
    )
