"""The handover minutes as plain values, for page and PDF."""

from dataclasses import dataclass
from datetime import date

from pledges.agreement.text import SignatoryText, closed, printed_date


@dataclass(frozen=True, kw_only=True)
class HandoverText:
    """`giving` and `receiving` are the units that hand over and take over the chair."""

    superior_body: str
    cluster: str
    place: str
    year: str
    next_year: str
    day: date | None
    venue: str
    giving: str
    receiving: str
    present: tuple[str, ...]
    content: tuple[str, ...]
    papers: tuple[str, ...]
    remarks: tuple[str, ...]
    signatories: tuple[SignatoryText, ...] = ()

    @property
    def printed_day(self) -> str:
        return printed_date(self.day, self.year)

    @property
    def printed_present(self):
        return closed(self.present)

    @property
    def printed_content(self):
        return closed(self.content)

    @property
    def printed_papers(self):
        return closed(self.papers)

    @property
    def signing_rows(self):
        """Pair the two chairs; a single block if the same unit keeps the chair."""
        return [list(self.signatories)]
