"""Files that are no honest spreadsheet: each is refused in a sentence, in little time and memory."""

import random
import re
import tracemalloc
from io import BytesIO
from time import monotonic
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from openpyxl import load_workbook

from pledges.spreadsheets import reading
from pledges.spreadsheets.reading import Unreadable, lines
from tests import factories
from tests.pledges.pages import field_errors
from tests.pledges.registering import book, bring, row, saved, sheet

SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % ((98 + n,) + (97 + n,) * 8) for n in range(9)
)
BOMB += b"]>"
XXE = b'<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
PARAMETER = b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'


def repacked(file: bytes, **parts) -> bytes:
    """The same archive with other contents: `parts` are functions of the old ones, by the end of the name."""
    out = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            content = old.read(each)
            for ending, change in parts.items():
                if each.endswith(f"{ending}.xml"):
                    content = change(content)
            new.writestr(each, content)
    return out.getvalue()


def with_doctype(doctype: bytes, part="sheet1") -> bytes:
    def change(xml):
        body = re.sub(rb"^<\?xml[^>]*\?>\s*", b"", xml).replace(
            b"</row>", b'<c t="inlineStr"><is><t>&b;</t></is></c></row>', 1
        )
        return b'<?xml version="1.0"?>' + doctype + body

    return repacked(sheet(row()), **{part: change})


def with_cells(cells: bytes) -> bytes:
    """One sheet whose rows are these bytes."""
    return repacked(
        sheet(row()),
        sheet1=lambda xml: re.sub(
            rb"<sheetData>.*</sheetData>", b"<sheetData>" + cells + b"</sheetData>", xml, flags=re.S
        ),
    )


def with_shared_texts(texts: bytes) -> bytes:
    """As Excel writes: the texts stand in a part of their own, the cells hold their numbers."""
    name = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{name}"/></Types>'.encode()
    cells = b'<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    listed = {"[Content_Types]": lambda xml: xml.replace(b"</Types>", part)}
    out = BytesIO(repacked(with_cells(cells), **listed))
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", texts)
    return out.getvalue()


SHARED = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Hai</t></si><si><r><t>M\xe1\xbb\x99</t></r><r><t>t</t></r></si></sst>'


def with_parts(count: int, size: int = 1) -> bytes:
    out = BytesIO(sheet(row()))
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"xl/media/{number}.png", b"0" * size)
    return out.getvalue()


def lying_about_its_size(compression: int = ZIP_DEFLATED) -> bytes:
    """300 MB behind a heading that says 100 bytes."""
    out = BytesIO(sheet(row()))
    with ZipFile(out, "a", compression) as archive, archive.open("xl/media/a.png", "w") as part:
        for _ in range(300):
            part.write(b"0" * 2**20)
    size = (300 * 2**20).to_bytes(4, "little")
    return out.getvalue().replace(size, (100).to_bytes(4, "little"))


def encrypted() -> bytes:
    content = bytearray(sheet(row()))
    for place in (each.start() for each in re.finditer(b"PK\x01\x02", bytes(content))):
        content[place + 8] |= 1
    return bytes(content)


def with_an_odd_compression() -> bytes:
    content = bytearray(sheet(row()))
    for place in (each.start() for each in re.finditer(b"PK\x01\x02", bytes(content))):
        content[place + 10] = 98
    return bytes(content)


def without(part: str) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(sheet(row()))) as old, ZipFile(out, "w") as new:
        for each in old.namelist():
            if each != part:
                new.writestr(each, old.read(each))
    return out.getvalue()


def broken_checksum() -> bytes:
    content = bytearray(sheet(row()))
    place = content.find(b"PK\x01\x02")
    content[place + 16] ^= 0xFF
    return bytes(content)


def a_zip_of(name: str, content=b"x") -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(ZipInfo(name), content)
    return out.getvalue()


OLE = reading.OLD_EXCEL + b"\0" * 600
ONE = b'<row r="1"><c r="A1"><v>1</v></c></row>'
FILES = {
    "nothing but signs": (lambda: b"khong phai tep", reading.NOT_EXCEL),
    "csv": (lambda: "Đơn vị;Loại;Tên\r\n".encode("utf-8-sig"), reading.NOT_EXCEL),
    "program": (lambda: b"MZ\x90\0" + b"\0" * 500, reading.NOT_EXCEL),
    "elf": (lambda: b"\x7fELF" + b"\0" * 500, reading.NOT_EXCEL),
    "html called xlsx": (lambda: b"<html><table></table></html>", reading.NOT_EXCEL),
    "pdf": (lambda: b"%PDF-1.7\n", reading.NOT_EXCEL),
    "word": (lambda: a_zip_of("word/document.xml"), reading.NOT_EXCEL),
    "another archive": (lambda: a_zip_of("../../etc/passwd"), reading.NOT_EXCEL),
    "old excel": (lambda: OLE + "Workbook".encode("utf-16-le"), reading.OLD),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), reading.LOCKED),
    "encrypted archive": (encrypted, reading.DAMAGED),
    "odd compression": (with_an_odd_compression, reading.ODD),
    "cut off": (lambda: sheet(row())[:-200], reading.DAMAGED),
    "only a beginning": (lambda: b"PK\x03\x04", reading.DAMAGED),
    "broken checksum": (broken_checksum, reading.DAMAGED),
    "without a sheet": (lambda: without(SHEET), reading.DAMAGED),
    "without its list of parts": (lambda: without("[Content_Types].xml"), reading.DAMAGED),
    "a sheet that is no XML": (lambda: repacked(sheet(row()), sheet1=lambda _: b"<a><b>"), reading.DAMAGED),
    "a sheet that is no text": (
        lambda: repacked(sheet(row()), sheet1=lambda _: b"\xff\xfe\0"),
        reading.DAMAGED,
    ),
    "a number of 5000 digits": (
        lambda: with_cells(b"<row><c><v>" + b"1" * 5000 + b"</v></c></row>"),
        reading.DAMAGED,
    ),
    "a text that is not there": (lambda: with_cells(b'<row><c t="s"><v>99</v></c></row>'), reading.DAMAGED),
    "a row without number": (lambda: with_cells(b'<row r="x"><c/></row>'), reading.DAMAGED),
    "entities": (lambda: with_doctype(BOMB), reading.ODD),
    "a foreign file": (lambda: with_doctype(XXE), reading.ODD),
    "a foreign address": (lambda: with_doctype(PARAMETER), reading.ODD),
    "a foreign file in the texts": (lambda: with_shared_texts(XXE + SHARED), reading.ODD),
    "a foreign file in the book": (lambda: with_doctype(XXE, "workbook"), reading.ODD),
    "utf-16": (
        lambda: repacked(sheet(row()), sheet1=lambda xml: "<a/>".encode("utf-16-le")),
        reading.ODD,
    ),
    "utf-7": (
        lambda: repacked(sheet(row()), sheet1=lambda xml: b'<?xml version="1.0" encoding="UTF-7"?><a/>'),
        reading.ODD,
    ),
    "more than 2 MB": (lambda: b"PK\x03\x04" + b"\0" * reading.MOST_BYTES, reading.TOO_BIG),
    "many parts": (lambda: with_parts(301), reading.TOO_LARGE_INSIDE),
    "20 MB of zeros": (lambda: with_parts(1, 21 * 2**20), reading.TOO_LARGE_INSIDE),
    "bomb of a sheet": (lambda: with_cells(b" " * (21 * 2**20)), reading.TOO_LARGE_INSIDE),
    "a million cells": (
        lambda: with_cells(b"<row>" + b"<c/>" * 500_000 + b"</row>"),
        reading.TOO_LARGE_INSIDE,
    ),
    "lies about its size": (lying_about_its_size, reading.DAMAGED),
    "lies, packed as nobody packs": (lambda: lying_about_its_size(ZIP_BZIP2), reading.ODD),
    "a row far away": (
        lambda: with_cells(ONE + b'<row r="1048576"><c><v>1</v></c></row>'),
        reading.TOO_LARGE_INSIDE,
    ),
    "a row nowhere": (
        lambda: with_cells(b'<row r="99999999999"><c><v>1</v></c></row>'),
        reading.TOO_LARGE_INSIDE,
    ),
}


def read(file: bytes, most=1002):
    return lines(file, width=30, most=most)


@pytest.mark.parametrize("what", FILES)
def test_the_file_is_refused_in_its_sentence(what):
    make, sentence = FILES[what]
    file = make()
    begun = monotonic()
    tracemalloc.start()
    with pytest.raises(Unreadable) as refused:
        read(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert str(refused.value) == sentence
    assert (monotonic() - begun < 10, peak < 80 * 2**20) == (True, True)


@pytest.mark.django_db
@pytest.mark.parametrize("compression", [ZIP_DEFLATED, ZIP_BZIP2])
def test_the_page_says_so_of_a_part_that_lies(compression):
    sentence = {ZIP_DEFLATED: reading.DAMAGED, ZIP_BZIP2: reading.ODD}[compression]
    answer = bring(factories.cluster_year(1), lying_about_its_size(compression))
    assert (answer.status_code, field_errors(answer)) == (422, [sentence])


def test_the_parser_sees_only_what_was_inspected(monkeypatch):
    """The parts as they were read and counted, not packed: nothing is left that could swell."""
    seen = []
    monkeypatch.setattr(
        reading, "load_workbook", lambda file, **wishes: seen.append(file) or load_workbook(file, **wishes)
    )
    file = sheet(row())
    read(file)
    with ZipFile(seen[0]) as copy, ZipFile(BytesIO(file)) as old:
        assert {each.compress_type for each in copy.infolist()} == {ZIP_STORED}
        assert {each: copy.read(each) for each in copy.namelist()} == {
            each: old.read(each) for each in old.namelist()
        }


def test_one_row_too_many_is_refused():
    rows = [row(name=f"Việc {number}") for number in range(1002)]
    assert len(read(sheet(*rows[:1001]))) == 1002
    with pytest.raises(Unreadable, match="nhiều dòng hơn mức nhập được"):
        read(sheet(*rows))


def test_the_largest_file_that_is_let_in_is_read_in_time():
    """As many tags as may be, all of them cells that have to be looked at."""
    cells = b"<row>" + b"<c><v>1</v></c>" * 19 + b"</row>"
    rows = cells * (reading.MOST_TAGS // cells.count(b"<") - 30)
    begun = monotonic()
    tracemalloc.start()
    with pytest.raises(Unreadable, match="nhiều dòng"):
        read(with_cells(rows))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (monotonic() - begun < 20, peak < 80 * 2**20) == (True, True)


def test_odd_cells_are_words_or_named_as_what_they_are():
    made = book(["=1+1", True, 1.5, 45000, "  a  ", "#N/A", 2.0])
    found = read(saved(made))[1].cells[:7]
    assert found == ["=1+1", "Đúng", "1,5", "45000", "a", "#N/A", "2"]
    assert [type(each) for each in found][0::5] == [reading.Formula, reading.Fault]


def test_texts_are_read_as_excel_writes_them():
    assert read(with_shared_texts(SHARED))[0].cells[:2] == ["Một", "Hai"]


def test_a_text_that_looks_like_a_formula_is_text():
    made = book(["x"])
    made.active["A2"].value, made.active["A2"].data_type = "=1+1", "s"
    (_, line) = read(saved(made))
    assert (line.cells[0], type(line.cells[0])) == ("=1+1", str)


def test_merged_and_hidden_cells_and_other_sheets():
    """What is merged stands in its first cell; hidden rows count; only the first sheet is read."""
    made = book(["a", "b"], ["c", "d"])
    made.active.merge_cells("A2:B3")
    made.active.row_dimensions[2].hidden = True
    made.active.column_dimensions["A"].hidden = True
    made.create_sheet("Khác").append(["không đọc"])
    assert [(line.number, line.cells[0]) for line in read(saved(made))][1:] == [(2, "a")]


def test_a_merged_range_of_a_whole_sheet_costs_nothing():
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    file = repacked(sheet(row()), sheet1=lambda xml: xml.replace(b"</sheetData>", merged))
    assert len(read(file)) == 2


def test_empty_rows_are_left_out_and_numbers_stay():
    assert [line.number for line in read(sheet([], [None, " "], row()))] == [1, 4]


def test_bytes_changed_at_random_never_break_the_reader():
    chance, file = random.Random(1), sheet(row(), row(name="Hai"))  # noqa: S311 -- the same examples every time
    for _ in range(300):
        changed = bytearray(file)
        for _ in range(chance.randint(1, 20)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            read(bytes(changed))
        except Unreadable:
            continue


def test_xml_changed_at_random_never_breaks_the_reader():
    chance = random.Random(2)  # noqa: S311 -- the same examples every time

    def changed(xml):
        made = bytearray(xml)
        for _ in range(chance.randint(1, 6)):
            made[chance.randrange(len(made))] = chance.choice(b'<>"/= 0129azr&;')
        return bytes(made)

    for part in ("sheet1", "workbook", "styles", "[Content_Types]"):
        for _ in range(60):
            try:
                read(repacked(sheet(row()), **{part: changed}))
            except Unreadable:
                continue
