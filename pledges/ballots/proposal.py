"""The letter that proposes rewards (tờ trình) as plain values, drawn from signed minutes of counts.

Number, day and signature are left blank: the chair signs by hand.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Exists, OuterRef
from django.utils import timezone

from members.models import Term
from members.vietnamese import day_in_words
from pledges.agreement.text import closed
from pledges.ballots.addressee import in_ordinary_letters
from pledges.ballots.count import Figures, Line, result_of
from pledges.ballots.models import Ballot, Candidate
from pledges.grounds.citing import cited_on
from pledges.papers.chair import Chair, chair_of
from pledges.scores.sheet.models import ScoreSheet
from pledges.scores.sheet.totals import totals
from pledges.scores.sheet.years import points_words

COLLECTIVES = ("TT", "Tập thể được đề nghị", "Điểm thi đua của đơn vị", "Số phiếu", "Tỷ lệ")
PEOPLE = ("TT", "Họ và tên", "Chức vụ, đơn vị", "Số phiếu", "Tỷ lệ")
REWARDS = {Ballot.Kind.FLAG: "Cờ thi đua", Ballot.Kind.CERTIFICATE: "Bằng khen"}
SETTLED = (ScoreSheet.State.AGREED, ScoreSheet.State.FINAL)
CLEAN = (
    "Các tập thể, cá nhân được đề nghị khen thưởng không trong thời gian xem xét kỷ luật, thanh tra, kiểm tra, điều tra "
    "hoặc xác minh đơn khiếu nại, tố cáo."
)


@dataclass(frozen=True, kw_only=True)
class Nominee:
    """A row; `beside` is the score of a collective's unit, or office and unit of a person."""

    name: str
    note: str
    beside: str
    votes: str
    share: str

    @property
    def cells(self) -> tuple[str, ...]:
        return (f"{self.name}\n{self.note}".strip(), self.beside, self.votes, self.share)


@dataclass(frozen=True, kw_only=True)
class Part:
    """The nominees of one ballot; `grounds` names its minutes by their `code`, and the base of the percentages."""

    heading: str
    grounds: str
    code: str
    collectives: tuple[Nominee, ...]
    people: tuple[Nominee, ...]

    @property
    def around_the_code(self) -> tuple[str, str]:
        """The grounds before and after the code, which is not to be broken between lines."""
        before, _, after = self.grounds.partition(self.code)
        return before, after

    @property
    def nominees(self) -> tuple[Nominee, ...]:
        return self.collectives + self.people

    @property
    def tables(self) -> list[tuple[tuple[str, ...], tuple[Nominee, ...]]]:
        """Pair heads with rows; collectives and people never share a table."""
        both = ((COLLECTIVES, self.collectives), (PEOPLE, self.people))
        return [(heads, rows) for heads, rows in both if rows]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """`day` is today: of the blank date only the year is known; `minutes` are the ballots on which it rests."""

    term: Term
    parts: tuple[Part, ...]
    minutes: tuple[Ballot, ...]
    day: date
    made_at: datetime

    @property
    def number(self) -> str:
        return f"……/TTr-CTĐ{self.term.cluster.number}"

    @property
    def subject(self) -> str:
        kinds = {ballot.kind for ballot in self.minutes}
        rewards = ", ".join(words for kind, words in REWARDS.items() if kind in kinds)
        return f"Về việc đề nghị tặng {rewards} năm {self.term.name}"

    @property
    def superior_body(self) -> list[str]:
        return [line.strip() for line in self.term.cluster.superior_body.splitlines() if line.strip()]

    @property
    def addressee(self) -> str:
        """The witness, else the superior body."""
        witness = self.term.witness
        return witness.name if witness else in_ordinary_letters(" ".join(self.superior_body))

    @property
    def place_and_day(self) -> str:
        return f"{self.term.cluster.place}, ngày …… tháng …… năm {self.day.year}"

    @property
    def grounds(self) -> list[str]:
        days = sorted({ballot.day for ballot in self.minutes if ballot.day})
        counts = ", ".join(day_in_words(day) for day in days)
        own = (
            f"Căn cứ kết quả thực hiện Giao ước thi đua năm {self.term.name} và Biên bản kiểm phiếu {counts}"
        )
        return [f"{line};" for line in cited_on(self.day)] + [f"{own.strip()},"]

    @property
    def introduction(self) -> str:
        return f"{self.term.cluster.title} kính trình {self.addressee} xem xét, khen thưởng cho các tập thể, cá nhân sau:"

    @property
    def statement(self) -> str:
        return CLEAN

    @property
    def enclosures(self) -> list[str]:
        nominees = sum(len(part.nominees) for part in self.parts)
        counts = len(self.minutes)
        return closed(
            [
                "1. Danh sách tập thể, cá nhân đề nghị khen thưởng: 01 bản",
                f"2. Báo cáo thành tích của tập thể, cá nhân: {nominees:02} bản",
                f"3. Biên bản bình xét, kiểm phiếu: {counts:02} bản",
                f"4. Kết quả bỏ phiếu (Phụ lục Biên bản kiểm phiếu): {counts:02} bản",
            ]
        )

    @property
    def closing(self) -> str:
        return f"{self.term.cluster.title} kính trình {self.addressee} xem xét, quyết định./."

    @property
    def chair(self) -> Chair:
        return chair_of(self.term)

    @property
    def recipients(self) -> list[str]:
        return closed(["Như trên", "Các đơn vị thành viên", "Lưu: VT"])


def proposed(term: Term) -> list[Candidate]:
    """Find whom the letter names, in one query; `is_settled`: whether the points of the unit are."""
    settled = ScoreSheet.objects.filter(term=term, state__in=SETTLED, unit=OuterRef("unit"))
    elected = Candidate.objects.filter(ballot__in=_sealed(term), is_elected=True).select_related("unit")
    return list(elected.annotate(is_settled=Exists(settled)).order_by("unit__order", "pk"))


def without_points(candidates: list[Candidate]) -> list[str]:
    """Name the units whose points the letter leaves empty, because they are not settled."""
    unsettled = (each.unit.short_name for each in candidates if not (each.is_person or each.is_settled))
    return list(dict.fromkeys(unsettled))


def _sealed(term: Term):
    return Ballot.objects.filter(term=term, state=Ballot.State.SEALED, kind__in=REWARDS)


def proposal(term: Term) -> Proposal | None:
    """Compose the letter; None while no signed minutes on flag or certificates name anybody."""
    ballots = list(_sealed(term).select_related("document").defer("urn", "frozen").order_by("-kind", "pk"))
    scores = totals(term) if ballots else {}
    parts = [(ballot, _part(ballot, term, scores)) for ballot in ballots]
    parts = [(ballot, part) for ballot, part in parts if part.nominees]
    if not parts:
        return None
    return Proposal(
        term=term,
        parts=tuple(part for _, part in parts),
        minutes=tuple(ballot for ballot, _ in parts),
        day=timezone.localdate(),
        made_at=max(ballot.document.sealed_at for ballot in ballots),
    )


def _part(ballot: Ballot, term: Term, scores: dict[int, Decimal | None]) -> Part:
    ballot.term = term
    result = result_of(ballot)
    elected = [line for line in result.ranking if line.is_elected]
    collectives = tuple(_nominee(line, result, scores) for line in elected if not line.candidate.is_person)
    people = tuple(_nominee(line, result, scores) for line in elected if line.candidate.is_person)
    counted = [(len(collectives), "tập thể"), (len(people), "cá nhân")]
    reward = REWARDS[Ballot.Kind(ballot.kind)] + (f" của {ballot.awarded_by}" if ballot.awarded_by else "")
    again = f" (vòng {ballot.round})" if ballot.round > 1 else ""
    return Part(
        heading=f"{reward}{again}: {', '.join(f'{count:02} {words}' for count, words in counted if count)}",
        grounds=_grounds(ballot, result),
        code=ballot.document.code,
        collectives=collectives,
        people=people,
    )


def _grounds(ballot: Ballot, result: Figures) -> str:
    number = f" số {ballot.number}" if ballot.number else ""
    day = f" {day_in_words(ballot.day)}" if ballot.day else ""
    base = {
        Ballot.Base.ALL: f"tổng số {result.base:02} đơn vị",
        Ballot.Base.PRESENT: f"{result.base:02} đơn vị có mặt",
        Ballot.Base.VALID: f"{result.base:02} phiếu hợp lệ",
    }[ballot.threshold_base]
    return f"Theo Biên bản kiểm phiếu{number}{day} (tra cứu: {ballot.document.code}); tỷ lệ tính trên {base}."


def _nominee(line: Line, result: Figures, scores: dict[int, Decimal | None]) -> Nominee:
    candidate = line.candidate
    total = scores.get(candidate.unit_id)
    name = candidate.unit.name
    if candidate.name:
        name = candidate.name if candidate.is_person else f"{candidate.name} ({candidate.unit.name})"
    office = ", ".join(words for words in (candidate.office, candidate.unit.name) if words)
    points = "" if total is None else points_words(total)
    return Nominee(
        name=name,
        note=candidate.note,
        beside=office if candidate.is_person else points,
        votes=f"{line.votes:02}/{result.base:02}",
        share=line.share,
    )
