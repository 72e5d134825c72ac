"""Numbers that a page shows as bars: `components/chart.html`."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from members.vietnamese import vietnamese_number

NOTHING = "chưa có số liệu"


def mean(values) -> Decimal | None:
    """One place, half-up; None of nothing. Values that are not known do not count."""
    known = [value for value in values if value is not None]
    return (sum(known) / len(known)).quantize(Decimal("0.1"), ROUND_HALF_UP) if known else None


def percent_words(value: Decimal | None) -> str:
    return NOTHING if value is None else f"{vietnamese_number(value)} %"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """`values`: label -> the value, or with `names` of two times (value, value before).

    They are percentages unless `most` says what a whole bar is and `words` how a value reads.
    """

    title: str
    description: str
    values: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    names: tuple[str, ...] = ("Mức hoàn thành",)
    most: Decimal = Decimal(100)
    words: Callable[[Decimal | None], str] = percent_words

    @property
    def rows(self) -> list[tuple[str, list[tuple[Decimal | None, str]]]]:
        """label -> (value, how it reads) of each time."""
        return [(label, [(value, self.words(value)) for value in values]) for label, values in self.values]
