"""All score sheets of a year as one table: read in a constant number of queries, summed up over the tree, ranked."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from members.models import Membership
from members.standing import Standing
from pledges.scores.formulas import ZERO, Node, rounded, walk
from pledges.scores.sheet.lines import columns_seen
from pledges.scores.sheet.models import Score, ScoreSheet
from pledges.scores.sheet.parts import sections
from pledges.scores.sheet.points import Points, added, points_by
from pledges.scores.sheet.ranking import Rank, ranks
from pledges.scores.sheet.scorers import inspected_by

Column = Score.Column
State = ScoreSheet.State
# the most binding first
KINDS = {
    Column.APPROVED: "điểm duyệt",
    Column.TEAM: "điểm đoàn chấm",
    Column.SELF: "điểm tự chấm",
}
OFFICIAL = {
    State.SUBMITTED: Column.SELF,
    State.TEAM_SCORED: Column.TEAM,
    State.EXPLAINED: Column.TEAM,
    State.AGREED: Column.APPROVED,
    State.FINAL: Column.APPROVED,
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A unit of the year; `cells` in the order of the sections or nodes of the table."""

    membership: Membership
    sheet: ScoreSheet | None
    is_readable: bool
    cells: tuple[Points, ...]
    total: Points
    rank: Rank | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """`kind` is the column by which units are ranked: the most binding that any of them has; None while none has any."""

    heads: tuple
    rows: tuple[Row, ...]
    kind: str | None

    @property
    def kind_words(self) -> str:
        return KINDS.get(self.kind, "")

    @property
    def ranked(self) -> int:
        return sum(1 for row in self.rows if row.rank)

    @property
    def differing(self) -> int:
        """The number of units whose team gave other points in sum."""
        return sum(1 for row in self.rows if row.total.difference)


@dataclass(frozen=True)
class Sums:
    """Points by (sheet, column, key); `leaves` counts the leaves below a key."""

    leaves: dict[int, int]
    found: dict[tuple, tuple[Decimal, int]] = field(default_factory=dict)

    def add(self, at: tuple[int, str, int], earned: Decimal, scored: int = 1) -> None:
        before, count = self.found.get(at, (ZERO, 0))
        self.found[at] = before + earned, count + scored

    def of(self, sheet: int, column: str, key: int) -> Decimal | None:
        earned, scored = self.found.get((sheet, column, key), (ZERO, 0))
        return earned if scored and scored == self.leaves[key] else None


def matrix(standing: Standing, roots: list[Node]) -> Table:
    """Sum up all units by section. Four queries; the database adds, for there may be 30 x 300 x 3 scores."""
    heads = sections(roots)
    place = {node.criterion.pk: number for number, head in enumerate(heads) for node in walk(head.roots)}
    rows = Score.objects.filter(sheet__term=standing.term, points__isnull=False)
    rows = rows.annotate(place=Coalesce("criterion__parent", "criterion")).order_by()
    sums = Sums({number: head.leaves for number, head in enumerate(heads)})
    grouped = rows.values_list("sheet", "column", "place")
    for sheet, column, near, earned, scored in grouped.annotate(earned=Sum("points"), scored=Count("points")):
        sums.add((sheet, column, place[near]), rounded(earned), scored)
    return _table(standing, tuple(heads), sums, tuple(range(len(heads))))


def by_node(standing: Standing, nodes: list[Node]) -> Table:
    """Sum up all units by these nodes; groups sum up all that is below them. Four queries."""
    above: dict[int, list[int]] = {}
    for node in nodes:
        for leaf in node.leaves():
            above.setdefault(leaf.criterion.pk, []).append(node.criterion.pk)
    rows = Score.objects.filter(sheet__term=standing.term, points__isnull=False, criterion__in=above)
    sums = Sums({node.criterion.pk: len(node.leaves()) for node in nodes})
    for sheet, column, criterion, earned in rows.values_list("sheet", "column", "criterion", "points"):
        for key in above[criterion]:
            sums.add((sheet, column, key), earned)
    keys = tuple(node.criterion.pk for node in nodes)
    tops = [node.criterion.pk for node in nodes if node.depth == min(peer.depth for peer in nodes)]
    return _table(standing, tuple(nodes), sums, keys, adding=tuple(tops))


def _table(
    standing: Standing, heads: tuple, sums: Sums, keys: tuple, *, adding: tuple | None = None
) -> Table:
    """Build the table; a row's total is the sum of the keys in `adding`, or of all."""
    sheets = {sheet.unit_id: sheet for sheet in ScoreSheet.objects.filter(term=standing.term)}
    inspected = inspected_by(standing)
    rows = []
    for member in standing.term.member_list:
        sheet = sheets.get(member.unit_id)
        cells = dict.fromkeys(keys, Points())
        if sheet:
            sheet.term, sheet.unit = standing.term, member.unit
            seen = columns_seen(sheet, standing, inspected)
            cells = {key: points_by({name: sums.of(sheet.pk, name, key) for name in seen}) for key in keys}
        rows.append(
            Row(
                membership=member,
                sheet=sheet,
                is_readable=sheet is not None and sheet.is_visible_to(standing),
                cells=tuple(cells[key] for key in keys),
                total=added([cells[key] for key in (keys if adding is None else adding)]),
            )
        )
    return _ranked(heads, rows)


def _ranked(heads: tuple, rows: list[Row]) -> Table:
    """Rank only units of the same kind: those whose most binding column is the one that ranks."""
    kinds = {row.membership.unit_id: OFFICIAL.get(row.sheet.state) for row in rows if row.sheet}
    kind = next((column for column in KINDS if column in kinds.values()), None)
    ranked = [row for row in rows if kind and kinds.get(row.membership.unit_id) == kind]
    places = ranks({row.membership.unit_id: row.total.of(kind) for row in ranked})
    return Table(
        heads=heads,
        rows=tuple(replace(row, rank=places.get(row.membership.unit_id)) for row in rows),
        kind=kind,
    )
