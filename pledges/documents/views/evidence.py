"""The stored PDF of a document (also a void one) by its code, and the evidence about it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from members import access
from pledges.documents.evidence import Evidence
from pledges.documents.evidence import evidence as evidence_about
from pledges.documents.models import Document
from pledges.documents.models.document import this_second
from pledges.documents.models.signable import Signable
from pledges.documents.verdicts import verdict
from pledges.documents.views.pdf import pdf_answer, stored_pdf


@require_safe
@access.readers
def document_pdf(request, term, code):
    document = _document(request, term, code)
    return stored_pdf(request, document, name=document.code.lower())


@require_safe
@access.readers
def evidence(request, term, code):
    """Render the evidence as a separate PDF; nothing is ever added to the signed file."""
    document = _document(request, term, code)
    signed = document.revisions.select_related("signature__place__mandate").defer(
        "pdf", "signature__certificate"
    )
    unsigned = document.unsigned_places().select_related("mandate").order_by("number")
    events = list(document.events().select_related("chain"))
    rendering = evidence_about(
        Evidence(
            document=document,
            revisions=list(signed.order_by("number")),
            unsigned=[] if document.state == Document.State.SEALED else list(unsigned),
            verdict=verdict(document),
            events=events,
            log_findings=events[0].chain.findings(),
            made_at=this_second(),
            made_for=request.user,
        )
    )
    return pdf_answer(request, rendering.pdf, name=f"ho-so-ky-{document.code.lower()}")


def _document(request, term, code: str) -> Document:
    """Fetch a document of this year, also a void one, that this person may read; else 404."""
    documents = Document.objects.filter(term=term)
    document = get_object_or_404(documents.select_related("cluster", "frozen_by", "voided_by"), code=code)
    if not _is_readable(request, document):
        raise Http404
    return document


def _is_readable(request, document: Document) -> bool:
    """Whether the person may read its subject, or is named in the document."""
    subject = Signable.of_key(document.subject_key)
    if subject is not None and subject.is_readable_by(request.standing):
        return True
    return any(place.is_of(request.standing) for place in document.place_list)
