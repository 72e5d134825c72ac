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
from pledges.reports.charts import charts
from pledges.reports.models import Report, ReportLine
from pledges.reports.models.report import subject_of
from pledges.reports.summary import registrations_summed_up, summed_up

PARTS = {
    "achievements": "Kết quả nổi bật",
    "limits": "Hạn chế, nguyên nhân",
    "tasks_ahead": "Nhiệm vụ thời gian tới",
    "proposals": "Đề xuất, kiến nghị",
}


@dataclass(frozen=True, kw_only=True)
class Says:
    """One unit's words on one subject; `about` names its own theme or model, else it is ""."""

    unit: Unit
    about: str
    figure: str
    percent: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """A commitment as a whole (no title) or one of its targets, with a row per unit and a sentence for all."""

    title: str
    rows: tuple[Says, ...]
    summary: str


@dataclass(frozen=True, kw_only=True)
class Chapter:
    commitment: Commitment
    items: tuple[Item, ...]
    progress: Decimal | None
    summary: str

    @property
    def title(self) -> str:
        return str(self.commitment)


@dataclass(frozen=True, kw_only=True)
class Remarks:
    heading: str
    by_unit: tuple[tuple[Unit, str], ...]


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
    registrations_summary: str
    remarks: dict[str, Remarks]
    progress: tuple[tuple[Unit, Decimal | None], ...]
    charts: tuple[Chart, ...]
    made_at: datetime

    @property
    def subject(self) -> str:
        return subject_of(self.term, self.period)

    @property
    def assessment(self) -> list[Remarks]:
        return self._named("achievements", "limits")

    @property
    def outlook(self) -> list[Remarks]:
        return self._named("tasks_ahead", "proposals")

    def _named(self, *names: str) -> list[Remarks]:
        return [self.remarks[name] for name in names if self.remarks[name].by_unit]

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
    registered = [
        (report, line)
        for report in member_reports
        for line in report.line_list
        if line.registration_id and line.is_told
    ]
    means = _means(member_reports)
    return Review(
        term=term,
        period=period,
        units=tuple(report.unit for report in member_reports),
        missing=tuple(unit for unit in units if unit.pk not in by_unit),
        chapters=chapters,
        registrations=tuple(_says(report, line, about=_registered(line)) for report, line in registered),
        registrations_summary=registrations_summed_up([line for _, line in registered]),
        remarks={name: _remarks(member_reports, name, heading) for name, heading in PARTS.items()},
        progress=tuple((report.unit, means[report.unit_id]) for report in member_reports),
        charts=charts(term, units, means, chapters=chapters, before=_before(term, period)),
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
    by_commitment: dict[Commitment, list[tuple[Report, ReportLine]]] = {}
    for report in reports:
        for line in report.line_list:
            if not line.registration_id:
                commitment = line.commitment or line.target.commitment
                by_commitment.setdefault(commitment, []).append((report, line))
    in_order = sorted(by_commitment.items(), key=lambda pair: pair[0].position)
    return tuple(_chapter(commitment, said) for commitment, said in in_order)


def _chapter(commitment: Commitment, said: list[tuple[Report, ReportLine]]) -> Chapter:
    by_target: dict[int | None, list[tuple[Report, ReportLine]]] = {}
    for report, line in said:
        by_target.setdefault(line.target_id, []).append((report, line))
    lines = [line for _, line in said]
    return Chapter(
        commitment=commitment,
        items=tuple(_item(rows) for rows in by_target.values()),
        progress=mean(line.percent for line in lines),
        summary=summed_up(lines),
    )


def _item(said: list[tuple[Report, ReportLine]]) -> Item:
    return Item(
        title=_titled(said[0][1]),
        rows=tuple(_says(report, line) for report, line in said),
        summary=summed_up([line for _, line in said]),
    )


def _titled(line: ReportLine) -> str:
    return line.promise if line.target_id else ""


def _registered(line: ReportLine) -> str:
    return f"{line.registration.get_kind_display()}: {line.registration.name}"


def _says(report: Report, line: ReportLine, about: str = "") -> Says:
    return Says(
        unit=report.unit,
        about=about,
        figure=line.figure_words,
        percent="" if line.percent is None else vietnamese_number(line.percent),
        words=line.words,
    )


def _remarks(reports: list[Report], name: str, heading: str) -> Remarks:
    """Collect what the units wrote in the part `name`; units that left it empty are left out."""
    by_unit = tuple((report.unit, getattr(report, name)) for report in reports if getattr(report, name))
    return Remarks(heading=heading, by_unit=by_unit)


def _means(reports) -> dict:
    """Return unit key -> its average progress in percent."""
    return {report.unit_id: mean(line.percent for line in report.line_list) for report in reports}


def _before(term: Term, period: str) -> tuple[Term | None, dict]:
    """Return the year before and its means."""
    earlier = Term.objects.filter(cluster=term.cluster_id, starts_on__lt=term.starts_on)
    previous = earlier.order_by("-starts_on").first()
    return previous, _means(_reports(previous, period)) if previous else {}
