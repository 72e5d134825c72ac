"""The list of registrations."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members import access
from pledges.models import Registration


@require_safe
@access.readers
def registrations(request, term):
    """list"""
    visible = Registration.objects.visible_to(request.standing).select_related("unit")
    page = Paginator(visible, 20).get_page(request.GET.get("page"))
    for each in page:
        each.term = term
    context = {"page": page, "may_start": _may_start(request), "tab": "registrations"}
    return render(request, "pledges/registrations.html", context)


def _may_start(request) -> bool:
    units = request.standing.units - {request.term.witness_id}
    return bool(units) and not request.term.is_closed
