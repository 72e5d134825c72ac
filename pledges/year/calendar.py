"""The calendar of a year: its deadlines, the rounds of comments, the conference, what the cluster does together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.utils import timezone

from members.models import Term
from pledges.activities.models import Activity
from pledges.agreement.models import Agreement, CommentRound
from pledges.ballots.models import Ballot
from pledges.inspections.plan.models import InspectionPlan
from pledges.inspections.recommendations.models import WAITING, Recommendation
from pledges.inspections.visit.models import Inspection
from pledges.states.addresses import year_url
from pledges.year.duties import DUTIES

DEADLINES = {
    "agreement_due_on": "Hạn ký giao ước",
    "registration_due_on": "Hạn đăng ký chuyên đề, mô hình mới",
    "half_year_due_on": "Hạn sơ kết 6 tháng đầu năm",
    "inspection_due_on": "Hạn kiểm tra chéo",
    "year_end_due_on": "Hạn chấm điểm, tổng kết",
}
_PAGES = {duty.due_field: duty.page for duty in DUTIES}


class Kind(Enum):
    DEADLINE = "Hạn"
    CONFERENCE = "Hội nghị"
    EXCHANGE = "Trao đổi kinh nghiệm"
    INSPECTION = "Kiểm tra chéo"
    BALLOT = "Bỏ phiếu"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A dated entry. `key` stays the same when the date moves; without `starts_at` the entry lasts all day.

    `path` leads to the page of its subject.
    """

    key: str
    term: Term
    kind: Kind
    title: str
    day: date
    path: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    is_cancelled: bool = False

    @property
    def last_day(self) -> date:
        return timezone.localdate(self.ends_at) if self.ends_at else self.day

    @property
    def is_past(self) -> bool:
        return self.last_day < timezone.localdate()


@dataclass(frozen=True, kw_only=True)
class Month:
    """A month of the year with its entries; `first` is its first day."""

    first: date
    entries: list[Entry]

    @property
    def is_now(self) -> bool:
        return self.first == timezone.localdate().replace(day=1)

    @property
    def before_today(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.day < timezone.localdate()]

    @property
    def from_today(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.day >= timezone.localdate()]

    @property
    def has_today(self) -> bool:
        return any(entry.day == timezone.localdate() for entry in self.entries)


def entries(terms: list[Term]) -> list[Entry]:
    """List the entries of all `terms`, by day. Six queries, however many terms there are."""
    by_pk = {term.pk: term for term in terms}
    activities = list(Activity.objects.filter(term__in=by_pk))
    dated = [entry for term in terms for entry in _deadlines(term)]
    dated += [_of_activity(activity, by_pk[activity.term_id]) for activity in activities]
    dated += _of_rounds(by_pk)
    dated += _inspections(by_pk)
    dated += _of_recommendations(by_pk)
    dated += _of_ballots(by_pk)
    dated += _conferences(by_pk, dated)
    return sorted(dated, key=_in_order)


def _in_order(entry: Entry) -> tuple:
    """Sort by day and time; what lasts all day comes first."""
    return entry.day, entry.starts_at.timestamp() if entry.starts_at else 0, entry.key


def months(term: Term) -> list[Month]:
    """List every month of the year, and those outside of it that have entries."""
    dated = entries([term])
    firsts = {entry.day.replace(day=1) for entry in dated} | set(_firsts(term))
    return [
        Month(first=first, entries=[entry for entry in dated if entry.day.replace(day=1) == first])
        for first in sorted(firsts)
    ]


def _firsts(term: Term) -> Iterator[date]:
    """Yield the first day of each month. Counts in months, because the last possible date has no next month."""
    for number in range(_months(term.starts_on), _months(term.ends_on) + 1):
        yield date(number // 12, number % 12 + 1, 1)


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _deadlines(term: Term) -> Iterator[Entry]:
    for field, title in DEADLINES.items():
        if day := getattr(term, field):
            path = year_url(term, _PAGES.get(field, "workbench_year"))
            yield Entry(
                key=f"{field}-{term.pk}", term=term, kind=Kind.DEADLINE, title=title, day=day, path=path
            )


def _of_activity(activity: Activity, term: Term) -> Entry:
    activity.term = term
    return Entry(
        key=activity.event_key,
        term=term,
        kind=Kind[activity.kind.upper()],
        title=activity.name,
        day=timezone.localdate(activity.starts_at),
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        place=activity.place,
        path=activity.get_absolute_url(),
        is_cancelled=activity.state == Activity.State.CANCELLED,
    )


def _inspections(terms: dict[int, Term]) -> Iterator[Entry]:
    """Yield the dated inspections of issued plans."""
    issued = Inspection.objects.filter(term__in=terms, plan__state=InspectionPlan.State.ISSUED)
    dated = issued.filter(starts_at__isnull=False).select_related("plan", "team__unit", "unit")
    for inspection in dated:
        inspection.term = inspection.plan.term = terms[inspection.term_id]
        team = f"{inspection.team} ({inspection.team.unit})" if inspection.team.unit else str(inspection.team)
        yield Entry(
            key=inspection.event_key,
            term=inspection.term,
            kind=Kind.INSPECTION,
            title=f"{team} kiểm tra {inspection.unit}",
            day=timezone.localdate(inspection.starts_at),
            starts_at=inspection.starts_at,
            ends_at=inspection.ends_at,
            place=inspection.place,
            path=inspection.get_absolute_url(),
            is_cancelled=inspection.state == Inspection.State.CANCELLED,
        )


def _of_rounds(terms: dict[int, Term]) -> Iterator[Entry]:
    """Yield the last day of each round of comments: as announced, or the day on which it was closed early."""
    for comment_round in CommentRound.objects.filter(agreement__term__in=terms).select_related("agreement"):
        term = terms[comment_round.agreement.term_id]
        closed = (
            timezone.localdate(comment_round.closed_at)
            if comment_round.closed_at
            else comment_round.closes_on
        )
        yield Entry(
            key=f"comments-{comment_round.pk}",
            term=term,
            kind=Kind.DEADLINE,
            title="Kết thúc góp ý dự thảo giao ước"
            if comment_round.closed_at
            else "Hạn góp ý dự thảo giao ước",
            day=min(comment_round.closes_on, closed),
            path=year_url(term, "agreement_comments"),
        )


def _of_recommendations(terms: dict[int, Term]) -> Iterator[Entry]:
    """Yield the due days of recommendations; those carried out or carried over have none any more."""
    recommendations = Recommendation.objects.filter(term__in=terms, state__in=WAITING, due_on__isnull=False)
    for recommendation in recommendations.select_related("unit"):
        recommendation.term = terms[recommendation.term_id]
        yield Entry(
            key=recommendation.event_key,
            term=recommendation.term,
            kind=Kind.DEADLINE,
            title=f"Hạn thực hiện kiến nghị: {recommendation.unit.short_name}",
            day=recommendation.due_on,
            path=recommendation.get_absolute_url(),
        )


def _of_ballots(terms: dict[int, Term]) -> Iterator[Entry]:
    for ballot in Ballot.objects.filter(term__in=terms, day__isnull=False).defer("urn"):
        ballot.term = terms[ballot.term_id]
        yield Entry(
            key=ballot.event_key,
            term=ballot.term,
            kind=Kind.BALLOT,
            title=str(ballot),
            day=ballot.day,
            place=ballot.venue,
            path=ballot.get_absolute_url(),
            is_cancelled=ballot.state == Ballot.State.CANCELLED,
        )


def _conferences(terms: dict[int, Term], dated: list[Entry]) -> Iterator[Entry]:
    """Yield the day written in the agreement, unless a conference was planned for that day."""
    planned = {
        (entry.term.pk, entry.day)
        for entry in dated
        if entry.kind is Kind.CONFERENCE and not entry.is_cancelled
    }
    for agreement in Agreement.objects.filter(term__in=terms, day__isnull=False).only("term", "day", "venue"):
        if (agreement.term_id, agreement.day) not in planned:
            term = terms[agreement.term_id]
            yield Entry(
                key=f"agreement-day-{agreement.pk}",
                term=term,
                kind=Kind.CONFERENCE,
                title="Hội nghị ký kết giao ước thi đua",
                day=agreement.day,
                place=agreement.venue,
                path=year_url(term, "agreement"),
            )
