"""A unit's own score sheet on paper: its head and number, what it says, and that it is never printed unfinished."""

from io import BytesIO

import pytest
from docx import Document as Word

from tests.ballots.test_minutes import text_of
from tests.pages import notices, visitor
from tests.scores import scoring_sheets as sheets


@pytest.fixture
def year(db):
    return sheets.year_of()


def test_the_paper_stands_under_the_head_and_number_of_the_unit(year):
    sheet = sheets.brought_to(year, "submitted")
    unit, leader = year.units[1], year.leaders[1]
    client = visitor(year.officers[1])
    printed = text_of(client.get(sheet.url("score_sheet_pdf")).content)
    paper = Word(BytesIO(client.get(sheet.url("score_sheet_docx")).content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    written = " ".join(" ".join([*(line.text for line in paper.paragraphs), *cells]).split())
    for words in (
        f"Số: ……/BC-{unit.abbreviation}",
        "Kết quả tự chấm điểm thi đua năm 2019",
        f"{unit.name} báo cáo kết quả tự chấm điểm như sau:",
        "Tổng điểm 100 27,15",
        leader.mandates.get().title.upper(),
        leader.full_name,
        "xem xét./.",
    ):
        assert " ".join(words.split()) in printed
        assert " ".join(words.split()) in written
    assert unit.name.upper() in printed


def test_an_unfinished_sheet_is_not_printed(year):
    sheet = sheets.sheet_of(year)
    sheets.write(sheet, year.officers[1], figures={1: None})
    client = visitor(year.officers[1])
    assert sheet.url("score_sheet_pdf") not in client.get(sheet.url()).content.decode()
    for name in ("score_sheet_pdf", "score_sheet_docx"):
        answer = client.get(sheet.url(name), follow=True)
        assert "Tiêu chí 1.2: chưa có điểm tự chấm." in notices(answer)[0]
