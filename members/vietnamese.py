"""Vietnamese text: normal form, printable characters, search without accents, sorting, numbers and days."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError

# Exactly the code points of static/fonts/tinos (a test compares), so that all stored text can be printed.
PRINTABLE = (
    "\u0020-\u007e\u00a0-\u017f\u01a0-\u01b0\u02c6-\u02dd\u0300-\u0309\u031b\u0323\u0329\u1e80-\u1e85\u1ea0-\u1ef9"
    "\u2010-\u2027\u2030-\u203a\u20ab-\u20ac\u2116\u2122\u2190-\u2193\u2212\u2260-\u2261\u2264-\u2265\u25cf\ufb01-\ufb02"
)
_UNPRINTABLE = re.compile(f"[^{PRINTABLE}\n]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# What looks alike becomes one sign: spaces of all widths, line ends, and the letters that old code pages put in the
# place of Đ and đ (the Icelandic eth, the African D).
_TYPED_ALIKE = str.maketrans(
    {
        **dict.fromkeys(
            "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
            " ",
        ),
        **dict.fromkeys("\u2028\u2029", "\n"),
        **dict.fromkeys("\u00d0\u0189", "Đ"),
        **dict.fromkeys("\u00f0\u0256", "đ"),
    }
)
_SYMBOLS = re.compile("[\uf020-\uf0ff]")  # bullets that word processors take from symbol fonts

_FINAL_SIGNS = " .,;:"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng


def _marks() -> str:
    """List all combining signs, escaped for a character class of a regular expression."""
    return "".join(
        re.escape(sign)
        for sign in map(chr, range(0x300, 0x1F000))  # none lies outside (a test looks through all of Unicode)
        if unicodedata.combining(unicodedata.normalize("NFD", sign)[0])
    )


# Unicode's stream-safe text holds at most thirty marks on a letter; no language comes near it.
MOST_MARKS = 30
_MARK = f"[{_marks()}]"
_LONG_RUN = re.compile(f"({_MARK}{{{MOST_MARKS}}}){_MARK}+")
_LONG_WORD = 300  # signs; in a shorter word sorting the marks costs nothing


def composed(text: str, form: str = "NFC") -> str:
    """Normalise `text` in linear time; keeps only the first `MOST_MARKS` of a run of combining marks.

    Unicode sorts marks by insertion, in quadratic time: 120 kB of them kept a process busy for ten seconds.
    Forms check the length before they call this.
    """
    if any(len(word) > _LONG_WORD for word in text.split()):
        text = _LONG_RUN.sub(r"\1", text)
    return unicodedata.normalize(form, text)


def normal(text: str) -> str:
    """Bring to NFC with line feeds only; drop invisible characters that word processors leave behind."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TYPED_ALIKE)
    return composed(_INVISIBLE.sub("", _SYMBOLS.sub("-", text)))


def validate_printable(text: str) -> None:
    """Raise ValidationError when `text` holds a character that the document font does not have."""
    if unprintable := _UNPRINTABLE.search(text):
        raise ValidationError(
            "Ký tự %(sign)s không in được trong văn bản. Xin xóa hoặc thay ký tự này.",
            code="unprintable",
            params={"sign": _shown(unprintable.group())},
        )


def _shown(sign: str) -> str:
    if unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"}:
        return f"có mã U+{ord(sign):04X}"
    return f"“{sign}” (mã U+{ord(sign):04X})"


def fold(text: str) -> str:
    """Strip case, diacritics and idle spaces for a search; đ becomes d: "Chuyên  đề" -> "chuyen de"."""
    text = composed(normal(text).casefold().replace("đ", "d"), "NFD")
    return " ".join("".join(sign for sign in text if not unicodedata.combining(sign)).split())


def sort_key(text: str) -> str:
    """Return digits that sort, in any collation, by the Vietnamese alphabet, then by tone.

    Names that differ only in case, spaces, a final sign or the letter that carries the tone ("hoà", "hòa") have one key.
    """
    words = [
        [_without_tone(sign) for sign in word]
        for word in normal(text).casefold().rstrip(_FINAL_SIGNS).split()
    ]
    letters = "01".join("".join(f"{_place(letter):02d}" for letter, _ in word) for word in words)
    tones = "".join("".join(str(tone) for _, tone in word if tone) + "0" for word in words)
    return f"{letters}00{tones}"


def _place(letter: str) -> int:
    """Return the rank of a letter; 00 ends the letters, so that a shorter name comes first, and 01 is a space."""
    if letter.isdecimal():
        return 2 + unicodedata.decimal(letter)
    place = _LETTERS.find(letter)
    return 13 + place if place >= 0 else 12


def name_sort_key(full_name: str) -> str:
    """Return a key that sorts by the given name, which is the last word, then by the rest."""
    *family, given_name = full_name.split() or [""]
    return f"{sort_key(given_name)}00{sort_key(' '.join(family))}"


def _without_tone(sign: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", sign)
    tone = next((_TONES[part] for part in parts if part in _TONES), 0)
    return composed("".join(part for part in parts if part not in _TONES)), tone


def vietnamese_number(number: Decimal) -> str:
    """Write 1234.5 as "1.234,5"."""
    digits = f"{number.normalize():,f}"
    return digits.translate(str.maketrans(",.", ".,"))


def day_in_words(day: date) -> str:
    """Write a day as dated papers do (Nghị định 30/2020): "ngày 05 tháng 02 năm 2019"."""
    month = f"{day.month:02}" if day.month < 3 else day.month
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
