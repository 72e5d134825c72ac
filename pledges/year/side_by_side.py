"""The years of a cluster in columns: commitments, registrations, results."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Avg, Count

from members.models import Membership, Term
from members.vietnamese import vietnamese_number
from pledges.agreement.models import Agreement, Commitment
from pledges.registrations.models import Registration
from pledges.reports.models import Report
from pledges.scores.formulas import ZERO, rounded
from pledges.scores.sheet.totals import totals_of

MOST = 5  # columns that a wide screen holds


@dataclass(frozen=True, kw_only=True)
class Row:
    """One fact in every year; `values` in the order of the years."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """`commitments`: per year the titles of the promises, in their order."""

    years: tuple[Term, ...]
    rows: tuple[Row, ...]
    commitments: tuple[tuple[str, ...], ...]


def side_by_side(terms: list[Term]) -> SideBySide:
    """Compare the newest `MOST` of `terms`, all of one cluster. Six queries, whatever their number."""
    years = tuple(sorted(terms, key=lambda term: term.name, reverse=True)[:MOST])
    agreements = {agreement.term_id: agreement for agreement in Agreement.objects.filter(term__in=years)}
    members: dict[int, list[Membership]] = {}
    for membership in (
        Membership.objects.filter(term__in=years).select_related("unit").order_by("rank", "position")
    ):
        members.setdefault(membership.term_id, []).append(membership)
    return SideBySide(
        years=years,
        rows=(
            *(*_who(years, members), *_promised(years, agreements), *_registered(years)),
            *(*_reached(years), *_scored(years)),
        ),
        commitments=_commitments(years),
    )


def _row(label: str, years, value) -> Row:
    return Row(label=label, values=tuple(str(value(year)) for year in years))


def _who(years, members) -> list[Row]:
    def named(rank):
        return lambda term: (
            ", ".join(member.unit.short_name for member in members.get(term.pk, []) if member.rank == rank)
            or "–"
        )

    return [
        _row("Chủ đề năm", years, lambda term: term.theme or "–"),
        _row("Số đơn vị", years, lambda term: len(members.get(term.pk, []))),
        _row("Cụm trưởng", years, named(Membership.Role.CHAIR)),
        _row("Cụm phó", years, named(Membership.Role.DEPUTY)),
        _row("Năm thi đua", years, lambda term: "Đã kết thúc" if term.is_closed else "Đang thực hiện"),
    ]


def _promised(years, agreements) -> list[Row]:
    def state(term):
        return agreements[term.pk].get_state_display() if term.pk in agreements else "Chưa có"

    return [_row("Giao ước", years, state)]


def _registered(years) -> list[Row]:
    standing = Registration.objects.standing().filter(term__in=years)
    counts = Counter()
    for term, kind, state, number in standing.values_list("term", "kind", "state").annotate(
        number=Count("pk")
    ):
        counts[term, kind] += number
        counts[term, state] += number
    rows = [
        _row(f"{kind.label} được ghi nhận", years, lambda term, kind=kind: counts[term.pk, kind])
        for kind in Registration.Kind
    ]
    completed = Registration.State.COMPLETED
    return [*rows, _row("Đăng ký hoàn thành", years, lambda term: counts[term.pk, completed])]


def _reached(years) -> list[Row]:
    """Count approved reports, and average the percentages that they state."""
    approved = Report.objects.filter(term__in=years, state=Report.State.APPROVED)
    rows = approved.order_by().values_list("term", "period")
    rows = rows.annotate(number=Count("pk", distinct=True), mean=Avg("lines__percent"))
    counts, means = {}, {}
    for term, period, number, mean in rows:
        counts[term, period], means[term, period] = number, mean
    per_period = []
    for period in Report.Period:
        per_period.append(
            _row(f"Báo cáo {period.label.lower()}", years, lambda term, p=period: counts.get((term.pk, p), 0))
        )
    period = Report.Period.YEAR_END

    def percent(term):
        value = means.get((term.pk, period))
        return "–" if value is None else f"{value:.0f}%"

    return [*per_period, _row("Tỷ lệ hoàn thành bình quân cuối năm (%)", years, percent)]


def _scored(years) -> list[Row]:
    """Count the units with approved points, and average these."""
    totals = totals_of(list(years))
    known = {pk: [point for point in points.values() if point is not None] for pk, points in totals.items()}

    def mean(term):
        points = known[term.pk]
        return vietnamese_number(rounded(sum(points, ZERO) / len(points))) if points else "–"

    return [
        _row("Bảng điểm đã thống nhất", years, lambda term: len(known[term.pk])),
        _row("Điểm duyệt bình quân", years, mean),
    ]


def _commitments(years) -> tuple[tuple[str, ...], ...]:
    titles: dict[int, list[str]] = {year.pk: [] for year in years}
    rows = Commitment.objects.filter(agreement__term__in=years).order_by("position")
    for term, title, text in rows.values_list("agreement__term", "title", "text"):
        titles[term].append(title or text[:120])
    return tuple(tuple(titles[year.pk]) for year in years)
