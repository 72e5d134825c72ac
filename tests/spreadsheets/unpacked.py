"""Spreadsheets taken apart and put together otherwise, so that they are none any more."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pledges.spreadsheets import reading
from tests.registrations.registering import row, sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


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


def in_utf_16(encoding: str, mark: bytes = b"") -> bytes:
    """A sheet with an entity, in which nobody finds the letters "DOCTYPE"."""
    cell = '<c t="inlineStr"><is><t>&a;</t></is></c>'
    doctype = '<!DOCTYPE x [<!ENTITY a "EXPANDED">]>'
    text = f'{doctype}<worksheet xmlns="{MAIN}"><sheetData><row>{cell}</row></sheetData></worksheet>'
    return repacked(sheet(row()), sheet1=lambda _: mark + text.encode(encoding))


def renamed(file: bytes) -> bytes:
    """The same; the sheet is called a picture."""
    out = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            content = old.read(each).replace(b"worksheets/sheet1.xml", b"media/sheet1.png")
            new.writestr(each.replace("worksheets/sheet1.xml", "media/sheet1.png"), content)
    return out.getvalue()


def declared(words: bytes):
    """The sheet with these words in its XML declaration."""
    return lambda xml: b'<?xml version="1.0" ' + words + b"?>" + re.sub(rb"^<\?xml[^>]*\?>\s*", b"", xml)


def with_many(element: bytes, part: str, before: bytes) -> bytes:
    many = element * (reading.MOST_OTHERS + 1)
    return repacked(sheet(row()), **{part: lambda xml: xml.replace(before, many + before)})


def with_sheets(count: int, file: bytes | None = None) -> bytes:
    """The book names its one sheet again and again."""

    def again(xml):
        return re.sub(rb"<sheet [^>]*/>", lambda one: one[0] * count, xml)

    return repacked(file or sheet(row()), workbook=again)
