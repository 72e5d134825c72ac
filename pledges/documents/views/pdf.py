"""PDF bytes as an answer."""

from functools import lru_cache

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from pledges.documents.models import Document, Revision


def pdf_answer(request, pdf: bytes, *, name: str) -> HttpResponse:
    """Shown in the page, or saved with `?tai=1`; `name` without ending, ASCII."""
    disposition = "attachment" if request.GET.get("tai") else "inline"
    answer = HttpResponse(bytes(pdf), content_type="application/pdf")
    answer["Content-Disposition"] = f'{disposition}; filename="{name}.pdf"'
    answer["Cache-Control"] = "private, no-cache"
    return answer


def stored_pdf(request, document: Document, *, name: str) -> HttpResponse:
    """The newest stored bytes, untouched; a browser that has them already is told so, and they are not read again."""
    pk, sha256 = document.revisions.values_list("pk", "sha256").latest("number")
    etag = f'"{sha256}"'
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        return known
    answer = pdf_answer(request, _bytes(pk, sha256), name=name)
    answer["ETag"] = etag
    return answer


@lru_cache(maxsize=32)
def _bytes(pk: int, sha256: str) -> bytes:
    """Read a revision once in the life of this process, as its bytes never change.

    Bytes that are forged in the table all the same are handed out only after a restart; verification reads the table.
    """
    return bytes(Revision.objects.values_list("pdf", flat=True).get(pk=pk, sha256=sha256))
