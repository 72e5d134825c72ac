"""Differences between two PDF files that readers would see: pages, notes, scripts, titles, stamps."""

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
    """Say in sentences which visible or active parts of `upload` are not as in `stored`."""
    uploaded, kept = (PdfFileReader(BytesIO(pdf), strict=False) for pdf in (upload, stored))
    for look in (_page_count, _page_contents, _notes, _scripts, _titles):
        yield from _careful(look, uploaded, kept)
    yield from _careful(lambda uploaded, kept: _stamps(uploaded, kept, expected), uploaded, kept)


def _careful(look: Callable, uploaded: PdfFileReader, kept: PdfFileReader) -> list[str]:
    try:
        return list(look(uploaded, kept))
    except RESOURCES:
        raise
    except Exception:  # an unreadable part is a difference in itself
        return ["Một phần của tệp không còn đọc được."]


def _page_count(uploaded: PdfFileReader, kept: PdfFileReader) -> Iterator[str]:
    if _count(uploaded) != _count(kept):
        yield f"Tệp có {_count(uploaded)} trang, trong khi bản lưu trong hệ thống có {_count(kept)} trang."


def _page_contents(uploaded: PdfFileReader, kept: PdfFileReader) -> Iterator[str]:
    for number, (page, kept_page) in enumerate(zip(_pages(uploaded), _pages(kept), strict=False), start=1):
        if _drawing(page) != _drawing(kept_page):
            yield f"Nội dung trang {number} khác với bản lưu trong hệ thống."


def _notes(uploaded: PdfFileReader, kept: PdfFileReader) -> Iterator[str]:
    for number, (page, kept_page) in enumerate(zip(_pages(uploaded), _pages(kept), strict=False), start=1):
        if _annotations(page) != _annotations(kept_page):
            yield f"Trang {number} có thêm hoặc bớt ghi chú, hình vẽ đè lên văn bản."


def _scripts(uploaded: PdfFileReader, kept: PdfFileReader) -> Iterator[str]:
    for key in ("/OpenAction", "/AA", "/Names"):
        if (key in uploaded.root) != (key in kept.root):
            yield "Tệp có thêm lệnh tự chạy, mã lệnh hoặc tệp đính kèm không thuộc văn bản."
            return


def _titles(uploaded: PdfFileReader, kept: PdfFileReader) -> Iterator[str]:
    if _information(uploaded) != _information(kept):
        yield "Tiêu đề hoặc thông tin mô tả của tệp đã bị đổi."


def _stamps(uploaded: PdfFileReader, kept: PdfFileReader, expected: Expected) -> Iterator[str]:
    before, after = _looks(kept), _looks(uploaded)
    for field in before:
        if field in after and before[field] != after[field]:
            yield f"Hình thức hiển thị tại {expected.label(field)} khác với bản lưu trong hệ thống."


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
    kinds = [str(_at(annotation.get_object(), "/Subtype")) for annotation in _at(page, "/Annots", ())]
    return sorted(kind for kind in kinds if kind != "/Widget")


def _information(reader: PdfFileReader) -> dict[str, str]:
    information = _at(reader.trailer, "/Info", {})
    return {
        key: str(information[key])
        for key in information
        if key in ("/Title", "/Author", "/Subject", "/Keywords")
    }


def _looks(reader: PdfFileReader) -> dict[str, str]:
    """Map field to the hash of its widget's drawing, including one level of nested drawings."""
    looks = {}
    for name, _, field in enumerate_sig_fields(reader):
        drawn = _at(_at(field.get_object(), "/AP", {}), "/N")
        if drawn is not None:
            inner = _at(_at(drawn, "/Resources", {}), "/XObject", {})
            parts = [_drawn(drawn), *(_drawn(inner[key]) for key in sorted(inner))]
            looks[name] = hashlib.sha256(b"\n".join(parts)).hexdigest()
    return looks


def _drawn(stream: generic.StreamObject) -> bytes:
    """Decode the stream; an empty one, though not a valid compressed stream, draws nothing."""
    return stream.data if stream.encoded_data else b""


def _at(dictionary, key: str, default=None):
    """Return the object at `key`, following references."""
    return dictionary[key] if key in dictionary else default  # noqa: SIM401 - `get` leaves references as they are
