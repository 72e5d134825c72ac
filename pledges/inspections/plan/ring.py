"""The ring (vòng tròn), where every unit inspects one other unit: pure arithmetic on any hashable units.

An assignment maps each unit to the one it inspects. Nobody inspects itself; from three units on no two inspect
each other; what was in one of the last years is avoided as long as that is possible.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

EXACT = 9  # up to so many units every possibility is tried
STEPS = 1500  # beyond that a search gives up after so many

Assignment = dict[Hashable, Hashable]
Pairs = set[tuple[Hashable, Hashable]]


@dataclass(frozen=True, kw_only=True)
class Ring:
    """`avoided` years of those asked for have no pair in `assignment`; `explanation` is empty when nothing was given up."""

    assignment: Assignment
    avoided: int
    dropped: int
    explanation: str = ""


@dataclass(frozen=True, kw_only=True)
class Break:
    """A fault of an assignment, as a sentence; one that `is_refused` is never allowed."""

    sentence: str
    is_refused: bool = False


def pairing(units: Sequence[Hashable], earlier: Sequence[Pairs], *, keep_apart: int) -> Ring:
    """Compute a ring without a pair of the last `keep_apart` years.

    `earlier` are the (inspector, inspected) pairs of the years before, the newest first. One ring through all units, if
    there is one; else several smaller rings rather than a pair of those years. When there is none at all the oldest year
    is dropped first. The same input gives the same answer. ValueError for fewer than two units.
    """
    if len(set(units)) != len(units) or len(units) < 2:
        raise ValueError(units)
    asked = list(earlier[: max(keep_apart, 0)])
    for avoided in range(len(asked), -1, -1):
        if assignment := _solution(units, set().union(*asked[:avoided])):
            dropped = len(asked) - avoided
            said = _explanation(len(units), avoided, dropped, rings=len(rings(assignment)))
            return Ring(assignment=assignment, avoided=avoided, dropped=dropped, explanation=said)
    raise AssertionError(units)  # without years to avoid, the units in their order are a ring


def rings(assignment: Assignment) -> list[list]:
    """List the closed rounds of a valid assignment, each from its first unit on."""
    left, rounds = dict(assignment), []
    while left:
        unit = next(iter(left))
        rounds.append([])
        while unit in left:
            rounds[-1].append(unit)
            unit = left.pop(unit)
    return rounds


def broken_by(
    assignment: Assignment, earlier: Sequence[Pairs] = (), *, years: Sequence[str] = ()
) -> list[Break]:
    """List what an assignment made by hand breaks; `years` are the names of those in `earlier`, in the same order."""
    names = [*(f"năm {year}" for year in years), *(f"{n} năm trước" for n in range(len(years) + 1, 99))]
    breaks = [*_never(assignment), *(Break(sentence=said) for said in _mutual(assignment))]
    for year, pairs in zip(names, earlier, strict=False):
        breaks += [
            Break(sentence=f"{inspector} đã kiểm tra {inspected} {year}.")
            for inspector, inspected in assignment.items()
            if (inspector, inspected) in pairs
        ]
    return breaks


def _never(assignment: Assignment) -> Iterable[Break]:
    inspected = list(assignment.values())
    for unit in assignment:
        if assignment[unit] == unit:
            yield Break(sentence=f"{unit} không được tự kiểm tra.", is_refused=True)
        if inspected.count(unit) > 1:
            yield Break(
                sentence=f"{unit} được phân công {inspected.count(unit)} đoàn kiểm tra.", is_refused=True
            )
        if unit not in inspected:
            yield Break(sentence=f"Chưa phân công đoàn kiểm tra {unit}.", is_refused=True)


def _mutual(assignment: Assignment) -> Iterable[str]:
    order = list(assignment)
    for place, unit in enumerate(order):
        inspected = assignment[unit]
        if inspected != unit and assignment.get(inspected) == unit and place < order.index(inspected):
            yield f"{unit} và {inspected} kiểm tra lẫn nhau."


def _explanation(units: int, avoided: int, dropped: int, *, rings: int) -> str:
    said = []
    if dropped:
        reach = (
            f"chỉ tránh được các cặp của {avoided} năm gần nhất"
            if avoided
            else "không tránh được cặp của năm trước"
        )
        said.append(
            f"Không thể tránh hết các cặp của {avoided + dropped} năm gần nhất; {reach}."
            if units > 2
            else f"Với hai đơn vị chỉ có một cách phân công; {reach}."
        )
    if units == 2:
        said.append("Cụm chỉ có hai đơn vị nên hai đơn vị kiểm tra lẫn nhau.")
    elif rings > 1:
        said.append(f"Muốn tránh các cặp cũ phải chia thành {rings} nhóm.")
    return " ".join(said)


def _solution(units: Sequence[Hashable], forbidden: Pairs) -> Assignment | None:
    """Find one ring if there is one, else several of three units and more; None when there is neither."""
    number = {unit: place for place, unit in enumerate(units)}
    count = len(units)
    everybody = (1 << count) - 1
    options = [everybody & ~(1 << place) for place in range(count)]
    for inspector, inspected in forbidden:
        if inspector in number and inspected in number:
            options[number[inspector]] &= ~(1 << number[inspected])
    for one_ring in (True, False):
        search = _Search(count, one_ring=one_ring)
        if search.goes_on(options):
            return {units[place]: units[search.following[place]] for place in range(count)}
    return None


class _Search:
    """A search over units by their places; `options` holds for each place the bits of those it may inspect."""

    def __init__(self, count: int, *, one_ring: bool):
        self.count, self.one_ring = count, one_ring
        self.following: dict[int, int] = {}
        self.steps = 0

    def goes_on(self, options: list[int]) -> bool:
        """Give every place that has none yet the one it inspects; False when that cannot be done."""
        open_places = [place for place in range(self.count) if place not in self.following]
        if not open_places:
            return True
        self.steps += 1
        if self.count > EXACT and self.steps > STEPS:
            return False
        reachable = 0
        for place in open_places:
            reachable |= options[place]
        if reachable.bit_count() < len(open_places):
            return False
        place = min(open_places, key=lambda place: options[place].bit_count())
        return any(self._takes(place, target, options) for target in self._in_turn(place, options[place]))

    def _in_turn(self, place: int, options: int) -> Iterable[int]:
        """Try the next unit in the order of the cluster first."""
        for distance in range(1, self.count):
            target = (place + distance) % self.count
            if options >> target & 1:
                yield target

    def _takes(self, place: int, target: int, options: list[int]) -> bool:
        self.following[place] = target
        left = [option & ~(1 << target) for option in options]
        last, first = self._closing(place, target)
        if last not in self.following:
            left[last] &= ~(1 << first)
        if self.goes_on(left):
            return True
        del self.following[place]
        return False

    def _closing(self, place: int, target: int) -> tuple[int, int]:
        """Return the step not allowed after `place` -> `target`: back at once, or with one ring, back too early."""
        if not self.one_ring:
            return (target, place) if self.count > 2 else (place, place)
        last = target
        while last in self.following and last != place:
            last = self.following[last]
        first, before = place, {value: key for key, value in self.following.items()}
        while first in before and before[first] != target:
            first = before[first]
        if len(self.following) >= self.count - 1:
            return place, place
        return last, first
