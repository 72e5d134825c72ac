"""Sheets that we write: words as they are, formats that keep what is typed, ready for the printer."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from pledges.spreadsheets import cells
from pledges.spreadsheets.reading import lines

COMMANDS = ["- Mục tiêu một", "=1+1", "+84", "@tất cả", "#N/A", "=cmd|' /C calc'!A0"]


def sheet_of(file: bytes):
    return load_workbook(BytesIO(file)).worksheets[0]


@pytest.mark.parametrize("words", COMMANDS)
def test_words_are_written_as_they_are_and_never_computed(words):
    file = cells.sheet("Đăng ký", ["Mục tiêu"], [[words]])
    cell = sheet_of(file)["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)
    assert lines(file, width=1, most=2)[1].cells == [words]


def test_csv_still_guards_against_formulas():
    assert list(cells.csv_lines(["Mục tiêu"], [["=1+1"]]))[1] == "'=1+1\r\n"


def test_a_sheet_is_ready_to_be_printed():
    rows = [[f"Mô hình {number}", number] for number in range(3)]
    sheet = sheet_of(cells.sheet("Đăng ký & kết quả", ["Tên", "Số"], rows))
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.print_options.gridLines) == (True, True)
    assert (sheet.print_title_rows, sheet.freeze_panes, sheet.auto_filter.ref) == ("$1:$1", "A2", "A1:B4")
    assert (sheet.oddHeader.center.text, sheet.oddFooter.center.text) == ("Đăng ký && kết quả", "Trang &P/&N")
    assert (sheet["A1"].font.name, sheet["A1"].font.bold) == ("Calibri", True)


def test_long_words_are_wrapped_in_a_column_that_fits_the_page():
    sheet = sheet_of(cells.sheet("Đăng ký", ["Mục tiêu"], [["Nâng cao hiệu lực, hiệu quả hoạt động " * 5]]))
    assert (sheet["A2"].alignment.wrap_text, sheet.column_dimensions["A"].width) == (True, cells.WIDTHS[-1])


def test_columns_to_fill_in_keep_what_is_typed():
    book = Workbook(write_only=True)
    formats = {0: cells.TEXT, 1: cells.DAY}
    cells.add_sheet(book, "Đăng ký", ["Kết quả", "Ngày"], [["1/5", None]], formats=formats)
    sheet = sheet_of(cells.saved(book))
    assert [sheet.column_dimensions[letter].number_format for letter in "AB"] == ["@", "dd/mm/yyyy"]
    assert (sheet["A2"].value, sheet["A2"].number_format) == ("1/5", "@")
