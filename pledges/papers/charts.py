"""Horizontal bars as plain numbers: `components/chart.html` draws them as an SVG that every width of screen can hold.

Lengths are percentages of the drawing, letters keep their size; colours are classes of the style sheet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from textwrap import wrap

from members.vietnamese import vietnamese_number

LINE, BAR, GAP, BETWEEN = 20, 12, 5, 16  # px
LETTERS = 40  # of a label on one line, on the narrowest phone
MOST_LINES = 4
NOTHING = "chưa có số liệu"


def mean(values) -> Decimal | None:
    """One place, half-up; None of nothing. Values that are not known do not count."""
    known = [each for each in values if each is not None]
    return (sum(known) / len(known)).quantize(Decimal("0.1"), ROUND_HALF_UP) if known else None


def percent_words(value: Decimal | None) -> str:
    return NOTHING if value is None else f"{vietnamese_number(value)} %"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One bar of a row: `kind` is "now" or "before", `y` where it starts; `most` fills the whole width."""

    value: Decimal | None
    kind: str
    y: int
    words: str
    most: Decimal = Decimal(100)

    @property
    def width(self) -> str:
        """As an attribute; with a point, whatever language the page speaks."""
        share = self.value if self.most == 100 else (self.value / self.most * 100).quantize(Decimal("0.1"))
        return f"{min(max(share, Decimal(0)), Decimal(100))}%"

    @property
    def baseline(self) -> int:
        return self.y + BAR - 1


@dataclass(frozen=True, kw_only=True)
class Row:
    label: str
    lines: tuple[tuple[int, str], ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """`values`: label -> the value, or with `names` of two times (value, value before).

    They are percentages unless `most` says what a whole bar is and `words` how a value reads.
    """

    key: str
    title: str
    description: str
    values: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    names: tuple[str, ...] = ("Mức hoàn thành",)
    most: Decimal = Decimal(100)
    words: Callable[[Decimal | None], str] = percent_words

    @property
    def rows(self) -> list[Row]:
        found, y = [], 0
        for label, values in self.values:
            lines = wrap(label, LETTERS, max_lines=MOST_LINES, placeholder=" …") or [""]
            texts = tuple((y + LINE * number + 14, line) for number, line in enumerate(lines))
            y += LINE * len(lines)
            measures = []
            for value, kind in zip(values, ("now", "before"), strict=False):
                words = self.words(value)
                measures.append(Measure(value=value, kind=kind, y=y, words=words, most=self.most))
                y += BAR + GAP
            found.append(Row(label=label, lines=texts, measures=tuple(measures)))
            y += BETWEEN
        return found

    @property
    def height(self) -> int:
        rows = self.rows
        return rows[-1].measures[-1].y + BAR + 2 if rows else 0
