"""The review as a Word file for the chair's office to edit; the layout of Nghị định 30/2020."""

from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.shared import Mm

from pledges.papers import word
from pledges.papers.pdf import printable
from pledges.reports.paper import Head
from pledges.reports.review import Remarks, Review, Says

WIDTHS = (Mm(38), Mm(30), Mm(17), Mm(80))
COLUMNS = ("Đơn vị", "Kết quả đạt được", "Tỷ lệ hoàn thành (%)", "Ghi chú")


def as_docx(review: Review) -> bytes:
    paper, head = Document(), Head(review)
    cluster = review.term.cluster.title
    word.lay_out(paper, title=review.subject, author=cluster, made_at=review.made_at)
    _heads(paper, head, review)
    _commitments(paper, review)
    _registrations(paper, review)
    _remarks(paper, "III. ĐÁNH GIÁ CHUNG", review.assessment)
    _remarks(paper, "IV. NHIỆM VỤ, ĐỀ XUẤT", review.outlook)
    word.end(paper, cluster=cluster, recipients=head.recipients, chair=head.chair)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def _heads(paper: Paper, head: Head, review: Review) -> None:
    word.heads(
        paper,
        superior_body=head.superior_body,
        cluster=review.term.cluster.title,
        number="Số: ……/BC",
        place_and_day=head.place_and_day,
    )
    word.centred(paper, "BÁO CÁO", before=18)
    word.centred(paper, review.subject, before=0)
    for sentence in head.introduction:
        word.paragraph(paper, sentence)


def _commitments(paper: Paper, review: Review) -> None:
    paper.add_heading("I. KẾT QUẢ THỰC HIỆN GIAO ƯỚC", 1)
    if not review.chapters:
        word.paragraph(paper, "Chưa có số liệu.")
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
        word.paragraph(paper, "Chưa có số liệu.")


def _remarks(paper: Paper, heading: str, all_remarks: tuple[Remarks, ...]) -> None:
    paper.add_heading(heading, 1)
    if not all_remarks:
        word.paragraph(paper, "Chưa có nội dung.")
    for remarks in all_remarks:
        paper.add_heading(remarks.heading, 2)
        for unit, text in remarks.by_unit:
            for number, line in enumerate(filter(None, map(str.strip, text.splitlines()))):
                paragraph = word.paragraph(paper, "")
                if number == 0:
                    paragraph.add_run(printable(f"{unit}: ")).bold = True
                paragraph.add_run(printable(line))


def _table(paper: Paper, rows: tuple[Says, ...]) -> None:
    texts = [
        (row.unit, row.figure, row.percent, f"{row.about}\n{row.words}" if row.about else row.words)
        for row in rows
    ]
    word.table(paper, COLUMNS, texts, widths=WIDTHS, centred=(2,))
