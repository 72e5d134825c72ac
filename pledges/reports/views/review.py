"""The consolidated review of the cluster: on a page, as a PDF, as a Word file."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from members import access
from pledges.documents.views.pdf import pdf_answer
from pledges.files.views import saved_as
from pledges.reports import paper as review_papers
from pledges.reports import paper_docx as word
from pledges.reports import review as reviews
from pledges.reports.models import Report
from pledges.reports.models.report import due_on, is_overdue

MOST_LINES = 4000  # about a hundred pages, ten seconds
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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
    if review.printed_lines > MOST_LINES:
        messages.error(request, "Báo cáo tổng hợp quá dài để lập PDF. Xin tải Word.")
        return redirect("pledges:review", cluster=term.cluster.slug, year=term.name, period=period)
    return pdf_answer(request, review_papers.as_pdf(review).pdf, name=_name(term, period))


@require_safe
@access.readers
def review_docx(request, term, period):
    return saved_as(f"{_name(term, period)}.docx", word.as_docx(reviews.review(term, period)), WORD)


def _name(term, period: str) -> str:
    kind = "so-ket" if period == Report.Period.HALF_YEAR else "tong-ket"
    return f"bao-cao-{kind}-{term.cluster.slug}-{term.name}"
