"""Estimate, from the bytes of a PDF, whether parsing it would take long: cheap, linear, before any parser sees it.

A parser follows numbers that a few bytes can make huge: the objects of a table of cross references, the tables that
follow one another. Names may be spelled with #-escapes; keywords (`stream`, `xref`) cannot.
"""

import re

MOST_REVISIONS = 100  # thirty signatures with freeze, close and archive make 33
MOST_OBJECTS = 20_000  # thirty signatures have 1,500
MOST_STREAMS = 5_000
HIGHEST_NUMBER = 100_000  # of an object
LONGEST_INDEX = 4_000
MOST_ESCAPES = 200_000  # in noise of 10 MB there are 40,000
ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")
BLANK = rb"[\0\t\n\f\r ]{0,40}+"
LINK = re.compile(
    rb"/Prev(?![A-Za-z])" + BLANK + rb"(?!\d{1,10} \d{1,5} R)"
)  # bookmarks have references there
SIZE = re.compile(rb"/Size(?![A-Za-z])" + BLANK + rb"(?:\+?(\d{1,10})(?![\d.]))?")
INDEX = re.compile(rb"/Index(?![A-Za-z])" + BLANK + rb"(?:\[([\0\t\n\f\r 0-9]{0,%d})\])?" % LONGEST_INDEX)
ENTRY = re.compile(rb"\d{10} \d{5} [nf]")


def is_heavy(pdf: bytes) -> bool:
    """Whether the PDF is too heavy to parse. One that cannot be weighed counts as heavy: no honest program writes so."""
    if pdf.count(b"#") > MOST_ESCAPES:
        return True
    tokens = ESCAPE.sub(lambda escape: bytes([int(escape[1], 16)]), pdf)
    return (
        max(tokens.count(b"startxref"), tokens.count(b"%%EOF")) > MOST_REVISIONS
        or tokens.count(b"obj") > 2 * MOST_OBJECTS
        or tokens.count(b"stream") > 2 * MOST_STREAMS
        or sum(1 for _ in LINK.finditer(tokens)) > MOST_REVISIONS
        or sum(1 for _ in ENTRY.finditer(tokens)) > MOST_OBJECTS
        or any(_too_high(size[1]) for size in SIZE.finditer(tokens))
        or _index_is_heavy(tokens)
    )


def _too_high(number: bytes | None) -> bool:
    return number is None or int(number) > HIGHEST_NUMBER


def _index_is_heavy(tokens: bytes) -> bool:
    """Whether all `/Index` arrays together name too many objects; they list pairs of first object and count."""
    entries = 0
    for index in INDEX.finditer(tokens):
        if index[1] is None:
            return True
        numbers = index[1].replace(b"\0", b" ").split()
        if any(len(number) > 10 for number in numbers):
            return True
        entries += sum(int(number) for number in numbers[1::2])
        if entries > HIGHEST_NUMBER:
            return True
    return False
