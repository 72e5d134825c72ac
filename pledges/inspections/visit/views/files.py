"""Photos and papers of a checklist: handed out for download only, taken away."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from members import access
from pledges.files.views import download
from pledges.inspections.visit.acts import answer as acts
from pledges.inspections.visit.models import AnswerFile
from pledges.inspections.visit.views.inspection import TAB, read_by
from pledges.states.attempt import attempt, refused


@require_safe
@access.readers
def file(request, term, inspection, file):
    inspection = read_by(request, term, inspection)
    stored = get_object_or_404(AnswerFile, pk=file, answer__inspection=inspection)
    return download(stored)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def remove(request, term, inspection, file):
    """Name the file on a page that asks once, then remove it."""
    inspection = read_by(request, term, inspection)
    rows = AnswerFile.objects.defer("content").select_related("answer__question", "answer__inspection")
    stored = get_object_or_404(rows, pk=file, answer__inspection=inspection)
    if refused(request, inspection, "answer"):
        return redirect(inspection)
    if request.method != "POST":
        context = {"inspection": inspection, "file": stored} | TAB
        return render(request, "inspections/file_remove.html", context)
    attempt(request, acts.remove, stored, done=f"Đã xóa tệp {stored.name}.")
    return redirect(f"{inspection.url('inspection_checklist')}#cau-{stored.answer.question_id}")
