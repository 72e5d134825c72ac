"""Evidence files of reports: upload, download, removal."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from members import access
from pledges.files import acts
from pledges.files import views as line_files
from pledges.files.forms import EvidenceFilesForm
from pledges.reports.models import EvidenceFile, Report, ReportLine
from pledges.reports.models.line import sections
from pledges.reports.views.report import report_of
from pledges.states.attempt import attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def files(request, term, report, line):
    """Show the files of one line, and the form to attach one more."""
    report = report_of(request, term, report)
    line = _line(report, line)
    if request.method != "POST":
        form = EvidenceFilesForm() if report.refusal("write", request.standing) is None else None
        return _show(request, report, line, form)
    if refused(request, report, "write"):
        return redirect(report)
    form = EvidenceFilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, report, line, form, status=422)
    line_files.attach_each(request, form, acts.attach, line)
    return redirect(report.url("report_files", line=line.pk))


def _line(report: Report, pk: int) -> ReportLine:
    for section in sections(report):
        for line in section.lines:
            if line.pk == pk:
                return line
    raise Http404


def _show(request, report: Report, line: ReportLine, form: EvidenceFilesForm | None, *, status=200):
    context = line_files.context(line, form) | {
        "thing": report,
        "rows": [
            (file, report.url("report_file", file=file.pk), report.url("report_file_remove", file=file.pk))
            for file in line.file_list
        ],
        "back_url": f"{report.url('report_write')}#dong-{line.pk}",
        "back": "Tiếp tục soạn báo cáo",
        "tab": "reports",
    }
    return render(request, "files/line_files.html", context, status=status)


@require_safe
@access.readers
def file(request, term, report, file):
    """Serve the file as a download, whatever it is: our site never shows any of it."""
    report = report_of(request, term, report)
    return line_files.download(get_object_or_404(EvidenceFile, pk=file, line__report=report))


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def remove(request, term, report, file):
    """Name the file and ask; then remove it."""
    report = report_of(request, term, report)
    rows = EvidenceFile.objects.defer("content").select_related("line__commitment", "line__target")
    file = get_object_or_404(rows.select_related("line__registration"), pk=file, line__report=report)
    if refused(request, report, "write"):
        return redirect(report)
    if request.method != "POST":
        context = {"thing": report, "file": file, "back_url": report.url("report_files", line=file.line_id)}
        return render(request, "files/line_file_remove.html", context | {"tab": "reports"})
    attempt(request, acts.remove, file, done=f"Đã xóa tệp {file.name}.")
    return redirect(report.url("report_files", line=file.line_id))
