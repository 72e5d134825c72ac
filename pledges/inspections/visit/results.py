"""The unit's results in the minutes of an inspection: its report, its registrations, its scores."""

from decimal import Decimal

from members.vietnamese import vietnamese_number
from pledges.inspections.minutes.text import ProgressText, RegisteredText, ScoreText
from pledges.inspections.visit.models import Inspection
from pledges.registrations.models import Registration
from pledges.reports.models import Report
from pledges.reports.models.line import ReportLine
from pledges.reports.models.report import period_of
from pledges.scores.formulas import ZERO
from pledges.scores.sheet.lines import Line, lines_of, total_of
from pledges.scores.sheet.models import Score, ScoreSheet
from pledges.scores.sheet.years import points_words

COLUMN = Score.Column


def progress(inspection: Inspection) -> tuple[str, tuple[ProgressText, ...]]:
    """Word the figures of the unit's newest approved report by commitment and target, and say which report it is."""
    approved = Report.objects.approved().filter(term=inspection.term_id, unit=inspection.unit_id)
    report = approved.order_by("-approved_at", "-pk").first()
    if report is None:
        return "Đơn vị chưa gửi báo cáo trong năm nên chưa có số liệu.", ()
    lines = ReportLine.objects.filter(report=report, registration=None)
    lines = lines.select_related("commitment", "target__commitment")
    note = f"Theo báo cáo {period_of(inspection.term, report.period)} của đơn vị."
    return note, tuple(_reached(line) for line in sorted(lines, key=lambda line: line.place))


def _reached(line: ReportLine) -> ProgressText:
    return ProgressText(
        name=str(line.subject.name if line.target else line.subject),
        promised=line.measure,
        reached=line.figure_words,
        percent="" if line.percent is None else f"{vietnamese_number(line.percent)}%",
        words=line.words,
        is_heading=line.target is None,
    )


def registrations(inspection: Inspection) -> tuple[RegisteredText, ...]:
    """Word what the unit registered and the cluster recorded, with what became of it."""
    rows = Registration.objects.filter(term=inspection.term_id, unit=inspection.unit_id).standing()
    kinds = Registration.Kind.values
    return tuple(
        RegisteredText(
            kind=row.get_kind_display(), name=row.name, state=row.get_state_display(), outcome=row.outcome
        )
        for row in sorted(rows, key=lambda row: (kinds.index(row.kind), row.order, row.pk))
    )


def scores(inspection: Inspection) -> tuple[ScoreText, ...]:
    """Word the score table of the unit as it is now; empty until the team has scored. Three queries."""
    sheet = ScoreSheet.objects.filter(term=inspection.term_id, unit=inspection.unit_id).first()
    if sheet is None or sheet.state in {ScoreSheet.State.SELF_SCORING, ScoreSheet.State.SUBMITTED}:
        return ()
    sheet.term = inspection.term
    lines = lines_of(sheet, {COLUMN.SELF, COLUMN.TEAM})
    return (*map(_scored, lines), _sum(lines)) if lines else ()


def _scored(line: Line) -> ScoreText:
    return ScoreText(
        number=line.number,
        name=line.name,
        standard=_number(line.standard),
        own=_number(line.own),
        team=_number(line.team),
        difference=_difference(line.difference),
        reason=line.reason,
        is_sum=line.is_group,
    )


def _sum(lines: list[Line]) -> ScoreText:
    whole = total_of(lines)
    roots = [line.node for line in lines if line.node.depth == 0]
    standard = sum((root.maximum for root in roots if root.criterion.kind != "adjustment"), ZERO)
    return ScoreText(
        number="",
        name="Tổng cộng",
        standard=_number(standard),
        own=_number(whole.own),
        team=_number(whole.team),
        difference=_difference(whole.difference),
        reason="",
        is_sum=True,
    )


def _number(points: Decimal | None) -> str:
    return "" if points is None else points_words(points)


def _difference(points: Decimal | None) -> str:
    """Word what the team gave more or less; empty where one of them has not scored."""
    if not points:
        return "" if points is None else "0"
    return f"{'+' if points > 0 else '-'}{points_words(abs(points))}"
