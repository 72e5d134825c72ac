"""Tasks around the score sheets of the year."""

from members.standing import Standing
from pledges.reports.models.report import is_overdue
from pledges.scores.scale.models import Scale
from pledges.scores.sheet.models import ScoreSheet
from pledges.scores.sheet.scorers import inspected_by
from pledges.states.addresses import year_url
from pledges.year.rows import Rows
from pledges.year.tasks.task import Task, due_words, named

State = ScoreSheet.State
MOST = 4  # lines of a kind


def waiting_for(rows: Rows) -> list[Task]:
    """List the tasks, the most pressing first. One query more, and only while a sheet waits for its team."""
    standing = rows.standing
    if not (standing.units or standing.is_secretariat):
        return []
    sheets = [sheet for sheet in rows.sheets if sheet.state != State.FINAL]
    if not sheets or rows.facts.scale != Scale.State.OPEN:
        return []
    tasks = [
        task for sheet in sheets if sheet.unit_id in standing.units for task in _of_unit(standing, sheet)
    ]
    tasks += _to_score(standing, [sheet for sheet in sheets if sheet.state == State.SUBMITTED])
    return tasks + (_of_secretariat(standing, sheets) if standing.is_secretariat else [])


def _of_unit(standing: Standing, sheet: ScoreSheet) -> list[Task]:
    day = standing.term.year_end_due_on
    if sheet.state == State.SELF_SCORING:
        title = f"Tự chấm điểm năm {standing.term.name} của {sheet.unit}"
        note = f"Được trả lại để chấm lại · {due_words(day)}" if sheet.reason else due_words(day)
        return [_task(sheet, "pencil-square", title, note, "Chấm điểm", primary=is_overdue(day))]
    if sheet.state == State.TEAM_SCORED:
        title = f"Giải trình điểm đoàn chấm của {sheet.unit}"
        return [
            _task(
                sheet,
                "chat-left-text",
                title,
                "Giải trình các tiêu chí có chênh lệch, hoặc xác nhận không có ý kiến",
                "Giải trình",
                primary=True,
            )
        ]
    if sheet.state == State.EXPLAINED and not sheet.lacks_approved and sheet.unit_id in standing.leader_of:
        title = f"Xác nhận điểm thi đua của {sheet.unit}"
        return [_task(sheet, "patch-check", title, "Thường trực cụm đã duyệt điểm", "Xem điểm")]
    return []


def _to_score(standing: Standing, submitted: list[ScoreSheet]) -> list[Task]:
    if not submitted:
        return []
    inspected = inspected_by(standing)
    return [
        _task(
            sheet,
            "pencil-square",
            f"Đoàn kiểm tra chấm điểm: {sheet.unit}",
            "Đơn vị đã gửi bảng điểm",
            "Chấm điểm",
            primary=True,
        )
        for sheet in submitted
        if sheet.unit_id in inspected
    ][:MOST]


def _of_secretariat(standing: Standing, sheets: list[ScoreSheet]) -> list[Task]:
    tasks = []
    explained = [sheet for sheet in sheets if sheet.state == State.EXPLAINED]
    unapproved = [
        sheet for sheet in explained if sheet.lacks_approved and sheet.unit_id not in standing.units
    ]
    approved = [sheet for sheet in explained if not sheet.lacks_approved]
    agreed = [sheet for sheet in sheets if sheet.state == State.AGREED]
    submitted = [sheet for sheet in sheets if sheet.state == State.SUBMITTED]
    for waiting, title, label, primary in (
        (unapproved, "Duyệt điểm của {} đơn vị đã giải trình", "Duyệt điểm", True),
        (agreed, "Công nhận kết quả {} bảng điểm đã thống nhất", "Xem và công nhận", True),
        (approved, "{} bảng điểm chờ lãnh đạo đơn vị thống nhất", "Theo dõi", False),
        (submitted, "{} bảng điểm chờ đoàn chấm", "Theo dõi", False),
    ):
        names = [sheet.unit.short_name for sheet in waiting]
        if names:
            url = year_url(standing.term, "scores")
            tone = "" if primary else "gold"
            tasks.append(
                Task(
                    icon="check2" if primary else "clock-history",
                    title=title.format(len(names)),
                    note=named(names),
                    url=url,
                    label=label,
                    primary=primary,
                    tone=tone,
                )
            )
    return _silent(standing, sheets) + tasks


def _silent(standing: Standing, sheets: list[ScoreSheet]) -> list[Task]:
    """Name units that let the day pass; on the page of the sheet the secretariat goes on in their place."""
    day = standing.term.year_end_due_on
    late = [sheet for sheet in sheets if sheet.state == State.SELF_SCORING and is_overdue(day)]
    late = [sheet for sheet in late if sheet.unit_id not in standing.units]
    tasks = [
        _task(
            sheet,
            "clock-history",
            f"{sheet.unit} chưa gửi điểm tự chấm",
            f"{due_words(day)} · nhắc đơn vị, hoặc kết thúc thời gian tự chấm",
            "Xem bảng điểm",
        )
        for sheet in late[:MOST]
    ]
    names = [sheet.unit.short_name for sheet in late[MOST:]]
    if names:
        tasks.append(
            Task(
                icon="clock-history",
                title=f"{len(names)} đơn vị khác chưa gửi điểm tự chấm",
                note=named(names),
                url=year_url(standing.term, "scores"),
                label="Xem các bảng điểm",
            )
        )
    return tasks


def _task(sheet: ScoreSheet, icon: str, title: str, note: str, label: str, *, primary: bool = False) -> Task:
    return Task(icon=icon, title=title, note=note, url=sheet.get_absolute_url(), label=label, primary=primary)
