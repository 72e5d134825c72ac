"""Who inspects whom: nobody itself, nobody mutually, nobody again within the years asked for, as long as there is a way."""

import time
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledges.inspections.plan.ring import Break, broken_by, pairing, rings

UNITS = ["Hội A", "Hội B", "Hội C", "Hội D", "Hội E", "Hội G"]


def is_sound(assignment: dict, units: list) -> bool:
    """A permutation without fixed points and, from three units on, without mutual pairs."""
    mutual = any(assignment[assignment[unit]] == unit for unit in units)
    return (
        sorted(assignment) == sorted(assignment.values()) == sorted(units)
        and all(assignment[unit] != unit for unit in units)
        and (len(units) == 2 or not mutual)
    )


def most_years(units: list, earlier: list[set]) -> int:
    """How many of the newest years can be avoided, found by looking at every assignment there is."""
    sound = [
        set(found.items())
        for order in permutations(units)
        if is_sound(found := dict(zip(units, order, strict=True)), units)
    ]
    return max(
        many
        for many in range(len(earlier) + 1)
        if any(not pairs & set().union(*earlier[:many]) for pairs in sound)
    )


def test_without_years_before_the_units_inspect_the_next_in_their_order():
    assert pairing(UNITS, [], keep_apart=3).assignment == dict(zip(UNITS, UNITS[1:] + UNITS[:1], strict=True))


@settings(max_examples=60, deadline=None)
@given(count=st.integers(2, 40), keep_apart=st.integers(0, 10))
def test_ten_years_on_end(count, keep_apart):
    units, earlier = list(range(count)), []
    for _ in range(10):
        started = time.perf_counter()
        ring = pairing(units, earlier, keep_apart=keep_apart)
        assert time.perf_counter() - started < 0.2
        assert is_sound(ring.assignment, units)
        assert ring.avoided + ring.dropped == min(keep_apart, len(earlier))
        assert not set(ring.assignment.items()) & set().union(*earlier[: ring.avoided])
        gave_up = ring.dropped or count == 2 or len(rings(ring.assignment)) > 1
        assert bool(ring.explanation) == bool(gave_up)
        assert ring == pairing(units, earlier, keep_apart=keep_apart)
        if count >= 2 * keep_apart + 3:
            assert ring.dropped == 0
        earlier.insert(0, set(ring.assignment.items()))


@settings(max_examples=80, deadline=None)
@given(data=st.data(), count=st.integers(2, 6), years=st.integers(0, 5))
def test_no_year_is_dropped_that_could_be_avoided(data, count, years):
    units = list(range(count))
    earlier = [set(zip(units, data.draw(st.permutations(units)), strict=True)) for _ in range(years)]
    ring = pairing(units, earlier, keep_apart=years)
    assert ring.avoided == most_years(units, earlier)
    assert is_sound(ring.assignment, units)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), count=st.integers(7, 40))
def test_whatever_was_before_an_answer_comes_quickly(data, count):
    units = list(range(count))
    earlier = [set(zip(units, data.draw(st.permutations(units)), strict=True)) for _ in range(10)]
    started = time.perf_counter()
    ring = pairing(units, earlier, keep_apart=10)
    assert time.perf_counter() - started < 0.2
    assert is_sound(ring.assignment, units)


def test_units_that_came_or_left_do_not_disturb():
    before = [{("Hội A", "đã rời"), ("mới", "Hội B")}]
    assert pairing(UNITS, before, keep_apart=1).dropped == 0


@pytest.mark.parametrize("units", [[], ["một"], ["một", "một"]])
def test_one_unit_is_no_ring(units):
    with pytest.raises(ValueError, match=r"."):
        pairing(units, [], keep_apart=1)


def test_two_units_inspect_each_other_and_it_is_said():
    ring = pairing(UNITS[:2], [], keep_apart=3)
    assert ring.explanation == "Cụm chỉ có hai đơn vị nên hai đơn vị kiểm tra lẫn nhau."


def test_three_units_have_two_rings_only_and_the_oldest_year_is_dropped_first():
    first = pairing(UNITS[:3], [], keep_apart=2)
    second = pairing(UNITS[:3], [set(first.assignment.items())], keep_apart=2)
    pairs = [set(second.assignment.items()), set(first.assignment.items())]
    third = pairing(UNITS[:3], pairs, keep_apart=2)
    assert (third.assignment, third.avoided, third.dropped) == (first.assignment, 1, 1)
    assert third.explanation == (
        "Không thể tránh hết các cặp của 2 năm gần nhất; chỉ tránh được các cặp của 1 năm gần nhất."
    )


def test_smaller_rings_rather_than_a_pair_of_last_year():
    """Of six units each may only inspect within its own half."""
    halves = [range(3), range(3, 6)]
    before = {(one, other) for one in halves[0] for other in halves[1]}
    ring = pairing(list(range(6)), [before], keep_apart=1)
    assert (ring.dropped, rings(ring.assignment)) == (0, [[0, 1, 2], [3, 4, 5]])
    assert ring.explanation == "Muốn tránh các cặp cũ phải chia thành 2 nhóm."


def test_what_a_swap_breaks_is_said():
    a, b, c, d = UNITS[:4]
    before = [{(a, c)}, {(b, a), (a, c)}]
    found = broken_by({a: b, b: a, c: d, d: c}, before, years=["2018", "2017"])
    assert [each.sentence for each in found] == [
        "Hội A và Hội B kiểm tra lẫn nhau.",
        "Hội C và Hội D kiểm tra lẫn nhau.",
        "Hội B đã kiểm tra Hội A năm 2017.",
    ]
    assert not any(each.is_refused for each in found)
    assert broken_by({a: c, c: a, b: d, d: b}, before)[2:] == [
        Break(sentence="Hội A đã kiểm tra Hội C 1 năm trước."),
        Break(sentence="Hội A đã kiểm tra Hội C 2 năm trước."),
    ]


def test_what_can_never_be_is_refused():
    a, b, c = UNITS[:3]
    assert broken_by({a: a, b: c, c: c}) == [
        Break(sentence="Hội A không được tự kiểm tra.", is_refused=True),
        Break(sentence="Chưa phân công đoàn kiểm tra Hội B.", is_refused=True),
        Break(sentence="Hội C không được tự kiểm tra.", is_refused=True),
        Break(sentence="Hội C được phân công 2 đoàn kiểm tra.", is_refused=True),
    ]
    assert broken_by({a: b, b: c, c: a}) == []
