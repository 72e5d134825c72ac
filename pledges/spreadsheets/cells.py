"""Rows of values as an Excel sheet or as CSV that a Vietnamese Excel opens as it is."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.child import INVALID_TITLE_REGEX
from openpyxl.worksheet.datavalidation import DataValidation

EXAMPLE = "[VÍ DỤ]"  # a row of a template whose name begins like this is not imported
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n")
DAY, NUMBER = "dd/mm/yyyy", "#,##0.##"
WIDTHS = range(8, 61)  # characters
SAMPLE = 50  # rows that say how wide a column is: a sheet that is written as a stream cannot look back


def harmless(text: str) -> str:
    """A spreadsheet takes what begins like this for a formula and computes it: an apostrophe keeps it text."""
    return f"'{text}" if text.startswith(COMMANDS) else text


def sheet(title: str, headings: list[str], rows: Iterable[list]) -> bytes:
    """An XLSX file of one sheet: days and numbers as such, the heading stays in sight.

    Rows are written as they come, so that ten thousand of them are never in memory together.
    """
    book = Workbook(write_only=True)
    add_sheet(book, title, headings, rows)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def add_sheet(
    book: Workbook, title: str, headings: list[str], rows: Iterable[list], *, texts: Iterable[int] = ()
):
    """`texts` are the places of columns in which Excel shall take nothing for a number."""
    made, rows = book.create_sheet(INVALID_TITLE_REGEX.sub(" ", title)[:31]), iter(rows)
    first = [row for row, _ in zip(rows, range(SAMPLE), strict=False)]
    made.freeze_panes = "A2"
    for number, words in enumerate(headings, start=1):
        longest = max((len(in_words(row[number - 1])) for row in first), default=0)
        width = min(max(longest, len(words)) + 2, WIDTHS[-1])
        made.column_dimensions[get_column_letter(number)].width = max(width, WIDTHS[0])
    for place in texts:
        made.column_dimensions[get_column_letter(place + 1)].number_format = "@"
    made.append([_heading(made, words) for words in headings])
    for part in (first, rows):
        for row in part:
            made.append([_cell(made, value) for value in row])
    return made


def add_guide(
    book: Workbook, form, guide: list[list[str]], *, place: int, labels: list[str], most: int, names: tuple
) -> None:
    """A second sheet that explains; the column at `place` of `form` offers the `labels` in its first `most` rows.

    `names`: the heading over the labels, the title and the sentence for whoever types something else.
    """
    heading, title, error = names
    choices = [[label, ""] for label in labels]
    add_sheet(book, "Hướng dẫn", [heading, "Giải thích"], [*choices, *guide])
    choice = DataValidation(
        type="list",
        formula1=f"'Hướng dẫn'!$A$2:$A${len(choices) + 1}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=title,
        error=error,
    )
    column = get_column_letter(place + 1)
    choice.add(f"{column}2:{column}{most + 2}")
    form.data_validations.append(choice)


def _heading(made, words: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(made, value=words)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(made, value):
    """Plain cells, but for what needs a format: they are most of the work of a large sheet."""
    if isinstance(value, str):
        return harmless(ILLEGAL_CHARACTERS_RE.sub("", value)) or None
    if isinstance(value, date | Decimal):
        cell = WriteOnlyCell(made, value=value)
        cell.number_format = DAY if isinstance(value, date) else NUMBER
        return cell
    return value


def csv_lines(headings: list[str], rows: Iterable[list]) -> Iterator[str]:
    """UTF-8 needs its mark, or Excel reads another encoding; semicolons, for the comma is in the numbers."""
    writer = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff" + writer.writerow(headings)
    for row in rows:
        yield writer.writerow(
            [harmless(in_words(each)) if isinstance(each, str) else in_words(each) for each in row]
        )


class _Echo:
    """What csv writes to, and gets back."""

    def write(self, line: str) -> str:
        return line


def in_words(value) -> str:
    """As Vietnamese readers write it: 28/02/2019; 1234,5."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    if isinstance(value, Decimal):
        return in_figures(value)
    return str(value)


def local_day(moment: datetime) -> date:
    """The day by the clocks of Hà Nội: Excel knows no time zones."""
    return timezone.localtime(moment).date()


def in_figures(value: Decimal) -> str:
    """1234.50 -> "1234,5"."""
    words = f"{value:f}"
    return (words.rstrip("0").rstrip(".") if "." in words else words).replace(".", ",")
