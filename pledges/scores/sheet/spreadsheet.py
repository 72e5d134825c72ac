"""Score sheets as Excel: every unit's three columns under its merged name, or one unit with all that was written."""

from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.child import INVALID_TITLE_REGEX

from members.models import Term
from pledges.scores.sheet.lines import Line, total_of
from pledges.scores.sheet.models import Score, ScoreSheet
from pledges.scores.sheet.parts import standard_of
from pledges.scores.sheet.table import Table

COLUMNS = tuple(Score.Column.labels)
ROUNDING = "Ghi chú: điểm làm tròn đến 02 chữ số thập phân."
POINTS = "#,##0.00"
BOLD, THIN = Font(bold=True), Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")
FIXED = 3  # TT, Tiêu chí, Điểm chuẩn
TOP = 3  # the row of the headings: a title and a remark stand above


def of_year(term: Term, table: Table) -> bytes:
    """Build Tiêu chí | Điểm chuẩn | for each unit Tự chấm, Đoàn chấm, Duyệt; totals, ranks and states below."""
    book, sheet = _book(f"Bảng điểm {term.name}", f"Bảng điểm thi đua năm {term.name}, {term.cluster.title}")
    _fixed_heads(sheet, rows=2)
    for number, row in enumerate(table.rows):
        first = FIXED + 1 + 3 * number
        _merged(sheet, (TOP, first), (TOP, first + 2), row.membership.unit.short_name)
        for offset, words in enumerate(COLUMNS):
            _head(sheet, TOP + 1, first + offset, words)
    for number, node in enumerate(table.heads):
        values = [column for row in table.rows for column in row.cells[number].columns]
        _line(
            sheet,
            TOP + 2 + number,
            [node.number, node.criterion.name, node.maximum, *values],
            bold=node.criterion.is_group,
        )
    _below(sheet, TOP + 2 + len(table.heads), table)
    sheet.freeze_panes = sheet.cell(TOP + 2, FIXED + 1)
    return _saved(book)


def _below(sheet, at: int, table: Table) -> None:
    standard = standard_of([node for node in table.heads if node.depth == 0])
    totals = [column for row in table.rows for column in row.total.columns]
    _line(sheet, at, ["", "Tổng điểm", standard, *totals], bold=True)
    for offset, (words, value) in enumerate((("Xếp hạng", _rank), ("Trạng thái", _state)), start=1):
        _line(sheet, at + offset, ["", words, ""], bold=True)
        for number, row in enumerate(table.rows):
            first = FIXED + 1 + 3 * number
            _merged(sheet, (at + offset, first), (at + offset, first + 2), value(row))
    by = f"Xếp hạng theo {table.kind_words}." if table.kind else "Chưa có điểm để xếp hạng."
    sheet.cell(at + 4, 2, by)


def _rank(row) -> str:
    return str(row.rank) if row.rank else "–"


def _state(row) -> str:
    return row.sheet.get_state_display() if row.sheet else "–"


def of_sheet(score_sheet: ScoreSheet, lines: list[Line]) -> bytes:
    """Build one unit's sheet: the three columns beside each other, differences, reasons, answers."""
    book, sheet = _book(f"Bảng điểm {score_sheet.term.name}", str(score_sheet))
    heads = (
        *COLUMNS,
        "Chênh lệch",
        "Lý do",
        "Giải trình",
        "Thuyết minh, nhận xét",
        "Minh chứng",
    )
    _fixed_heads(sheet, rows=1)
    for offset, words in enumerate(heads, start=FIXED + 1):
        _head(sheet, TOP, offset, words)
        sheet.column_dimensions[get_column_letter(offset)].width = 12 if offset <= FIXED + 4 else 36
    for number, line in enumerate(lines, start=TOP + 1):
        values = [*line.points.columns, line.difference, *_texts(line)]
        _line(sheet, number, [line.number, line.name, line.standard, *values], bold=line.is_group)
    total = total_of(lines)
    standard = standard_of([line.node for line in lines if line.node.depth == 0])
    _line(
        sheet, TOP + 1 + len(lines), ["", "Tổng điểm", standard, *total.columns, total.difference], bold=True
    )
    sheet.freeze_panes = sheet.cell(TOP + 1, FIXED + 1)
    return _saved(book)


def _texts(line: Line) -> list[str]:
    """Join what was written, column by column: reasons, the answer, remarks, evidence."""

    def said(name: str) -> str:
        rows = (
            (words, getattr(line.scores[key], name))
            for key, words in Score.Column.choices
            if key in line.scores
        )
        return "\n".join(f"{words}: {text}" for words, text in rows if text)

    return [said("reason"), line.answer, said("remark"), said("evidence")]


def _book(name: str, title: str):
    book = Workbook()
    sheet = book.active
    sheet.title = INVALID_TITLE_REGEX.sub(" ", name)[:31]
    _put(sheet, 1, 1, title).font = Font(bold=True, size=14)
    sheet.cell(2, 1, ROUNDING)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    for letter, width in zip("ABC", (8, 48, 11), strict=True):
        sheet.column_dimensions[letter].width = width
    return book, sheet


def _fixed_heads(sheet, *, rows: int) -> None:
    for column, words in enumerate(("TT", "Tiêu chí", "Điểm chuẩn"), start=1):
        _merged(sheet, (TOP, column), (TOP + rows - 1, column), words)


def _merged(sheet, first: tuple[int, int], last: tuple[int, int], words: str) -> None:
    """Merge the cells from `first` to `last` (row, column)."""
    (top, left), (bottom, right) = first, last
    _head(sheet, top, left, words)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            sheet.cell(row, column).border = BOX
    if (top, left) != (bottom, right):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _head(sheet, row: int, column: int, words: str) -> None:
    cell = _put(sheet, row, column, words)
    cell.font, cell.alignment, cell.border = BOLD, CENTRE, BOX


def _line(sheet, row: int, values: list, *, bold: bool) -> None:
    for column, value in enumerate(values, start=1):
        cell = _put(sheet, row, column, value)
        cell.border = BOX
        if isinstance(value, Decimal):
            cell.number_format = POINTS
        else:
            cell.alignment = WRAPPED
        if bold:
            cell.font = BOLD


def _put(sheet, row: int, column: int, value):
    """Write a cell; what somebody typed stays as it is and never becomes a formula."""
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value) or None
    cell = sheet.cell(row, column, value)
    if isinstance(value, str):
        cell.data_type = TYPE_STRING
    return cell


def _saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
