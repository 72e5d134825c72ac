"""A unit's own report as a paper under its head and number, for its leader to sign by hand."""

from datetime import date

from django.utils import timezone

from members.models import Mandate
from members.serving import mandates
from members.vietnamese import day_in_words, vietnamese_number
from pledges.agreement.text import closed, printed_date
from pledges.papers.outline import Block, Column, Heading, Outline, Table, Words, numbered_parts
from pledges.papers.symbol import blank_number
from pledges.reports.models import Report, ReportLine
from pledges.reports.models.line import Section
from pledges.reports.models.report import subject_of

COLUMNS = (
    Column("Nội dung", "promised", 42),
    Column("Kết quả đạt được", "figure", 28),
    Column("Tỷ lệ hoàn thành (%)", "percent", 19, is_centred=True),
    Column("Ghi chú", "noted", 76),
)


def unit_outline(report: Report, sections: list[Section]) -> Outline:
    """Lay out a report that was submitted to the leader; `sections` are those of its lines."""
    cluster, unit = report.term.cluster, report.unit
    subject = subject_of(report.term, report.period)
    capacity, full_name = _signer(report)
    return Outline(
        superior=tuple(unit.superior_body.splitlines()),
        issuer=unit.name,
        number=blank_number("BC", unit),
        place=cluster.place,
        day=_day(report),
        kind="Báo cáo",
        subject=subject,
        blocks=(
            Words(
                f"Thực hiện Giao ước thi đua năm {report.term.name} của {cluster.title}, {unit.name} báo cáo:"
            ),
            *numbered_parts(_parts(report, sections)),
            Words(f"Trên đây là Báo cáo {subject[0].lower()}{subject[1:]} của {unit.name}./."),
        ),
        recipients=tuple(closed([f"Thường trực {cluster.title} (để tổng hợp)", "Lưu: VT"])),
        capacity=capacity,
        full_name=full_name,
        key=f"report:{report.pk}",
        made_at=report.approved_at or report.submitted_at,
    )


def _day(report: Report) -> str:
    if report.state == Report.State.APPROVED:
        return day_in_words(_local(report.approved_at))
    return printed_date(None, f"{_local(report.submitted_at):%Y}")


def _local(moment) -> date:
    return timezone.localtime(moment).date()


def _signer(report: Report) -> tuple[tuple[str, ...], str]:
    """Return the lines above the signature and the name: of who approved it, else of the unit's leader today."""
    if report.state == Report.State.APPROVED:
        held = Mandate.objects.filter(person=report.approved_by, unit=report.unit, title=report.approved_as)
        mandate = held.order_by("pk").last()
        lines = mandate.lines if mandate else (report.approved_as.upper(),)
        return lines, report.approved_by.full_name
    mandate = mandates([report.unit]).first()
    return (mandate.lines, mandate.person.full_name) if mandate else ((), "")


def _parts(report: Report, sections: list[Section]) -> list[tuple[str, list[Block]]]:
    promised = [section for section in sections if section.commitment]
    registered = [line for section in sections if not section.commitment for line in section.lines]
    return [
        ("Kết quả thực hiện Giao ước", [block for section in promised for block in _chapter(section)]),
        ("Chuyên đề, mô hình mới, phong trào thi đua", [_table(registered)] if registered else []),
        ("Kết quả nổi bật", _words(report.achievements)),
        ("Hạn chế, nguyên nhân", _words(report.limits)),
        ("Nhiệm vụ thời gian tới", _words(report.tasks_ahead)),
        ("Đề xuất, kiến nghị", _words(report.proposals)),
    ]


def _chapter(section: Section) -> list[Block]:
    general = [line for line in section.lines if line.commitment]
    counted = [line for line in section.lines if line.target]
    percents = [f"Tỷ lệ hoàn thành: {_percent(line)}%." for line in general if line.percent is not None]
    said = [block for line in general for block in _words(line.words)]
    table = [_table(counted)] if counted else []
    return [Heading(str(section.commitment), 2), *said, *map(Words, percents), *table]


def _words(text: str) -> list[Block]:
    return [Words(text)] if text else []


def _table(lines: list[ReportLine]) -> Table:
    return Table(
        COLUMNS,
        tuple((line.promise, line.figure_words, _percent(line), line.words) for line in lines),
    )


def _percent(line: ReportLine) -> str:
    return "" if line.percent is None else vietnamese_number(line.percent)
