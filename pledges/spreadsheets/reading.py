"""Reading of uploaded spreadsheets: nothing in them is believed, computed or fetched."""

import warnings
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_STORED, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from pledges.errors import PledgeError
from pledges.files.kinds import COMPRESSIONS
from pledges.spreadsheets.cells import COMMANDS, GUIDE
from pledges.spreadsheets.shown import shown

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024
MOST_PARTS = 300  # files inside the file; Excel makes about a dozen
# in all parts together; a thousand rows of sixteen cells have about fifty thousand
MOST_ELEMENTS = 120_000
MOST_IN_A_ROW = 50_000  # a row is kept whole while it is read; Excel has 16,384 columns
CELLS = {"row", "c", "v", "f", "is", "t"}
MOST_OTHERS = 30_000  # all other elements: a style, merged cells or a shared text cost as much as ten cells
MOST_ATTRIBUTES = 100  # of one element
MOST_SHEETS = 60
# openpyxl reads every sheet to learn its size, even if ten sheets are one part
MOST_REREAD = 2_000_000
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SAVE_AGAIN = "Xin mở bằng Excel, chọn Lưu thành, kiểu “Excel Workbook (.xlsx)”, rồi tải lên lại."
NEAR = 50  # rows and columns in which another sheet is looked at
LAST_ROW = 50_000  # a longer sheet has a whole column formatted
TOO_MANY_ROWS = "Tệp có nhiều dòng hơn mức nhập được một lần. Xin chia thành nhiều tệp, mỗi tệp nhiều nhất 1.000 dòng đăng ký."
NOT_EXCEL = f"Đây không phải tệp Excel (.xlsx). {SAVE_AGAIN}"
DAMAGED = f"Tệp bị hỏng hoặc không phải tệp Excel (.xlsx) đầy đủ. {SAVE_AGAIN}"
ODD = f"Không đọc được tệp này. {SAVE_AGAIN}"
TOO_BIG = "Tệp lớn hơn 2 MB. Xin xóa hình ảnh và các trang tính không cần, hoặc chia thành nhiều tệp."
TOO_LARGE_INSIDE = (
    "Nội dung trong tệp quá lớn để đọc. Xin chép các dòng cần nhập sang tệp mẫu mới tải về rồi tải lên lại."
)
LOCKED = "Tệp được bảo vệ bằng mật khẩu nên không đọc được. Xin bỏ mật khẩu mở tệp rồi tải lên lại."
OLD = f"Đây là tệp Excel kiểu cũ (.xls). {SAVE_AGAIN}"
NOT_UTF_8 = (BOM_UTF16_LE, BOM_UTF16_BE, b"\0")  # UTF-32 begins with the same bytes
NEVER_READ = "customXml/"  # what other programs keep in a file, often in UTF-16
UTF_8 = {None, "utf-8", "utf8"}


class Unreadable(PledgeError):
    """The file cannot be read; the sentence says why."""


@dataclass(frozen=True)
class Line:
    """A row that is not empty: its number in the sheet, and the words of its cells."""

    number: int
    cells: list[str]


class Lines(list):
    """The lines of the first sheet; `other_sheets`: names of those that hold words, too, and are not read."""

    other_sheets: tuple[str, ...] = ()


class Formula(str):
    """The words of a cell that would have to be computed."""


class Fault(str):
    """The words of a cell with an error such as #N/A."""


def lines(file: bytes, *, width: int, most: int, too_many: str = TOO_MANY_ROWS) -> Lines:
    """Read the non-empty rows of the first sheet, `width` cells wide; raise Unreadable for more than `most`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a cell that openpyxl warns of is read as an error cell
            book = load_workbook(_inspected(file), read_only=True, keep_links=False)
            first, *others = book.worksheets
            rows = Lines(_rows(first, width, most, too_many))
            rows.other_sheets = tuple(sheet.title for sheet in others if _is_filled(sheet))
    except Unreadable:
        raise
    except Exception as fault:  # forged bytes make the parser fail in every way there is
        raise Unreadable(DAMAGED) from fault
    return rows


def _is_filled(sheet) -> bool:
    """Whether another sheet than the guide of our templates holds anything near its beginning."""
    if sheet.title == GUIDE:
        return False
    sheet.reset_dimensions()
    beginning = sheet.iter_rows(max_row=NEAR, max_col=NEAR, values_only=True)
    return any(value is not None for row in beginning for value in row)


def _rows(sheet, width: int, most: int, too_many: str):
    sheet.reset_dimensions()  # do not trust the size that the file states
    count = 0
    for number, row in enumerate(sheet.iter_rows(max_col=width), start=1):
        if number > LAST_ROW:
            raise Unreadable(TOO_LARGE_INSIDE)
        if all(cell is EMPTY_CELL for cell in row):
            continue
        cells = [_words(cell) for cell in row]
        if any(cells):
            count += 1
            if count > most:
                raise Unreadable(too_many)
            yield Line(number, cells)


def _words(cell) -> str:
    """Write a cell as it shows itself to Vietnamese readers: 28/02/2019; 1234,5; 95%."""
    value = cell.value
    if cell.data_type == "f":
        return Formula(value if isinstance(value, str) else "=")
    if cell.data_type == "e":
        return Fault(value)
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    if isinstance(value, bool):
        return "Đúng" if value else "Sai"
    if isinstance(value, int | float):
        return shown(value, cell.number_format)
    # Excel writes signs that XML cannot hold as _x000D_
    text = "" if value is None else unescape(str(value)).strip()
    # the apostrophe that keeps text from being computed is not part of the text (see `cells.harmless`)
    return text[1:] if text.startswith("'") and text[1:].startswith(COMMANDS) else text


def letter(position: int) -> str:
    """Name the column as Excel does: 0 -> "A"."""
    return get_column_letter(position + 1)


def _inspected(file: bytes) -> BytesIO:
    """Copy the parts unpacked: whatever the file states, a parser gets no byte that was not counted here."""
    if len(file) > MOST_BYTES:
        raise Unreadable(TOO_BIG)
    if file.startswith(OLD_EXCEL):
        raise Unreadable(LOCKED if ENCRYPTED in file else OLD)
    if not file.startswith(b"PK\x03\x04"):
        raise Unreadable(NOT_EXCEL)
    copy = BytesIO()
    with ZipFile(BytesIO(file)) as archive, ZipFile(copy, "w", ZIP_STORED) as inspected:
        _inspect_parts(archive, inspected)
    return copy


def _inspect_parts(archive: ZipFile, inspected: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable(TOO_LARGE_INSIDE)
    if "xl/workbook.xml" not in archive.namelist():
        raise Unreadable(NOT_EXCEL)
    if any(part.compress_type not in COMPRESSIONS for part in parts):
        raise Unreadable(ODD)
    counted = Counted()
    for part in parts:
        with archive.open(part) as packed:
            words = packed.read(part.file_size)  # without a limit, the whole part would be unpacked first
        shown = not part.filename.startswith(NEVER_READ) and _is_xml(words, counted)
        inspected.writestr(part.filename, words if shown else b"")
    if counted.sheets > MOST_SHEETS or counted.sheets * counted.largest > MOST_REREAD:
        raise Unreadable(TOO_LARGE_INSIDE)


class Counted:
    """Counts of the elements read so far; raises Unreadable as soon as they would take too long to read."""

    def __init__(self):
        self.elements = self.in_row = self.in_part = self.largest = self.others = self.sheets = 0

    def part(self) -> None:
        """Begin another part."""
        self.in_row = self.in_part = 0

    def element(self, name: str, attributes: list[str]) -> None:
        local = name.rpartition(":")[2]
        self.elements += 1
        self.in_part += 1
        self.largest = max(self.largest, self.in_part)
        self.sheets += local == "sheet"
        self.in_row = 0 if local == "row" else self.in_row + 1
        self.others += local not in CELLS
        too_many = self.elements > MOST_ELEMENTS or self.in_row > MOST_IN_A_ROW or self.others > MOST_OTHERS
        if too_many or len(attributes) > 2 * MOST_ATTRIBUTES:
            raise Unreadable(TOO_LARGE_INSIDE)


def _is_xml(words: bytes, counted: Counted) -> bool:
    """Whether a part is well-formed XML; no parser sees any other part (pictures, drawings of remarks).

    Only UTF-8 without a document type passes, whatever the part is called: openpyxl opens parts by any name.
    """
    if words.startswith(NOT_UTF_8):
        raise Unreadable(ODD)
    if not words.removeprefix(BOM_UTF8).lstrip(b"\r\n\t ").startswith(b"<"):
        return False
    _require_utf_8(words)
    parser = expat.ParserCreate("UTF-8")
    parser.ordered_attributes = True
    parser.XmlDeclHandler = _require_declared_utf_8
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = counted.element
    counted.part()
    try:
        parser.Parse(words, True)
    except expat.ExpatError:
        return False
    return True


def _require_utf_8(words: bytes) -> None:
    try:
        words.decode()
    except UnicodeDecodeError as fault:
        raise Unreadable(ODD) from fault
    if b"\0" in words:
        raise Unreadable(ODD)


def _require_declared_utf_8(version: str, encoding: str | None, standalone: int) -> None:
    if (encoding and encoding.lower()) not in UTF_8:
        raise Unreadable(ODD)


def _refuse_document_type(*_) -> None:
    raise Unreadable(ODD)
