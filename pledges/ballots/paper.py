"""The letter that proposes rewards (tờ trình), drawn from signed minutes of counts; as values, PDF and DOCX.

Number, day and signature are left blank: the chair signs by hand.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO

from docx import Document as Paper
from docx.shared import Mm

from members.models import Term
from members.vietnamese import day_in_words
from pledges.agreement.text import closed
from pledges.ballots.count import result_of
from pledges.ballots.models import Ballot
from pledges.papers import pdf, word
from pledges.scores.sheet.totals import totals
from pledges.scores.sheet.years import points_words

COLUMNS = ("TT", "Tập thể, cá nhân được đề nghị", "Điểm thi đua của đơn vị", "Số phiếu", "Tỷ lệ")
WIDTHS = (Mm(11), Mm(72), Mm(32), Mm(24), Mm(26))
REWARDS = {
    Ballot.Kind.FLAG: "Đề nghị tặng Cờ thi đua",
    Ballot.Kind.CERTIFICATE: "Đề nghị tặng Bằng khen",
}


@dataclass(frozen=True, kw_only=True)
class Nominee:
    name: str
    note: str
    score: str
    votes: str
    share: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """The nominees of one ballot; `grounds` names its minutes and the base of the percentages."""

    heading: str
    grounds: str
    nominees: tuple[Nominee, ...]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    term: Term
    parts: tuple[Part, ...]
    made_at: datetime

    @property
    def subject(self) -> str:
        return f"Về việc đề nghị khen thưởng năm {self.term.name}"

    @property
    def superior_body(self) -> list[str]:
        return [line.strip() for line in self.term.cluster.superior_body.splitlines() if line.strip()]

    @property
    def addressee(self) -> str:
        """The witness, else the superior body, else dots to be filled in by hand."""
        witness = self.term.witness
        return witness.name if witness else " ".join(self.superior_body) or "…………………………"

    @property
    def place_and_day(self) -> str:
        return f"{self.term.cluster.place}, ngày ……. tháng ……. năm 20……"

    @property
    def introduction(self) -> str:
        return (
            f"Căn cứ kết quả thực hiện giao ước thi đua và kết quả bình xét, bỏ phiếu kín năm {self.term.name}, "
            f"{self.term.cluster.title} kính trình cấp có thẩm quyền xem xét, khen thưởng như sau:"
        )

    @property
    def closing(self) -> str:
        return f"{self.term.cluster.title} kính đề nghị cấp có thẩm quyền xem xét, quyết định./."

    @property
    def chair(self) -> str:
        unit = self.term.chair
        return unit.name if unit else ""

    @property
    def recipients(self) -> list[str]:
        return closed(["Như trên", "Các đơn vị thành viên", "Lưu: VT"])


def has_proposal(term: Term) -> bool:
    """Whether `proposal` returns a letter."""
    return _sealed(term).filter(candidates__is_elected=True).exists()


def _sealed(term: Term):
    return Ballot.objects.filter(term=term, state=Ballot.State.SEALED, kind__in=REWARDS)


def proposal(term: Term) -> Proposal | None:
    """Compose the letter; None while no signed minutes on flag or certificates name anybody."""
    ballots = list(_sealed(term).select_related("document").defer("urn").order_by("-kind", "pk"))
    scores = totals(term) if ballots else {}
    parts = [part for ballot in ballots if (part := _part(ballot, term, scores)).nominees]
    if not parts:
        return None
    return Proposal(
        term=term, parts=tuple(parts), made_at=max(ballot.document.sealed_at for ballot in ballots)
    )


def _part(ballot: Ballot, term: Term, scores: dict[int, Decimal]) -> Part:
    ballot.term = term
    result = result_of(ballot)
    nominees = [
        Nominee(
            name=f"{line.candidate.name} ({line.candidate.unit.name})"
            if line.candidate.name
            else line.candidate.unit.name,
            note=line.candidate.note,
            score=_points(scores.get(line.candidate.unit_id)),
            votes=f"{line.votes}/{result.base}",
            share=line.share,
        )
        for line in result.ranking
        if line.is_elected
    ]
    day = f", {day_in_words(ballot.day)}" if ballot.day else ""
    return Part(
        heading=REWARDS[Ballot.Kind(ballot.kind)] + (f" (vòng {ballot.round})" if ballot.round > 1 else ""),
        grounds=(
            f"Theo biên bản kiểm phiếu mã {ballot.document.code}{day}; số phiếu và tỷ lệ tính trên "
            f"{ballot.get_threshold_base_display()} ({result.base})."
        ),
        nominees=tuple(nominees),
    )


def _points(total: Decimal | None) -> str:
    return "chưa chốt" if total is None else points_words(total)


def as_pdf(letter: Proposal) -> pdf.Rendering:
    """Render the letter with today's scores and chair, never under the identifier of a signed document."""
    return pdf.document(
        "pdf/proposal.html",
        {"proposal": letter, "columns": COLUMNS, "author": letter.term.cluster.title},
        identifier=pdf.identifier(f"proposal:{letter.term.pk}"),
        made_at=letter.made_at,
        title=f"Tờ trình {letter.subject[0].lower()}{letter.subject[1:]}",
    )


def as_docx(letter: Proposal) -> bytes:
    paper, cluster = Paper(), letter.term.cluster.title
    word.lay_out(paper, title=letter.subject, author=cluster, made_at=letter.made_at)
    head = {"superior_body": letter.superior_body, "place_and_day": letter.place_and_day}
    word.heads(paper, cluster=cluster, number="Số: ……/TTr", **head)
    word.centred(paper, "TỜ TRÌNH", before=18)
    word.centred(paper, letter.subject, before=0)
    word.centred(paper, f"Kính gửi: {letter.addressee}", before=12)
    word.paragraph(paper, letter.introduction)
    for number, part in enumerate(letter.parts, start=1):
        paper.add_heading(f"{number}. {part.heading}", 2)
        word.paragraph(paper, part.grounds)
        rows = [
            (
                str(place),
                f"{nominee.name}\n{nominee.note}".strip(),
                nominee.score,
                nominee.votes,
                nominee.share,
            )
            for place, nominee in enumerate(part.nominees, start=1)
        ]
        word.table(paper, COLUMNS, rows, widths=WIDTHS, centred=(0, 2, 3, 4))
    word.paragraph(paper, letter.closing)
    word.end(paper, cluster=cluster, recipients=letter.recipients, chair=letter.chair)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()
