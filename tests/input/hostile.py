"""Files that somebody brings to the verification page, made from a stored document or from nothing."""

import io
import os
import random
import re
import subprocess
import zipfile
import zlib

from tests.signing import attacks

HEADER = b"%PDF-1.7\n"
END = b"\nstartxref\n0\n%%EOF\n"


def named(pdf: bytes) -> bytes:
    """The identifier by which a file is recognised as made from that document."""
    return re.search(rb"/ID\s*\[\(([0-9a-f]{32})\)", pdf)[0] + b"(x)]"


def from_nothing(pdf: bytes) -> dict[str, bytes]:
    """Files that only claim to be ours."""
    name, noise = named(pdf), random.Random(4).randbytes  # noqa: S311 - the same noise every time
    objects = b"".join(
        b"%d 0 obj <</Next %d 0 R>> endobj\n" % (number, number + 1) for number in range(1, 20_000)
    )
    loop = (
        HEADER
        + b"xref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R /Prev 9 %b>>\nstartxref\n9\n%%%%EOF" % name
    )
    return {
        "nothing but the name": HEADER + name + END,
        "noise": HEADER + noise(200_000),
        "noise with the name": HEADER + noise(100_000) + name + noise(100_000) + END,
        "a hundred thousand brackets": HEADER
        + name
        + b"1 0 obj "
        + b"[" * 100_000
        + b"]" * 100_000
        + b" endobj"
        + END,
        "a hundred thousand dictionaries": HEADER + name + b"1 0 obj " + b"<</A" * 100_000 + END,
        "nested trailer": HEADER + b"trailer <</Root " + b"[" * 50_000 + b" %b>>" % name + END,
        "cross references in a circle": loop,
        "a chain of objects": HEADER + objects + b"trailer <</Root 1 0 R %b>>" % name + END,
        "a number without end": HEADER + name + b"startxref\n" + b"9" * 1_000_000 + b"\n%%EOF",
        "a name without end": HEADER + name + b"trailer <</" + b"A" * 2_000_000 + b">>" + END,
        "blanks without end": HEADER + (b"/ID" + b" " * 3000) * 1000 + name + END,
        "many names": HEADER + b"/ID [<%b>]" % (b"00" * 32) * 20_000 + END,
        "a name of zeros": HEADER + b"/ID [<%b>]" % (b"00" * 32) + END,
        "a name in hexadecimal": HEADER
        + b"/ID [<%b>]" % re.search(rb"[0-9a-f]{32}", name)[0].hex().encode()
        + END,
    }


def made_from(pdf: bytes, folder) -> dict[str, bytes]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.exe", "MZ")
    return {
        "cut off at half": pdf[: len(pdf) // 2],
        "cut off at the last byte": pdf[:-1],
        "cut off at the beginning": pdf[1:],
        "an archive behind it": pdf + archive.getvalue(),
        "an archive before it": archive.getvalue() + pdf,
        "ten thousand revisions": pdf + b"".join(_revision(number) for number in range(10_000)),
        "flipped in the middle": attacks.flip(pdf, len(pdf) // 2),
        "pages in a circle": attacks.update(pdf, attacks.loop_of_pages),
        "a bomb": attacks.update(pdf, attacks.page_of(bomb(64))),
        "a bomb in a bomb": attacks.update(pdf, attacks.page_of(zlib.compress(bomb(64)))),
        "a script": attacks.update(pdf, attacks.add_script),
        "encrypted": encrypted(pdf, folder),
    }


def bomb(megabytes: int) -> bytes:
    press, piece = zlib.compressobj(9), bytes(1024 * 1024)
    return b"".join(press.compress(piece) for _ in range(megabytes)) + press.flush()


def encrypted(pdf: bytes, folder) -> bytes:
    before, after = folder / "before.pdf", folder / "after.pdf"
    before.write_bytes(pdf)
    command = ["qpdf", "--encrypt", "a", "b", "256", "--", before, after]
    subprocess.run(command, check=True, capture_output=True)
    return after.read_bytes()


def revisions(pdf: bytes, count: int) -> bytes:
    """As many empty updates of `pdf`, each of which names the one before."""
    root = re.findall(rb"/Root (\d+ 0 R)", pdf)[-1]
    before, added = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1]), b""
    for _ in range(count):
        place = len(pdf) + len(added) + 1
        added += b"\nxref\n0 0\ntrailer\n<</Size 9999 /Root %b /Prev %d>>\nstartxref\n%d\n%%%%EOF" % (
            root,
            before,
            place,
        )
        before = place
    return added


def heavy(pdf: bytes) -> dict[str, bytes]:
    """Small files that bear our name and are long to read."""
    entries = (
        b"1 0 obj <</Type /XRef /W [0 0 0] /Index [0 1000000000] /Size 1 %b>> stream\n\nendstream endobj\n"
    )
    objects = b"".join(b"%d 0 obj null endobj\n" % number for number in range(1, 70_001))
    table = b"xref\n0 70001\n" + b"0000000009 00000 n \n" * 70_001
    many = HEADER + objects + table + b"trailer <</Size 70001 /Root 1 0 R %b>>\n" % named(pdf)
    place = len(HEADER) + len(objects)
    return {
        "a billion objects": HEADER + entries % named(pdf) + b"startxref\n9\n%%EOF\n",
        "four hundred updates": pdf + revisions(pdf, 400),
        "seventy thousand objects": many + b"startxref\n%d\n%%%%EOF\n" % place,
    }


def _revision(number: int) -> bytes:
    return b"\n%d 0 obj null endobj\nxref\n0 0\ntrailer <</Size %d /Prev 0>>\nstartxref\n%d\n%%%%EOF" % (
        (number + 1000,) * 3
    )


class Endless(io.RawIOBase):
    """A form with one PDF of `size` bytes, made while it is read."""

    BEGIN = b'--X\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n'
    END = b"\r\n--X--\r\n"

    def __init__(self, size: int):
        self.left, self.size = [self.BEGIN, self.END], size
        self.length = size + len(self.BEGIN) + len(self.END)

    def read(self, wanted=-1):
        if self.left and len(self.left) == 2:
            return self.left.pop(0)
        if self.size:
            piece = min(self.size, wanted if wanted > 0 else 65536)
            self.size -= piece
            return os.urandom(16) * (piece // 16) + bytes(piece % 16)
        return self.left.pop() if self.left else b""
