"""The draft of an agreement as a Word file, for leaders who comment in Word."""

from datetime import datetime
from io import BytesIO

from docx import Document as Paper
from docx.shared import Mm, Pt

from pledges.agreement.text import AgreementText, SignatoryText
from pledges.papers import word
from pledges.papers.pdf import printable, with_whole_places

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COLUMNS = ("TT", "Đơn vị", "Loại")
WIDTHS = (Mm(11), Mm(45), Mm(27), Mm(52), Mm(30))
BLOCK = Mm(82)


def agreement(text: AgreementText, *, made_at: datetime) -> bytes:
    """Write the whole text in the layout of Nghị định 30/2020, with the places of the signatures empty."""
    paper, text = Paper(), with_whole_places(text)
    word.lay_out(paper, title=f"{text.title} {text.subject}", author=text.cluster, made_at=made_at)
    _head(paper, text)
    for ground in text.printed_grounds:
        word.paragraph(paper, ground).runs[0].italic = True
    _paragraphs(paper, text.opening)
    parts = [
        ("Nội dung giao ước", text.commitments, _commitments),
        (text.registered_heading, text.registrations, _registrations),
        ("Tổ chức thực hiện", text.organisation.strip(), _organisation),
    ]
    written = [(heading, write) for heading, content, write in parts if content]
    for numeral, (heading, write) in zip(("I", "II", "III"), written, strict=False):
        paper.add_heading(f"{numeral}. {heading.upper()}", 2)
        write(paper, text)
    _paragraphs(paper, text.printed_closing)
    _signatures(paper, text)
    _recipients(paper, text)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def _head(paper, text: AgreementText) -> None:
    place = f"{text.place}, " if text.place else ""
    word.heads(
        paper,
        superior_body=[line.strip() for line in text.superior_body.splitlines() if line.strip()],
        cluster=text.cluster,
        number=f"Số: {text.printed_number}" if text.printed_number else "",
        place_and_day=f"{place}{text.printed_day}",
    )
    word.centred(paper, text.title, before=18)
    for line in text.subject.splitlines():
        word.centred(paper, line, before=0)
    if text.theme.strip() and text.theme not in text.opening:
        word.centred(paper, f"Chủ đề: “{text.theme.strip()}”", before=0)


def _paragraphs(paper, words: str) -> None:
    for line in filter(None, map(str.strip, words.splitlines())):
        word.paragraph(paper, line)


def _commitments(paper, text: AgreementText) -> None:
    for number, commitment in enumerate(text.commitments, start=1):
        first, *rest = commitment.text.strip().splitlines() or [""]
        title = commitment.title.strip()
        lead = " ".join(filter(None, [f"{number}.", title and f"{title.rstrip('.:;')}."]))
        body = word.paragraph(paper, f"{lead} ")
        body.runs[0].bold = True
        body.add_run(printable(first))
        _paragraphs(paper, "\n".join(rest))
        for letter, point in commitment.closed_points:
            word.paragraph(paper, f"{letter}) {point}" if letter else point)


def _registrations(paper, text: AgreementText) -> None:
    rows = [
        (str(place), row.unit, row.kind, row.name, row.period)
        for place, row in enumerate(text.registrations, start=1)
    ]
    word.table(paper, (*COLUMNS, *text.registered_columns), rows, widths=WIDTHS, centred=(0, 4))


def _organisation(paper, text: AgreementText) -> None:
    _paragraphs(paper, text.organisation)


def _signatures(paper, text: AgreementText) -> None:
    """Set the blocks two in a row, those of witnesses below."""
    units = [signatory for signatory in text.signatories if not signatory.is_witness]
    rows = [units[start : start + 2] for start in range(0, len(units), 2)]
    rows += [[signatory] for signatory in text.witnesses]
    if not rows:
        return
    paper.add_paragraph()
    for line in paper.paragraphs[-2:]:  # the closing sentence goes with the signatures
        line.paragraph_format.keep_with_next = True
    grid = word.grid(paper, (BLOCK, BLOCK), rows=len(rows))
    for row, blocks in zip(grid.rows, rows, strict=True):
        for cell, signatory in zip(row.cells, blocks, strict=False):
            _block(cell, signatory)


def _block(cell, signatory: SignatoryText) -> None:
    if signatory.is_witness:
        word.lines(cell, ["CƠ QUAN CHỨNG KIẾN"], size=13, bold=True)
    word.lines(cell, [signatory.unit.upper()], size=12)
    word.lines(cell, list(signatory.lines), size=13, bold=True)
    word.lines(cell, ["", "", "", signatory.full_name], size=14, bold=True)
    word.without_first_paragraph(cell)
    cell.paragraphs[0].paragraph_format.space_before = Pt(12)


def _recipients(paper, text: AgreementText) -> None:
    heading = paper.add_paragraph()
    heading.paragraph_format.space_before = Pt(12)
    run = heading.add_run("Nơi nhận:")
    run.bold = run.italic = True
    run.font.size = Pt(12)
    for recipient in text.printed_recipients:
        line = paper.add_paragraph()
        line.paragraph_format.space_before = Pt(0)
        line.add_run(printable(f"- {recipient}")).font.size = Pt(11)
