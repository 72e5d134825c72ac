"""The arithmetic of a ballot, with whole numbers only: votes needed and candidates elected."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Ending(StrEnum):
    """The reason for or against another round."""

    COMPLETE = "complete"
    TIED = "tied"
    TOO_FEW = "too few"


@dataclass(frozen=True)
class Outcome:
    """Indexes of candidates in the counted list; `second_round` is empty when no candidate is left.

    `places_left` is the part of the quota that is still to be filled.
    """

    elected: tuple[int, ...]
    second_round: tuple[int, ...]
    places_left: int
    ending: Ending


def required(numerator: int, denominator: int, base: int, *, is_more_than: bool = False) -> int:
    """Return the least number of votes that reaches (or exceeds) the fraction of `base`, at least 1.

    2/3 of 7 is 5, 2/3 of six is 4; more than 1/2 ("quá bán") of 6 is 4.
    """
    product = numerator * base
    least = product // denominator + 1 if is_more_than else -(-product // denominator)
    return max(least, 1)


def percent(votes: int, base: int) -> Decimal | None:
    """Percentage, half-up to two places (3 of 7 is 42.86); None if `base` is 0."""
    if base == 0:
        return None
    return Decimal((votes * 20000 + base) // (2 * base)) / 100


def outcome(votes: Sequence[int], *, quota: int, needed: int) -> Outcome:
    """Elect at most `quota` candidates with at least `needed` votes; `votes` in the order of the candidates.

    If more reach `needed` than there are places, the strongest are elected; those tied at the last place are not, and stand
    in a second round for the places left. If fewer do, the strongest of the others stand in a second round: at most
    twice as many as there are places left, and those tied with the last of them.
    """
    order = sorted(range(len(votes)), key=lambda place: (-votes[place], place))
    reached = [place for place in order if votes[place] >= needed]
    if len(reached) > quota:
        border = votes[reached[quota - 1]]
        if votes[reached[quota]] == border:
            above = tuple(place for place in reached if votes[place] > border)
            tied = tuple(place for place in reached if votes[place] == border)
            return Outcome(above, tied, quota - len(above), Ending.TIED)
        return Outcome(tuple(reached[:quota]), (), 0, Ending.COMPLETE)
    left = quota - len(reached)
    if left == 0:
        return Outcome(tuple(reached), (), 0, Ending.COMPLETE)
    return Outcome(tuple(reached), _leading(votes, order[len(reached) :], left), left, Ending.TOO_FEW)


def _leading(votes: Sequence[int], others: list[int], left: int) -> tuple[int, ...]:
    """Return the strongest 2 * `left` of `others`, which are sorted by votes, and those tied with the last."""
    if not others:
        return ()
    last = votes[others[min(2 * left, len(others)) - 1]]
    return tuple(place for place in others if votes[place] >= last)
