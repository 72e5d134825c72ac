"""The wording of one agreement as plain values: what is shown, printed, compared and kept.

The page, the PDF, the stored editions and the word-by-word comparison all start from
`AgreementText`, so that they cannot say different things.
"""

import re
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from members.vietnamese import day_in_words, vietnamese_number

COMPARISONS = {"": "", "=": "=", ">=": "≥", "<=": "≤", ">": ">", "<": "<"}
LINE = 75  # letters in a printed line, roughly
LETTERS = "abcdđeghiklmnopqrstuvxy"  # Nghị định 30/2020, Phụ lục I: points follow the Vietnamese alphabet


def closed(lines) -> list[str]:
    """Listed lines as documents write them: each ends with ";", the last with "."."""
    bare = [line.strip().removeprefix("- ").rstrip(" ;.") for line in lines if line.strip(" ;.-")]
    return [line + (";" if index < len(bare) else ".") for index, line in enumerate(bare, start=1)]


def printed_date(day: date | None, year: str) -> str:
    """ "ngày 05 tháng 02 năm 2019" (Nghị định 30/2020); a blank in `year` while the day is not set."""
    if day:
        return day_in_words(day)
    return f"ngày ……. tháng ……. năm {year if re.fullmatch(r'[0-9]{4}', year) else '20……'}"


def printed_lines(text: str) -> int:
    """Roughly; words longer than a line count fivefold, which is what breaking them costs."""
    long_words = sum(len(word) for word in text.split() if len(word) > LINE)
    return sum(1 + len(line) // LINE for line in text.split("\n") if line) + 4 * long_words // LINE


@dataclass(frozen=True, kw_only=True)
class TargetText:
    """A measurable line: "100 % nhiệm vụ đúng hạn" is name, comparison, value and unit."""

    name: str
    comparison: str = ""
    value: Decimal | None = None
    unit: str = ""

    def __str__(self):
        if self.value is None:
            return self.name
        measure = f"{COMPARISONS[self.comparison]} {vietnamese_number(self.value)} {self.unit}".strip()
        return f"{self.name}: {measure}"


@dataclass(frozen=True, kw_only=True)
class CommitmentText:
    title: str
    text: str
    targets: tuple[TargetText, ...] = ()

    @property
    def points(self):
        """(letter, sentence) pairs of the targets: a) b) c) d) đ) e) ..."""
        return [(LETTERS[index % len(LETTERS)], str(target)) for index, target in enumerate(self.targets)]

    @property
    def closed_points(self):
        """The points as printed: closed, and with the number kept beside its sign and unit."""
        apart = r"(?<=[=≥≤><]) (?=\d)|(?<=\d) (?=\S{1,8}[;.]$)"
        sentences = [re.sub(apart, "\xa0", sentence) for sentence in closed(each for _, each in self.points)]
        return [(LETTERS[index % len(LETTERS)], sentence) for index, sentence in enumerate(sentences)]


@dataclass(frozen=True, kw_only=True)
class RegistrationText:
    """A row of table II: a theme or new model registered before the opening."""

    unit: str
    kind: str
    name: str
    period: str


@dataclass(frozen=True, kw_only=True)
class SignatoryText:
    """One signature block. `lines` are the capitals above the name: authority, then title."""

    field: str
    unit: str
    lines: tuple[str, ...]
    full_name: str
    is_witness: bool = False


@dataclass(frozen=True, kw_only=True)
class AgreementText:
    superior_body: str
    cluster: str
    number: str
    place: str
    day: date | None
    subject: str
    theme: str
    grounds: tuple[str, ...]
    opening: str
    commitments: tuple[CommitmentText, ...]
    registrations: tuple[RegistrationText, ...] = ()
    organisation: str
    closing: str
    recipients: tuple[str, ...]
    signatories: tuple[SignatoryText, ...] = ()
    title: str = "GIAO ƯỚC THI ĐUA"
    venue: str = ""  # of the conference; announced, not printed
    year: str = ""

    @property
    def printed_number(self):
        """Nghị định 30/2020: a number below 10 is written with a leading zero."""
        return re.sub(r"^(?=[1-9](?!\d))", "0", self.number.strip())

    @property
    def printed_day(self):
        """The day as dated papers write it: "ngày 05 tháng 02 năm 2019"; a blank while it is not set."""
        return printed_date(self.day, self.year)

    @property
    def printed_grounds(self):
        return closed(self.grounds)

    @property
    def printed_recipients(self):
        """Nơi nhận; the last line names where the original is kept."""
        kept = any(line.casefold().lstrip("- ").startswith("lưu") for line in self.recipients)
        return closed(self.recipients if kept else (*self.recipients, "Lưu: VT"))

    @property
    def signing_rows(self):
        """Blocks side by side: two in a row, three when more than eight units sign."""
        units = [signatory for signatory in self.signatories if not signatory.is_witness]
        width = 3 if len(units) > 8 else 2
        return [units[start : start + width] for start in range(0, len(units), width)]

    @property
    def witnesses(self):
        return [signatory for signatory in self.signatories if signatory.is_witness]

    def to_json(self) -> dict:
        """Plain JSON values; `from_json` gives the equal object back."""
        values = asdict(self)
        values["day"] = self.day.isoformat() if self.day else None
        for commitment in values["commitments"]:
            for target in commitment["targets"]:
                target["value"] = None if target["value"] is None else str(target["value"])
        return values

    @classmethod
    def from_json(cls, values: dict) -> "AgreementText":
        return cls(
            **values
            | {
                "day": date.fromisoformat(values["day"]) if values["day"] else None,
                "grounds": tuple(values["grounds"]),
                "recipients": tuple(values["recipients"]),
                "commitments": tuple(_commitment(value) for value in values["commitments"]),
                "registrations": tuple(RegistrationText(**value) for value in values["registrations"]),
                "signatories": tuple(
                    SignatoryText(**value | {"lines": tuple(value["lines"])})
                    for value in values["signatories"]
                ),
            }
        )


def _commitment(values: dict) -> CommitmentText:
    targets = tuple(
        TargetText(**value | {"value": None if value["value"] is None else Decimal(value["value"])})
        for value in values["targets"]
    )
    return CommitmentText(**values | {"targets": targets})
