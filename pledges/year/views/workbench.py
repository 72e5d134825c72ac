"""The workbench at `/`: tasks of the person, steps of the year, progress of the units."""

from collections.abc import Sequence

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members import access
from members.models import Term
from members.roles import Roles
from members.standing import Standing
from pledges.files.views import saved_as
from pledges.spreadsheets.cells import XLSX_TYPE
from pledges.year.rows import Rows
from pledges.year.spreadsheet import matrix
from pledges.year.steps import DUTIES, Year
from pledges.year.tasks.waiting import waiting_for


@require_safe
def workbench(request):
    """Show the term of today (see `_first`), and what waits in every other year that is not closed."""
    roles = Roles.of(request.user)
    terms = list(roles.years().select_related("cluster", "witness").order_by("cluster__slug", "-name"))
    if not terms:
        return render(request, "year/workbench_empty.html")
    clusters: dict[int, list[Term]] = {}
    for year in terms:
        clusters.setdefault(year.cluster_id, []).append(year)
    request.years, *elsewhere = clusters.values()
    term = _first(request.years)
    request.term, request.standing = term, Standing.by(roles, term)
    going_on = [year for year in terms if year != term and not year.is_closed]
    over = [_first(years) for years in elsewhere if all(year.is_closed for year in years)]
    return _show(request, term, others=[*going_on, *over], beside=_worked_in(roles, going_on))


def _worked_in(roles: Roles, going_on: list[Term]) -> list[Rows]:
    """Return rows of the years in which work may wait for the person; a mere reader has none."""
    standings = [Standing.by(roles, year) for year in going_on]
    return [Rows(standing) for standing in standings if standing.is_secretariat or standing.units]


def _first(years: list[Term]) -> Term:
    """Choose among the years of a cluster: the one that today lies in, else the oldest not closed, else the newest."""
    today = timezone.localdate()
    of_today = [year for year in years if year.starts_on <= today <= year.ends_on]
    going_on = [year for year in reversed(years) if not year.is_closed]
    return (of_today or going_on or years)[0]


@require_safe
@access.readers
def workbench_year(request, term):
    return _show(request, term, others=[])


@require_safe
@access.readers
def matrix_xlsx(request, term):
    """Serve the matrix of the workbench as an Excel file."""
    return saved_as(f"nam-{term.cluster.slug}-{term.name}.xlsx", matrix(Year(request.standing)), XLSX_TYPE)


def _show(request, term: Term, *, others: list[Term], beside: Sequence[Rows] = ()):
    year = Year(request.standing)
    rows = year.matrix()
    return render(
        request,
        "year/workbench.html",
        {
            "tasks": waiting_for(year, *beside),
            "steps": year.steps(),
            "duties": DUTIES,
            "rows": rows,
            "own_rows": [row for row in rows if row.is_own],
            "other_rows": [row for row in rows if not row.is_own],
            "others": others,
            "today": timezone.localdate(),
            "tab": "workbench",
        },
    )
