"""Tasks around the reports of the half year and the year."""

from datetime import date, timedelta

from django.utils import timezone

from members.models import Term, Unit
from members.standing import Standing
from pledges.reports.models import Report
from pledges.reports.models.report import due_on, is_overdue, period_of
from pledges.states.addresses import year_url
from pledges.year.rows import Rows
from pledges.year.tasks.task import Task, due_words, named

SHOWN_FROM = timedelta(days=45)  # before the day a report is due


def waiting_for(rows: Rows) -> list[Task]:
    """List the tasks, the most pressing first."""
    standing = rows.standing
    term = standing.term
    own = [member.unit for member in term.member_list if member.unit_id in standing.units]
    follows = standing.is_secretariat and any(
        _is_near(due_on(term, period)) for period in Report.Period.values
    )
    if not own and not follows:
        return []
    by_place = rows.reports
    tasks = []
    for unit in own:
        for period in Report.Period.values:
            tasks += _of_unit(standing, unit, period, by_place.get((unit.pk, period)))
    if follows:
        for period in Report.Period.values:
            tasks += _of_secretariat(term, period, by_place)
    return tasks


def _of_unit(standing: Standing, unit: Unit, period: str, report: Report | None) -> list[Task]:
    term = standing.term
    day = due_on(term, period)
    name = f"Báo cáo {period_of(term, period)} của {unit}"
    if report is None:
        if not _is_near(day):
            return []
        url, label, note = year_url(term, "reports"), "Lập báo cáo", due_words(day)
    else:
        report.term, report.unit = term, unit
        if report.state == Report.State.APPROVED:
            return []
        if report.state == Report.State.SUBMITTED:
            return _to_approve(standing, report, name, day)
        url, label, note = report.url("report_write"), "Soạn tiếp", due_words(day)
        if report.state == Report.State.SENT_BACK:
            note, label = f"Được trả lại để bổ sung · {due_words(day)}", "Bổ sung"
    return [Task(icon="journal-text", title=name, note=note, url=url, label=label, primary=is_overdue(day))]


def _to_approve(standing: Standing, report: Report, name: str, day: date | None) -> list[Task]:
    if report.unit_id not in standing.leader_of:
        return []
    return [
        Task(
            icon="patch-check",
            title=f"Duyệt {name[0].lower()}{name[1:]}",
            note=due_words(day),
            url=report.get_absolute_url(),
            label="Đọc và duyệt",
            primary=True,
        )
    ]


def _of_secretariat(term: Term, period: str, by_place: dict) -> list[Task]:
    """Name the missing units while the day is near; offer the review when none is missing."""
    day = due_on(term, period)
    if not _is_near(day):
        return []
    missing = [
        member.unit
        for member in term.member_list
        if getattr(by_place.get((member.unit_id, period)), "state", None) != Report.State.APPROVED
    ]
    name = f"báo cáo {period_of(term, period)}"
    if not missing:
        return [
            Task(
                icon="journal-text",
                title=f"Đã đủ {name}",
                note="Báo cáo tổng hợp của cụm đã có thể xem và tải về.",
                url=year_url(term, "review", period=period),
                label="Xem tổng hợp",
                tone="done",
            )
        ]
    names = named([unit.short_name for unit in missing])
    return [
        Task(
            icon="clock-history",
            title=f"Còn {len(missing)} đơn vị chưa gửi {name}",
            note=f"{names} · {due_words(day)}",
            url=year_url(term, "reports"),
            label="Theo dõi",
            tone="gold",
        )
    ]


def _is_near(day: date | None) -> bool:
    return day is not None and timezone.localdate() >= day - SHOWN_FROM
