"""The score sheets of a year as tables: read in a constant number of queries, summed up over the tree, ranked.

`None` is what was not scored yet, or not in full, or what a reader may not see yet.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Count, Prefetch, Sum
from django.db.models.functions import Coalesce

from members.models import Membership, Term
from members.standing import Standing
from pledges.models import Scale, Score, ScoreFile, ScoreSheet
from pledges.models.score import inspected_by
from pledges.ranking import Rank, ranks
from pledges.score_parts import sections
from pledges.scoring import ZERO, Node, rounded, tree, walk

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
class Points:
    """What the three columns of a sheet say about one criterion, one group or everything."""

    own: Decimal | None = None
    team: Decimal | None = None
    approved: Decimal | None = None

    @property
    def shown(self) -> Decimal | None:
        """The most binding of them."""
        return next((each for each in (self.approved, self.team, self.own) if each is not None), None)

    @property
    def difference(self) -> Decimal | None:
        """Of the team from the unit itself."""
        return None if self.own is None or self.team is None else self.team - self.own

    @property
    def change(self) -> Decimal | None:
        """Of the approved points from the unit's own."""
        return None if self.own is None or self.approved is None else self.approved - self.own

    def of(self, column: str | None) -> Decimal | None:
        named = {Column.SELF: self.own, Column.TEAM: self.team, Column.APPROVED: self.approved}
        return named.get(column)

    @property
    def columns(self) -> tuple[Decimal | None, ...]:
        """As people print them: self, team, approved."""
        return (self.own, self.team, self.approved)


def points_by(columns: dict[str, Decimal | None]) -> Points:
    names = {Column.SELF: "own", Column.TEAM: "team", Column.APPROVED: "approved"}
    return Points(**{names[column]: value for column, value in columns.items()})


def open_scale(term: Term) -> Scale | None:
    return Scale.objects.filter(term=term, state=Scale.State.OPEN).first()


def roots_of(term: Term) -> list[Node]:
    """The tree of the scale by which the year is scored; empty while none is open. Two queries."""
    scale = open_scale(term)
    return tree(scale.criteria.all()) if scale else []


# Who sees what


def columns_seen(sheet: ScoreSheet, standing: Standing, inspected: frozenset[int]) -> frozenset[str]:
    """A column is seen by those who write it, by the secretariat and supervisors, and once it is done by everybody."""
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


# One sheet


@dataclass(frozen=True, kw_only=True)
class Line:
    """A node of the tree with what one sheet says about it; `scores` are the rows of a leaf by column.

    `standard`, `own`, `team`, `difference` and `reason` are what the minutes of an inspection print.
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
        """Why the team gave other points, or a penalty."""
        return self.scores[Column.TEAM].reason if Column.TEAM in self.scores else ""

    @property
    def answer(self) -> str:
        return self.scores[Column.TEAM].answer if Column.TEAM in self.scores else ""

    @property
    def remarks(self) -> list[Score]:
        """The rows that say more than points, in the order of the columns."""
        rows = [self.scores[each] for each in Column.values if each in self.scores]
        return [each for each in rows if each.says_more]


def lines_of(sheet: ScoreSheet, columns=frozenset(Column.values), *, with_files=False) -> list[Line]:
    """All nodes from top to bottom, as far as `columns` of the sheet tell of them. Three queries, four with files."""
    rows = Score.objects.filter(sheet=sheet, column__in=columns).select_related("written_by")
    if with_files:
        files = ScoreFile.objects.defer("content").select_related("brought_by")
        rows = rows.prefetch_related(Prefetch("files", files, to_attr="file_list"))
    scores: dict[int, dict[str, Score]] = {}
    for each in rows:
        each.sheet = sheet
        scores.setdefault(each.criterion_id, {})[each.column] = each
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
        {column: _sum(row[column].points if column in row else None for row in rows) for column in Column}
    )


def total_of(lines: list[Line]) -> Points:
    """What the roots add up to."""
    return _added([each.points for each in lines if each.node.depth == 0])


def _sum(values) -> Decimal | None:
    """A sum of which a part is missing would be compared, and ranked, as if it were whole."""
    values = list(values)
    return None if not values or None in values else sum(values, ZERO)


# All sheets


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
        return sum(1 for each in self.rows if each.rank)

    @property
    def differing(self) -> int:
        """Units whose team gave other points in sum."""
        return sum(1 for each in self.rows if each.total.difference)


@dataclass(frozen=True)
class Sums:
    """Points by (sheet, column, key); `leaves` says how many there have to be below a key."""

    leaves: dict[int, int]
    found: dict[tuple, tuple[Decimal, int]] = field(default_factory=dict)

    def add(self, at: tuple[int, str, int], earned: Decimal, scored: int = 1) -> None:
        before, count = self.found.get(at, (ZERO, 0))
        self.found[at] = before + earned, count + scored

    def of(self, sheet: int, column: str, key: int) -> Decimal | None:
        earned, scored = self.found.get((sheet, column, key), (ZERO, 0))
        return earned if scored and scored == self.leaves[key] else None


def matrix(standing: Standing, roots: list[Node]) -> Table:
    """All units by the sections of the tree. Four queries; the database adds up, for there may be 30 x 300 x 3 scores."""
    heads = sections(roots)
    place = {node.criterion.pk: number for number, head in enumerate(heads) for node in walk(head.roots)}
    rows = Score.objects.filter(sheet__term=standing.term, points__isnull=False)
    rows = rows.annotate(place=Coalesce("criterion__parent", "criterion")).order_by()
    sums = Sums({number: head.leaves for number, head in enumerate(heads)})
    found = rows.values_list("sheet", "column", "place")
    for sheet, column, near, earned, scored in found.annotate(earned=Sum("points"), scored=Count("points")):
        sums.add((sheet, column, place[near]), rounded(earned), scored)
    return _table(standing, tuple(heads), sums, tuple(range(len(heads))))


def by_node(standing: Standing, nodes: list[Node]) -> Table:
    """All units by these nodes; groups sum up all that is below them. Four queries."""
    above: dict[int, list[int]] = {}
    for node in nodes:
        for leaf in node.leaves():
            above.setdefault(leaf.criterion.pk, []).append(node.criterion.pk)
    rows = Score.objects.filter(sheet__term=standing.term, points__isnull=False, criterion__in=above)
    sums = Sums({node.criterion.pk: len(node.leaves()) for node in nodes})
    for sheet, column, criterion, earned in rows.values_list("sheet", "column", "criterion", "points"):
        for node in above[criterion]:
            sums.add((sheet, column, node), earned)
    keys = tuple(node.criterion.pk for node in nodes)
    tops = [node.criterion.pk for node in nodes if node.depth == min(each.depth for each in nodes)]
    return _table(standing, tuple(nodes), sums, keys, adding=tuple(tops))


def _table(
    standing: Standing, heads: tuple, sums: Sums, keys: tuple, *, adding: tuple | None = None
) -> Table:
    """The total of a row is the sum of the keys in `adding`, or of all."""
    sheets = {each.unit_id: each for each in ScoreSheet.objects.filter(term=standing.term)}
    inspected = inspected_by(standing)
    rows = []
    for each in standing.term.member_list:
        sheet = sheets.get(each.unit_id)
        cells = dict.fromkeys(keys, Points())
        if sheet:
            sheet.term, sheet.unit = standing.term, each.unit
            seen = columns_seen(sheet, standing, inspected)
            cells = {key: points_by({name: sums.of(sheet.pk, name, key) for name in seen}) for key in keys}
        rows.append(
            Row(
                membership=each,
                sheet=sheet,
                is_readable=sheet is not None and sheet.is_visible_to(standing),
                cells=tuple(cells[key] for key in keys),
                total=_added([cells[key] for key in (keys if adding is None else adding)]),
            )
        )
    return _ranked(heads, rows)


def _ranked(heads: tuple, rows: list[Row]) -> Table:
    """Only units of the same kind: those whose most binding column is the one that ranks."""
    kinds = {each.membership.unit_id: OFFICIAL.get(each.sheet.state) for each in rows if each.sheet}
    kind = next((each for each in KINDS if each in kinds.values()), None)
    ranked = [each for each in rows if kind and kinds.get(each.membership.unit_id) == kind]
    places = ranks({each.membership.unit_id: each.total.of(kind) for each in ranked})
    return Table(
        heads=heads,
        rows=tuple(replace(each, rank=places.get(each.membership.unit_id)) for each in rows),
        kind=kind,
    )


def _added(cells: list[Points]) -> Points:
    return Points(
        **{name: _sum(getattr(each, name) for each in cells) for name in ("own", "team", "approved")}
    )


def totals(term: Term) -> dict[int, Decimal | None]:
    """Unit (key) -> its approved points; None while the sheet is not agreed. Two queries."""
    return totals_of([term])[term.pk]


def totals_of(terms: list[Term]) -> dict[int, dict[int, Decimal | None]]:
    """Term (key) -> the same of it, for several years. Two queries."""
    found: dict[int, dict[int, Decimal | None]] = {each.pk: {} for each in terms}
    for term, unit in ScoreSheet.objects.filter(term__in=terms).values_list("term", "unit"):
        found[term][unit] = None
    agreed = Score.objects.filter(
        sheet__term__in=terms,
        sheet__state__in=[State.AGREED, State.FINAL],
        column=Column.APPROVED,
        points__isnull=False,
    )
    sums = agreed.order_by().values_list("sheet__term", "sheet__unit").annotate(earned=Sum("points"))
    for term, unit, earned in sums:
        found[term][unit] = rounded(earned)
    return found
