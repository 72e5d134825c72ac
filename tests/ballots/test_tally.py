"""The arithmetic of ballots against fractions, at every edge."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.ballots.tally import Ending, outcome, percent, required

SMALL = st.integers(1, 100)
VOTES = st.lists(st.integers(0, 30), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("top", "bottom", "base", "is_more_than", "votes"),
    [
        (2, 3, 7, False, 5),
        (2, 3, 6, False, 4),
        (1, 2, 6, True, 4),
        (1, 2, 7, True, 4),
        (1, 2, 6, False, 3),
        (1, 1, 6, False, 6),
        (2, 3, 0, False, 1),
    ],
)
def test_published_thresholds(top, bottom, base, is_more_than, votes):
    assert required(top, bottom, base, is_more_than=is_more_than) == votes


@given(SMALL, SMALL, st.integers(0, 400), st.booleans())
def test_the_threshold_is_the_least_number_that_reaches_the_fraction(top, bottom, base, is_more_than):
    def reaches(votes):
        wanted = Fraction(top, bottom) * base
        return votes >= 1 and (votes > wanted if is_more_than else votes >= wanted)

    needed = required(top, bottom, base, is_more_than=is_more_than)
    assert reaches(needed)
    assert not reaches(needed - 1)


@pytest.mark.parametrize(
    ("votes", "base", "share"),
    [(3, 7, "42.86"), (2, 3, "66.67"), (1, 3, "33.33"), (6, 6, "100"), (0, 7, "0")],
)
def test_published_percentages(votes, base, share):
    assert percent(votes, base) == Decimal(share)


@given(st.integers(0, 500), st.integers(1, 500))
def test_percentages_are_rounded_half_up(votes, base):
    exact = Fraction(votes * 100, base)
    doubled = exact * 100 + Fraction(1, 2)
    assert percent(votes, base) == Decimal(doubled.numerator // doubled.denominator) / 100
    if 10000 % base == 0:
        assert percent(votes, base) == (Decimal(votes * 100) / base).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_nothing_has_no_percentage():
    assert percent(0, 0) is None


@given(VOTES, st.integers(1, 6), st.integers(1, 30))
def test_who_is_chosen_reached_it_and_is_stronger_than_everybody_else_who_is_not(votes, quota, needed):
    found = outcome(votes, quota=quota, needed=needed)
    others = set(range(len(votes))) - set(found.elected)
    assert len(found.elected) <= quota
    assert found.places_left == quota - len(found.elected)
    assert all(votes[place] >= needed for place in found.elected)
    for place in found.elected:
        assert all(votes[other] < votes[place] for other in others)
    assert not set(found.elected) & set(found.second_round)


@given(VOTES, st.integers(1, 6), st.integers(1, 30))
def test_nobody_who_reached_it_is_passed_over_unless_tied_or_weaker(votes, quota, needed):
    found = outcome(votes, quota=quota, needed=needed)
    reached = [place for place in range(len(votes)) if votes[place] >= needed]
    if len(reached) <= quota:
        assert set(found.elected) == set(reached)
    elif found.ending is Ending.TIED:
        tied = {votes[place] for place in found.second_round}
        assert len(tied) == 1
        assert {place for place in reached if votes[place] in tied} == set(found.second_round)
        assert len(found.second_round) > found.places_left > 0
    else:
        assert (found.ending, len(found.elected), found.second_round) == (Ending.COMPLETE, quota, ())


@given(VOTES, st.integers(1, 6), st.integers(1, 30))
def test_a_second_round_is_among_the_strongest_at_most_twice_the_places_and_those_tied(votes, quota, needed):
    found = outcome(votes, quota=quota, needed=needed)
    if found.ending is not Ending.TOO_FEW:
        return
    others = set(range(len(votes))) - set(found.elected) - set(found.second_round)
    if not found.second_round:
        assert not others
        return
    last = min(votes[place] for place in found.second_round)
    assert all(votes[other] < last for other in others)
    assert sum(votes[place] > last for place in found.second_round) < 2 * found.places_left


@pytest.mark.parametrize(
    ("votes", "quota", "needed", "expected"),
    [
        ([5, 1, 0], 1, 4, ((0,), (), 0)),
        ([3, 3, 0], 1, 4, ((), (0, 1), 1)),
        ([4, 4, 1], 1, 4, ((), (0, 1), 1)),
        ([5, 4, 4], 2, 4, ((0,), (1, 2), 1)),
        ([6, 2, 2, 2, 1], 2, 4, ((0,), (1, 2, 3), 1)),
        ([2, 2, 1, 1], 1, 4, ((), (0, 1), 1)),
        ([6], 2, 4, ((0,), (), 1)),
        ([0, 0, 0], 1, 1, ((), (0, 1, 2), 1)),
    ],
)
def test_the_rule_in_examples(votes, quota, needed, expected):
    found = outcome(votes, quota=quota, needed=needed)
    assert (found.elected, found.second_round, found.places_left) == expected
