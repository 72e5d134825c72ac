"""The letter that proposes whom to reward (tờ trình), made of the signed minutes of the counts; as values, PDF and DOCX.

Number, day and signature are left blank: it is signed by hand by the chair.
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
    """One ballot: `grounds` says which minutes and of which number the percentages are."""

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
        """Without a witness or a superior body: dots, to be filled in by hand."""
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
    """Whether `proposal` makes a letter."""
    return _sealed(term).filter(candidates__is_elected=True).exists()


def _sealed(term: Term):
    return Ballot.objects.filter(term=term, state=Ballot.State.SEALED, kind__in=REWARDS)


def proposal(term: Term) -> Proposal | None:
    """None while no ballot for flag or certificates has signed minutes that name somebody."""
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
            name=f"{each.candidate.name} ({each.candidate.unit.name})"
            if each.candidate.name
            else each.candidate.unit.name,
            note=each.candidate.note,
            score=_points(scores.get(each.candidate.unit_id)),
            votes=f"{each.votes}/{result.base}",
            share=each.share,
        )
        for each in result.ranking
        if each.is_elected
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


def as_pdf(made: Proposal) -> pdf.Rendering:
    """Never under the identifier of a document that is signed. It follows what is known today: scores, the chair."""
    return pdf.document(
        "pdf/proposal.html",
        {"proposal": made, "columns": COLUMNS, "author": made.term.cluster.title},
        identifier=pdf.identifier(f"proposal:{made.term.pk}"),
        made_at=made.made_at,
        title=f"Tờ trình {made.subject[0].lower()}{made.subject[1:]}",
    )


def as_docx(made: Proposal) -> bytes:
    paper, cluster = Paper(), made.term.cluster.title
    word.lay_out(paper, title=made.subject, author=cluster, made_at=made.made_at)
    head = {"superior_body": made.superior_body, "place_and_day": made.place_and_day}
    word.heads(paper, cluster=cluster, number="Số: ……/TTr", **head)
    word.centred(paper, "TỜ TRÌNH", before=18)
    word.centred(paper, made.subject, before=0)
    word.centred(paper, f"Kính gửi: {made.addressee}", before=12)
    word.paragraph(paper, made.introduction)
    for number, part in enumerate(made.parts, start=1):
        paper.add_heading(f"{number}. {part.heading}", 2)
        word.paragraph(paper, part.grounds)
        rows = [
            (str(place), f"{each.name}\n{each.note}".strip(), each.score, each.votes, each.share)
            for place, each in enumerate(part.nominees, start=1)
        ]
        word.table(paper, COLUMNS, rows, widths=WIDTHS, centred=(0, 2, 3, 4))
    word.paragraph(paper, made.closing)
    word.end(paper, cluster=cluster, recipients=made.recipients, chair=made.chair)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()
