"""PDF bytes as an answer."""

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from pledges.documents.models import Document


def pdf_answer(request, pdf: bytes, *, name: str) -> HttpResponse:
    """Shown in the page, or saved with `?tai=1`; `name` without ending, ASCII."""
    disposition = "attachment" if request.GET.get("tai") else "inline"
    answer = HttpResponse(bytes(pdf), content_type="application/pdf")
    answer["Content-Disposition"] = f'{disposition}; filename="{name}.pdf"'
    answer["Cache-Control"] = "private, no-cache"
    return answer


def stored_pdf(request, document: Document, *, name: str) -> HttpResponse:
    """The newest stored bytes, untouched; a browser that has them already is told so, and they are not read again."""
    newest = document.revisions.defer("pdf").latest("number")
    etag = f'"{newest.sha256}"'
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        return known
    answer = pdf_answer(request, newest.pdf, name=name)
    answer["ETag"] = etag
    return answer
