"""A document's stored PDF by its code (also a void one), and the evidence about it."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from members import access
from pledges import pdf
from pledges.models import Document
from pledges.verdicts import verdict
from pledges.views.attempt import agreement_of
from pledges.views.pdf import pdf_answer


@require_safe
@access.readers
def document_pdf(request, term, code):
    found = _document(request, term, code)
    return pdf_answer(request, found.newest().pdf, name=found.code.lower())


@require_safe
@access.readers
def evidence(request, term, code):
    """A PDF of its own: nothing is ever added to the signed file."""
    found = _document(request, term, code)
    made = pdf.evidence(found, events=agreement_of(request, term).events(), verdict=verdict(found))
    return pdf_answer(request, made.pdf, name=f"chung-cu-{found.code.lower()}")


def _document(request, term, code: str) -> Document:
    agreement = agreement_of(request, term)
    documents = Document.objects.filter(edition__agreement=agreement).select_related(
        "cluster", "frozen_by", "voided_by"
    )
    return get_object_or_404(documents, code=code)
