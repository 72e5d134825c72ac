"""Example reports of a unit, brought to a state by its officer and its leader."""

from decimal import Decimal

from members.models import Person, Term, Unit
from pledges.demo.registrations import MARK
from pledges.reports import acts as reports
from pledges.reports.models import Report

WORDS = {"half_year": "sáu tháng đầu năm", "year_end": "cả năm"}


def bring(term: Term, unit: Unit, period: str, percent: int, state: str) -> Report:
    """Write the report; unless it stays a "draft" submit it to the leader, who sends an "approved" one to the cluster."""
    officer, words = officer_of(unit), WORDS[period]
    report = reports.start(term, by=officer, unit=unit, period=period)
    parts = {
        "achievements": f"{MARK}{unit.short_name} thực hiện giao ước {words} đúng kế hoạch.",
        "limits": f"{MARK}một số cơ sở gửi số liệu chậm.",
        "tasks_ahead": f"{MARK}tiếp tục thực hiện các nội dung đã ký kết.",
        "proposals": "",
    }
    lines = report.lines.select_related("target", "registration").order_by("pk")
    drafts = {line.pk: _line(line, percent, words) for line in lines}
    report = reports.write(report, by=officer, edition=report.edition, parts=parts, lines=drafts)
    if state != Report.State.DRAFT:
        report = reports.submit(report, by=officer)
    if state == Report.State.APPROVED:
        report = reports.approve(report, by=leader_of(unit), edition=report.edition)
    return report


def officer_of(unit: Unit) -> Person:
    return unit.appointments.get().person


def leader_of(unit: Unit) -> Person:
    return unit.mandates.get().person


def _line(line, percent: int, words: str) -> reports.LineDraft:
    value = None
    if line.target:
        value = line.target.value
    elif line.registration and line.registration.result_value:
        value = (line.registration.result_value * percent / 100).quantize(Decimal(1))
    return reports.LineDraft(figure=value, percent=Decimal(percent), words=f"{MARK}kết quả {words}.")
