"""The table of all score sheets, 30 units by 300 criteria in three columns, against the bare query for its points."""

from django.db import connection
from django.utils import timezone

from pledges.scores.scale.models import Criterion, Scale
from pledges.scores.sheet.models import Score, ScoreSheet
from tests.bench import cases
from tests.bench.clock import Times, rounds
from tests.bench.pages import Page, get
from tests.bench.wsgi import OURS

UNITS, GROUPS, LEAVES = 30, 10, 30
BARE = (
    'SELECT s.sheet_id, s.criterion_id, s."column", s.points FROM pledges_score s '
    "JOIN pledges_scoresheet t ON t.id = s.sheet_id WHERE t.term_id = %s"
)
SUMMED = (
    'SELECT s.sheet_id, c.parent_id, s."column", SUM(s.points) FROM pledges_score s '
    "JOIN pledges_scoresheet t ON t.id = s.sheet_id JOIN pledges_criterion c ON c.id = s.criterion_id "
    'WHERE t.term_id = %s GROUP BY s.sheet_id, c.parent_id, s."column"'
)


def case():
    """Every column of every sheet is filled in."""
    year = cases.year_of(UNITS)
    opened = {"state": Scale.State.OPEN, "opened_at": timezone.now(), "opened_by": year.secretary}
    scale = Scale.objects.create(term=year.term, total=GROUPS * LEAVES * 10, **opened)
    for number in range(GROUPS):
        kind, words = Criterion.Kind.GROUP, f"Nhóm tiêu chí {number}"
        group = Criterion.objects.create(scale=scale, position=number, kind=kind, name=words)
        Criterion.objects.bulk_create(
            Criterion(
                scale=scale,
                parent=group,
                position=each,
                kind=Criterion.Kind.JUDGED,
                name=f"Tiêu chí {each}",
                maximum=10,
            )
            for each in range(LEAVES)
        )
    leaves = list(scale.criteria.exclude(kind=Criterion.Kind.GROUP))
    for unit in year.units:
        sheet = ScoreSheet.objects.create(term=year.term, unit=unit, state=ScoreSheet.State.EXPLAINED)
        Score.objects.bulk_create(
            Score(sheet=sheet, criterion=leaf, column=column, figure=each % 10, points=each % 10)
            for each, leaf in enumerate(leaves)
            for column in Score.Column.values
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return year


def report(at_most: int, *, seconds: float) -> None:
    """G: the matrix, and one part of it in full."""
    year = case()
    cookie = cases.cookie_of(year.secretary)
    pages = {
        "matrix": Page("matrix", f"/{year.cluster.slug}/2019/cham-diem/", cookie),
        "part": Page("part", f"/{year.cluster.slug}/2019/cham-diem/phan/1/", cookie),
    }
    floor, times = Page('"ok", our middleware, signed in', OURS, cookie), Times()
    for page in (floor, *pages.values()):
        get(page)
    for _ in rounds(at_most, seconds=seconds):
        with times.of("floor"):
            get(floor)
        for name, page in pages.items():
            with times.of(name):
                get(page)
        for name, statement in (("points", BARE), ("sums", SUMMED)):
            with times.of(name):
                _ask(statement, year.term.pk)
    print(
        f"\nG. Scores of {UNITS} units by {GROUPS * LEAVES} criteria in three columns, "
        f"{times.rounds('floor')} rounds; median/best in ms"
    )
    print(times.line("floor", '"ok", our middleware, signed in'))
    print(times.line("points", "all points in bare SQL"))
    print(times.line("sums", "their sums by group in bare SQL"))
    print(times.line("matrix", "the matrix: the whole page"))
    print(times.line("part", f"one part of {LEAVES} criteria: the whole page"))
    print(
        f"    the matrix is {times.ratio('matrix', 'points'):.1f} x the query for all points, "
        f"{times.ratio('matrix', 'sums'):.1f} x the query for the sums"
    )


def _ask(statement: str, term: int) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [term])
        return cursor.fetchall()
