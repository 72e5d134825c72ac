"""The consolidated review of the cluster: on a page, as a PDF, as a Word file."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from members import access
from pledges.documents.views.pdf import pdf_answer
from pledges.files.views import saved_as
from pledges.papers.outline_docx import WORD, as_docx
from pledges.papers.outline_pdf import as_pdf
from pledges.reports import review as reviews
from pledges.reports.models import Report
from pledges.reports.models.report import due_on, is_overdue
from pledges.reports.paper import review_outline

MOST_LINES = 4000  # about a hundred pages, ten seconds
EMPTY = "Chưa có đơn vị gửi báo cáo nên chưa lập được báo cáo tổng hợp."


@require_safe
@access.readers
def review(request, term, period):
    context = {
        "review": reviews.review(term, period),
        "name": Report.Period(period).label,
        "due_on": due_on(term, period),
        "is_overdue": is_overdue(due_on(term, period)),
        "tab": "reports",
    }
    return render(request, "reports/review.html", context)


@require_safe
@access.readers
def review_pdf(request, term, period):
    review = reviews.review(term, period)
    if not review.units:
        return _refused(request, term, period, EMPTY)
    if review.printed_lines > MOST_LINES:
        return _refused(request, term, period, "Báo cáo tổng hợp quá dài để lập PDF. Xin tải Word.")
    return pdf_answer(request, as_pdf(review_outline(review)).pdf, name=_name(term, period))


@require_safe
@access.readers
def review_docx(request, term, period):
    review = reviews.review(term, period)
    if not review.units:
        return _refused(request, term, period, EMPTY)
    return saved_as(f"{_name(term, period)}.docx", as_docx(review_outline(review)), WORD)


def _refused(request, term, period: str, sentence: str):
    messages.error(request, sentence)
    return redirect("pledges:review", cluster=term.cluster.slug, year=term.name, period=period)


def _name(term, period: str) -> str:
    kind = "so-ket" if period == Report.Period.HALF_YEAR else "tong-ket"
    return f"bao-cao-{kind}-{term.cluster.slug}-{term.name}"
