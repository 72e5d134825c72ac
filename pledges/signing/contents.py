"""What a reader would see differently in two PDF files: pages, notes, scripts, titles, stamps."""

import hashlib
from collections.abc import Callable, Iterator
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from pledges.signing.expected import Expected

MOST_PAGES = 200
RESOURCES = (MemoryError, RecursionError)


def differences(upload: bytes, stored: bytes, expected: Expected) -> Iterator[str]:
    """Sentences about every visible or active part of `upload` that is not as in `stored`."""
    found, kept = (PdfFileReader(BytesIO(one), strict=False) for one in (upload, stored))
    for look in (_page_count, _page_contents, _notes, _scripts, _titles):
        yield from _careful(look, found, kept)
    yield from _careful(lambda one, other: _stamps(one, other, expected), found, kept)


def _careful(look: Callable, found: PdfFileReader, kept: PdfFileReader) -> list[str]:
    try:
        return list(look(found, kept))
    except RESOURCES:
        raise
    except Exception:  # a part that cannot be read is a difference in itself
        return ["Một phần của tệp không còn đọc được."]


def _page_count(found: PdfFileReader, kept: PdfFileReader) -> Iterator[str]:
    if _count(found) != _count(kept):
        yield f"Tệp có {_count(found)} trang, trong khi bản lưu có {_count(kept)} trang."


def _page_contents(found: PdfFileReader, kept: PdfFileReader) -> Iterator[str]:
    for number, (one, other) in enumerate(zip(_pages(found), _pages(kept), strict=False), start=1):
        if _drawing(one) != _drawing(other):
            yield f"Nội dung trang {number} khác với bản lưu."


def _notes(found: PdfFileReader, kept: PdfFileReader) -> Iterator[str]:
    for number, (one, other) in enumerate(zip(_pages(found), _pages(kept), strict=False), start=1):
        if _annotations(one) != _annotations(other):
            yield f"Trang {number} có thêm hoặc bớt ghi chú, hình vẽ đè lên văn bản."


def _scripts(found: PdfFileReader, kept: PdfFileReader) -> Iterator[str]:
    for key in ("/OpenAction", "/AA", "/Names"):
        if (key in found.root) != (key in kept.root):
            yield "Tệp có thêm lệnh tự chạy, mã lệnh hoặc tệp đính kèm không thuộc văn bản."
            return


def _titles(found: PdfFileReader, kept: PdfFileReader) -> Iterator[str]:
    if _information(found) != _information(kept):
        yield "Tiêu đề hoặc thông tin mô tả của tệp đã bị đổi."


def _stamps(found: PdfFileReader, kept: PdfFileReader, expected: Expected) -> Iterator[str]:
    before, after = _looks(kept), _looks(found)
    for field in before:
        if field in after and before[field] != after[field]:
            yield f"Hình thức hiển thị tại {expected.label(field)} khác với bản lưu."


def _count(reader: PdfFileReader) -> int:
    return int(reader.root["/Pages"]["/Count"])


def _pages(reader: PdfFileReader) -> Iterator[generic.DictionaryObject]:
    for number in range(min(_count(reader), MOST_PAGES)):
        yield reader.find_page_for_modification(number)[0].get_object()


def _drawing(page: generic.DictionaryObject) -> str:
    contents = _at(page, "/Contents", generic.ArrayObject())
    streams = contents if isinstance(contents, generic.ArrayObject) else [contents]
    drawn = b"\n".join(_drawn(stream.get_object()) for stream in streams)
    return hashlib.sha256(drawn).hexdigest()


def _annotations(page: generic.DictionaryObject) -> list[str]:
    kinds = [str(_at(one.get_object(), "/Subtype")) for one in _at(page, "/Annots", ())]
    return sorted(kind for kind in kinds if kind != "/Widget")


def _information(reader: PdfFileReader) -> dict[str, str]:
    information = _at(reader.trailer, "/Info", {})
    return {
        key: str(information[key])
        for key in information
        if key in ("/Title", "/Author", "/Subject", "/Keywords")
    }


def _looks(reader: PdfFileReader) -> dict[str, str]:
    """Field -> hash of what its widget draws, one level of nested drawings included."""
    looks = {}
    for name, _, field in enumerate_sig_fields(reader):
        drawn = _at(_at(field.get_object(), "/AP", {}), "/N")
        if drawn is not None:
            inner = _at(_at(drawn, "/Resources", {}), "/XObject", {})
            parts = [_drawn(drawn), *(_drawn(inner[key]) for key in sorted(inner))]
            looks[name] = hashlib.sha256(b"\n".join(parts)).hexdigest()
    return looks


def _drawn(stream: generic.StreamObject) -> bytes:
    """The decoded stream; an empty one is no valid compressed stream but draws nothing all the same."""
    return stream.data if stream.encoded_data else b""


def _at(dictionary, key: str, default=None):
    """The object at `key`, references followed."""
    return dictionary[key] if key in dictionary else default  # noqa: SIM401 - `get` leaves references as they are
