"""A registration as the unit's own paper: as PDF and as Word file."""

from django.http import Http404
from django.views.decorators.http import require_safe

from members import access
from pledges.documents.views.pdf import pdf_answer
from pledges.files.views import saved_as
from pledges.papers.file_name import file_name
from pledges.papers.outline import Outline
from pledges.papers.outline_docx import WORD, as_docx
from pledges.papers.outline_pdf import as_pdf
from pledges.registrations.clears import is_printable
from pledges.registrations.models import Registration
from pledges.registrations.unit_paper import unit_outline
from pledges.registrations.views.registration import registration_of


@require_safe
@access.readers
def registration_paper(request, term, registration):
    registration = registration_of(request, term, registration)
    return pdf_answer(request, as_pdf(_outline(registration)).pdf, name=_name(registration))


@require_safe
@access.readers
def registration_docx(request, term, registration):
    registration = registration_of(request, term, registration)
    return saved_as(f"{_name(registration)}.docx", as_docx(_outline(registration)), WORD)


def _outline(registration: Registration) -> Outline:
    """Lay it out; 404 while a clear is unanswered, and after it was withdrawn."""
    if not is_printable(registration):
        raise Http404
    return unit_outline(registration)


def _name(registration: Registration) -> str:
    return file_name("Đăng ký", registration.term.name, registration.unit.short_name, registration.name)
