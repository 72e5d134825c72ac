"""Files that people bring as evidence, and files made to be taken for one."""

import io
import struct
import zipfile
import zlib
from functools import cache

from PIL import Image

OFFICE = "application/vnd.openxmlformats-officedocument"
MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}
PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def picture(form="PNG", size=(40, 30), **how) -> bytes:
    file = io.BytesIO()
    Image.effect_noise(size, 64).convert("RGB").save(file, form, **how)
    return file.getvalue()


def archive(members: dict[str, bytes], *, compression=zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name), content, compression)
    return file.getvalue()


def office(ending: str, more: dict[str, bytes] | None = None, types: bytes = b"", **how) -> bytes:
    member, kind = MAIN[ending]
    contents = b"<Types>%b<Override ContentType='%b'/></Types>" % (types, f"{OFFICE}.{kind}".encode())
    return archive({"[Content_Types].xml": contents, member: b"<x/>"} | (more or {}), **how)


def relisted(types: bytes) -> bytes:
    """A DOCX with this list of parts."""
    return office("docx", {"[Content_Types].xml": types})


def open_document(kind: str, more: dict[str, bytes] | None = None) -> bytes:
    media_type = f"application/vnd.oasis.opendocument.{kind}".encode()
    return archive({"mimetype": media_type, "content.xml": b"<x/>"} | (more or {}))


def huge_png(width=60_000, height=60_000) -> bytes:
    """A few bytes that say they are billions of pixels."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def huge_jpeg() -> bytes:
    """The header says 65500 x 65500."""
    content = bytearray(picture("JPEG"))
    start = content.index(b"\xff\xc0")
    content[start + 5 : start + 9] = struct.pack(">HH", 65500, 65500)
    return bytes(content)


def patched(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    return content.replace(old, new)


def damaged(content: bytes) -> bytes:
    """The first member cannot be unpacked."""
    place = content.index(b"[Content_Types].xml") + 19
    return content[:place] + b"\xff" * 20 + content[place + 20 :]


def many_members(count: int) -> bytes:
    return office("docx", {f"word/{number}": b"" for number in range(count)})


def bomb(megabytes=300) -> bytes:
    """Some hundred kilobytes that unpack to hundreds of megabytes."""
    file, piece = io.BytesIO(office("docx")), bytes(1024 * 1024)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("word/media/x.png", "w") as member,
    ):
        for _ in range(megabytes):
            member.write(piece)
    return file.getvalue()


def shrunk(content: bytes) -> bytes:
    """The bytes of the entries are gone, their sizes in the directory stay."""
    directory = content.index(b"PK\x01\x02")
    first = content.index(b"PK\x03\x04", 4)
    kept = content[:first] + content[directory:]
    end = kept.rindex(b"PK\x05\x06")
    return kept[: end + 16] + struct.pack("<L", first) + kept[end + 20 :]


def lying_about_its_directory() -> bytes:
    """The end says that the directory is as large as it gets."""
    content = office("docx")
    end = content.rindex(b"PK\x05\x06")
    return content[: end + 12] + struct.pack("<L", 0xFFFFFFF0) + content[end + 16 :]


GOOD = {
    "a PDF": (PDF, "application/pdf", ".pdf"),
    "a mark of the byte order before a PDF": (b"\xef\xbb\xbf" + PDF, "application/pdf", ".pdf"),
    "blanks before a PDF": (b"\r\n" + PDF, "application/pdf", ".pdf"),
    "a PNG": (picture(), "image/png", ".png"),
    "a JPEG": (picture("JPEG"), "image/jpeg", ".jpg"),
    "a progressive JPEG": (picture("JPEG", progressive=True), "image/jpeg", ".jpg"),
    "a large JPEG": (picture("JPEG", (3000, 2000), quality=30), "image/jpeg", ".jpg"),
    "a DOCX": (office("docx"), f"{OFFICE}.wordprocessingml.document", ".docx"),
    "a XLSX": (office("xlsx"), f"{OFFICE}.spreadsheetml.sheet", ".xlsx"),
    "a PPTX": (office("pptx"), f"{OFFICE}.presentationml.presentation", ".pptx"),
    "an ODT": (open_document("text"), "application/vnd.oasis.opendocument.text", ".odt"),
    "an ODS": (open_document("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet", ".ods"),
}


@cache
def hostile() -> dict[str, bytes]:
    png, jpeg, docx = picture(), picture("JPEG"), office("docx")
    return {
        "nothing": b"",
        "one byte": b"%",
        "a program": b"MZ\x90\x00" + bytes(500),
        "a program for Linux": b"\x7fELF" + bytes(500),
        "a script": b"#!/bin/sh\nrm -rf /\n",
        "a page": b"<!doctype html><script>alert(1)</script>",
        "a drawing with a script": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "rich text": b"{\\rtf1 hello}",
        "a GIF": b"GIF89a" + bytes(100),
        "a mail": b"From: a@vi-du.invalid\r\n\r\n%PDF-1.7 %%EOF",
        "a program before a PDF": b"MZ\x90\x00" + PDF,
        "a page before a PDF": b"<html>" + PDF,
        "a PDF cut off": PDF[:-10],
        "a PDF that is an archive": PDF + archive({"a.class": b"\xca\xfe\xba\xbe"}),
        "an empty PDF": b"%PDF-",
        "a DOCX whose list of parts is in UTF-16": relisted(
            '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'.encode(
                "utf-16"
            )
        ),
        "a DOCX that spells its macros": relisted(
            b"<Types><Override ContentType='macro&#69;nabled'/></Types>"
        ),
        "a DOCX that calls its macros something else": relisted(
            b"<!DOCTYPE x [<!ENTITY a 'vba'>]><Types><Override ContentType='&a;Project'/></Types>"
        ),
        "a DOCX whose list of parts is in EBCDIC": relisted(
            b"<?xml version='1.0' encoding='cp037'?>" + "<Types/>".encode("cp037")
        ),
        "a DOCX with a long list of parts": relisted(
            b"<Types>" + b" " * 300_000 + b"<Override ContentType='macroEnabled'/></Types>"
        ),
        "a DOCX with two lists of parts": office("docx", {"[content_types].xml": b"<Types/>"}),
        "a PNG that is only its name": b"\x89PNG\r\n\x1a\n",
        "a PNG cut off": png[: len(png) // 2],
        "a PNG with a wrong sum": png[:-20] + bytes(8) + png[-12:],
        "a PNG that is an archive": png + docx,
        "a PNG of billions of pixels": huge_png(),
        "a PNG slightly too large": huge_png(10_000, 6_000),
        "a JPEG that is only its name": b"\xff\xd8\xff\xe0",
        "a JPEG cut off": jpeg[: len(jpeg) // 2],
        "a progressive JPEG cut off": picture("JPEG", (300, 300), progressive=True)[:3000],
        "a JPEG of billions of pixels": huge_jpeg(),
        "a JPEG that is an archive": jpeg + docx,
        "a WEBP": picture("WEBP"),
        "an archive": archive({"a.txt": b"x"}),
        "an archive of a program": archive({"a.exe": b"MZ"}),
        "an archive cut off": docx[: len(docx) // 2],
        "an archive cut off at the end": docx[:-5],
        "an archive that is only its name": b"PK\x03\x04",
        "a program before an archive": b"MZ" + docx,
        "a JAR": archive({"META-INF/MANIFEST.MF": b"x", "A.class": b"\xca\xfe\xba\xbe"}),
        "an EPUB": archive({"mimetype": b"application/epub+zip", "content.xml": b"x"}),
        "an ODT with macros": open_document("text", {"Basic/Standard/Module1.xml": b"x"}),
        "an ODT without words": archive({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        "a drawing of OpenDocument": open_document("graphics"),
        "a DOCX with macros": office("docx", {"word/vbaProject.bin": b"x"}),
        "a DOCX with hidden macros": office("docx", {"word/VBAPROJECT.bin": b"x"}),
        "a DOCM called DOCX": office("docx", types=b"application/vnd.ms-word.document.macroEnabled.main+xml"),
        "a XLSX with macros": office("xlsx", {"xl/vbaProject.bin": b"x"}),
        "a DOCX with ActiveX": office("docx", types=b"application/vnd.ms-office.activeX+xml"),
        "only the table of types": archive({"[Content_Types].xml": b"<Types/>"}),
        "a way out of the folder": office("docx", {"../../etc/passwd": b"x"}),
        "an absolute way": office("docx", {"/etc/passwd": b"x"}),
        "thousands of members": many_members(2500),
        "a bomb": bomb(),
        "entries on top of each other": shrunk(
            office("docx", {f"word/{number}.xml": b"x" * 9000 for number in range(3)}, compression=0)
        ),
        "a directory without end": lying_about_its_directory(),
        "an old compression": office("docx", compression=zipfile.ZIP_BZIP2),
        "a DOCX with a password": patched(
            docx, b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
        ),
        "a damaged member": damaged(docx),
    }
