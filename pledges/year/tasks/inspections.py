"""Tasks around the cross-inspections of a year."""

from datetime import timedelta

from django.utils import timezone

from pledges.inspections.plan.models import TeamMember
from pledges.inspections.visit.models import Inspection
from pledges.year.rows import Rows
from pledges.year.tasks.task import Task

LEADS = (TeamMember.Role.HEAD, TeamMember.Role.SECRETARY)
SHOWN_FROM = timedelta(days=7)  # before the day of an inspection


def waiting_for(rows: Rows) -> list[Task]:
    """List the tasks, the most pressing first."""
    standing = rows.standing
    if not standing.units:
        return []
    tasks = []
    for inspection in rows.inspections:
        if inspection.state in {"planned", "ongoing", "opinion"}:
            tasks += _of_team(inspection) if inspection.role else []
            tasks += _of_unit(inspection) if inspection.unit_id in standing.units else []
    return sorted(tasks, key=lambda task: not task.primary)


def _of_team(inspection: Inspection) -> list[Task]:
    name = inspection.unit.short_name
    if inspection.state == Inspection.State.ONGOING:
        return [
            Task(
                icon="check2",
                title=f"Hoàn thành phiếu kiểm tra {name}",
                note=f"bắt đầu lúc {timezone.localtime(inspection.began_at):%H:%M ngày %d/%m/%Y}",
                url=inspection.url("inspection_checklist"),
                label="Nhập phiếu",
                primary=True,
            )
        ]
    if inspection.state == Inspection.State.OPINION:
        return _to_freeze(inspection)
    if inspection.starts_at is None:
        return []
    starts_at, today = timezone.localtime(inspection.starts_at), timezone.localdate()
    if today < starts_at.date() - SHOWN_FROM:
        return []
    is_due = starts_at.date() <= today
    late = " · quá lịch, chưa bắt đầu" if starts_at.date() < today else ""
    day = "Hôm nay" if starts_at.date() == today else f"Ngày {starts_at:%d/%m/%Y}"
    return [
        Task(
            icon="calendar-event",
            title=f"{day} kiểm tra {name}",
            note=f"{starts_at:%H:%M}{f', {inspection.place}' if inspection.place else ''}{late}",
            url=inspection.get_absolute_url(),
            label="Bắt đầu" if is_due else "Xem",
            primary=is_due,
        )
    ]


def _to_freeze(inspection: Inspection) -> list[Task]:
    """Ask head or secretary to open the minutes for signature once the unit has given its opinion."""
    if not (inspection.role in LEADS and inspection.opined_at):
        return []
    said = "Đơn vị nhất trí" if inspection.agrees else "Đơn vị chưa nhất trí"
    return [
        Task(
            icon="pen",
            title=f"Gửi ký biên bản kiểm tra {inspection.unit.short_name}",
            note=f"{said}",
            url=inspection.paper_url,
            label="Đọc và gửi ký",
            primary=True,
        )
    ]


def _of_unit(inspection: Inspection) -> list[Task]:
    if inspection.state != Inspection.State.OPINION or inspection.opined_at:
        return []
    return [
        Task(
            icon="chat-left-text",
            title="Cho ý kiến về dự thảo biên bản",
            note=str(inspection),
            url=inspection.get_absolute_url(),
            label="Đọc và cho ý kiến",
            primary=True,
        )
    ]
