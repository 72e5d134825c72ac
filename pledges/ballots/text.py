"""The minutes of a count as plain values, for page and PDF. Totals only, no code of a slip."""

from dataclasses import dataclass
from datetime import date

from pledges.agreement.text import SignatoryText, closed, printed_date


@dataclass(frozen=True, kw_only=True)
class ResultText:
    """A candidate's row; `share` is the percentage of the base, in words."""

    name: str
    unit: str
    votes: int
    share: str
    is_elected: bool


@dataclass(frozen=True, kw_only=True)
class CountText:
    """`base` names the number that percentages and threshold refer to; `needed` is the threshold in votes."""

    superior_body: str
    cluster: str
    place: str
    year: str
    title: str
    round: int
    nominees: str
    day: date | None
    venue: str
    tellers: tuple[str, ...]
    units: int
    issued: int
    cast: int
    valid: int
    blank: int
    quorum: str
    quota: int
    threshold: str
    base: str
    needed: int
    results: tuple[ResultText, ...]
    elected: tuple[str, ...]
    next_round: str
    signatories: tuple[SignatoryText, ...] = ()

    @property
    def printed_day(self) -> str:
        return printed_date(self.day, self.year)

    @property
    def printed_tellers(self):
        return closed(self.tellers)

    @property
    def printed_elected(self):
        return closed(self.elected)

    @property
    def unused(self) -> int:
        return self.issued - self.cast

    @property
    def signing_rows(self):
        """Pair the blocks: head and secretary, then the others in twos."""
        blocks = list(self.signatories)
        return [blocks[start : start + 2] for start in range(0, len(blocks), 2)]
