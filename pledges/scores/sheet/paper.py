"""The score table as an annex of the year's report: A4 across (Nghị định 30/2020 allows it), some units on each table.

An annex has neither number nor signature of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from members.models import Term
from pledges.papers import pdf
from pledges.scores.sheet.parts import standard_of
from pledges.scores.sheet.table import Row, Table

MOST_UNITS = 4  # beside each other on one page
MOST_LINES = 900  # of all tables together: above that only the groups are printed


@dataclass(frozen=True)
class Paper:
    """`tables` are (units, lines); a line is (node, its points unit by unit)."""

    term: Term
    table: Table

    @property
    def by_place(self) -> list[Row]:
        """The units by rank; those without one stand at the end, in the usual order."""
        return sorted(
            self.table.rows, key=lambda row: row.rank.place if row.rank else len(self.table.rows) + 1
        )

    @property
    def is_short(self) -> bool:
        """Whether criteria are left out."""
        return len(self.table.heads) * len(self.groups) > MOST_LINES

    @property
    def groups(self) -> list[list[Row]]:
        """The units by rank, in pieces of about the same length."""
        rows = self.by_place
        count = -(-len(rows) // MOST_UNITS)
        size = -(-len(rows) // max(count, 1))
        return [rows[start : start + size] for start in range(0, len(rows), max(size, 1))]

    @property
    def tables(self) -> Iterator[tuple]:
        nodes = list(enumerate(self.table.heads))
        if self.is_short:
            nodes = [(number, node) for number, node in nodes if node.depth == 0]
        for rows in self.groups:
            yield rows, [(node, [row.cells[number] for row in rows]) for number, node in nodes]

    @property
    def maximum(self):
        return standard_of([node for node in self.table.heads if node.depth == 0])


def as_pdf(term: Term, table: Table) -> pdf.Rendering:
    """Render the paper, never under the identifier of a document that is signed."""
    paper = Paper(term, table)
    return pdf.document(
        "pdf/scores.html",
        {"paper": paper, "author": term.cluster.title},
        identifier=pdf.identifier(f"scores:{term.pk}"),
        made_at=timezone.now(),
        title=f"Bảng điểm thi đua năm {term.name}",
    )
