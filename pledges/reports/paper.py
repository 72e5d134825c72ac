"""The review as a paper in the layout of Nghị định 30/2020: its head and foot, and the PDF.

Number, day and signature are left blank: the paper is a draft for the chair unit, not a signed document.
"""

from dataclasses import dataclass

from pledges.agreement.text import closed
from pledges.papers import pdf
from pledges.papers.chair import Chair, chair_of
from pledges.reports.review import Review


@dataclass(frozen=True)
class Head:
    """The words before and after the review, shared by PDF and Word file."""

    review: Review

    @property
    def superior_body(self) -> list[str]:
        return [line.strip() for line in self.review.term.cluster.superior_body.splitlines() if line.strip()]

    @property
    def place_and_day(self) -> str:
        return f"{self.review.term.cluster.place}, ngày ……. tháng ……. năm 20……"

    @property
    def introduction(self) -> list[str]:
        """Sentences that say how many units have reported, and which have not."""
        units, missing = self.review.units, self.review.missing
        total = len(units) + len(missing)
        lines = [f"Báo cáo này tổng hợp kết quả của {len(units)}/{total} đơn vị thành viên đã gửi báo cáo."]
        if missing:
            lines.append(f"Chưa có báo cáo của: {', '.join(unit.short_name for unit in missing)}.")
        return lines

    @property
    def chair(self) -> Chair:
        return chair_of(self.review.term)

    @property
    def recipients(self) -> list[str]:
        witness = self.review.term.witness
        witnesses = [witness.name] if witness else []
        return closed([*witnesses, "Các đơn vị thành viên", "Lưu: VT"])


def as_pdf(review: Review) -> pdf.Rendering:
    """Render the PDF. Its identifier is never that of a signed document; the same reports give the same bytes."""
    term = review.term
    return pdf.document(
        "pdf/review.html",
        {"review": review, "head": Head(review), "author": term.cluster.title},
        identifier=pdf.identifier(f"review:{term.pk}:{review.period}"),
        made_at=review.made_at,
        title=review.subject,
    )
