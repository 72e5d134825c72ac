"""The minutes of an inspection as plain values: what is shown and printed, and kept as it was frozen."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from pledges.agreement.text import SignatoryText, closed, printed_lines
from pledges.papers.numbering import two_digits


@dataclass(frozen=True, kw_only=True)
class AnswerText:
    """A line of the checklist under the heading `part`; `verdict` is empty while nobody answered."""

    part: str
    question: str
    verdict: str
    papers: str
    remark: str


@dataclass(frozen=True, kw_only=True)
class ProgressText:
    """A commitment of the agreement, or one of its targets, with what the unit's report says about it."""

    name: str
    promised: str
    reached: str
    percent: str
    words: str
    is_heading: bool


@dataclass(frozen=True, kw_only=True)
class RegisteredText:
    kind: str
    name: str
    state: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class ScoreText:
    """A row of the score table; the last one, without a number, is the sum."""

    number: str
    name: str
    standard: str
    own: str
    team: str
    difference: str
    reason: str
    is_sum: bool


@dataclass(frozen=True, kw_only=True)
class RecommendationText:
    """A recommendation; `carried_from` is the year in which it was made first, if it was carried over."""

    text: str
    owner: str
    due: str
    carried_from: str

    @property
    def sentence(self) -> str:
        """Say who carries it out and until when, as far as that is known."""
        until = f"hoàn thành trước ngày {self.due}" if self.due else ""
        by = ", ".join(filter(None, [self.owner and f"{self.owner} thực hiện", until]))
        since = self.carried_from and f"chuyển từ kỳ kiểm tra năm {self.carried_from}"
        added = "; ".join(filter(None, [by, since]))
        return f"{self.text.rstrip(' .')} ({added})." if added else f"{self.text.rstrip(' .')}."


ROWS = {
    "answers": AnswerText,
    "progress": ProgressText,
    "registrations": RegisteredText,
    "scores": ScoreText,
    "recommendations": RecommendationText,
    "signatories": SignatoryText,
}


@dataclass(frozen=True, kw_only=True)
class MinutesText:
    """The minutes. `time` is from when to when; `progress_note` says where figures are from, or why there are none.

    What has a default was not in the minutes that were frozen first.
    """

    superior_body: str
    cluster: str
    place: str
    year: str
    unit: str
    number: str = ""
    printed_day: str
    grounds: tuple[str, ...]
    period: str = ""
    time: str
    venue: str
    team_name: str
    team: tuple[str, ...]
    present: tuple[str, ...]
    answers: tuple[AnswerText, ...]
    progress_note: str
    progress: tuple[ProgressText, ...]
    registrations: tuple[RegisteredText, ...]
    scores_note: str = ""
    scores: tuple[ScoreText, ...]
    strengths: tuple[str, ...]
    limits: tuple[str, ...]
    conclusion: tuple[str, ...] = ()
    recommendations: tuple[RecommendationText, ...]
    verdict_of_unit: str
    opinion: tuple[str, ...]
    closing: tuple[str, ...] = ()
    recipients: tuple[str, ...]
    signatories: tuple[SignatoryText, ...]

    @property
    def printed_grounds(self):
        return closed(self.grounds)

    @property
    def printed_number(self):
        return two_digits(self.number)

    @property
    def printed_team(self):
        return closed(self.team)

    @property
    def printed_present(self):
        return closed(self.present)

    @property
    def printed_recipients(self):
        return closed(self.recipients)

    @property
    def signing_rows(self):
        """Both of the team and the unit's leader side by side, in one row, which no page break splits."""
        return [list(self.signatories)]

    @property
    def length(self) -> int:
        """Printed lines, roughly: a row is as high as its longest cell, a cell is a third of a page wide."""
        rows = [asdict(row).values() for name in ROWS for row in getattr(self, name)]
        heights = [max(printed_lines(cell) for cell in row if isinstance(cell, str)) for row in rows]
        texts = (self.present, self.strengths, self.limits, self.conclusion, self.opinion)
        return sum(max(1, 3 * height - 2) for height in heights) + sum(
            printed_lines(line) for lines in texts for line in lines
        )

    @property
    def fingerprint(self) -> str:
        """Equal for equal words, to show that what is frozen is what was read on the page."""
        words = json.dumps(self.to_json(), ensure_ascii=False, sort_keys=True)
        return sha256(words.encode()).hexdigest()

    def to_json(self) -> dict:
        """Return plain JSON values; `from_json` gives the equal object back."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict) -> "MinutesText":
        rows = {name: tuple(_read(row, value) for value in values[name]) for name, row in ROWS.items()}
        return _read(cls, values | rows)


def _read(text_class, values: dict):
    return text_class(
        **{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    )
