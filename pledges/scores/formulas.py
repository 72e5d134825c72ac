"""How points come about: one formula per kind of criterion, and the sums over the tree.

Everything is `Decimal`, rounded half-up to two places, once, where the points of a leaf arise.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from pledges.scores.scale.models import Criterion

CENT = Decimal("0.01")
ZERO = Decimal(0)
KIND = Criterion.Kind


class OutOfBounds(ValueError):
    """A figure that the criterion does not know; the sentence says what it takes."""


def rounded(points: Decimal) -> Decimal:
    """Two places, half-up: 3/7 of a hundred is 42.86."""
    return points.quantize(CENT, rounding=ROUND_HALF_UP)


def points(criterion: Criterion, figure: Decimal) -> Decimal:
    """What `figure` earns at a leaf. Raises OutOfBounds.

    `figure` is the value reached, 1 or 0 for passed or not, how many times, or the points themselves: see `FORMULAS`.
    """
    if not figure.is_finite():
        raise OutOfBounds("Kết quả phải là một số.")
    return rounded(FORMULAS[criterion.kind](criterion, figure)) + ZERO  # no "-0.00"


def _quantitative(criterion: Criterion, figure: Decimal) -> Decimal:
    """In proportion to the target, never above the maximum."""
    if figure < 0:
        raise OutOfBounds("Kết quả đạt được không thể là số âm.")
    return min(criterion.maximum * figure / criterion.target, criterion.maximum)


def _pass_fail(criterion: Criterion, figure: Decimal) -> Decimal:
    if figure not in {Decimal(0), Decimal(1)}:
        raise OutOfBounds("Chỉ chọn đạt hoặc không đạt.")
    return criterion.maximum * figure


def _occurrence(criterion: Criterion, figure: Decimal) -> Decimal:
    if figure < 0 or figure != figure.to_integral_value():
        raise OutOfBounds("Số lần là số nguyên, từ 0 trở lên.")
    return min(criterion.points_each * figure, criterion.maximum)


def _within(criterion: Criterion, figure: Decimal) -> Decimal:
    """Given directly, between the bounds of the criterion, with two places at most."""
    lowest = ZERO if criterion.minimum is None else criterion.minimum
    if not lowest <= figure <= criterion.maximum:
        raise OutOfBounds(f"Điểm từ {in_figures(lowest)} đến {in_figures(criterion.maximum)}.")
    return figure


FORMULAS: dict[str, Callable[[Criterion, Decimal], Decimal]] = {
    KIND.QUANTITATIVE: _quantitative,
    KIND.PASS_FAIL: _pass_fail,
    KIND.OCCURRENCE: _occurrence,
    KIND.JUDGED: _within,
    KIND.ADJUSTMENT: _within,
}


def formula(criterion: Criterion) -> str:
    """The formula as people read it, with the numbers of this criterion."""
    if criterion.is_group:
        return "Cộng điểm các tiêu chí trong nhóm"
    if criterion.faults:
        return "Chưa ghi đủ số liệu"
    return IN_WORDS[criterion.kind].format(
        maximum=in_figures(criterion.maximum),
        target=in_figures(criterion.target or ZERO),
        each=in_figures(criterion.points_each or ZERO),
        counted=criterion.measured_in or "lần",
        measure=f" {criterion.measured_in}" if criterion.measured_in else "",
        bounds=bounds(criterion),
    )


IN_WORDS = {
    KIND.QUANTITATIVE: "{maximum} điểm × kết quả : chỉ tiêu {target}{measure}; nhiều nhất {maximum} điểm",
    KIND.PASS_FAIL: "Đạt: {maximum} điểm; không đạt: 0 điểm",
    KIND.OCCURRENCE: "{each} điểm mỗi {counted}; nhiều nhất {maximum} điểm",
    KIND.JUDGED: "Chấm {bounds} điểm",
    KIND.ADJUSTMENT: "Cộng, trừ {bounds} điểm, ngoài tổng điểm",
}


def bounds(criterion: Criterion) -> str:
    """The least and the most points of a leaf: "từ -5 đến 10"."""
    lowest, highest = criterion.minimum or ZERO, criterion.maximum or ZERO
    return f"từ {in_figures(lowest)} đến {in_figures(highest)}"


def in_figures(number: Decimal) -> str:
    """As Vietnamese readers write it: 1.234,5."""
    words = f"{number:,.2f}".rstrip("0").rstrip(".") if number else "0"
    return words.translate(str.maketrans(",.", ".,"))


# The tree


@dataclass(frozen=True)
class Node:
    """A criterion in its place: `number` as people cite it ("2.1"), `depth` from 0, what is below it in order."""

    criterion: Criterion
    number: str
    depth: int
    children: list["Node"] = field(default_factory=list)

    def leaves(self) -> list["Node"]:
        if not self.criterion.is_group:
            return [self]
        return [leaf for child in self.children for leaf in child.leaves()]

    def walk(self) -> list["Node"]:
        """Itself and everything below, as it is read from top to bottom."""
        return [self, *(node for child in self.children for node in child.walk())]

    @property
    def path(self) -> tuple[int, ...]:
        """Its number in parts: (2, 1)."""
        return tuple(int(part) for part in self.number.split("."))

    @property
    def levels(self) -> int:
        """How deep it is from here down: 1 when there is nothing below."""
        return 1 + max((child.levels for child in self.children), default=0)

    @property
    def sum(self) -> Decimal:
        """The most points of its leaves, without bonus; bonus comes on top of what was announced."""
        leaves = (leaf.criterion for leaf in self.leaves())
        return sum((each.maximum or ZERO for each in leaves if each.kind != KIND.ADJUSTMENT), ZERO)

    @property
    def maximum(self) -> Decimal:
        """What a table prints as the standard score: the announced one, or the sum."""
        return self.sum if self.criterion.maximum is None else self.criterion.maximum


def tree(criteria) -> list[Node]:
    """The roots of all these criteria (rows of one scale, in any order)."""
    below: dict[int | None, list[Criterion]] = {}
    for criterion in sorted(criteria, key=lambda each: (each.position, each.pk)):
        below.setdefault(criterion.parent_id, []).append(criterion)

    def grow(parent: int | None, prefix: str, depth: int) -> list[Node]:
        return [
            Node(each, f"{prefix}{number}", depth, grow(each.pk, f"{prefix}{number}.", depth + 1))
            for number, each in enumerate(below.get(parent, ()), start=1)
        ]

    return grow(None, "", 0)


def walk(roots: list[Node]) -> list[Node]:
    """All nodes from top to bottom."""
    return [node for root in roots for node in root.walk()]


def standard(roots: list[Node]) -> Decimal:
    """The most points of the whole scale, without bonus: what the announced total has to be."""
    return sum((root.sum for root in roots), ZERO)


def total(roots: list[Node], earned: dict[int, Decimal | None]) -> dict[int, Decimal | None]:
    """Criterion pk -> points, for every node: of a group the sum of its leaves; None while one of them is not scored.

    `earned` are the points of the leaves.
    """
    sums: dict[int, Decimal | None] = {}
    for node in walk(roots):
        scored = [earned.get(leaf.criterion.pk) for leaf in node.leaves()]
        sums[node.criterion.pk] = None if not scored or None in scored else sum(scored, ZERO)
    return sums
