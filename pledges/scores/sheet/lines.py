"""One score sheet, line by line over the tree of criteria, as far as a reader may see it."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Prefetch

from members.models import Term
from members.standing import Standing
from pledges.scores.formulas import Node, tree, walk
from pledges.scores.scale.models import Criterion, Scale
from pledges.scores.sheet.models import Score, ScoreFile, ScoreSheet
from pledges.scores.sheet.points import Points, added, points_by, whole_sum

Column = Score.Column
State = ScoreSheet.State


def open_scale(term: Term) -> Scale | None:
    return Scale.objects.filter(term=term, state=Scale.State.OPEN).first()


def roots_of(term: Term) -> list[Node]:
    """Build the tree of the scale by which the year is scored; empty while none is open. One query."""
    return tree(Criterion.objects.filter(scale__term=term, scale__state=Scale.State.OPEN))


def columns_seen(sheet: ScoreSheet, standing: Standing, inspected: frozenset[int]) -> frozenset[str]:
    """Return the columns open to `standing`: a column's writers, secretariat and supervisors; once done, everybody."""
    judges = standing.is_secretariat or standing.is_supervisor
    own = sheet.unit_id in standing.units
    order = list(State.values).index(sheet.state)
    seen = set()
    if own or judges or order > 0:
        seen.add(Column.SELF.value)
    if order >= list(State).index(State.TEAM_SCORED) or (not own and (judges or sheet.unit_id in inspected)):
        seen.add(Column.TEAM.value)
    if order >= list(State).index(State.AGREED) or (sheet.state == State.EXPLAINED and (own or judges)):
        seen.add(Column.APPROVED.value)
    return frozenset(seen)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A node of the tree in one sheet; `scores` are the rows of a leaf by column.

    The minutes of an inspection print `standard`, `own`, `team`, `difference` and `reason`.
    """

    node: Node
    points: Points
    scores: dict[str, Score] = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        return self.node.criterion.is_group

    @property
    def number(self) -> str:
        return self.node.number

    @property
    def name(self) -> str:
        return self.node.criterion.name

    @property
    def standard(self) -> Decimal:
        return self.node.maximum

    @property
    def own(self) -> Decimal | None:
        return self.points.own

    @property
    def team(self) -> Decimal | None:
        return self.points.team

    @property
    def difference(self) -> Decimal | None:
        return self.points.difference

    @property
    def reason(self) -> str:
        """The team's reason for other points, or for a penalty."""
        return self.scores[Column.TEAM].reason if Column.TEAM in self.scores else ""

    @property
    def answer(self) -> str:
        return self.scores[Column.TEAM].answer if Column.TEAM in self.scores else ""

    @property
    def remarks(self) -> list[Score]:
        """The rows that say more than points, in the order of the columns."""
        rows = [self.scores[column] for column in Column.values if column in self.scores]
        return [row for row in rows if row.says_more]


def lines_of(sheet: ScoreSheet, columns=frozenset(Column.values), *, with_files=False) -> list[Line]:
    """Read all nodes from top to bottom with the scores in `columns`. Two queries, three with files."""
    rows = Score.objects.filter(sheet=sheet, column__in=columns).select_related("written_by")
    if with_files:
        files = ScoreFile.objects.defer("content").select_related("brought_by")
        rows = rows.prefetch_related(Prefetch("files", files, to_attr="file_list"))
    scores: dict[int, dict[str, Score]] = {}
    for row in rows:
        row.sheet = sheet
        scores.setdefault(row.criterion_id, {})[row.column] = row
    return _lines(walk(roots_of(sheet.term)), scores)


def _lines(nodes: list[Node], scores: dict[int, dict[str, Score]]) -> list[Line]:
    return [
        Line(
            node=node,
            points=_summed(node, scores),
            scores={} if node.criterion.is_group else scores.get(node.criterion.pk, {}),
        )
        for node in nodes
    ]


def _summed(node: Node, scores: dict[int, dict[str, Score]]) -> Points:
    rows = [scores.get(leaf.criterion.pk, {}) for leaf in node.leaves()]
    return points_by(
        {
            column: whole_sum(row[column].points if column in row else None for row in rows)
            for column in Column
        }
    )


def total_of(lines: list[Line]) -> Points:
    """Add up the roots."""
    return added([line.points for line in lines if line.node.depth == 0])
