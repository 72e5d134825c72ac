"""An outline as a Word file, for an office to edit; the layout of Nghị định 30/2020."""

from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.shared import Mm

from pledges.papers import word
from pledges.papers.outline import Block, Heading, Outline, Table
from pledges.papers.pdf import printable

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_docx(outline: Outline) -> bytes:
    paper = Document()
    word.lay_out(paper, title=outline.subject, author=outline.issuer, made_at=outline.made_at)
    _head(paper, outline)
    _blocks(paper, outline.blocks)
    word.signed_by(
        paper,
        recipients=list(outline.recipients),
        capacity=[line.upper() for line in outline.capacity],
        full_name=outline.full_name,
    )
    for title, annex in outline.numbered_annexes:
        paper.add_page_break()
        word.centred(paper, title.upper(), before=0)
        word.centred(paper, annex.title.upper(), before=0)
        word.centred(paper, f"({outline.attached})", before=0)
        belongs = paper.paragraphs[-1].runs[0]
        belongs.bold, belongs.italic = False, True
        _blocks(paper, annex.blocks)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def _head(paper: Paper, outline: Outline) -> None:
    word.heads(
        paper,
        superior_body=list(outline.superior),
        cluster=outline.issuer,
        number=f"Số: {outline.number}",
        place_and_day=f"{outline.place}, {outline.day}",
    )
    word.centred(paper, outline.kind.upper(), before=18)
    word.subject(paper, outline.subject)


def _blocks(paper: Paper, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            text = block.text.upper() if block.level == 1 else block.text
            paper.add_heading(printable(text), block.level)
        elif isinstance(block, Table):
            _table(paper, block)
        else:
            for line in block.lines:
                word.paragraph(paper, line)


def _table(paper: Paper, table: Table) -> None:
    word.table(
        paper,
        tuple(column.title for column in table.columns),
        list(table.rows),
        widths=tuple(Mm(column.width) for column in table.columns),
        centred=tuple(place for place, column in enumerate(table.columns) if column.is_centred),
    )
