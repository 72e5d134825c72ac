"""The plan of the cross-inspection as a paper in the layout of Nghị định 30/2020; number and signature are left to the pen."""

from django.utils import timezone

from members.vietnamese import day_in_words
from pledges.agreement.text import closed
from pledges.inspections.plan.roster import Roster
from pledges.papers import pdf
from pledges.papers.chair import chair_of


def plan_pdf(roster: Roster) -> pdf.Rendering:
    """Render the plan; once it is issued the same plan gives the same bytes."""
    plan, term = roster.plan, roster.term
    day = plan.day or (plan.issued_at and timezone.localdate(plan.issued_at))
    context = {
        "plan": plan,
        "roster": roster,
        "cluster": term.cluster,
        "author": term.cluster.title,
        "number": plan.number or "……/KH",
        "dated": day_in_words(day) if day else "ngày …… tháng …… năm ………",
        "grounds": closed(plan.grounds.splitlines()),
        "recipients": closed(
            [
                *([term.witness.name] if term.witness else []),
                "Các đơn vị thành viên",
                "Thành viên các đoàn kiểm tra",
                "Lưu: VT",
            ]
        ),
        "chair": chair_of(term),
    }
    return pdf.document(
        "pdf/inspection_plan.html",
        context,
        identifier=pdf.identifier(f"inspection_plan:{plan.pk}"),
        made_at=(plan.issued_at or timezone.now()).replace(microsecond=0),
        title=f"{plan}",
    )
