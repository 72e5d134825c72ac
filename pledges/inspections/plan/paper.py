"""The plan of the cross-inspection as a paper in the layout of Nghị định 30/2020; its signature is left to the pen."""

from datetime import date

from django.utils import timezone

from members.models import Mandate, Term
from members.vietnamese import day_in_words
from pledges.agreement.text import closed, printed_date
from pledges.inspections.plan.models import Team, TeamMember
from pledges.inspections.plan.offices import titles
from pledges.inspections.plan.roster import Roster
from pledges.inspections.visit.models import Inspection
from pledges.papers import pdf
from pledges.papers.chair import chair_of
from pledges.papers.numbering import two_digits
from pledges.papers.symbol import blank_number

Assigned = tuple[Team, list[tuple[TeamMember, str]], list[Inspection]]


def plan_pdf(roster: Roster) -> pdf.Rendering:
    """Render the plan; once it is issued the same plan gives the same bytes."""
    plan, term = roster.plan, roster.term
    day = plan.day or (plan.issued_at and timezone.localdate(plan.issued_at))
    context = _head(roster, day) | _assignment(roster, day) | _foot(term)
    return pdf.document(
        "pdf/inspection_plan.html",
        context | {"plan": plan, "roster": roster, "cluster": term.cluster, "author": term.cluster.title},
        identifier=pdf.identifier(f"inspection_plan:{plan.pk}"),
        made_at=(plan.issued_at or timezone.now()).replace(microsecond=0),
        title=f"{plan}",
    )


def _head(roster: Roster, day: date | None) -> dict:
    plan, term = roster.plan, roster.term
    number = two_digits(plan.number) or blank_number("KH", term.cluster)
    dated = printed_date(day, term.name)
    return {
        "subject": f"công tác thi đua, khen thưởng năm {term.name}",
        "number": number,
        "dated": dated,
        "belongs_to": f"Kế hoạch số {number} {dated} của {term.cluster.title}",
        "grounds": closed(plan.grounds.splitlines()),
    }


def _assignment(roster: Roster, day: date | None) -> dict:
    """Name each team once, with its people in their offices and whom it visits, in the order of time."""
    units = {member.unit_id for team in roster.teams for member in team.member_list}
    held = titles(Mandate.objects.in_force(day).filter(unit__in=units).order_by("pk"))
    visits: dict[Team, list[Inspection]] = {}
    for visit in roster.inspections:
        visits.setdefault(visit.team, []).append(visit)
    teams: list[Assigned] = [
        (team, [(member, member.in_office(held)) for member in team.member_list], theirs)
        for team, theirs in visits.items()
    ]
    moments = [visit.starts_at for visit in roster.inspections if visit.starts_at]
    days = (
        [f"{timezone.localtime(moment):%d/%m/%Y}" for moment in (min(moments), max(moments))]
        if moments
        else []
    )
    return {
        "teams": teams,
        "inspected": f"{len(roster.inspections):02}",
        "since": day_in_words(roster.term.starts_on),
        "days": " đến ".join(f"ngày {word}" for word in dict.fromkeys(days)),
    }


def _foot(term: Term) -> dict:
    recipients = [
        *([f"{term.witness.name} (để báo cáo)"] if term.witness else []),
        "Các đơn vị thành viên",
        "Thành viên các đoàn kiểm tra",
        "Lưu: VT",
    ]
    return {"recipients": closed(recipients), "chair": chair_of(term)}
