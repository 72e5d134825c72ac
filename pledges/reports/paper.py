"""The review as a paper in the layout of Nghị định 30/2020: the words around it, and the PDF.

Number, day and signature are left blank: the paper is a draft for the chair unit, not a signed document.
"""

from dataclasses import dataclass

from pledges.agreement.text import closed
from pledges.papers import pdf
from pledges.reports.review import Review


@dataclass(frozen=True)
class Head:
    """The words around the review that both papers share."""

    review: Review

    @property
    def superior_body(self) -> list[str]:
        return [line.strip() for line in self.review.term.cluster.superior_body.splitlines() if line.strip()]

    @property
    def place_and_day(self) -> str:
        return f"{self.review.term.cluster.place}, ngày ……. tháng ……. năm 20……"

    @property
    def introduction(self) -> list[str]:
        """Who has reported, and who has not."""
        units, missing = self.review.units, self.review.missing
        total = len(units) + len(missing)
        said = [f"Báo cáo này tổng hợp kết quả của {len(units)}/{total} đơn vị thành viên đã gửi báo cáo."]
        if missing:
            said.append(f"Chưa có báo cáo của: {', '.join(unit.short_name for unit in missing)}.")
        return said

    @property
    def chair(self) -> str:
        """Empty while it is not known who chairs the cluster."""
        chair = self.review.term.chair
        return chair.name if chair else ""

    @property
    def recipients(self) -> list[str]:
        witness = self.review.term.witness
        named = [witness.name] if witness else []
        return closed([*named, "Các đơn vị thành viên", "Lưu: VT"])


def as_pdf(review: Review) -> pdf.Rendering:
    """Never under the identifier of a document that is signed; the same reports give the same bytes."""
    term = review.term
    return pdf.document(
        "pdf/review.html",
        {"review": review, "head": Head(review), "author": term.cluster.title},
        identifier=pdf.identifier(f"review:{term.pk}:{review.period}"),
        made_at=review.made_at,
        title=review.subject,
    )
