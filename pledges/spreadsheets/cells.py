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
GUIDE = "Hướng dẫn"  # the sheet of explanations in our templates
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n")
DAY, NUMBER, TEXT = "dd/mm/yyyy", "#,##0.##", "@"
WIDTHS = range(8, 41)  # characters; longer texts are wrapped
A4, A3, WIDEST_ON_A4 = (
    9,
    8,
    160,
)  # codes of paper in XLSX; characters that can be read when they are fitted to its width
WRAPPED = Alignment(wrap_text=True, vertical="top")
HEAD = Font(name="Calibri", size=11, bold=True)
SAMPLE = 50  # rows that set the widths of columns: a sheet written as a stream cannot look back


def harmless(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would compute as a formula."""
    return f"'{text}" if text.startswith(COMMANDS) else text


def sheet(title: str, headings: list[str], rows: Iterable[list]) -> bytes:
    """Make an XLSX file of one sheet with typed days and numbers and a frozen heading.

    Rows are written as they come, so that ten thousand are never in memory together.
    """
    book = Workbook(write_only=True)
    add_sheet(book, title, headings, rows)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def add_sheet(
    book: Workbook,
    title: str,
    headings: list[str],
    rows: Iterable[list],
    *,
    formats: dict[int, str] | None = None,
):
    """Add a sheet; `formats`: the number format of columns to fill in, by place, so that Excel keeps what is typed."""
    worksheet, rows = book.create_sheet(INVALID_TITLE_REGEX.sub(" ", title)[:31]), iter(rows)
    first = [row for row, _ in zip(rows, range(SAMPLE), strict=False)]
    worksheet.freeze_panes = "A2"
    widths = [
        _width([words, *(in_words(row[place]) for row in first)]) for place, words in enumerate(headings)
    ]
    for number, width in enumerate(widths, start=1):
        worksheet.column_dimensions[get_column_letter(number)].width = width
    for place, number_format in (formats or {}).items():
        worksheet.column_dimensions[get_column_letter(place + 1)].number_format = number_format
    _set_up_for_print(worksheet, title, is_wide=sum(widths) > WIDEST_ON_A4)
    worksheet.append([_heading(worksheet, words) for words in headings])
    count = 1
    for part in (first, rows):
        for row in part:
            cells = (_cell(worksheet, value, (formats or {}).get(place)) for place, value in enumerate(row))
            worksheet.append(list(cells))
            count += 1
    worksheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{count}"
    return worksheet


def _width(texts: list[str]) -> int:
    return min(max(max(len(text) for text in texts) + 2, WIDTHS[0]), WIDTHS[-1])


def _set_up_for_print(worksheet, title: str, *, is_wide: bool) -> None:
    """Print landscape with lines, all columns on a page, the headings and the title on each."""
    worksheet.page_setup.orientation, worksheet.page_setup.paperSize = "landscape", A3 if is_wide else A4
    worksheet.page_setup.fitToHeight, worksheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    worksheet.print_title_rows, worksheet.print_options.gridLines = "1:1", True
    worksheet.oddHeader.center.text = title.replace("&", "&&")
    worksheet.oddFooter.center.text = "Trang &P/&N"


def add_guide(
    book: Workbook, form, guide: list[list[str]], *, place: int, labels: list[str], most: int, names: tuple
) -> None:
    """Add a sheet of explanations; column `place` of `form` offers the `labels` in its first `most` rows.

    `names`: the heading over the labels, and title and sentence of the error for any other input.
    """
    heading, title, error = names
    choices = [[label, ""] for label in labels]
    add_sheet(book, GUIDE, [heading, "Giải thích"], [*choices, *guide])
    choice = DataValidation(
        type="list",
        formula1=f"'{GUIDE}'!$A$2:$A${len(choices) + 1}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=title,
        error=error,
    )
    column = get_column_letter(place + 1)
    choice.add(f"{column}2:{column}{most + 2}")
    form.data_validations.append(choice)


def _heading(worksheet, words: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(worksheet, value=words)
    cell.font, cell.alignment = HEAD, WRAPPED
    return cell


def _cell(worksheet, value, number_format: str | None = None):
    """Return a plain value, or a cell if a format is needed: cells are most of the work of a large sheet."""
    if isinstance(value, str):
        return _text(worksheet, ILLEGAL_CHARACTERS_RE.sub("", value), number_format)
    if isinstance(value, date | Decimal) or number_format:
        cell = WriteOnlyCell(worksheet, value=value)
        cell.number_format = number_format or (DAY if isinstance(value, date) else NUMBER)
        return cell
    return value


def _text(worksheet, words: str, number_format: str | None):
    """Return words as they are: a cell that is marked as text is never computed, whatever it begins with."""
    is_command = words.startswith((*COMMANDS, "#"))
    is_long = len(words) > WIDTHS[-1] or "\n" in words
    if not (words and (is_command or is_long or number_format)):
        return words or None
    cell = WriteOnlyCell(worksheet, value=words)
    cell.data_type, cell.quotePrefix = "s", is_command
    if is_long:
        cell.alignment = WRAPPED
    if number_format:
        cell.number_format = number_format
    return cell


def csv_lines(headings: list[str], rows: Iterable[list]) -> Iterator[str]:
    """Write CSV with the mark that makes Excel read UTF-8, and semicolons, as numbers have commas."""
    writer = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff" + writer.writerow(headings)
    for row in rows:
        yield writer.writerow(
            [harmless(in_words(value)) if isinstance(value, str) else in_words(value) for value in row]
        )


class _Echo:
    """A file for csv that returns what is written to it."""

    def write(self, line: str) -> str:
        return line


def in_words(value) -> str:
    """Write a value as Vietnamese readers do: 28/02/2019; 1234,5."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    if isinstance(value, Decimal):
        return in_figures(value)
    return str(value)


def local_day(moment: datetime) -> date:
    """Return the day in Hà Nội, as Excel knows no time zones."""
    return timezone.localtime(moment).date()


def in_figures(value: Decimal) -> str:
    """Write 1234.50 as "1234,5"."""
    words = f"{value:f}"
    return (words.rstrip("0").rstrip(".") if "." in words else words).replace(".", ",")
