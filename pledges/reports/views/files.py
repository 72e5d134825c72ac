"""Evidence files of reports: brought, handed out for download only, taken away."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from members import access
from pledges.files import acts
from pledges.files import views as line_files
from pledges.reports.forms import EvidenceFileForm
from pledges.reports.models import EvidenceFile, Report, ReportLine
from pledges.reports.models.line import sections
from pledges.reports.views.report import report_of
from pledges.states.attempt import attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def files(request, term, report, line):
    """The files of one line, and the form that brings one more."""
    found = report_of(request, term, report)
    about = _line(found, line)
    if request.method != "POST":
        form = EvidenceFileForm() if found.refusal("write", request.standing) is None else None
        return _show(request, found, about, form)
    if refused(request, found, "write"):
        return redirect(found)
    form = EvidenceFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, found, about, form, status=422)
    attempt(
        request,
        acts.attach,
        about,
        name=form.cleaned_data["file"].name,
        content=form.content,
        done="Đã lưu tệp minh chứng.",
    )
    return redirect(found.url("report_files", line=about.pk))


def _line(found: Report, pk: int) -> ReportLine:
    for section in sections(found):
        for line in section.lines:
            if line.pk == pk:
                return line
    raise Http404


def _show(request, found: Report, line: ReportLine, form: EvidenceFileForm | None, *, status=200):
    context = line_files.context(line, form) | {
        "thing": found,
        "rows": [
            (file, found.url("report_file", file=file.pk), found.url("report_file_remove", file=file.pk))
            for file in line.file_list
        ],
        "back_url": f"{found.url('report_write')}#dong-{line.pk}",
        "back": "Soạn tiếp báo cáo",
        "tab": "reports",
    }
    return render(request, "files/line_files.html", context, status=status)


@require_safe
@access.readers
def file(request, term, report, file):
    """Always a download, whatever it is: nothing of it is ever shown by our site."""
    found = report_of(request, term, report)
    stored = get_object_or_404(EvidenceFile, pk=file, line__report=found)
    return line_files.download(stored)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def remove(request, term, report, file):
    """A page that names the file, and the button."""
    found = report_of(request, term, report)
    rows = EvidenceFile.objects.defer("content").select_related("line__commitment", "line__target")
    stored = get_object_or_404(rows.select_related("line__registration"), pk=file, line__report=found)
    if refused(request, found, "write"):
        return redirect(found)
    if request.method != "POST":
        context = {"thing": found, "file": stored, "back_url": found.url("report_files", line=stored.line_id)}
        return render(request, "files/line_file_remove.html", context | {"tab": "reports"})
    attempt(request, acts.remove, stored, done=f"Đã xóa tệp {stored.name}.")
    return redirect(found.url("report_files", line=stored.line_id))
