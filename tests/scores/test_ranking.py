"""Places: equal points share one, and the next place is left out."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pledges.scores.sheet.ranking import Rank, ranks

POINTS = st.one_of(st.none(), st.decimals(-5, 5, places=1))


def test_ties_share_a_place_and_the_next_is_left_out():
    found = ranks({"a": Decimal(90), "b": Decimal("95.5"), "c": Decimal("90.00"), "d": Decimal(1), "e": None})
    assert found == {"b": Rank(1), "a": Rank(2, True), "c": Rank(2, True), "d": Rank(4)}
    assert [str(found[key]) for key in "bacd"] == ["1", "2 (đồng hạng)", "2 (đồng hạng)", "4"]


@given(st.dictionaries(st.integers(), POINTS, max_size=40), st.randoms())
def test_a_place_is_one_more_than_how_many_are_ahead_whatever_the_order(points, chance):
    shuffled = list(points.items())
    chance.shuffle(shuffled)
    known = [value for value in points.values() if value is not None]
    wanted = {
        key: Rank(1 + sum(each > value for each in known), known.count(value) > 1)
        for key, value in points.items()
        if value is not None
    }
    assert ranks(dict(shuffled)) == ranks(points) == wanted
