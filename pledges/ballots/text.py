"""The minutes of a count as plain values, for page and PDF."""

from dataclasses import asdict, dataclass
from datetime import date

from pledges.agreement.text import SignatoryText, closed, printed_date

RECIPIENTS = ("Thường trực cụm", "Các đơn vị thành viên", "Lưu: VT")


@dataclass(frozen=True, kw_only=True)
class ResultText:
    """A candidate's row; `share` is the percentage of the base, in words, `verdict` what came of it."""

    name: str
    unit: str
    votes: int
    share: str
    verdict: str


@dataclass(frozen=True, kw_only=True)
class CountText:
    """`base` names the number that percentages and threshold refer to; `needed` is the threshold in votes.

    `hour` is that of the count, `span` that of the vote, in words; `slips` pair codes with those chosen, in words.
    """

    superior_body: str
    cluster: str
    place: str
    year: str
    number: str
    title: str
    round: int
    nominees: str
    is_election: bool
    success: str
    condition: str
    day: date | None
    hour: str
    span: str
    venue: str
    tellers: tuple[str, ...]
    present: tuple[str, ...]
    absent: tuple[str, ...]
    units: int
    issued: int
    cast: int
    valid: int
    blank: int
    quorum: int
    quorum_share: str
    rule_source: str
    quota: int
    threshold: str
    base: str
    needed: int
    results: tuple[ResultText, ...]
    elected: tuple[str, ...]
    next_round: str
    slips: tuple[tuple[str, str], ...]
    signatories: tuple[SignatoryText, ...] = ()

    def to_json(self) -> dict:
        """Return plain JSON values; `from_json` gives the equal object back."""
        return asdict(self) | {"day": self.day and self.day.isoformat()}

    @classmethod
    def from_json(cls, values: dict) -> "CountText":
        rows = {
            "day": date.fromisoformat(values["day"]) if values["day"] else None,
            "results": tuple(ResultText(**row) for row in values["results"]),
            "slips": tuple((code, chosen) for code, chosen in values["slips"]),
            "signatories": tuple(
                SignatoryText(**row | {"lines": tuple(row["lines"])}) for row in values["signatories"]
            ),
        }
        names = ("tellers", "present", "absent", "elected")
        return cls(**values | rows | {name: tuple(values[name]) for name in names})

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
    def printed_recipients(self):
        return closed(RECIPIENTS)

    @property
    def matter(self) -> str:
        """The title as it goes on in a sentence."""
        return f"{self.title[0].lower()}{self.title[1:]}"

    @property
    def figures(self) -> dict[str, str]:
        """Write the numbers as papers do: two digits, but "0"."""
        names = ("units", "issued", "cast", "valid", "blank", "quorum", "quota", "needed")
        numbers = {name: getattr(self, name) for name in names}
        numbers |= {"absent": len(self.absent), "unused": self.issued - self.cast}
        return {name: f"{number:02}" if number else "0" for name, number in numbers.items()}

    @property
    def signing_rows(self):
        """Pair the blocks: head and secretary, then the others in twos."""
        blocks = list(self.signatories)
        return [blocks[start : start + 2] for start in range(0, len(blocks), 2)]
