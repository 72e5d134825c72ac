"""The agreement's editions, their comparison, and its log."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from members import access
from pledges.agreement.comparison import changed, compare
from pledges.agreement.forms.typed import whole
from pledges.agreement.views.agreement import agreement_of
from pledges.states.event import EventChain


@require_safe
@access.readers
def history(request, term):
    agreement = agreement_of(request, term)
    editions = agreement.editions.defer("content").select_related("saved_by", "document")
    page = Paginator(editions, 20).get_page(request.GET.get("page"))
    return render(
        request, "agreement/history.html", {"agreement": agreement, "page": page, "tab": "agreement"}
    )


@require_safe
@access.readers
def comparison(request, term):
    """Compare edition `tu` with edition `den` word by word (default: the two newest); `toan-van`: also what is the same."""
    agreement = agreement_of(request, term)
    editions = agreement.editions.select_related("saved_by")
    later = get_object_or_404(editions, number=_number(request, "den", agreement.edition))
    earlier = get_object_or_404(editions, number=_number(request, "tu", max(later.number - 1, 1)))
    parts, in_full = compare(earlier.text, later.text), "toan-van" in request.GET
    return render(
        request,
        "agreement/comparison.html",
        {
            "agreement": agreement,
            "earlier": earlier,
            "later": later,
            "parts": parts if in_full else changed(parts),
            "in_full": in_full,
            "numbers": list(agreement.editions.order_by("number").values_list("number", flat=True)),
            "tab": "agreement",
        },
    )


@require_safe
@access.readers
def events(request, term):
    agreement = agreement_of(request, term)
    chain = get_object_or_404(EventChain, key=agreement.event_key)
    page = Paginator(chain.events.order_by("-number"), 20).get_page(request.GET.get("page"))
    return render(
        request,
        "agreement/events.html",
        {"agreement": agreement, "page": page, "findings": chain.findings(), "tab": "agreement"},
    )


def _number(request, name: str, otherwise: int) -> int:
    return whole(request.GET.get(name), otherwise)
