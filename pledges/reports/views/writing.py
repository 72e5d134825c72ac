"""The pages to write a report: its form, saved and unsaved."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.agreement.forms.typed import whole
from pledges.errors import PledgeError, Stale
from pledges.reports import acts
from pledges.reports.forms import ReportForms, is_whole
from pledges.reports.models import Report
from pledges.reports.models.line import sections
from pledges.reports.views.report import report_of
from pledges.states import unsaved
from pledges.states.attempt import actor, refused

INCOMPLETE = "Chưa lưu được. Xin tải lại trang rồi nhập lại."


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def write(request, term, report):
    report = report_of(request, term, report)
    if refused(request, report, "write"):
        return redirect(report)
    if request.method != "POST":
        return _as_left(request, report)
    if not is_whole(request.POST):
        messages.error(request, INCOMPLETE)
        return redirect(report.url("report_write"))
    if other := unsaved.unseen(request, report):
        forms = ReportForms(report, sections(report), request.POST)
        return _show(request, report, forms, status=409, elsewhere=other)
    forms = ReportForms(report, sections(report), request.POST, bound=True)
    if not forms.is_valid():
        _keep(request, report, request.POST)
        return _show(request, report_of(request, term, report.pk), forms, status=422)
    return _save(request, report, forms)


def _save(request, report: Report, forms: ReportForms):
    try:
        acts.write(
            report, **actor(request), edition=forms.edition, parts=forms.parts.cleaned_data, lines=forms.lines
        )
    except Stale:
        return _show_both(request, report_of(request, report.term, report.pk))
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(report)
    messages.success(request, "Đã lưu báo cáo.")
    line = next((pk for pk in forms.lines if str(pk) == request.POST.get("files")), None)
    if line is not None:
        return redirect(report.url("report_files", line=line))
    return redirect(report.url("report_write") if "stay" in request.POST else report)


def _show_both(request, report: Report):
    """Show a colleague's newer edition beside what was typed here; saving again goes on top of it."""
    saved = sections(report)
    typed = request.POST.copy()
    typed["edition"] = str(report.edition)
    _keep(request, report, typed)
    theirs = [
        (str(line), line.words)
        for section in saved
        for line in section.lines
        if line.words and " ".join(typed.get(f"l{line.pk}-words", "").split()) != " ".join(line.words.split())
    ]
    return _show(request, report, ReportForms(report, saved, typed), status=409, theirs=theirs, stale=True)


def _as_left(request, report: Report):
    """Show the form as this editor left it, else as it was saved."""
    scratch = unsaved.left(request, report)
    typed = QueryDict(scratch.form) if scratch else None
    return _show(request, report, ReportForms(report, sections(report), typed), scratch=scratch)


def _keep(request, report: Report, typed) -> None:
    edition = whole(typed.get("edition"), report.edition)
    unsaved.keep(request, report, typed, act="write", edition=edition, without=("stay", "files"))


def _show(request, report: Report, forms: ReportForms, *, status=200, **more):
    lines = [line for _, rows in forms.rows for line, _ in rows]
    missing = len(acts.missing_lines(report, lines))
    context = {"report": report, "forms": forms, "missing": missing, "tab": "reports"} | more
    return render(request, "reports/write.html", context, status=status)


@require_POST
@access.readers
def scratch(request, term, report):
    """Store the unsaved form, which the page sends every few seconds; the answer has no content."""
    report = report_of(request, term, report)
    torn = "" if is_whole(request.POST) else INCOMPLETE
    return unsaved.answer(
        request, report, "write", torn=torn, keep=lambda: _keep(request, report, request.POST)
    )


@require_POST
@access.readers
def discard_scratch(request, term, report):
    report = report_of(request, term, report)
    if refused(request, report, "write"):
        return redirect(report)
    report.scratches.filter(person=request.user).delete()
    return redirect(report.url("report_write"))


@require_POST
@access.readers
def refresh(request, term, report):
    """Add lines for what was sealed or recorded since the report was begun."""
    report = report_of(request, term, report)
    if refused(request, report, "write"):
        return redirect(report)
    try:
        added = acts.refresh_lines(report, **actor(request))
        messages.success(request, f"Đã thêm {added} nội dung." if added else "Báo cáo đã có đủ nội dung.")
    except PledgeError as refusal:
        messages.error(request, str(refusal))
    return redirect(report.url("report_write"))
