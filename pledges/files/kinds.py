"""Kinds of files accepted as evidence: told by their content, never by the name or the browser.

Nothing is unpacked or decoded in full: sizes are read from headers first, so that a small file cannot take
much memory.
"""

import re
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image

from members.vietnamese import normal

LARGEST = 10 * 1024 * 1024  # bytes of one file
MOST_PIXELS = 50_000_000
MOST_MEMBERS = 2000
LARGEST_DIRECTORY = 512 * 1024  # bytes of the table of contents of an archive
LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_MEMBER_READ = 256 * 1024
LONGEST_NAME = 120

ACCEPTED = "Các loại được nhận: PDF, ảnh JPEG, PNG, văn bản Word (.docx), ODT, bảng tính Excel (.xlsx), ODS, trình chiếu PPTX."
FROM_IPHONE = (
    "Ảnh HEIC của iPhone chưa xem được trên các máy khác. Xin chọn Cài đặt, Camera, Định dạng, Tương thích nhất rồi chụp "
    "lại; hoặc gửi ảnh qua Zalo, thư điện tử để đổi thành JPEG."
)
FROM_OLD_OFFICE = "Tệp Word, Excel kiểu cũ (.doc, .xls). Xin mở tệp, chọn Lưu thành, kiểu .docx, .xlsx hoặc PDF, rồi tải lên."
PDF_INSIDE = re.compile(rb"%PDF-\d")
HEIC = re.compile(rb"....ftyp(heic|heix|hevc|heim|heis|mif1|msf1|avif)", re.DOTALL)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # what in a JPEG is neither data nor a restart
AS_PDF = "Không nhận được tệp này. Xin lưu lại thành PDF rồi tải lên."


class Unacceptable(Exception):
    """A file that is not accepted; the sentence says why, and what is accepted."""


@dataclass(frozen=True)
class Kind:
    media_type: str
    endings: tuple[str, ...]


PDF = Kind("application/pdf", (".pdf",))
PNG = Kind("image/png", (".png",))
JPEG = Kind("image/jpeg", (".jpg", ".jpeg"))
OFFICE = "application/vnd.openxmlformats-officedocument"
# by the member that defines the kind of archive
MICROSOFT = {
    "word/document.xml": Kind(f"{OFFICE}.wordprocessingml.document", (".docx",)),
    "xl/workbook.xml": Kind(f"{OFFICE}.spreadsheetml.sheet", (".xlsx",)),
    "ppt/presentation.xml": Kind(f"{OFFICE}.presentationml.presentation", (".pptx",)),
}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": Kind("application/vnd.oasis.opendocument.text", (".odt",)),
    b"application/vnd.oasis.opendocument.spreadsheet": Kind(
        "application/vnd.oasis.opendocument.spreadsheet", (".ods",)
    ),
}


def kind_of(content: bytes) -> Kind:
    """Judge the content; raise Unacceptable with a sentence for the reader."""
    if not content:
        raise Unacceptable("Tệp không có nội dung. Xin chọn tệp khác.")
    if len(content) > LARGEST:
        raise Unacceptable(
            f"Tệp lớn hơn {LARGEST // 2**20} MB. Xin giảm dung lượng hoặc chia thành nhiều tệp."
        )
    for beginning, judge in JUDGES.items():
        if re.match(beginning, content):
            return judge(content)
    if PDF_INSIDE.search(content[:1024]):
        raise Unacceptable(AS_PDF)
    if HEIC.match(content):
        raise Unacceptable(FROM_IPHONE)
    if content.startswith(OLD_OFFICE):
        raise Unacceptable(FROM_OLD_OFFICE)
    raise Unacceptable(f"Không nhận được loại tệp này. {ACCEPTED}")


def clean_name(name: str, kind: Kind) -> str:
    """Keep the last part of a name as the browser sent it, without invisible letters.

    The ending always fits the content: "anh.exe" with a picture inside becomes "anh.exe.png".
    """
    last = normal(name.replace("\x00", "").replace("\\", "/")).rpartition("/")[2]
    seen = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in last)
    path = PurePosixPath(" ".join(seen.split()).strip(". ") or "minh-chung")
    if path.suffix.lower() in kind.endings:
        return path.stem[:LONGEST_NAME].strip() + path.suffix.lower()
    return path.name[:LONGEST_NAME].strip() + kind.endings[0]


def _pdf(content: bytes) -> Kind:
    if b"%%EOF" not in content[-4096:]:
        raise Unacceptable("Tệp PDF bị thiếu phần cuối. Xin mở tệp để kiểm tra rồi tải lên lại.")
    _refuse_archive_behind(content)
    return PDF


def _picture(kind: Kind, form: str):
    def judge(content: bytes) -> Kind:
        _refuse_archive_behind(content)
        try:
            _look_at_picture(content, form)
        except Unacceptable:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise Unacceptable(TOO_MANY_PIXELS) from bomb
        except Exception as broken:  # Pillow raises OSError, SyntaxError, ValueError, struct.error and others
            raise Unacceptable(
                "Ảnh bị hỏng hoặc bị thiếu. Xin mở ảnh để kiểm tra rồi tải lên lại."
            ) from broken
        return kind

    return judge


TOO_MANY_PIXELS = "Ảnh quá lớn. Xin giảm kích thước ảnh rồi tải lên."


def _look_at_picture(content: bytes, form: str) -> None:
    with Image.open(BytesIO(content), formats=[form]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Unacceptable(TOO_MANY_PIXELS)
        if form == "PNG":
            picture.verify()  # reads every chunk and its check sum, decodes nothing
            return
        if not _reaches_its_end(content):
            raise OSError("no end of image")
        if "progressive" not in picture.info:  # decoding a progressive one keeps all of it in memory
            picture.draft("L", (picture.width // 8, picture.height // 8))  # decodes an eighth of both sides
            picture.load()


def _reaches_its_end(jpeg: bytes) -> bool:
    """Whether the end mark follows the picture; phones write a film or more pictures behind it."""
    place = 2
    while place < len(jpeg) - 1:
        mark = MARK.search(jpeg, place)
        if mark is None or mark[0] == b"\xff\xd9":
            return mark is not None
        length = jpeg[mark.end() : mark.end() + 2]
        place = mark.end() + int.from_bytes(
            length, "big"
        )  # the mark's own part; picture data follow without a length
    return False


# exceptions from reading a damaged archive
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, OSError, RuntimeError, ValueError),
)
# with any other, a few bytes become megabytes before anybody can stop it
COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def _archive(content: bytes) -> Kind:
    _require_small_directory(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _kind_of_archive(archive, len(content))
    except BROKEN as broken:
        raise Unacceptable(f"Tệp bị hỏng, không mở được. {ACCEPTED}") from broken


def _kind_of_archive(archive: zipfile.ZipFile, size: int) -> Kind:
    members = archive.infolist()
    names = [member.filename for member in members]
    if (
        sum(member.file_size for member in members) > LARGEST_UNPACKED
        or sum(member.compress_size for member in members) > size
    ):
        raise Unacceptable(AS_PDF)
    if any(member.flag_bits & 1 for member in members):
        raise Unacceptable("Tệp có đặt mật khẩu. Xin bỏ mật khẩu rồi tải lên lại.")
    if any(member.compress_type not in COMPRESSIONS for member in members):
        raise Unacceptable(AS_PDF)
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
        raise Unacceptable(AS_PDF)
    kind = _microsoft(archive, names) or _open_document(archive, names)
    if kind is None:
        raise Unacceptable(f"Đây là tệp nén, không phải văn bản. {ACCEPTED}")
    return kind


ANOTHER_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)
MACROS = "Tệp có chứa macro. Xin lưu lại thành PDF rồi tải lên."


def _microsoft(archive: zipfile.ZipFile, names: list[str]) -> Kind | None:
    if "[Content_Types].xml" not in names:
        return None
    types = _types(archive, names).lower()
    words = (b"macroenabled", b"vbaproject", b"activex")
    if any(word in types for word in words) or any("vbaproject" in name.lower() for name in names):
        raise Unacceptable(MACROS)
    return next((kind for member, kind in MICROSOFT.items() if member in names), None)


def _types(archive: zipfile.ZipFile, names: list[str]) -> bytes:
    """Read the list of parts; refuse spellings that only Office reads: it stands once, whole, in plain UTF-8."""
    types = _beginning(archive, "[Content_Types].xml")
    once = [name.lower() for name in names].count("[content_types].xml") == 1
    whole = archive.getinfo("[Content_Types].xml").file_size < LARGEST_MEMBER_READ
    if not (once and whole) or any(sign in types for sign in (b"\0", b"&", b"<!")):
        raise Unacceptable(AS_PDF)
    types.decode()  # a UnicodeDecodeError is a ValueError, so the file counts as broken
    if ANOTHER_ENCODING.search(types):
        raise Unacceptable(AS_PDF)
    return types


def _open_document(archive: zipfile.ZipFile, names: list[str]) -> Kind | None:
    if names[:1] != ["mimetype"] or "content.xml" not in names:
        return None
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise Unacceptable(MACROS)
    return OPEN_DOCUMENT.get(_beginning(archive, "mimetype").strip())


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(LARGEST_MEMBER_READ)


def _require_small_directory(content: bytes) -> None:
    """Refuse a large directory before Python builds an object for every entry, however many."""
    place = content.rfind(b"PK\x05\x06", -65557)
    if place < 0 or len(content) < place + 22:
        raise Unacceptable(f"Tệp bị hỏng hoặc bị thiếu phần cuối. {ACCEPTED}")
    *_, entries, size = struct.unpack("<4s4H2LH", content[place : place + 22])[:6]
    large = b"PK\x06\x07" in content[max(place - 20, 0) : place]  # a second directory for huge archives
    if large or entries > MOST_MEMBERS or size > LARGEST_DIRECTORY:
        raise Unacceptable(AS_PDF)


def _refuse_archive_behind(content: bytes) -> None:
    """Refuse a picture or PDF that is an archive, too: it is made to pass for something else."""
    if content.rfind(b"PK\x05\x06", -65557) >= 0:
        raise Unacceptable(AS_PDF)


# Readers of PDF pass over a byte order mark and blanks, which some programs write first.
JUDGES = {
    rb"(\xef\xbb\xbf)?\s{0,1000}%PDF-": _pdf,
    rb"\x89PNG\r\n\x1a\n": _picture(PNG, "PNG"),
    rb"\xff\xd8\xff": _picture(JPEG, "JPEG"),
    rb"PK\x03\x04": _archive,
}
