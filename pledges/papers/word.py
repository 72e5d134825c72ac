"""Parts of all Word files of a cluster: the layout of Nghị định 30/2020.

Word goes by the widths of cells, LibreOffice by those of the grid: `grid` writes both from one list.
"""

from datetime import datetime

from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table

from pledges.papers.chair import Chair
from pledges.papers.pdf import printable

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
HEADS = (Mm(53), Mm(22), Mm(90))  # of the issuer, of either, of the nation
LONG_DAY = 42  # letters of place and day that need the middle, too
ENDS = (Mm(80), Mm(85))


def lay_out(paper: Paper, *, title: str, author: str, made_at: datetime) -> None:
    """Set A4, margins, Times New Roman 14 for every script, and page numbers on top except on page 1."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(9)
    section.different_first_page_header_footer = True
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        _style(paper, name)
    for language in paper.styles.element.iter(qn("w:lang")):
        for script in ("w:val", "w:eastAsia"):
            language.set(qn(script), LANGUAGE)
    _page_number(section.header.paragraphs[0])
    facts = paper.core_properties
    facts.title, facts.author, facts.language = title, author, LANGUAGE
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
    _close(paragraph)
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def heads(paper: Paper, *, superior_body: list[str], cluster: str, number: str, place_and_day: str) -> None:
    """Add the two columns on top; number and day stand on one line."""
    columns = grid(paper, HEADS, rows=2)
    _without_margins(columns)
    cells = columns.rows[0].cells
    issuer, nation = cells[0].merge(cells[1]), cells[2]
    lines(issuer, [line.upper() for line in superior_body], size=12)
    lines(issuer, [cluster.upper()], size=12, bold=True)
    _rule(issuer.add_paragraph(), Length(HEADS[0] + HEADS[1]), share=0.4)
    lines(nation, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], size=12, bold=True)
    lines(nation, ["Độc lập - Tự do - Hạnh phúc"], size=13, bold=True, underline=True)
    first, middle, last = columns.rows[1].cells
    is_long = len(place_and_day) > LONG_DAY
    left, right = (first, middle.merge(last)) if is_long else (first.merge(middle), last)
    lines(left, [number], size=13)
    lines(right, [place_and_day], size=13, italic=True)
    without_first_paragraph(issuer, nation, left, right)


def end(paper: Paper, *, cluster: str, recipients: list[str], chair: Chair) -> None:
    """Add the recipients, and the empty block of the chair."""
    capacity = [f"TM. {cluster.upper()}", "CỤM TRƯỞNG", *([chair.office.upper()] if chair.office else [])]
    signed_by(paper, recipients=recipients, capacity=capacity, full_name=chair.full_name)


def signed_by(paper: Paper, *, recipients: list[str], capacity: list[str], full_name: str) -> None:
    """Add the recipients at the left, who signs by hand at the right."""
    left, right = foot(paper)
    lines(left, ["Nơi nhận:"], size=12, bold=True, italic=True, alignment=None)
    lines(left, [f"- {line}" for line in recipients], size=11, alignment=None)
    lines(right, capacity, size=14, bold=True)
    lines(right, ["", "", "", full_name], size=14, bold=True)
    without_first_paragraph(left, right)


def foot(paper: Paper):
    """Add the two cells at the end, for recipients and signature; what stands before comes with them to a new page."""
    _stay_with_what_follows(paper)
    paper.add_paragraph().paragraph_format.keep_with_next = True
    return grid(paper, ENDS, rows=1).rows[0].cells


def _stay_with_what_follows(paper: Paper) -> None:
    """Keep the last paragraph with words, or the last two rows of a table, on the page of what follows."""
    for block in reversed(list(paper.iter_inner_content())):
        if isinstance(block, Table):
            for row in block.rows[-2:]:
                for cell in row.cells:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
            return
        block.paragraph_format.keep_with_next = True
        if block.text.strip():
            return


def without_first_paragraph(*cells) -> None:
    """Remove the empty paragraph that every cell begins with."""
    for cell in cells:
        cell._tc.remove(cell.paragraphs[0]._p)


def grid(paper: Paper, widths: tuple[Length, ...], *, rows: int, style: str | None = None) -> Table:
    """Add a table of fixed widths."""
    added = paper.add_table(rows, len(widths), style=style)
    added.autofit = False
    whole = added._tbl.tblPr.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(sum(Length(width).twips for width in widths)))
    for column, width in zip(added.columns, widths, strict=True):
        column.width = width
    for row in added.rows:
        _set_row(row, widths)
    return added


def _set_row(row, widths: tuple[Length, ...]) -> None:
    """Give the cells their widths, and do not tear the row."""
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = width
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _without_margins(columns: Table) -> None:
    """Give the words the whole width; LibreOffice reads that from cells, not from the table."""
    for cell in (cell for row in columns.rows for cell in row.cells):
        margins = OxmlElement("w:tcMar")
        for side in ("w:left", "w:right"):
            element = OxmlElement(side)
            element.set(qn("w:w"), "0")
            element.set(qn("w:type"), "dxa")
            margins.append(element)
        cell._tc.get_or_add_tcPr().append(margins)


def table(
    paper: Paper, columns: tuple[str, ...], rows: list[tuple], *, widths: tuple, centred: tuple = ()
) -> None:
    """Add a grid with its first row repeated on every page; `centred`: numbers of columns, from 0."""
    lined = grid(paper, widths, rows=1, style="Table Grid")
    lined.alignment = WD_TABLE_ALIGNMENT.CENTER
    _fill(lined.rows[0], columns, range(len(columns)), bold=True)
    lined.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for texts in rows:
        row = lined.add_row()
        _set_row(row, widths)
        _fill(row, texts, centred)
    paper.add_paragraph().paragraph_format.space_before = Pt(0)


def _fill(row, texts: tuple[str, ...], centred, *, bold: bool = False) -> None:
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
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
        _close(paragraph)
        run = paragraph.add_run(printable(text))
        run.font.size = Pt(size)
        for name, value in look.items():
            setattr(run.font, name, value)


def _close(paragraph) -> None:
    """Set the lines of a paragraph close to each other and to those before."""
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.line_spacing = Pt(0), 1.0


def _rule(paragraph, width: Length, *, share: float) -> None:
    """Make a line in the middle of `width` of an empty paragraph, as long as this share of it."""
    aside = Length(int(width * (1 - share) / 2))
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = aside
    form.space_before, form.line_spacing = Pt(0), Pt(3)
    paragraph.add_run().font.size = Pt(2)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def centred(paper: Paper, text: str, *, before: int) -> None:
    title = paper.add_paragraph()
    title.alignment, title.paragraph_format.space_before = CENTRE, Pt(before)
    title.paragraph_format.keep_with_next = True
    title.add_run(printable(text)).bold = True


def subject(paper: Paper, text: str) -> None:
    """Add what the paper is about below its kind, with a rule."""
    centred(paper, text, before=0)
    _rule(paper.add_paragraph(), Mm(165), share=0.3)


def addressee(paper: Paper, text: str) -> None:
    """Add "Kính gửi: ..." in upright, ordinary letters."""
    to = paper.add_paragraph(printable(f"Kính gửi: {text}"))
    to.alignment, to.paragraph_format.space_before = CENTRE, Pt(12)


def paragraph(paper: Paper, text: str):
    body = paper.add_paragraph(printable(text))
    body.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.first_line_indent = Mm(12.7)
    return body
