"""The one table of duties: what every unit owes the cluster in a year, by when, and who has not done it yet."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from members.models import Term
from pledges.documents.models import Document, SignaturePlace
from pledges.inspections.recommendations.models import Recommendation
from pledges.registrations.models import Registration
from pledges.reports.models import Report
from pledges.scores.scale.models import Scale
from pledges.scores.sheet.models import ScoreSheet
from pledges.states.addresses import year_url


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A duty. `name` is stored in reminders; `due_field` is a date of the term, `page` a route of the year.

    `missing` returns the primary keys of the units that have not done it, by one query at most; `exists` whether the
    year asks for it. `day` replaces `due_field` where the day is not one of the term.
    """

    name: str
    label: str
    page: str
    missing: Callable[[Term], Iterable[int]]
    due_field: str = ""
    day: date | None = None
    exists: Callable[[Term], bool] = lambda term: True

    def due_on(self, term: Term) -> date | None:
        return self.day or getattr(term, self.due_field)

    def url(self, term: Term) -> str:
        return year_url(term, self.page)


def _unsigned(term: Term) -> QuerySet:
    """Return units with an empty place in the open agreement; the witness, too, but no unit that left the year."""
    here = Q(unit__in=term.memberships.values("unit")) | Q(is_witness=True)
    places = SignaturePlace.objects.filter(here, signature=None)
    return places.filter(document__agreement__term=term, document__state=Document.State.OPEN).values_list(
        "unit", flat=True
    )


def _unregistered(term: Term) -> QuerySet:
    return _members_without(term, Registration.objects.filter(term=term).counted())


def _unreported(period: str) -> Callable[[Term], QuerySet]:
    def missing(term: Term) -> QuerySet:
        sent = Report.objects.filter(term=term, period=period, state=Report.State.APPROVED)
        return _members_without(term, sent)

    return missing


def _unscored(term: Term) -> QuerySet:
    sheets = ScoreSheet.objects.filter(term=term, state=ScoreSheet.State.SELF_SCORING)
    return sheets.order_by("unit").values_list("unit", flat=True)


def _is_scored(term: Term) -> bool:
    return Scale.objects.filter(term=term, state=Scale.State.OPEN).exists()


def _members_without(term: Term, done: QuerySet) -> QuerySet:
    return term.memberships.exclude(unit__in=done.values("unit")).values_list("unit", flat=True)


DUTIES = (
    Duty(
        name="sign",
        label="Ký giao ước thi đua",
        due_field="agreement_due_on",
        page="agreement",
        missing=_unsigned,
    ),
    Duty(
        name="register",
        label="Đăng ký ít nhất 01 chuyên đề hoặc mô hình mới",
        due_field="registration_due_on",
        page="registrations",
        missing=_unregistered,
    ),
    Duty(
        name="half_year",
        label="Gửi báo cáo sơ kết 6 tháng đầu năm",
        due_field="half_year_due_on",
        page="reports",
        missing=_unreported(Report.Period.HALF_YEAR),
    ),
    Duty(
        name="score",
        label="Tự chấm điểm và gửi bảng điểm",
        due_field="year_end_due_on",
        page="scores",
        missing=_unscored,
        exists=_is_scored,
    ),
    Duty(
        name="year_end",
        label="Gửi báo cáo tổng kết năm",
        due_field="year_end_due_on",
        page="reports",
        missing=_unreported(Report.Period.YEAR_END),
    ),
)

# The secretariat's duty to the units: `missing` are those that wait for it.
RECORD = Duty(
    name="record",
    label="Xem xét, ghi nhận đăng ký của các đơn vị",
    due_field="registration_due_on",
    page="registrations",
    missing=lambda term: (
        term.registrations.filter(state=Registration.State.SUBMITTED)
        .order_by("unit")
        .values_list("unit", flat=True)
    ),
)


def duties(term: Term) -> list[Duty]:
    """List the duties that have a due day in `term`; in a closed year only those of its recommendations."""
    yearly = () if term.is_closed else DUTIES
    dated = [duty for duty in yearly if duty.due_on(term) is not None and duty.exists(term)]
    return dated + recommended(term)


def recommended(term: Term) -> list[Duty]:
    """List a duty for each due day of what inspections of `term` recommend. One query."""
    waiting: dict[date, set[int]] = defaultdict(set)
    rows = Recommendation.objects.filter(term=term).dated().order_by("due_on")
    for day, unit in rows.values_list("due_on", "unit"):
        waiting[day].add(unit)
    return [_carrying_out(day, frozenset(units)) for day, units in waiting.items()]


def _carrying_out(day: date, units: frozenset[int]) -> Duty:
    return Duty(
        name="recommendation",
        label="Thực hiện kiến nghị sau kiểm tra",
        page="recommendations",
        day=day,
        missing=lambda term: units,
    )


def undone_units(duty: Duty, term: Term) -> set[int]:
    """Return primary keys of the units that still have to do it. One query at most."""
    return set(duty.missing(term))
