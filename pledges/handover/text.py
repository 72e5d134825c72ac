"""The handover minutes as plain values, for page and PDF."""

from dataclasses import dataclass
from datetime import date

from pledges.agreement.text import SignatoryText, closed, printed_date

COLUMNS = 5  # of a paper that is handed over: name, number, day, copies, form


@dataclass(frozen=True, kw_only=True)
class HandoverText:
    """`giving` and `receiving` are the units that hand over and take over the chair."""

    superior_body: str
    cluster: str
    place: str
    number: str
    year: str
    next_year: str
    day: date | None
    venue: str
    giving: str
    receiving: str
    giving_people: tuple[str, ...]
    receiving_people: tuple[str, ...]
    present: tuple[str, ...]
    content: tuple[str, ...]
    papers: tuple[str, ...]
    assets: tuple[str, ...]
    remarks: tuple[str, ...]
    signatories: tuple[SignatoryText, ...] = ()

    @property
    def printed_day(self) -> str:
        return printed_date(self.day, self.year)

    @property
    def sides(self) -> list[tuple[str, list[str]]]:
        """Pair the words for each side with those present for it; leave out a side of which nobody is named."""
        sides = (
            (f"Bên giao: {self.giving}, cụm trưởng năm {self.year}", self.giving_people),
            (f"Bên nhận: {self.receiving}, cụm trưởng năm {self.next_year}", self.receiving_people),
            ("Cơ quan chứng kiến, thành phần khác", self.present),
        )
        return [(words, closed(people)) for words, people in sides if people]

    @property
    def printed_content(self):
        return closed(self.content)

    @property
    def printed_papers(self) -> list[list[str]]:
        """Split each paper into its columns."""
        rows = [[part.strip(" .") for part in line.split(";", COLUMNS - 1)] for line in self.papers]
        return [row + [""] * (COLUMNS - len(row)) for row in rows]

    @property
    def printed_assets(self):
        return closed(self.assets)

    @property
    def printed_recipients(self):
        sides = ["Bên giao, bên nhận", f"Các đơn vị thành viên {self.cluster}"]
        return closed([*sides, "Lưu: VT"])

    @property
    def signing_rows(self):
        """Pair the two chairs; a single block if the same unit keeps the chair."""
        return [list(self.signatories)]
