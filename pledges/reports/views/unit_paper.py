"""A unit's own report, to be printed, signed by hand and filed: as PDF and as Word file."""

from django.http import Http404
from django.views.decorators.http import require_safe

from members import access
from pledges.documents.views.pdf import pdf_answer
from pledges.files.views import saved_as
from pledges.papers.file_name import file_name
from pledges.papers.outline import Outline
from pledges.papers.outline_docx import WORD, as_docx
from pledges.papers.outline_pdf import as_pdf
from pledges.reports.models import Report
from pledges.reports.models.line import sections
from pledges.reports.unit_paper import unit_outline
from pledges.reports.views.report import report_of


@require_safe
@access.readers
def report_pdf(request, term, report):
    report = report_of(request, term, report)
    return pdf_answer(request, as_pdf(_outline(report)).pdf, name=_name(report))


@require_safe
@access.readers
def report_docx(request, term, report):
    report = report_of(request, term, report)
    return saved_as(f"{_name(report)}.docx", as_docx(_outline(report)), WORD)


def _outline(report: Report) -> Outline:
    """Lay it out; 404 while the unit still writes it."""
    if not report.is_printable:
        raise Http404
    return unit_outline(report, sections(report))


def _name(report: Report) -> str:
    return file_name("Báo cáo", report.get_period_display(), report.term.name, report.unit.short_name)
