"""Numbers in the words that their cell shows: 0.95 in a cell of percent is "95%"."""

import re
from decimal import ROUND_HALF_UP, Decimal

# words in quotes, signs after a backslash, the widths of signs, fillings, colours and conditions
DECORATION = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
LARGEST = 10**15  # beyond it a spreadsheet keeps no single digits
FIGURES = re.compile(r"[#0?,. ]*[#0?][#0?,. ]*%*")


def shown(value: float, number_format: str | None) -> str:
    """Write a number as its cell shows it, in Vietnamese figures; by itself where the format is none of numbers."""
    pattern = DECORATION.sub("", _section(number_format or "", value)).strip(" -+()")
    if not FIGURES.fullmatch(pattern) or not abs(value) < LARGEST:
        return _as_it_is(value)
    whole, _, decimals = pattern.rstrip("% ").partition(".")
    number = Decimal(repr(value)).scaleb(2 * pattern.count("%") - 3 * _thousands_left_out(whole, decimals))
    places = sum(decimals.count(sign) for sign in "#0?")
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    sign, digits = ("-" if rounded < 0 else ""), f"{abs(rounded):f}"
    before, _, after = digits.partition(".")
    after = after.rstrip("0")
    return f"{sign}{before.zfill(whole.count('0'))}{',' if after else ''}{after}{'%' * pattern.count('%')}"


def _section(number_format: str, value: float) -> str:
    """Choose the part of a format that is for this number: positive; negative; nought."""
    sections = number_format.split(";")
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _thousands_left_out(whole: str, decimals: str) -> int:
    """Count the commas after the last place: each hides three digits."""
    last = decimals or whole
    return len(last) - len(last.rstrip(","))


def _as_it_is(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:.15g}".replace(".", ",")
