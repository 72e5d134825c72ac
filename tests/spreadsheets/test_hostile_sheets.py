"""Files that are no honest spreadsheet: each is refused in a sentence, in little time and memory."""

import random
import tracemalloc
from codecs import BOM_UTF16_BE
from io import BytesIO
from time import monotonic, process_time
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from openpyxl import load_workbook

from pledges.spreadsheets import reading
from pledges.spreadsheets.reading import Unreadable, lines
from tests import factories
from tests.pages import field_errors
from tests.registrations.registering import book, bring, row, saved, sheet
from tests.spreadsheets.unpacked import (
    SHARED,
    a_zip_of,
    broken_checksum,
    declared,
    encrypted,
    in_utf_16,
    lying_about_its_size,
    renamed,
    repacked,
    with_an_odd_compression,
    with_cells,
    with_doctype,
    with_many,
    with_parts,
    with_shared_texts,
    with_sheets,
    without,
)

SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % ((98 + n,) + (97 + n,) * 8) for n in range(9)
)
BOMB += b"]>"
XXE = b'<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
PARAMETER = b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'


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
        reading.ODD,
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
    "entities in utf-16": (lambda: in_utf_16("utf-16"), reading.ODD),
    "entities in utf-16, the other way round": (lambda: in_utf_16("utf-16-be", BOM_UTF16_BE), reading.ODD),
    "entities in utf-32": (lambda: in_utf_16("utf-32"), reading.ODD),
    "utf-16 without a mark": (lambda: in_utf_16("utf-16-be"), reading.ODD),
    "utf-16 in the texts": (lambda: with_shared_texts(SHARED.decode().encode("utf-16")), reading.ODD),
    "utf-16 in a part of another name": (lambda: renamed(in_utf_16("utf-16")), reading.ODD),
    "an encoding told late": (
        lambda: repacked(sheet(row()), sheet1=declared(b" " * 500 + b'encoding="cp037"')),
        reading.ODD,
    ),
    "no utf-8": (
        lambda: repacked(sheet(row()), sheet1=lambda xml: xml.replace(b"Chuy", b"Chuy\xea")),
        reading.ODD,
    ),
    "entities behind a remark": (
        lambda: with_doctype(b"<!-- " + b"x" * 5000 + b" -->" + BOMB),
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
    "fifty thousand cells in a row": (
        lambda: with_cells(b'<row r="1">' + b"<c/>" * (reading.MOST_IN_A_ROW + 1) + b"</row>"),
        reading.TOO_LARGE_INSIDE,
    ),
    "rows of sixteen empty cells": (
        lambda: with_cells((b"<row>" + b"<c/>" * 16 + b"</row>") * 12_000),
        reading.TOO_LARGE_INSIDE,
    ),
    "many styles": (lambda: with_many(b"<xf/>", "styles", b"</cellXfs>"), reading.TOO_LARGE_INSIDE),
    "many kinds of parts": (
        lambda: with_many(b'<Default Extension="a" ContentType="b"/>', "[Content_Types]", b"</Types>"),
        reading.TOO_LARGE_INSIDE,
    ),
    "one sheet a thousand times": (lambda: with_sheets(1000), reading.TOO_LARGE_INSIDE),
    "a large sheet fifty times": (
        lambda: with_sheets(50, with_cells(b"<row><c/></row>" * 40_000)),
        reading.TOO_LARGE_INSIDE,
    ),
    "many attributes": (
        lambda: with_cells(b"<row><c%b/></row>" % b"".join(b' a%d=""' % n for n in range(200_000))),
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
    """As many elements as may be, all of them cells that have to be looked at."""
    cells = b"<row>" + b"<c><v/></c>" * 19 + b"</row>"
    rows = cells * (reading.MOST_ELEMENTS // cells.count(b"<c") // 2 - 200)
    begun = process_time()
    tracemalloc.start()
    assert read(with_cells(rows)) == []
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (process_time() - begun < 12, peak < 80 * 2**20) == (True, True)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/media/image1.png", b"\x89PNG\r\n\x1a\n\0\xff"),
        ("xl/printerSettings/printerSettings1.bin", "\\\\may-in\0".encode("utf-16-le")),
        ("xl/drawings/vmlDrawing1.vml", b"<xml><br></xml>"),
        ("customXml/item1.xml", '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16")),
    ],
)
def test_what_honest_files_hold_besides_is_never_parsed_and_no_hindrance(part, words):
    file = BytesIO(sheet(row()))
    with ZipFile(file, "a") as archive:
        archive.writestr(part, words)
    assert [line.cells[2] for line in read(file.getvalue())][1:] == ["Chuyên đề một"]
    with ZipFile(reading._inspected(file.getvalue())) as copy:
        assert copy.read(part) == b""


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
