"""The letter that proposes rewards as PDF and DOCX."""

from io import BytesIO

from docx import Document as Paper
from docx.shared import Mm

from pledges.ballots.proposal import PEOPLE, Proposal
from pledges.papers import pdf, word

WIDTHS = (Mm(11), Mm(72), Mm(32), Mm(24), Mm(26))
WIDE_OFFICE = (Mm(11), Mm(46), Mm(58), Mm(24), Mm(26))


def as_pdf(letter: Proposal) -> pdf.Rendering:
    """Render the letter with today's scores and chair, never under the identifier of a signed document."""
    return pdf.document(
        "pdf/proposal.html",
        {"proposal": letter, "author": letter.term.cluster.title},
        identifier=pdf.identifier(f"proposal:{letter.term.pk}"),
        made_at=letter.made_at,
        title=f"Tờ trình {letter.subject[0].lower()}{letter.subject[1:]}",
    )


def as_docx(letter: Proposal) -> bytes:
    paper, cluster = Paper(), letter.term.cluster.title
    word.lay_out(paper, title=letter.subject, author=cluster, made_at=letter.made_at)
    head = {"superior_body": letter.superior_body, "place_and_day": letter.place_and_day}
    word.heads(paper, cluster=cluster, number=f"Số: {letter.number}", **head)
    word.centred(paper, "TỜ TRÌNH", before=18)
    word.subject(paper, letter.subject)
    word.addressee(paper, letter.addressee)
    for line in letter.grounds:
        word.paragraph(paper, line).runs[0].italic = True
    word.paragraph(paper, letter.introduction)
    for number, part in enumerate(letter.parts, start=1):
        paper.add_heading(f"{number}. {part.heading}", 2)
        word.paragraph(paper, part.grounds)
        for heads, nominees in part.tables:
            rows = [(f"{place:02}", *nominee.cells) for place, nominee in enumerate(nominees, start=1)]
            is_of_people = heads is PEOPLE
            centred = (0, 3, 4) if is_of_people else (0, 2, 3, 4)
            word.table(paper, heads, rows, widths=WIDE_OFFICE if is_of_people else WIDTHS, centred=centred)
    word.paragraph(paper, letter.statement)
    word.paragraph(paper, "Hồ sơ kèm theo:")
    for line in letter.enclosures:
        word.paragraph(paper, line)
    word.paragraph(paper, letter.closing)
    word.end(paper, cluster=cluster, recipients=letter.recipients, chair=letter.chair)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()
