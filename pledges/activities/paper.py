"""The papers of an activity: letters of invitation, the list at the door, minutes to be signed by hand.

Printed from what is stored now, after Nghị định 30/2020, Phụ lục III; numbers and names of signers are left to the pen.
"""

from datetime import datetime

from django.utils import timezone

from members.models import Unit
from members.vietnamese import day_in_words
from pledges.activities.models import Activity, Attendance
from pledges.papers import pdf

Rows = list[tuple[Unit, Attendance | None]]  # units in the order of the cluster


def invitations(activity: Activity, rows: Rows) -> pdf.Rendering:
    """Render a letter for every invited unit and every guest. Expects at least one invited unit."""
    letters_of = [
        f"Đại diện lãnh đạo và cán bộ phụ trách thi đua, khen thưởng {unit.name}"
        for unit, attendance in rows
        if attendance and attendance.invited_at
    ]
    made_at = invited_at(activity)
    day = timezone.localdate(made_at)
    context = {"invited": [*letters_of, *activity.guest_list], "dated": day_in_words(day)}
    return _paper("invitations", "Giấy mời", activity, context, made_at)


def attendance_list(activity: Activity, rows: Rows) -> pdf.Rendering:
    """Render a form to sign at the door; once held, the list of who came."""
    is_held = activity.state == Activity.State.HELD
    context = {"rows": rows, "is_held": is_held, "blank_lines": range(4)}
    return _paper("attendance", "Danh sách đại biểu", activity, context, activity.starts_at)


def minutes(activity: Activity, rows: Rows, written_at: datetime) -> pdf.Rendering:
    """Render the minutes. `written_at`: when the outcome was last recorded."""
    attendances = [attendance for _, attendance in rows if attendance]
    context = {
        "present": [attendance for attendance in attendances if attendance.is_present],
        "absent": [attendance for attendance in attendances if attendance.is_present is False],
        "ended": moment_in_words(activity.ends_at) if activity.ends_at else "",
    }
    return _paper("minutes", "Biên bản", activity, context, written_at)


def invited_at(activity: Activity) -> datetime | None:
    """Return when the newest letters went out; None when none did."""
    return max(
        (attendance.invited_at for attendance in activity.attendances.all() if attendance.invited_at),
        default=None,
    )


def moment_in_words(moment: datetime) -> str:
    """Write "08 giờ 30, ngày 28 tháng 02 năm 2019", in the project's time zone."""
    local = timezone.localtime(moment)
    return f"{local:%H} giờ {local:%M}, {day_in_words(local.date())}"


def _paper(name: str, kind: str, activity: Activity, context: dict, made_at: datetime) -> pdf.Rendering:
    cluster = activity.term.cluster
    context |= {
        "activity": activity,
        "cluster": cluster,
        "author": cluster.title,
        "starts": moment_in_words(activity.starts_at),
    }
    return pdf.document(
        f"pdf/{name}.html",
        context,
        identifier=pdf.identifier(f"{name}:{activity.pk}"),
        made_at=made_at,
        title=f"{kind}: {activity.name}",
    )
