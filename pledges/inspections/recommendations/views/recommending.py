"""Pages where the team writes recommendations into the draft of the minutes."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.inspections.minutes.views import inspection_of
from pledges.inspections.recommendations.acts import recommending as acts
from pledges.inspections.recommendations.forms import RecommendationForm
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Inspection
from pledges.states.attempt import attempt, told_why_not


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def recommendations(request, term, inspection):
    """Show the list, and the form for one more."""
    inspection = inspection_of(request, term, inspection)
    if told_why_not(request, inspection, "write"):
        return redirect(inspection.paper_url)
    form = RecommendationForm(request.POST if request.method == "POST" else None, inspection=inspection)
    if request.method == "POST" and form.is_valid():
        done = "Đã thêm kiến nghị vào dự thảo biên bản."
        attempt(request, acts.add, inspection, fields=form.cleaned_data, done=done)
        return redirect(inspection.url("inspection_recommendations"))
    rows = list(inspection.recommendations.select_related("carried_from__term").order_by("position", "pk"))
    context = {"inspection": inspection, "rows": rows, "form": form, "most": acts.MOST, "tab": "inspections"}
    status = 422 if request.method == "POST" else 200
    return render(request, "inspections/inspection_recommendations.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def change(request, term, inspection, recommendation):
    inspection = inspection_of(request, term, inspection)
    if told_why_not(request, inspection, "write"):
        return redirect(inspection.paper_url)
    row = _row(inspection, recommendation)
    form = RecommendationForm(
        request.POST if request.method == "POST" else None, instance=row, inspection=inspection
    )
    if request.method == "POST" and form.is_valid():
        done, fields = "Đã sửa kiến nghị.", form.cleaned_data
        kept = _row(inspection, recommendation)
        attempt(request, acts.change, kept, fields=fields, done=done)
        return redirect(inspection.url("inspection_recommendations"))
    context = {"inspection": inspection, "row": row, "form": form, "tab": "inspections"}
    status = 422 if request.method == "POST" else 200
    return render(request, "inspections/inspection_recommendation.html", context, status=status)


@require_POST
@access.readers
def remove(request, term, inspection, recommendation):
    inspection = inspection_of(request, term, inspection)
    if told_why_not(request, inspection, "write"):
        return redirect(inspection.paper_url)
    row = _row(inspection, recommendation)
    attempt(request, acts.remove, row, done="Đã xóa kiến nghị khỏi dự thảo.")
    return redirect(inspection.url("inspection_recommendations"))


def _row(inspection: Inspection, pk: int) -> Recommendation:
    row = get_object_or_404(inspection.recommendations.select_related("carried_from__term"), pk=pk)
    row.term, row.inspection = inspection.term, inspection
    return row
