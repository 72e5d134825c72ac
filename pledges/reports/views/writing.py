"""Writing a report: the form, and what is half typed."""

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

INCOMPLETE = "Máy chủ nhận được một biểu mẫu không đầy đủ nên chưa lưu gì. Hãy mở lại trang soạn."


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def write(request, term, report):
    found = report_of(request, term, report)
    if refused(request, found, "write"):
        return redirect(found)
    if request.method != "POST":
        return _as_left(request, found)
    if not is_whole(request.POST):
        messages.error(request, INCOMPLETE)
        return redirect(found.url("report_write"))
    forms = ReportForms(found, sections(found), request.POST, bound=True)
    if not forms.is_valid():
        _keep(request, found, request.POST)
        return _show(request, report_of(request, term, report), forms, status=422)
    return _save(request, found, forms)


def _save(request, found: Report, forms: ReportForms):
    try:
        acts.write(
            found, **actor(request), edition=forms.edition, parts=forms.parts.cleaned_data, lines=forms.lines
        )
    except Stale:
        return _show_both(request, report_of(request, found.term, found.pk))
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, "Đã lưu báo cáo.")
    line = next((pk for pk in forms.lines if str(pk) == request.POST.get("files")), None)
    if line is not None:
        return redirect(found.url("report_files", line=line))
    return redirect(found.url("report_write") if "stay" in request.POST else found)


def _show_both(request, found: Report):
    """Somebody saved in between: what is saved now beside what was typed here; saving again goes on top of it."""
    saved = sections(found)
    typed = request.POST.copy()
    typed["edition"] = str(found.edition)
    _keep(request, found, typed)
    theirs = [
        (str(line), line.words)
        for section in saved
        for line in section.lines
        if line.words and " ".join(typed.get(f"l{line.pk}-words", "").split()) != " ".join(line.words.split())
    ]
    return _show(request, found, ReportForms(found, saved, typed), status=409, theirs=theirs, stale=True)


def _as_left(request, found: Report):
    """The form as this editor left it, else as it was saved."""
    scratch = found.scratches.filter(person=request.user).first()
    typed = QueryDict(scratch.form) if scratch else None
    return _show(request, found, ReportForms(found, sections(found), typed), scratch=scratch)


def _keep(request, found: Report, typed) -> None:
    edition = whole(typed.get("edition"), found.edition)
    unsaved.keep(request, found, typed, act="write", edition=edition, without=("stay", "files"))


def _show(request, found: Report, forms: ReportForms, *, status=200, **more):
    lines = [line for _, rows in forms.rows for line, _ in rows]
    missing = len(acts.missing_lines(found, lines))
    context = {"report": found, "forms": forms, "missing": missing, "tab": "reports"} | more
    return render(request, "reports/write.html", context, status=status)


@require_POST
@access.readers
def scratch(request, term, report):
    """What is typed, kept every few seconds by the page; it answers with nothing."""
    found = report_of(request, term, report)
    torn = "" if is_whole(request.POST) else INCOMPLETE
    return unsaved.answer(
        request, found, "write", torn=torn, keep=lambda: _keep(request, found, request.POST)
    )


@require_POST
@access.readers
def discard_scratch(request, term, report):
    found = report_of(request, term, report)
    if refused(request, found, "write"):
        return redirect(found)
    found.scratches.filter(person=request.user).delete()
    return redirect(found.url("report_write"))


@require_POST
@access.readers
def refresh(request, term, report):
    """Lines for what was sealed or recorded since the report was begun."""
    found = report_of(request, term, report)
    if refused(request, found, "write"):
        return redirect(found)
    try:
        came = acts.refresh_lines(found, **actor(request))
        messages.success(request, f"Đã thêm {came} nội dung." if came else "Báo cáo đã có đủ nội dung.")
    except PledgeError as refusal:
        messages.error(request, str(refusal))
    return redirect(found.url("report_write"))
