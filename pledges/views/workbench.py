"""`/`: what is waiting for me, where the year stands, what the units have done."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members import access
from members.models import Term
from members.standing import Standing
from pledges.models import Agreement
from pledges.tasks.waiting import waiting_for
from pledges.year import DUTIES, Year


@require_safe
def workbench(request):
    """The newest term of the person's first cluster; the switcher and the list lead to the others."""
    terms = list(
        Term.objects.visible_to(request.user)
        .select_related("cluster", "witness")
        .order_by("cluster__slug", "-name")
    )
    if not terms:
        return render(request, "pledges/workbench_empty.html")
    request.term, request.standing = terms[0], Standing.of(request.user, terms[0])
    request.years = [term for term in terms if term.cluster_id == terms[0].cluster_id]
    return _show(request, terms[0], others=[term for term in terms if term.cluster_id != terms[0].cluster_id])


@require_safe
@access.readers
def workbench_year(request, term):
    return _show(request, term, others=[])


def _show(request, term: Term, *, others: list[Term]):
    agreement = Agreement.objects.filter(term=term).select_related("document").first()
    if agreement:
        agreement.term = term
    year = Year(term, agreement)
    return render(
        request,
        "pledges/workbench.html",
        {
            "agreement": agreement,
            "tasks": waiting_for(request.standing, agreement),
            "steps": year.steps(),
            "duties": DUTIES,
            "rows": year.matrix(),
            "others": others,
            "today": timezone.localdate(),
            "tab": "workbench",
        },
    )
