"""Points: one formula per kind of criterion, and the sums over the tree.

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
    """Raised for a figure outside the criterion's bounds; the message names them."""


def rounded(points: Decimal) -> Decimal:
    """Round half-up to two places: 3/7 of a hundred is 42.86."""
    return points.quantize(CENT, rounding=ROUND_HALF_UP)


def points(criterion: Criterion, figure: Decimal) -> Decimal:
    """Compute what `figure` earns at a leaf. Raises OutOfBounds.

    `figure` is the value reached, 1 or 0 for passed or not, how many times, or the points themselves: see `FORMULAS`.
    """
    if not figure.is_finite():
        raise OutOfBounds("Kết quả phải là một số.")
    return rounded(FORMULAS[criterion.kind](criterion, figure)) + ZERO  # no "-0.00"


def _quantitative(criterion: Criterion, figure: Decimal) -> Decimal:
    """Score in proportion to the target, up to the maximum."""
    if figure < 0:
        raise OutOfBounds("Kết quả đạt được phải từ 0 trở lên.")
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
    """Take points given directly, between the bounds of the criterion, with two places at most."""
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
    """Spell out the formula with the numbers of this criterion."""
    if criterion.is_group:
        return "Cộng điểm các tiêu chí trong nhóm"
    if criterion.faults:
        return "Chưa đủ số liệu"
    return IN_WORDS[criterion.kind].format(
        maximum=in_figures(criterion.maximum),
        target=in_figures(criterion.target or ZERO),
        each=in_figures(criterion.points_each or ZERO),
        counted=criterion.measured_in or "lần",
        measure=f" {criterion.measured_in}" if criterion.measured_in else "",
        bounds=bounds(criterion),
        place="trong" if criterion.counts else "ngoài",
    )


IN_WORDS = {
    KIND.QUANTITATIVE: "{maximum} điểm × kết quả : chỉ tiêu {target}{measure}; nhiều nhất {maximum} điểm",
    KIND.PASS_FAIL: "Đạt: {maximum} điểm; không đạt: 0 điểm",
    KIND.OCCURRENCE: "{each} điểm mỗi {counted}; nhiều nhất {maximum} điểm",
    KIND.JUDGED: "Chấm {bounds} điểm",
    KIND.ADJUSTMENT: "Cộng, trừ {bounds} điểm, {place} tổng điểm",
}


def bounds(criterion: Criterion) -> str:
    """Word the least and the most points of a leaf: "từ -5 đến 10"."""
    lowest, highest = criterion.minimum or ZERO, criterion.maximum or ZERO
    return f"từ {in_figures(lowest)} đến {in_figures(highest)}"


def in_figures(number: Decimal) -> str:
    """Write a number as Vietnamese readers do: 1.234,5."""
    words = f"{number:,.2f}".rstrip("0").rstrip(".") if number else "0"
    return words.translate(str.maketrans(",.", ".,"))


# The tree


@dataclass(frozen=True)
class Node:
    """A criterion in its place: `number` as people cite it ("2.1"), `depth` from 0, `children` in order."""

    criterion: Criterion
    number: str
    depth: int
    children: list["Node"] = field(default_factory=list)

    def leaves(self) -> list["Node"]:
        if not self.criterion.is_group:
            return [self]
        return [leaf for child in self.children for leaf in child.leaves()]

    def walk(self) -> list["Node"]:
        """List the node and everything below it, from top to bottom."""
        return [self, *(node for child in self.children for node in child.walk())]

    @property
    def path(self) -> tuple[int, ...]:
        """The number in parts: (2, 1)."""
        return tuple(int(part) for part in self.number.split("."))

    @property
    def levels(self) -> int:
        """The number of levels from here down: 1 without children."""
        return 1 + max((child.levels for child in self.children), default=0)

    @property
    def sum(self) -> Decimal:
        """The most points of the leaves, without a bonus that comes on top of the announced total."""
        leaves = (leaf.criterion for leaf in self.leaves())
        return sum((leaf.maximum or ZERO for leaf in leaves if leaf.counts), ZERO)

    @property
    def maximum(self) -> Decimal:
        """The standard score that tables print: the announced one, else the sum."""
        return self.sum if self.criterion.maximum is None else self.criterion.maximum


def tree(criteria) -> list[Node]:
    """Build the tree of `criteria` (rows of one scale, in any order); return its roots."""
    below: dict[int | None, list[Criterion]] = {}
    for criterion in sorted(criteria, key=lambda criterion: (criterion.position, criterion.pk)):
        below.setdefault(criterion.parent_id, []).append(criterion)

    def grow(parent: int | None, prefix: str, depth: int) -> list[Node]:
        return [
            Node(criterion, f"{prefix}{number}", depth, grow(criterion.pk, f"{prefix}{number}.", depth + 1))
            for number, criterion in enumerate(below.get(parent, ()), start=1)
        ]

    return grow(None, "", 0)


def walk(roots: list[Node]) -> list[Node]:
    """List all nodes from top to bottom."""
    return [node for root in roots for node in root.walk()]


def standard(roots: list[Node]) -> Decimal:
    """Sum the most points of the scale: the announced total has to equal it."""
    return sum((root.sum for root in roots), ZERO)


def total(roots: list[Node], earned: dict[int, Decimal | None]) -> dict[int, Decimal | None]:
    """Map each criterion's pk to its points; a group sums its leaves, None while one of them is not scored.

    `earned` are the points of the leaves.
    """
    sums: dict[int, Decimal | None] = {}
    for node in walk(roots):
        scored = [earned.get(leaf.criterion.pk) for leaf in node.leaves()]
        sums[node.criterion.pk] = None if not scored or None in scored else sum(scored, ZERO)
    return sums
