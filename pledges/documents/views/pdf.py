"""Responses with PDF bytes."""

from functools import lru_cache

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from pledges.documents.models import Document, Revision


def pdf_answer(request, pdf: bytes, *, name: str) -> HttpResponse:
    """Show the PDF in the browser, or save it with `?tai=1`; `name` without ending, ASCII."""
    disposition = "attachment" if request.GET.get("tai") else "inline"
    response = HttpResponse(bytes(pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'{disposition}; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-cache"
    return response


def stored_pdf(request, document: Document, *, name: str) -> HttpResponse:
    """Send the newest stored bytes, untouched, or 304 without reading them if the browser has them."""
    pk, sha256 = document.revisions.values_list("pk", "sha256").latest("number")
    etag = f'"{sha256}"'
    conditional = get_conditional_response(request, etag=etag)
    if conditional is not None:
        return conditional
    response = pdf_answer(request, _bytes(pk, sha256), name=name)
    response["ETag"] = etag
    return response


@lru_cache(maxsize=32)
def _bytes(pk: int, sha256: str) -> bytes:
    """Read a revision once per process, as its bytes never change.

    Bytes forged in the table all the same are served only after a restart; verification reads the table.
    """
    return bytes(Revision.objects.values_list("pdf", flat=True).get(pk=pk, sha256=sha256))
