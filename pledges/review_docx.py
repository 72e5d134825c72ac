"""The review as a Word file that the chair's office goes on writing in; the layout of Nghị định 30/2020."""

from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pledges.pdf import printable
from pledges.review import Remarks, Review, Says
from pledges.review_papers import Head

FONT = "Times New Roman"
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
WIDTHS = (Mm(38), Mm(30), Mm(17), Mm(80))
COLUMNS = ("Đơn vị", "Số đạt được", "Mức, %", "Kết quả thực hiện")


def as_docx(review: Review) -> bytes:
    paper, head = Document(), Head(review)
    _lay_out(paper, review)
    _heads(paper, head, review)
    _commitments(paper, review)
    _registrations(paper, review)
    _remarks(paper, "III. ĐÁNH GIÁ CHUNG", review.assessment)
    _remarks(paper, "IV. NHIỆM VỤ, ĐỀ XUẤT", review.outlook)
    _end(paper, head)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def _lay_out(paper: Paper, review: Review) -> None:
    """A4, margins, Times New Roman 14 for every script, the page number in the top margin but on page 1."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        _style(paper, name)
    _page_number(section.header.paragraphs[0])
    facts = paper.core_properties
    facts.title, facts.author, facts.language = review.subject, review.term.cluster.title, "vi-VN"
    facts.comments = ""
    facts.created = facts.modified = review.made_at.replace(tzinfo=None)


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


def _heads(paper: Paper, head: Head, review: Review) -> None:
    left, right = paper.add_table(1, 2).rows[0].cells
    left.width, right.width = Mm(72), Mm(93)
    lines = [line.upper() for line in head.superior_body]
    _lines(left, lines, size=12)
    _lines(left, [review.term.cluster.title.upper()], size=12, bold=True)
    _lines(left, ["Số: ……/BC"], size=13)
    _lines(right, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], size=12, bold=True)
    _lines(right, ["Độc lập - Tự do - Hạnh phúc"], size=13, bold=True, underline=True)
    _lines(right, [head.place_and_day], size=13, italic=True)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)  # the empty one that every cell begins with
    _centred(paper, "BÁO CÁO", before=18)
    _centred(paper, review.subject, before=0)
    for sentence in head.introduction:
        _paragraph(paper, sentence)


def _commitments(paper: Paper, review: Review) -> None:
    paper.add_heading("I. KẾT QUẢ THỰC HIỆN GIAO ƯỚC", 1)
    if not review.chapters:
        _paragraph(paper, "Chưa có kết quả được báo cáo.")
    for chapter in review.chapters:
        paper.add_heading(printable(chapter.title), 2)
        for item in chapter.items:
            if item.title:
                paper.add_heading(printable(item.title), 3)
            _table(paper, item.rows)


def _registrations(paper: Paper, review: Review) -> None:
    paper.add_heading("II. CHUYÊN ĐỀ, MÔ HÌNH MỚI", 1)
    if review.registrations:
        _table(paper, review.registrations)
    else:
        _paragraph(paper, "Chưa có kết quả được báo cáo.")


def _remarks(paper: Paper, heading: str, found: tuple[Remarks, ...]) -> None:
    paper.add_heading(heading, 1)
    if not found:
        _paragraph(paper, "Chưa có nội dung được báo cáo.")
    for remarks in found:
        paper.add_heading(remarks.heading, 2)
        for unit, text in remarks.by_unit:
            for number, line in enumerate(filter(None, map(str.strip, text.splitlines()))):
                paragraph = _paragraph(paper, "")
                if number == 0:
                    paragraph.add_run(printable(f"{unit}: ")).bold = True
                paragraph.add_run(printable(line))


def _table(paper: Paper, rows: tuple[Says, ...]) -> None:
    table = paper.add_table(1, len(COLUMNS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _row(table.rows[0], COLUMNS, bold=True)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in rows:
        words = f"{row.about}\n{row.words}" if row.about else row.words
        _row(table.add_row(), (row.unit, row.figure, row.percent, words))
    paper.add_paragraph().paragraph_format.space_before = Pt(0)


def _row(row, texts: tuple[str, ...], *, bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = Pt(2)
        if bold or width == WIDTHS[2]:
            paragraph.alignment = CENTRE
        run = paragraph.add_run(printable(text))
        run.bold, run.font.size = bold, Pt(13)


def _end(paper: Paper, head: Head) -> None:
    paper.add_paragraph()
    left, right = paper.add_table(1, 2).rows[0].cells
    _lines(left, ["Nơi nhận:"], size=12, bold=True, italic=True, alignment=None)
    _lines(left, [f"- {line}" for line in head.recipients], size=11, alignment=None)
    _lines(right, ["TM. CỤM THI ĐUA", "CỤM TRƯỞNG"], size=14, bold=True)
    if head.chair:
        _lines(right, [head.chair], size=13)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)


def _lines(cell, lines: list[str], *, size: int, alignment=CENTRE, **look) -> None:
    for line in lines:
        paragraph = cell.add_paragraph()
        paragraph.alignment = alignment
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.line_spacing = Pt(0), 1.0
        run = paragraph.add_run(printable(line))
        run.font.size = Pt(size)
        for name, value in look.items():
            setattr(run.font, name, value)


def _centred(paper: Paper, text: str, *, before: int) -> None:
    paragraph = paper.add_paragraph()
    paragraph.alignment, paragraph.paragraph_format.space_before = CENTRE, Pt(before)
    paragraph.add_run(printable(text)).bold = True


def _paragraph(paper: Paper, text: str):
    paragraph = paper.add_paragraph(printable(text))
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    return paragraph
