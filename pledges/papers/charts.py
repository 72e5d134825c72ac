"""Charts of numbers as bars, shown by `components/chart.html`."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from members.vietnamese import vietnamese_number

NOTHING = "chưa có số liệu"


def mean(values) -> Decimal | None:
    """Average the known values, half-up to one place; None if none is known."""
    known = [value for value in values if value is not None]
    return (sum(known) / len(known)).quantize(Decimal("0.1"), ROUND_HALF_UP) if known else None


def percent_words(value: Decimal | None) -> str:
    return NOTHING if value is None else f"{vietnamese_number(value)}%"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart; `values` are (label, (value,)), or (label, (value, value before)) if `names` names two times.

    They are percentages unless `most` gives the value of a whole bar and `words` writes a value.
    """

    title: str
    description: str
    values: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    names: tuple[str, ...] = ("Tỷ lệ hoàn thành (%)",)
    most: Decimal = Decimal(100)
    words: Callable[[Decimal | None], str] = percent_words

    @property
    def rows(self) -> list[tuple[str, list[tuple[Decimal | None, str]]]]:
        """List (label, [(value, value in words) per time])."""
        return [(label, [(value, self.words(value)) for value in values]) for label, values in self.values]
