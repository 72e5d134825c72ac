"""PDF bytes as an answer."""

from django.http import HttpResponse


def pdf_answer(request, pdf: bytes, *, name: str) -> HttpResponse:
    """Shown in the page, or saved with `?tai=1`; `name` without ending, ASCII."""
    disposition = "attachment" if request.GET.get("tai") else "inline"
    answer = HttpResponse(bytes(pdf), content_type="application/pdf")
    answer["Content-Disposition"] = f'{disposition}; filename="{name}.pdf"'
    answer["Cache-Control"] = "private, no-cache"
    return answer
