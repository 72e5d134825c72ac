"""The wording of one agreement as plain values, to be shown, printed, compared and kept.

The page, the PDF, the stored editions and the word-by-word comparison all start from
`AgreementText`, so that they cannot say different things.
"""

import re
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from itertools import cycle

from members.vietnamese import day_in_words, vietnamese_number

COMPARISONS = {"": "", "=": "=", ">=": "≥", "<=": "≤", ">": ">", "<": "<"}
WORDED = {"": "{}", "=": "{}", ">=": "từ {} trở lên", "<=": "không quá {}", ">": "trên {}", "<": "dưới {}"}
LAYOUT = 2  # how texts are printed from now on; those frozen before keep the first
LINE = 75  # letters in a printed line, roughly
LETTERS = "abcdđeghiklmnopqrstuvxy"  # Nghị định 30/2020, Phụ lục I: points follow the Vietnamese alphabet


def closed(lines) -> list[str]:
    """End every listed line with ";" and the last with ".", as documents write them."""
    bare = [line.strip().removeprefix("- ").rstrip(" ;.") for line in lines if line.strip(" ;.-")]
    return [line + (";" if index < len(bare) else ".") for index, line in enumerate(bare, start=1)]


def with_archive(recipients) -> list[str]:
    """List the recipients (nơi nhận) as printed; add where the original is kept if no line says so."""
    kept = any(line.casefold().lstrip("- ").startswith("lưu") for line in recipients)
    return closed(recipients if kept else (*recipients, "Lưu: VT"))


def printed_date(day: date | None, year: str) -> str:
    """Write "ngày 05 tháng 02 năm 2019" (Nghị định 30/2020); a blank in `year` while the day is not set."""
    if day:
        return day_in_words(day)
    return f"ngày ……. tháng ……. năm {year if re.fullmatch(r'[0-9]{4}', year) else '20……'}"


def printed_lines(text: str) -> int:
    """Estimate the printed lines; words longer than a line count fivefold, the cost of breaking them."""
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

    @property
    def worded(self) -> str:
        """Write the measure as papers do: "từ 01 đăng ký trở lên", "100%"."""
        if self.value is None:
            return self.name
        number = vietnamese_number(self.value)
        if self.unit != "%" and re.fullmatch("[1-9]", number):
            number = f"0{number}"
        measured = f"{number}%" if self.unit == "%" else f"{number} {self.unit}".strip()
        return f"{self.name}: {WORDED[self.comparison].format(measured)}"


@dataclass(frozen=True, kw_only=True)
class CommitmentText:
    title: str
    text: str
    targets: tuple[TargetText, ...] = ()
    layout: int = LAYOUT

    @property
    def points(self):
        """Pair the targets with letters, as (letter, sentence): a) b) c) d) đ) e) ...; one alone has none."""
        if self.layout == 1:
            return [
                (letter, str(target)) for letter, target in zip(cycle(LETTERS), self.targets, strict=False)
            ]
        letters = cycle(LETTERS) if len(self.targets) > 1 else [""]
        return [(letter, target.worded) for letter, target in zip(letters, self.targets, strict=False)]

    @property
    def closed_points(self):
        """Return the points as printed: closed, with numbers kept on the line of their sign and unit."""
        apart = r"(?<=[=≥≤><]) (?=\d)|(?<=\d) (?=\S{1,8}(?:[;.]| trở lên[;.])$)"
        sentences = closed(point for _, point in self.points)
        return [
            (letter, re.sub(apart, "\xa0", line))
            for (letter, _), line in zip(self.points, sentences, strict=True)
        ]


@dataclass(frozen=True, kw_only=True)
class RegistrationText:
    """A row of table II: a theme or new model registered before the opening."""

    unit: str
    kind: str
    name: str
    period: str


@dataclass(frozen=True, kw_only=True)
class SignatoryText:
    """One signature block; `lines` are the capitals above the name: authority, then title."""

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
    layout: int = LAYOUT

    @property
    def registered_heading(self) -> str:
        return (
            "Chuyên đề, mô hình mới"
            if self.layout == 1
            else "Đăng ký chuyên đề, mô hình mới, phong trào thi đua"
        )

    @property
    def registered_columns(self) -> tuple[str, str]:
        """Name the columns of the registrations' names and of their time."""
        return (
            ("Tên chuyên đề, mô hình", "Thời gian")
            if self.layout == 1
            else ("Tên gọi", "Thời gian thực hiện")
        )

    @property
    def printed_closing(self) -> str:
        """End the body with "./."."""
        if self.layout == 1 or not self.closing.strip():
            return self.closing
        return re.sub(r"[\s./;,]*$", "", self.closing) + "./."

    @property
    def printed_number(self):
        """Write a number below 10 with a leading zero (Nghị định 30/2020)."""
        return re.sub(r"^(?=[1-9](?!\d))", "0", self.number.strip())

    @property
    def printed_day(self):
        """Write the day as dated papers do; a blank while it is not set."""
        return printed_date(self.day, self.year)

    @property
    def printed_grounds(self):
        return closed(self.grounds)

    @property
    def printed_recipients(self):
        return with_archive(self.recipients)

    @property
    def signing_rows(self):
        """Arrange the blocks of the units two in a row, or three if more than eight units sign."""
        units = [signatory for signatory in self.signatories if not signatory.is_witness]
        width = 3 if len(units) > 8 else 2
        return [units[start : start + width] for start in range(0, len(units), width)]

    @property
    def witnesses(self):
        return [signatory for signatory in self.signatories if signatory.is_witness]

    def to_json(self) -> dict:
        """Return plain JSON values, from which `from_json` makes an equal object."""
        values = asdict(self)
        values["day"] = self.day.isoformat() if self.day else None
        for commitment in values["commitments"]:
            for target in commitment["targets"]:
                target["value"] = None if target["value"] is None else str(target["value"])
        return values

    @classmethod
    def from_json(cls, values: dict) -> "AgreementText":
        return cls(
            **{"layout": 1}
            | values
            | {
                "day": date.fromisoformat(values["day"]) if values["day"] else None,
                "grounds": tuple(values["grounds"]),
                "recipients": tuple(values["recipients"]),
                "commitments": tuple(_commitment(commitment) for commitment in values["commitments"]),
                "registrations": tuple(RegistrationText(**row) for row in values["registrations"]),
                "signatories": tuple(
                    SignatoryText(**block | {"lines": tuple(block["lines"])})
                    for block in values["signatories"]
                ),
            }
        )


def _commitment(values: dict) -> CommitmentText:
    targets = tuple(
        TargetText(**target | {"value": None if target["value"] is None else Decimal(target["value"])})
        for target in values["targets"]
    )
    return CommitmentText(**{"layout": 1} | values | {"targets": targets})
