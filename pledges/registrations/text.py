"""The wording of a registration as plain values, for its page and its printed appendix."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from members.vietnamese import day_in_words, vietnamese_number
from pledges.agreement.text import CommitmentText, SignatoryText
from pledges.papers.outline import roman


def amount(value: Decimal, unit: str) -> str:
    """Write a number with its unit: "95%", "1.200 hội viên"."""
    return f"{vietnamese_number(value)}{'' if unit == '%' else ' '}{unit}".strip()


@dataclass(frozen=True, kw_only=True)
class Part:
    """A headed group of numbered paragraphs."""

    heading: str
    points: tuple[CommitmentText, ...]


@dataclass(frozen=True, kw_only=True)
class AppendixText:
    """The wording; only the printed appendix has `number`, `signatories` and the number and day of the agreement."""

    superior_body: str
    cluster: str
    place: str
    day: date | None
    year: str
    unit: str
    kind: str
    name: str
    parts: tuple[Part, ...]
    number: int | None = None
    agreement_number: str = ""
    agreement_day: date | None = None
    signatories: tuple[SignatoryText, ...] = ()

    @property
    def title(self) -> str:
        return f"Phụ lục {roman(self.number)}"

    @property
    def belongs_to(self) -> str:
        return f"kèm theo Giao ước thi đua năm {self.year} của {self.cluster}"

    @property
    def attached(self) -> str:
        """Name the agreement with its number and day, as far as they are known."""
        number = f" số {self.agreement_number}" if self.agreement_number else ""
        day = f", ký {day_in_words(self.agreement_day)}" if self.agreement_day else ""
        return f"Kèm theo Giao ước thi đua năm {self.year}{number}{day} của {self.cluster}"

    @property
    def printed_day(self) -> str:
        return day_in_words(self.day)
