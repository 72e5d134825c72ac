"""A number is read as its cell shows it."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from pledges.spreadsheets.reading import lines
from pledges.spreadsheets.shown import shown


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        (0.95, "0%", "95%"),
        (0.955, "0.0%", "95,5%"),
        (1, "0%", "100%"),
        (95, "General", "95"),
        (95.5, "General", "95,5"),
        (0.1 + 0.2, "General", "0,3"),
        (95.5, "0", "96"),
        (2.5, "0", "3"),
        (33.33333, "0.00", "33,33"),
        (1500, "#,##0.##", "1500"),
        (1_500_000, "#,##0,", "1500"),
        (7, "000", "007"),
        (-3.5, "0.0;[Red]-0.0", "-3,5"),
        (-3.5, "0.0_);(0.0)", "-3,5"),
        (12, '0" điểm"', "12"),
        (5, "@", "5"),
        (0.5, "# ?/?", "0,5"),
        (0.5, None, "0,5"),
        (1e300, "0%", str(int(1e300))),
    ],
)
def test_a_number_in_the_words_of_its_cell(value, number_format, words):
    assert shown(value, number_format) == words


def test_cells_of_percent_are_read_as_percent():
    book = Workbook()
    book.active.append(["Số đo"])
    book.active.append([0.95])
    book.active["A2"].number_format = "0%"
    assert [line.cells for line in lines(saved(book), width=1, most=5)] == [["Số đo"], ["95%"]]


def test_other_sheets_that_hold_something_are_named():
    book = Workbook()
    book.active.append(["Tên"])
    for name, words in (("Hướng dẫn", "Giải thích"), ("Đợt hai", "Mô hình"), ("Trống", None)):
        book.create_sheet(name).append([words])
    assert lines(saved(book), width=1, most=5).other_sheets == ("Đợt hai",)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
