"""What people, word processors and attackers put into forms and addresses."""

import os
from urllib.parse import quote

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

WANTED = int(os.environ.get("INPUT_EXAMPLES", "0"))
CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def examples(few: int, *, share: int = 1) -> settings:
    """`few` fixed examples in the suite; INPUT_EXAMPLES=2000 asks for 2000 / `share`, new ones every time."""
    return settings(
        max_examples=WANTED // share or few,
        derandomize=not WANTED,
        database=None,
        deadline=None,
        suppress_health_check=CHECKS,
    )


TEXTS = [
    "",
    " \t\r\n ",
    "a\x00b",
    "\x00",
    "\x01\x07\x1b[31m\x7f",
    "\x0b\x0c\x1c\x85",
    "dòng\r\nBcc: ai@vi-du.invalid",
    "phải\u202esang trái",
    "\u200b\u200d\u2060\ufeff",
    "🚩 thi đua 👩\u200d👩\u200d👧",
    "世界",
    "\ue000\u0378\uffff\U0010ffff",
    "\ud800",
    "x\udfff\ud800y",
    "a" + "\u0301" * 500,
    "\u0301",
    "\ufffd",
    "²",
    "٣",
    "None",
    "-1",
    "%00%0a%s{0}${x}",
    "<script>alert(1)</script>&amp;{{ 7|add:7 }}{% now 'Y' %}",
    "' OR 1=1 --",
    "../../../../etc/passwd",
    "đ" * 100_000,
    "a" * 1_000_000,
    "a\n" * 50_000,
]
DAYS = [
    "0001-01-01",
    "01/01/0001",
    "9999-12-31",
    "31/12/9999",
    "31/02/2019",
    "29/02/2019",
    "29/02/2020",
    "00/00/0000",
    "28/02/19",
    "٢٨/٠٢/٢٠١٩",
    "28/02/2019 25:61",
    "1" * 5000,
]
NUMBERS = [
    "NaN",
    "sNaN",
    "-Infinity",
    "Infinity",
    "1e400",
    "1E-400",
    "1e999999999",
    "-0",
    "99999999999999999999",
    "9999999999,99",
    "-99999999",
    "1_000",
    "1.234,5",
    "99,5",
    "0x10",
    "1" * 5000,
    "1" * 100_000,
    "½",
    "1 2",
]
COUNTS = ["99999999", "99999", "-1", "61", "60", "²", "٣", "", "1e3", "0x1", " 1", "1\x00", "2"]


def characters():
    """Every code point, lone surrogates too."""
    return st.characters(exclude_categories=())


def texts():
    return (
        st.sampled_from(TEXTS)
        | st.sampled_from(DAYS)
        | st.sampled_from(NUMBERS)
        | st.sampled_from(COUNTS)
        | st.text(characters(), max_size=60)
        | st.text("ăâđêôơưẠỹ \r\n\t-;.", max_size=400)
    )


def encoded(pairs: list[tuple[str, str]]) -> bytes:
    """A form as bytes; half a surrogate pair travels as the three bytes that UTF-8 forbids."""
    return b"&".join(f"{quoted(name)}={quoted(value)}".encode() for name, value in pairs)


def received(text: str) -> str:
    """What the server reads of `text`."""
    return text.encode(errors="surrogatepass").decode(errors="replace")


def quoted(text: str) -> str:
    return quote(text.encode(errors="surrogatepass"), safe="")


UNPRINTABLE = [
    "a\x00b",
    "\x01",
    "\x1b[31m",
    "🚩",
    "世界",
    "\ue000",
    "\ufffd",
    "\ud800",
    "\U0010ffff",
    "\u0e01",
]
