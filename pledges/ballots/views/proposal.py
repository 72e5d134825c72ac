"""The letter that proposes rewards, to be printed and signed by hand."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from members import access
from pledges.ballots import paper
from pledges.ballots.proposal import proposal
from pledges.documents.views.pdf import pdf_answer
from pledges.files.views import saved_as
from pledges.reports.views.review import WORD

NOT_YET = "Chưa lập được tờ trình vì chưa có biên bản kiểm phiếu đã ký đủ."


@require_safe
@access.readers
def proposal_pdf(request, term):
    letter = proposal(term)
    if letter is None:
        return _not_yet(request, term)
    return pdf_answer(request, paper.as_pdf(letter).pdf, name=_name(term))


@require_safe
@access.readers
def proposal_docx(request, term):
    letter = proposal(term)
    if letter is None:
        return _not_yet(request, term)
    return saved_as(f"{_name(term)}.docx", paper.as_docx(letter), WORD)


def _not_yet(request, term):
    messages.info(request, NOT_YET)
    return redirect("pledges:ballots", cluster=term.cluster.slug, year=term.name)


def _name(term) -> str:
    return f"to-trinh-khen-thuong-{term.cluster.slug}-{term.name}"
