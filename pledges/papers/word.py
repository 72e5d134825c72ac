"""Parts of all Word files of a cluster: the layout of Nghị định 30/2020."""

from datetime import datetime

from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pledges.papers.chair import Chair
from pledges.papers.pdf import printable

FONT = "Times New Roman"
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def lay_out(paper: Paper, *, title: str, author: str, made_at: datetime) -> None:
    """Set A4, margins, Times New Roman 14 for every script, and page numbers on top except on page 1."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        _style(paper, name)
    _page_number(section.header.paragraphs[0])
    facts = paper.core_properties
    facts.title, facts.author, facts.language = title, author, "vi-VN"
    facts.comments = ""
    facts.created = facts.modified = made_at.replace(tzinfo=None)


def _style(paper: Paper, name: str) -> None:
    style = paper.styles[name]
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]  # the heading styles of the template name a theme instead of a font
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size, style.font.bold = Pt(14), name != "Normal"
    style.font.color.rgb, style.font.italic = None, name == "Heading 3"
    for colour in style.element.rPr.findall(qn("w:color")):
        style.element.rPr.remove(colour)
    style.paragraph_format.space_before = Pt(6)
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1.15
    style.paragraph_format.keep_with_next = name != "Normal"


def _page_number(paragraph) -> None:
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def heads(paper: Paper, *, superior_body: list[str], cluster: str, number: str, place_and_day: str) -> None:
    """Add the two columns on top."""
    left, right = paper.add_table(1, 2).rows[0].cells
    left.width, right.width = Mm(72), Mm(93)
    lines(left, [line.upper() for line in superior_body], size=12)
    lines(left, [cluster.upper()], size=12, bold=True)
    lines(left, [number], size=13)
    lines(right, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], size=12, bold=True)
    lines(right, ["Độc lập - Tự do - Hạnh phúc"], size=13, bold=True, underline=True)
    lines(right, [place_and_day], size=13, italic=True)
    without_first_paragraph(left, right)


def end(paper: Paper, *, cluster: str, recipients: list[str], chair: Chair) -> None:
    """Add the recipients, and the empty block of the chair."""
    paper.add_paragraph()
    left, right = paper.add_table(1, 2).rows[0].cells
    lines(left, ["Nơi nhận:"], size=12, bold=True, italic=True, alignment=None)
    lines(left, [f"- {line}" for line in recipients], size=11, alignment=None)
    lines(right, [f"TM. {cluster.upper()}", "CỤM TRƯỞNG"], size=14, bold=True)
    if chair.office:
        lines(right, [chair.office.upper()], size=13)
    if chair.full_name:
        lines(right, ["", "", "", chair.full_name], size=14, bold=True)
    without_first_paragraph(left, right)


def without_first_paragraph(*cells) -> None:
    """Remove the empty paragraph that every cell begins with."""
    for cell in cells:
        cell._tc.remove(cell.paragraphs[0]._p)


def table(
    paper: Paper, columns: tuple[str, ...], rows: list[tuple], *, widths: tuple, centred: tuple = ()
) -> None:
    """Add a grid with its first row repeated on every page; `centred`: numbers of columns, from 0."""
    grid = paper.add_table(1, len(columns), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _row(grid.rows[0], columns, widths, range(len(columns)), bold=True)
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        _row(grid.add_row(), row, widths, centred)
    paper.add_paragraph().paragraph_format.space_before = Pt(0)


def _row(row, texts: tuple[str, ...], widths: tuple, centred, *, bold: bool = False) -> None:
    for number, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
        cell.width = width
        first = cell.paragraphs[0]
        first.paragraph_format.space_before = Pt(2)
        if number in centred:
            first.alignment = CENTRE
        run = first.add_run(printable(text))
        run.bold, run.font.size = bold, Pt(13)


def lines(cell, texts: list[str], *, size: int, alignment=CENTRE, **look) -> None:
    for text in texts:
        paragraph = cell.add_paragraph()
        paragraph.alignment = alignment
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.line_spacing = Pt(0), 1.0
        run = paragraph.add_run(printable(text))
        run.font.size = Pt(size)
        for name, value in look.items():
            setattr(run.font, name, value)


def centred(paper: Paper, text: str, *, before: int) -> None:
    title = paper.add_paragraph()
    title.alignment, title.paragraph_format.space_before = CENTRE, Pt(before)
    title.add_run(printable(text)).bold = True


def paragraph(paper: Paper, text: str):
    body = paper.add_paragraph(printable(text))
    body.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.first_line_indent = Mm(12.7)
    return body
