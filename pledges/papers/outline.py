"""What a paper says that an office numbers and signs by hand: one outline, printed as PDF and as Word file.

Nothing unfinished is printed: whoever builds an outline leaves out a part without content.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True)
class Heading:
    """A part (level 1, "I. KẾT QUẢ"), a chapter of it (2), or one matter (3)."""

    form: ClassVar[str] = "heading"
    text: str
    level: int = 1


@dataclass(frozen=True)
class Words:
    """Free text; lines that begin with "- " or "+ " are those of a list."""

    form: ClassVar[str] = "words"
    text: str

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]


@dataclass(frozen=True)
class Column:
    """`name`: its class in the print sheet, which knows the width for the PDF; `width`: for Word, in mm."""

    title: str
    name: str
    width: int
    is_centred: bool = False


@dataclass(frozen=True)
class Table:
    form: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def cells(self) -> list[list[tuple[Column, str]]]:
        """List the rows as pairs of column and text."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


Block = Heading | Words | Table


@dataclass(frozen=True)
class Annex:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Outline:
    """`issuer`: the unit or cluster; `capacity`: the lines above the signature; `key` identifies the PDF.

    The same values give the same bytes: `made_at` is when the newest of them was written.
    """

    superior: tuple[str, ...]
    issuer: str
    number: str
    place: str
    day: str
    kind: str
    subject: str
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    full_name: str
    key: str
    made_at: datetime
    annexes: tuple[Annex, ...] = ()

    @property
    def attached(self) -> str:
        """Say what the annexes belong to."""
        return f"Kèm theo {self.kind} số {self.number} {self.day} của {self.issuer}"

    @property
    def numbered_annexes(self) -> list[tuple[str, Annex]]:
        """Pair the annexes with their headings: Roman numbers where there are several."""
        if len(self.annexes) == 1:
            return [("Phụ lục", self.annexes[0])]
        return [(f"Phụ lục {roman(number)}", annex) for number, annex in enumerate(self.annexes, start=1)]


def numbered_parts(parts: list[tuple[str, list[Block]]]) -> list[Block]:
    """Head every part that has content with its Roman number: "II. KẾT QUẢ"."""
    filled = [(title, blocks) for title, blocks in parts if blocks]
    numbered = ((roman(number), *part) for number, part in enumerate(filled, start=1))
    return [
        block for numeral, title, blocks in numbered for block in (Heading(f"{numeral}. {title}"), *blocks)
    ]


def roman(number: int) -> str:
    """Write a number as parts and annexes are numbered: "IV"."""
    hundreds, rest = divmod(number, 100)
    return "C" * hundreds + _digit(rest // 10, "XLC") + _digit(rest % 10, "IVX")


def _digit(digit: int, signs: str) -> str:
    one, five, ten = signs
    written = (
        "",
        one,
        one * 2,
        one * 3,
        one + five,
        five,
        five + one,
        five + one * 2,
        five + one * 3,
        one + ten,
    )
    return written[digit]
