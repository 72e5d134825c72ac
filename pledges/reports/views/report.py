"""The reports of a year, the page of one, and its way from the unit to the cluster and back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.reports import acts, matrix
from pledges.reports.forms import ReportReasonForm, StartReportForm
from pledges.reports.models import Report
from pledges.reports.models.line import sections
from pledges.states import rules
from pledges.states.asking import ask
from pledges.states.attempt import attempt, refused


def report_of(request, term, pk: int) -> Report:
    """Fetch it; 404 for what this person may not see."""
    visible = Report.objects.visible_to(request.standing).select_related("unit", "approved_by")
    report = get_object_or_404(visible, pk=pk)
    report.term = term
    return report


@require_safe
@access.readers
def reports(request, term):
    rows = matrix.rows(term, request.standing)
    context = {
        "rows": rows,
        "own": [row for row in rows if row.is_own],
        "columns": matrix.columns(term, rows),
        "tab": "reports",
    }
    return render(request, "reports/reports.html", context)


@require_POST
@access.unit_people
def start(request, term, period):
    form = StartReportForm(request.POST, units=request.standing.units)
    if not form.is_valid():
        messages.error(request, "Chưa chọn đơn vị lập báo cáo.")
        return redirect("pledges:reports", cluster=term.cluster.slug, year=term.name)
    unit = form.cleaned_data["unit"]
    attempt(
        request,
        acts.start,
        term,
        unit=unit,
        period=period,
        done="Đã lập báo cáo theo các nội dung cam kết, đăng ký. Đề nghị đồng chí nhập kết quả từng nội dung.",
    )
    report = Report.objects.filter(term=term, unit=unit, period=period).first()
    if report is None:
        return redirect("pledges:reports", cluster=term.cluster.slug, year=term.name)
    return redirect(report.url("report_write"))


@require_safe
@access.readers
def report(request, term, report):
    report = report_of(request, term, report)
    acts.mark_read(report, request.standing)
    allowed = rules.allowed(request.standing, report)
    parts = sections(report)
    lines = [line for section in parts for line in section.lines]
    missing = len(acts.missing_lines(report, lines)) if "submit" in allowed else 0
    context = {
        "report": report,
        "allowed": allowed,
        "sections": parts,
        "changes": report.changes if _follows(request.standing, report) else [],
        "obstacles": acts.obstacles_in(report, lines, missing) if "submit" in allowed else [],
        "tab": "reports",
    }
    return render(request, "reports/report.html", context)


def _follows(standing, report: Report) -> bool:
    """Whether this person judges what was changed, or changed it."""
    return report.is_printable and (standing.is_secretariat or report.unit_id in standing.units)


@require_POST
@access.readers
def submit(request, term, report):
    report = report_of(request, term, report)
    if not refused(request, report, "submit"):
        done = "Đã trình lãnh đạo đơn vị duyệt."
        attempt(request, acts.submit, report, done=done)
    return redirect(report)


@require_POST
@access.readers
def take_back(request, term, report):
    report = report_of(request, term, report)
    if not refused(request, report, "take_back"):
        attempt(request, acts.take_back, report, done="Đã thu hồi báo cáo để sửa.")
    return redirect(report)


@require_POST
@access.readers
def approve(request, term, report):
    report = report_of(request, term, report)
    if not refused(request, report, "approve"):
        attempt(
            request,
            acts.approve,
            report,
            edition=whole(request.POST.get("edition"), -1),
            done="Đã duyệt và gửi báo cáo tới Thường trực cụm.",
        )
    return redirect(report)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def return_to_officer(request, term, report):
    return _back(request, report_of(request, term, report), "return", acts.return_to_officer)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def send_back(request, term, report):
    return _back(request, report_of(request, term, report), "send_back", acts.send_back)


def _back(request, report: Report, name: str, act):
    """Say what happens, and ask for the reason."""
    if refused(request, report, name):
        return redirect(report)
    done = "Đã trả lại báo cáo và gửi lý do tới cán bộ, lãnh đạo đơn vị."
    words = {"form_class": ReportReasonForm, "template": "reports/back.html", "done": done}
    return ask(request, act, report, **words, report=report, act=name, tab="reports")
