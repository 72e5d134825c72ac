"""The consolidated review of a cluster for one period: its units' approved reports side by side."""

from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from operator import attrgetter

from django.utils import timezone

from members.models import Term, Unit
from members.vietnamese import vietnamese_number
from pledges.agreement.models import Commitment
from pledges.papers.charts import Chart, mean
from pledges.reports.models import Report, ReportLine
from pledges.reports.models.report import period_of

ASSESSMENT = (("achievements", "Kết quả nổi bật"), ("limits", "Hạn chế, nguyên nhân"))
OUTLOOK = (("tasks_ahead", "Nhiệm vụ thời gian tới"), ("proposals", "Đề xuất, kiến nghị"))


@dataclass(frozen=True, kw_only=True)
class Says:
    """One unit's words on one subject; `about` names its own theme or model, else it is ""."""

    unit: str
    about: str
    figure: str
    percent: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """A commitment as a whole (no title) or one of its targets, with a row per unit."""

    title: str
    rows: tuple[Says, ...]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    commitment: Commitment
    items: tuple[Item, ...]
    progress: Decimal | None

    @property
    def title(self) -> str:
        return str(self.commitment)


@dataclass(frozen=True, kw_only=True)
class Remarks:
    heading: str
    by_unit: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Review:
    """The review as values. `made_at`: when its newest report was approved, else the beginning of the year.

    So the same reports make the same paper.
    """

    term: Term
    period: str
    units: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    chapters: tuple[Chapter, ...]
    registrations: tuple[Says, ...]
    assessment: tuple[Remarks, ...]
    outlook: tuple[Remarks, ...]
    charts: tuple[Chart, ...]
    made_at: datetime

    @property
    def subject(self) -> str:
        when = period_of(self.term, self.period)
        return f"{when[0].upper()}{when[1:]} thực hiện giao ước thi đua"

    @property
    def printed_lines(self) -> int:
        """Estimate for a limit: papers are rendered one at a time, and a very long one would make everybody wait."""
        rows = [row for chapter in self.chapters for item in chapter.items for row in item.rows]
        in_tables = [row.about + row.words for row in (*rows, *self.registrations)]
        in_words = [text for remarks in (*self.assessment, *self.outlook) for _, text in remarks.by_unit]
        return _lines(in_tables, letters=40) + _lines(in_words, letters=75)


def review(term: Term, period: str) -> Review:
    """Build the review from the approved reports of the year's members. Five queries."""
    reports = _reports(term, period)
    units = [member.unit for member in term.member_list]
    by_unit = {report.unit_id: report for report in reports}
    member_reports = [by_unit[unit.pk] for unit in units if unit.pk in by_unit]
    chapters = _chapters(member_reports)
    return Review(
        term=term,
        period=period,
        units=tuple(report.unit for report in member_reports),
        missing=tuple(unit for unit in units if unit.pk not in by_unit),
        chapters=chapters,
        registrations=tuple(
            _says(report, line, about=_registered(line))
            for report in member_reports
            for line in report.line_list
            if line.registration_id and line.is_told
        ),
        assessment=_remarks(member_reports, ASSESSMENT),
        outlook=_remarks(member_reports, OUTLOOK),
        charts=_charts(term, period, units, by_unit, chapters),
        made_at=max((report.approved_at for report in member_reports), default=_beginning(term)),
    )


def _lines(texts: list[str], *, letters: int) -> int:
    return sum(1 + len(line) // letters for text in texts for line in text.split("\n"))


def _beginning(term: Term) -> datetime:
    return timezone.make_aware(datetime.combine(term.starts_on, time()))


def _reports(term: Term, period: str) -> list[Report]:
    """Fetch the approved reports, each with its `line_list` in the order of the agreement."""
    reports = list(Report.objects.approved().filter(term=term, period=period).select_related("unit"))
    lines = ReportLine.objects.filter(report__in=reports)
    by_report: dict[int, list[ReportLine]] = {}
    for line in lines.select_related("commitment", "target__commitment", "registration"):
        by_report.setdefault(line.report_id, []).append(line)
    for report in reports:
        report.line_list = sorted(by_report.get(report.pk, []), key=attrgetter("place"))
    return reports


def _chapters(reports: list[Report]) -> tuple[Chapter, ...]:
    """Build a chapter per commitment: the commitment itself, then its targets, with a row per unit."""
    commitments, items, percents = {}, {}, {}
    for report in reports:
        for line in report.line_list:
            if line.registration_id:
                continue
            commitment = line.commitment or line.target.commitment
            commitments[commitment.pk] = commitment
            percents.setdefault(commitment.pk, []).append(line.percent)
            rows = items.setdefault(commitment.pk, {}).setdefault(line.target_id or 0, (line, []))[1]
            rows.append(_says(report, line))
    return tuple(
        Chapter(
            commitment=commitment,
            items=tuple(Item(title=_titled(line), rows=tuple(rows)) for line, rows in items[pk].values()),
            progress=mean(percents[pk]),
        )
        for pk, commitment in sorted(commitments.items(), key=lambda pair: pair[1].position)
    )


def _titled(line: ReportLine) -> str:
    if not line.target_id:
        return ""
    return f"{line}: {line.measure}" if line.measure else str(line)


def _registered(line: ReportLine) -> str:
    return f"{line.registration.get_kind_display()}: {line.registration.name}"


def _says(report: Report, line: ReportLine, about: str = "") -> Says:
    return Says(
        unit=report.unit.short_name,
        about=about,
        figure=line.figure_words,
        percent="" if line.percent is None else vietnamese_number(line.percent),
        words=line.words,
    )


def _remarks(reports: list[Report], wanted: tuple[tuple[str, str], ...]) -> tuple[Remarks, ...]:
    all_remarks = (
        Remarks(
            heading=heading,
            by_unit=tuple(
                (report.unit.short_name, getattr(report, name)) for report in reports if getattr(report, name)
            ),
        )
        for name, heading in wanted
    )
    return tuple(remarks for remarks in all_remarks if remarks.by_unit)


def _charts(term, period, units, by_unit, chapters) -> tuple[Chart, ...]:
    if not by_unit:
        return ()
    now = _means(by_unit.values())
    charts = [
        Chart(
            title="Tỷ lệ hoàn thành theo đơn vị",
            description="Trung bình cộng tỷ lệ hoàn thành của từng đơn vị, từ 0 đến 100%.",
            values=tuple((unit.short_name, (now.get(unit.pk),)) for unit in units),
        )
    ]
    if chapters:
        charts.append(
            Chart(
                title="Tỷ lệ hoàn thành theo nội dung giao ước",
                description="Trung bình cộng của các đơn vị đã báo cáo, từ 0 đến 100%.",
                values=tuple((chapter.title, (chapter.progress,)) for chapter in chapters),
            )
        )
    if (previous := _previous(term)) and (before := _means(_reports(previous, period))):
        charts.append(
            Chart(
                title=f"So với năm {previous.name}",
                description=f"Tỷ lệ hoàn thành trung bình của từng đơn vị, năm {term.name} và năm {previous.name}.",
                values=tuple((unit.short_name, (now.get(unit.pk), before.get(unit.pk))) for unit in units),
                names=(f"Năm {term.name}", f"Năm {previous.name}"),
            )
        )
    return tuple(charts)


def _means(reports) -> dict:
    """Return unit key -> its average progress in percent."""
    return {report.unit_id: mean(line.percent for line in report.line_list) for report in reports}


def _previous(term: Term) -> Term | None:
    earlier = Term.objects.filter(cluster=term.cluster_id, starts_on__lt=term.starts_on)
    return earlier.order_by("-starts_on").first()
