"""The tables add up exactly, show each reader what is theirs to see, and ask the database the same number of times."""

from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from members.standing import Standing
from pledges.scores.formulas import total, walk
from pledges.scores.scale.models import Criterion, Scale
from pledges.scores.sheet.lines import columns_seen, lines_of, roots_of, total_of
from pledges.scores.sheet.models import Score, ScoreSheet
from pledges.scores.sheet.parts import MOST_LEAVES, parts, sections
from pledges.scores.sheet.scorers import inspected_by
from pledges.scores.sheet.table import by_node, matrix
from pledges.scores.sheet.totals import totals
from pledges.scores.sheet.years import chart_of, points_words, score_years
from tests import factories, judging
from tests.input.bad import examples
from tests.queries.limits import MORE, MOST
from tests.scores import scoring_sheets as sheets

KIND = Criterion.Kind
POINTS = st.decimals(-99, 999, places=2)


def large(units: int, criteria: int, **wishes):
    """A year of so many units and leaves in groups of ten, every column of every sheet filled in."""
    year = factories.cluster_year(units, **wishes)
    scale = judging.scale(year, state="draft")
    scale.criteria.all().delete()
    Scale.objects.filter(pk=scale.pk).update(state="open", opened_at=timezone.now(), opened_by=year.secretary)
    for number in range(criteria // 10):
        group = judging.criterion(scale, KIND.GROUP, name=f"Nhóm {number}")
        Criterion.objects.bulk_create(
            Criterion(
                scale=scale,
                parent=group,
                position=each,
                kind=KIND.JUDGED,
                name=f"Tiêu chí {each}",
                maximum=10,
            )
            for each in range(10)
        )
    made = [ScoreSheet.objects.create(term=year.term, unit=unit, state="explained") for unit in year.units]
    leaves = list(scale.criteria.exclude(kind=KIND.GROUP))
    Score.objects.bulk_create(
        Score(sheet=sheet, criterion=leaf, column=column, figure=each % 10, points=each % 10, remark="Tốt.")
        for sheet in made
        for each, leaf in enumerate(leaves)
        for column in Score.Column.values
    )
    return year


@examples(5)
@given(points=st.lists(POINTS, min_size=15, max_size=15))
def test_all_tables_add_up_to_the_same_as_plain_decimals(transaction_of_its_own, points):
    with transaction_of_its_own():
        year = sheets.year_of(1, planned=False)
        sheet = sheets.sheet_of(year, 0)
        ScoreSheet.objects.filter(pk=sheet.pk).update(
            state="agreed", agreed_at=timezone.now(), agreed_by=year.leaders[0]
        )
        leaves, given_points = sheets.leaves(sheet), iter(points)
        earned = {column: {leaf.pk: next(given_points) for leaf in leaves} for column in Score.Column.values}
        Score.objects.bulk_create(
            Score(sheet=sheet, criterion_id=key, column=column, figure=value, points=value)
            for column, values in earned.items()
            for key, value in values.items()
        )
        standing = Standing.of(year.secretary, year.term)
        roots = roots_of(year.term)
        sums = tuple(sum(values.values(), Decimal(0)) for values in earned.values())
        (short,), (long,) = matrix(standing, roots).rows, by_node(standing, walk(roots)).rows
        lines = lines_of(sheets.sheet_of(year, 0))
        assert short.total.columns == long.total.columns == total_of(lines).columns == sums
        assert totals(year.term) == {year.units[0].pk: sums[2]}
        oracle = [total(roots, earned[column]) for column in Score.Column.values]
        for node, cell, line in zip(walk(roots), long.cells, lines, strict=True):
            wanted = tuple(each[node.criterion.pk] for each in oracle)
            assert cell.columns == line.points.columns == wanted


@pytest.fixture
def transaction_of_its_own(db):
    """Every example in a transaction that is taken back."""

    @contextmanager
    def one():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return one


def test_a_column_counts_only_when_every_criterion_below_has_points(db):
    year = sheets.year_of()
    sheet = sheets.brought_to(year, "explained", team={3: 7})
    sheets.write(sheet, year.secretary, "approved", figures={3: None})
    standing, roots = Standing.of(year.secretary, year.term), roots_of(year.term)
    short, long = (
        next(row for row in table.rows if row.sheet.pk == sheet.pk)
        for table in (matrix(standing, roots), by_node(standing, walk(roots)))
    )
    lines = lines_of(sheet)
    for every in (short.total, long.total, total_of(lines)):
        assert (every.approved, every.change, every.shown) == (None, None, Decimal("33.15"))
    wanted = [Decimal("20.15"), Decimal("0.15"), 20, None, 5, None, 1]
    assert [cell.approved for cell in long.cells] == [line.points.approved for line in lines] == wanted
    assert [cell.approved for cell in short.cells] == [Decimal("20.15"), None, 1]


def test_lines_are_what_the_minutes_print(db):
    year = sheets.year_of()
    sheet = sheets.brought_to(year, "team_scored", team={3: 7})
    line = next(each for each in lines_of(sheet) if each.number == "2.2")
    assert (line.standard, line.own, line.team, line.difference, line.reason) == (30, 1, 7, 6, sheets.REASON)
    assert [each.number for each in lines_of(sheet)] == ["1", "1.1", "1.2", "2", "2.1", "2.2", "3"]


def test_readers_see_what_is_done_and_what_they_write(db):
    year = sheets.year_of()
    seen = {}
    for state in sheets.STATES:
        sheet = sheets.sheet_of(year)
        sheet.state = state
        seen[state] = {
            kind: "".join(sorted(column[0] for column in _columns(sheet, person)))
            for kind, person in {
                "own": year.officers[1],
                "team": year.officers[0],
                "other": year.officers[2],
                "secretary": year.secretary,
            }.items()
        }
    assert seen == {
        "self_scoring": {"own": "s", "team": "t", "other": "", "secretary": "st"},
        "submitted": {"own": "s", "team": "st", "other": "s", "secretary": "st"},
        "team_scored": dict.fromkeys(("own", "team", "other", "secretary"), "st"),
        "explained": {"own": "ast", "team": "st", "other": "st", "secretary": "ast"},
        "agreed": dict.fromkeys(("own", "team", "other", "secretary"), "ast"),
        "final": dict.fromkeys(("own", "team", "other", "secretary"), "ast"),
    }


def _columns(sheet, person):
    standing = Standing.of(person, sheet.term)
    return columns_seen(sheet, standing, inspected_by(standing))


def test_only_units_of_the_same_kind_are_ranked(db):
    year = sheets.year_of(4)
    sheets.brought_to(year, "agreed", 0)
    sheets.brought_to(year, "agreed", 1)
    sheets.brought_to(year, "team_scored", 2)
    found = matrix(Standing.of(year.supervisor, year.term), roots_of(year.term))
    assert (found.kind, found.ranked) == ("approved", 2)
    assert [str(row.rank) for row in found.rows] == ["1 (đồng hạng)", "1 (đồng hạng)", "None", "None"]


def test_a_long_scale_is_written_in_parts(db):
    year = large(1, 20)
    scale = year.term.scale
    for _ in range(MOST_LEAVES + 1):
        judging.criterion(scale, KIND.JUDGED, maximum=Decimal(1))
    roots = roots_of(year.term)
    assert [(section.name, section.part) for section in sections(roots)] == [
        ("Nhóm 0", 1),
        ("Nhóm 1", 2),
        ("Các tiêu chí khác", 3),
    ]
    assert [(part.number, len(part.leaves)) for part in parts(roots)] == [(1, 10), (2, 10), (3, 40), (4, 1)]
    assert [part.title for part in parts(roots)][1:] == [
        "2. Nhóm 1",
        f"3 - {MOST_LEAVES + 3}. Các tiêu chí khác (1/2)",
        f"3 - {MOST_LEAVES + 3}. Các tiêu chí khác (2/2)",
    ]


def test_years_stand_beside_each_other(db):
    year = sheets.year_of(2)
    sheets.brought_to(year, "final")
    later = factories.term(year.cluster, "2020")
    found = score_years([year.term, later])
    assert found.years == (year.term,)
    assert {unit.unit: unit.totals for unit in found.units} == {
        year.units[0]: (None,),
        year.units[1]: (Decimal("27.15"),),
    }
    assert found.means == (Decimal("27.15"),)


@pytest.mark.parametrize(("points", "whole", "most"), [(34, 100, 100), (105, 100, 105), (34, 1, 34)])
def test_a_whole_bar_is_the_scale_or_the_most_that_was_reached(points, whole, most):
    values = (("Hội Thử", (Decimal(points),)),)
    assert chart_of(values, title="Điểm", description="", whole=Decimal(whole)).most == most


def test_points_are_printed_with_two_places_or_none():
    assert [points_words(Decimal(each)) for each in ("14.10", "14.00", "1234.5")] == [
        "14,10",
        "14",
        "1.234,50",
    ]


def addresses(year) -> dict[str, str]:
    sheet, year_of = sheets.sheet_of(year, 0), f"/{year.cluster.slug}/2019/"
    names = {"score_sheet": {}, "score_sheet_xlsx": {}, "score_settle": {}}
    names["score_write"] = {"column": "approved", "part": 2}
    ends = ("", "phan/2/", "cac-nam/", "bang-diem.xlsx")
    return (
        {name: sheet.url(name, **values) for name, values in names.items()}
        | {f"scores {end}": f"{year_of}cham-diem/{end}" for end in ends}
        | {"bench": year_of}
    )


def queries(year, client) -> dict[str, int]:
    found = {}
    for page, address in addresses(year).items():
        assert client.get(address).status_code == 200, address
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        found[page] = len(asked)
    return found


def test_pages_ask_no_more_for_more_units_and_more_criteria(client, db):
    years = [large(6, 20), large(30, 20), large(6, 300)]
    few, more_units, more_criteria = (
        queries(year, factories.client_of(client, year.secretary)) for year in years
    )
    assert few == more_units == more_criteria
    over = {page: count for page, count in few.items() if count > MOST}
    assert over == {"bench": few["bench"]}
    # one more than other workbenches: the draft is not finished, and there are sheets already
    assert few["bench"] <= MOST + MORE["pledges:workbench"] + 1
