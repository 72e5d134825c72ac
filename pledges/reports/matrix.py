"""The reports of a year in one table: units down, the two periods across."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from members.models import Membership, Term, Unit
from members.standing import Standing
from pledges.reports.models import Report
from pledges.reports.models.report import due_on, is_overdue, refusal_to_start
from pledges.states.addresses import year_url


@dataclass(frozen=True, kw_only=True)
class Cell:
    """The state of one unit's report for one period; `url` is "" for who may not read it."""

    period: str
    report: Report | None
    state: str
    label: str
    note: str
    is_late: bool
    url: str
    can_start: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    membership: Membership
    is_own: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A period: its deadline, the number of reports sent to the cluster, and the missing units."""

    period: str
    name: str
    due_on: date | None
    sent: int
    missing: tuple[Unit, ...]
    is_late: bool
    url: str


def rows(term: Term, standing: Standing) -> list[Row]:
    """Build the rows in the order of the signature blocks. Two queries."""
    reports = {(report.unit_id, report.period): report for report in Report.objects.filter(term=term)}
    visible = set(Report.objects.visible_to(standing).values_list("pk", flat=True))
    return [
        Row(
            membership=member,
            is_own=member.unit_id in standing.units,
            cells=tuple(
                _begun(term, member.unit, report, is_seen=report.pk in visible)
                if (report := reports.get((member.unit_id, period)))
                else _not_begun(term, member.unit, period, standing)
                for period in Report.Period.values
            ),
        )
        for member in term.member_list
    ]


def columns(term: Term, matrix: list[Row]) -> list[Column]:
    return [_column(term, period, matrix, number) for number, period in enumerate(Report.Period)]


def _column(term: Term, period: Report.Period, matrix: list[Row], number: int) -> Column:
    day = due_on(term, period)
    missing = tuple(row.membership.unit for row in matrix if row.cells[number].state != Report.State.APPROVED)
    return Column(
        period=period.value,
        name=period.label,
        due_on=day,
        sent=len(matrix) - len(missing),
        missing=missing,
        is_late=bool(missing) and is_overdue(day),
        url=year_url(term, "review", period=period.value),
    )


def _not_begun(term: Term, unit: Unit, period: str, standing: Standing) -> Cell:
    return Cell(
        period=period,
        report=None,
        state="none",
        label="Chưa lập",
        note="",
        is_late=is_overdue(due_on(term, period)),
        url="",
        can_start=refusal_to_start(term, unit, standing) is None,
    )


def _begun(term: Term, unit: Unit, report: Report, *, is_seen: bool) -> Cell:
    report.term, report.unit = term, unit
    sent = report.state == Report.State.APPROVED
    return Cell(
        period=report.period,
        report=report,
        state=report.state,
        label=report.get_state_display(),
        note=f"ngày {timezone.localtime(report.approved_at):%d/%m/%Y}" if sent else "",
        is_late=report.is_late,
        url=report.get_absolute_url() if is_seen else "",
        can_start=False,
    )
