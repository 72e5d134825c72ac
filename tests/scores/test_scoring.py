"""Every formula at its edges, against plain fractions; the sums over trees of any shape."""

from decimal import Decimal
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.scores import formulas
from pledges.scores.formulas import OutOfBounds, in_figures, points
from pledges.scores.scale.models import Criterion

KIND = Criterion.Kind


def cents(most: str, least: str = "0.01"):
    return st.decimals(Decimal(least), Decimal(most), places=2)


MAXIMA, FIGURES = cents("10000"), cents("9999999999.99", "0")


def leaf(kind, **numbers) -> Criterion:
    return Criterion(kind=kind, name="Tiêu chí", **{name: Decimal(value) for name, value in numbers.items()})


def half_up(exact: Fraction) -> Fraction:
    """Two places; what lies in the middle goes away from zero."""
    whole, rest = divmod(abs(exact) * 100, 1)
    nearest = Fraction(whole + (rest >= Fraction(1, 2)), 100)
    return nearest if exact >= 0 else -nearest


@given(MAXIMA, cents("9999999999.99"), FIGURES)
def test_in_proportion_to_the_target_and_never_above_the_maximum(maximum, target, figure):
    earned = points(leaf(KIND.QUANTITATIVE, maximum=maximum, target=target), figure)
    exact = min(Fraction(maximum) * Fraction(figure) / Fraction(target), Fraction(maximum))
    assert Fraction(earned) == half_up(exact)
    assert 0 <= earned <= maximum
    assert earned.as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("maximum", "target", "figure", "earned"),
    [
        ("100", "7", "3", "42.86"),  # published as 42,85 by cutting off
        ("30", "200", "0", "0.00"),
        ("30", "200", "200", "30.00"),
        ("30", "200", "200.01", "30.00"),
        ("30", "200", "9999999999.99", "30.00"),
        ("30", "200", "0.01", "0.00"),
        ("10000", "0.01", "0.01", "10000.00"),
        ("0.01", "9999999999.99", "9999999999.98", "0.01"),
        ("1", "200", "0.99", "0.00"),
        ("1", "200", "1", "0.01"),  # .005 goes up
        ("1", "200", "3", "0.02"),  # and so does .015, which the even rule would leave at .02, and
        ("1", "200", "5", "0.03"),  # .025, which it would not
        ("9.99", "3", "1", "3.33"),
        ("10", "3", "2", "6.67"),
    ],
)
def test_published_figures_and_edges(maximum, target, figure, earned):
    found = points(leaf(KIND.QUANTITATIVE, maximum=maximum, target=target), Decimal(figure))
    assert (found, str(found)) == (Decimal(earned), earned)


@given(MAXIMA)
def test_passed_is_all_and_failed_is_nothing(maximum):
    criterion = leaf(KIND.PASS_FAIL, maximum=maximum)
    assert (points(criterion, Decimal(0)), points(criterion, Decimal(1))) == (0, maximum)


@given(MAXIMA, cents("10000"), st.integers(0, 10**9))
def test_points_per_time_up_to_the_cap(maximum, each, times):
    earned = points(leaf(KIND.OCCURRENCE, maximum=maximum, points_each=each), Decimal(times))
    assert Fraction(earned) == min(Fraction(each) * times, Fraction(maximum))


@given(MAXIMA, st.data())
def test_judged_within_the_maximum(maximum, data):
    criterion = leaf(KIND.JUDGED, maximum=maximum)
    figure = data.draw(st.decimals(0, maximum, places=2))
    assert points(criterion, figure) == figure
    for wrong in (maximum + Decimal("0.01"), Decimal("-0.01"), Decimal(10) ** 30):
        with pytest.raises(OutOfBounds):
            points(criterion, wrong)


@given(cents("10000", "0"), cents("10000", "0"), st.data())
def test_bonus_and_penalty_within_their_bounds(maximum, penalty, data):
    criterion = leaf(KIND.ADJUSTMENT, maximum=maximum, minimum=-penalty)
    figure = data.draw(st.decimals(-penalty, maximum, places=2))
    assert points(criterion, figure) == figure
    for wrong in (maximum + Decimal("0.01"), -penalty - Decimal("0.01")):
        with pytest.raises(OutOfBounds):
            points(criterion, wrong)


@given(st.decimals(Decimal(-5), Decimal(10), places=4))
def test_more_places_are_rounded_half_up(figure):
    earned = points(leaf(KIND.ADJUSTMENT, maximum=10, minimum=-5), figure)
    assert Fraction(earned) == half_up(Fraction(figure))
    assert str(earned) != "-0.00"


WRONG = [
    (KIND.QUANTITATIVE, {"maximum": 10, "target": 5}, "-0.01", "Kết quả đạt được phải từ 0 trở lên."),
    (KIND.PASS_FAIL, {"maximum": 10}, "0.5", "Chỉ chọn đạt hoặc không đạt."),
    (KIND.PASS_FAIL, {"maximum": 10}, "2", "Chỉ chọn đạt hoặc không đạt."),
    (KIND.OCCURRENCE, {"maximum": 10, "points_each": 2}, "1.5", "Số lần là số nguyên, từ 0 trở lên."),
    (KIND.OCCURRENCE, {"maximum": 10, "points_each": 2}, "-1", "Số lần là số nguyên, từ 0 trở lên."),
    (KIND.JUDGED, {"maximum": "2.5"}, "2.51", "Điểm từ 0 đến 2,5."),
    (KIND.ADJUSTMENT, {"maximum": 5, "minimum": "-5"}, "-6", "Điểm từ -5 đến 5."),
    (KIND.JUDGED, {"maximum": 10}, "NaN", "Kết quả phải là một số."),
    (KIND.QUANTITATIVE, {"maximum": 10, "target": 5}, "Infinity", "Kết quả phải là một số."),
]


@pytest.mark.parametrize(("kind", "numbers", "figure", "sentence"), WRONG)
def test_a_figure_that_makes_no_sense_is_refused_in_a_sentence(kind, numbers, figure, sentence):
    with pytest.raises(OutOfBounds) as caught:
        points(leaf(kind, **numbers), Decimal(figure))
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("kind", "numbers", "words"),
    [
        (KIND.GROUP, {}, "Cộng điểm các tiêu chí trong nhóm"),
        (
            KIND.QUANTITATIVE,
            {"maximum": 30, "target": 1200, "measured_in": "buổi"},
            "30 điểm × kết quả : chỉ tiêu 1.200 buổi; nhiều nhất 30 điểm",
        ),
        (KIND.PASS_FAIL, {"maximum": "2.50"}, "Đạt: 2,5 điểm; không đạt: 0 điểm"),
        (KIND.OCCURRENCE, {"maximum": 20, "points_each": 5}, "5 điểm mỗi lần; nhiều nhất 20 điểm"),
        (
            KIND.OCCURRENCE,
            {"maximum": 2, "points_each": 1, "measured_in": "bài"},
            "1 điểm mỗi bài; nhiều nhất 2 điểm",
        ),
        (KIND.JUDGED, {"maximum": 30}, "Chấm từ 0 đến 30 điểm"),
        (KIND.ADJUSTMENT, {"maximum": 5, "minimum": -5}, "Cộng, trừ từ -5 đến 5 điểm, ngoài tổng điểm"),
        (KIND.JUDGED, {}, "Chưa đủ số liệu"),
    ],
)
def test_the_formula_is_said_in_words(kind, numbers, words):
    measure = {"measured_in": numbers.pop("measured_in")} if "measured_in" in numbers else {}
    criterion = leaf(kind, **numbers)
    criterion.measured_in = measure.get("measured_in", "")
    assert formulas.formula(criterion) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "0"),
        ("1234.50", "1.234,5"),
        ("-5.00", "-5"),
        ("10000", "10.000"),
        ("0.05", "0,05"),
        ("100", "100"),
    ],
)
def test_numbers_are_vietnamese(number, words):
    assert in_figures(Decimal(number)) == words


# Trees

LEAVES = st.sampled_from(
    [
        (KIND.PASS_FAIL, {"maximum": Decimal("2.50")}),
        (KIND.JUDGED, {"maximum": Decimal("33.33")}),
        (KIND.OCCURRENCE, {"maximum": Decimal(7), "points_each": Decimal(2)}),
        (KIND.ADJUSTMENT, {"maximum": Decimal(5), "minimum": Decimal(-5)}),
    ]
)
TREES = st.lists(
    st.recursive(LEAVES, lambda below: st.lists(below, max_size=4), max_leaves=30), min_size=1, max_size=5
)


def grown(shapes, parent=None, keys=None) -> list[Criterion]:
    """Rows, not stored, of a tree of lists (groups) and pairs (leaves)."""
    keys, found = keys or count(1), []
    for position, shape in enumerate(shapes, start=1):
        kind, numbers = (KIND.GROUP, {}) if isinstance(shape, list) else shape
        row = Criterion(pk=next(keys), parent_id=parent, position=position, kind=kind, **numbers)
        found.append(row)
        if isinstance(shape, list):
            found += grown(shape, row.pk, keys)
    return found


def plain_sum(rows, pk, earned):
    """The points of a node by going up from every leaf."""
    above = {row.pk: row.parent_id for row in rows}

    def is_below(key):
        while key is not None and key != pk:
            key = above[key]
        return key == pk

    below = [value for key, value in earned.items() if is_below(key)]
    return sum(below, Decimal(0)) if below and None not in below else None


@given(TREES, st.data())
def test_sums_over_any_tree(shapes, data):
    rows = grown(shapes)
    leaves = [row.pk for row in rows if not row.is_group]
    values = st.none() | st.decimals(Decimal(-5), Decimal(100), places=2)
    earned = {pk: data.draw(values) for pk in leaves}
    shuffled = data.draw(st.permutations(rows))
    roots = formulas.tree(shuffled)
    assert formulas.total(roots, earned) == {row.pk: plain_sum(rows, row.pk, earned) for row in rows}
    in_order = [node.criterion.pk for node in formulas.walk(roots)]
    assert in_order == [row.pk for row in rows]  # they were grown from top to bottom
    most = sum((row.maximum for row in rows if not row.is_group and row.kind != KIND.ADJUSTMENT), Decimal(0))
    assert formulas.standard(roots) == most
    assert [node.path for node in roots] == [(number,) for number in range(1, len(shapes) + 1)]


def test_nodes_know_their_numbers_and_depth():
    pair = (KIND.JUDGED, {"maximum": Decimal(1)})
    nodes = formulas.walk(formulas.tree(grown([[pair, [pair]], pair])))
    told = [(node.number, node.path, node.depth, node.levels) for node in nodes]
    assert told == [
        ("1", (1,), 0, 3),
        ("1.1", (1, 1), 1, 1),
        ("1.2", (1, 2), 1, 2),
        ("1.2.1", (1, 2, 1), 2, 1),
        ("2", (2,), 0, 1),
    ]
