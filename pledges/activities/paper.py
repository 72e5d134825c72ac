"""The papers of an activity: letters of invitation, the list at the door, minutes to be signed by hand.

Printed from what is stored now, after Nghị định 30/2020, Phụ lục III; numbers are left to the pen.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from members.models import Unit
from members.vietnamese import day_in_words
from pledges.activities.models import Activity, Attendance
from pledges.papers import pdf
from pledges.papers.chair import chair_of
from pledges.papers.symbol import blank_number

COMRADE = re.compile(r"^\s*(?:đồng chí|đ/c)\s+", re.IGNORECASE)
Rows = list[tuple[Unit, Attendance | None]]  # units in the order of the cluster


def invitations(activity: Activity, rows: Rows) -> pdf.Rendering:
    """Render a letter for every invited unit and every guest. Expects at least one invited unit."""
    letters_of = [
        f"Lãnh đạo và cán bộ phụ trách thi đua, khen thưởng {unit.name}"
        for unit, attendance in rows
        if attendance and attendance.invited_at
    ]
    made_at = invited_at(activity)
    day = timezone.localdate(made_at)
    context = {
        "invited": [*letters_of, *activity.guest_list],
        "dated": day_in_words(day),
        "number": blank_number("GM", activity.term.cluster),
        "chair": chair_of(activity.term),
        "answer": _answer(activity),
    }
    return _paper("invitations", "Giấy mời", activity, context, made_at)


def _answer(activity: Activity) -> str:
    """Say by when and whom to answer, as far as it is known."""
    by = f"Đề nghị trả lời trước {day_in_words(activity.reply_by)}" if activity.reply_by else ""
    contact = f"đầu mối liên hệ: {activity.contact}" if activity.contact else ""
    sentence = "; ".join(filter(None, (by, contact)))
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def attendance_list(activity: Activity, rows: Rows) -> pdf.Rendering:
    """Render a form to sign at the door; once held, the list of who came."""
    listed = delegates(activity, rows)
    context = {
        "delegates": listed,
        "is_held": activity.state == Activity.State.HELD,
        "total": sum(bool(delegate.name) for delegate in listed),
        "blank_lines": range(4),
    }
    return _paper("attendance", "Danh sách đại biểu", activity, context, activity.starts_at)


@dataclass(frozen=True)
class Delegate:
    """A line of the list; without a name where the unit has not named anybody. `is_present` once it is known."""

    name: str
    office: str
    unit: str
    is_present: bool | None = None


def delegates(activity: Activity, rows: Rows) -> list[Delegate]:
    """List a line per person that a unit named, else one per unit; then the guests."""
    is_held = activity.state == Activity.State.HELD
    listed = []
    for unit, row in rows:
        is_present = row.is_present if row and is_held else None
        lines = (row.delegates if row else []) or [""]
        listed += [Delegate(*_name_and_office(line), unit.name, is_present) for line in lines]
    return listed + [Delegate(*_name_and_office(guest), "Khách mời") for guest in activity.guest_list]


def _name_and_office(line: str) -> tuple[str, str]:
    """Split "Đồng chí Nguyễn Văn A, Chủ tịch"."""
    name, _, office = line.partition(",")
    return COMRADE.sub("", name).strip(), office.strip()


def minutes(activity: Activity, rows: Rows, written_at: datetime) -> pdf.Rendering:
    """Render the minutes. `written_at`: when the outcome was last recorded."""
    attendances = [attendance for _, attendance in rows if attendance]
    context = {
        "number": blank_number("BB", activity.term.cluster),
        "present": [attendance for attendance in attendances if attendance.is_present],
        "absent": [attendance for attendance in attendances if attendance.is_present is False],
        "ended": moment_in_words(activity.ends_at) if activity.ends_at else "",
        "units": len(rows),
        "noun": "Hội nghị" if activity.kind == Activity.Kind.CONFERENCE else "Buổi trao đổi kinh nghiệm",
        "chairman": _name_and_office(chaired_by(activity))[0],
        "secretary": _name_and_office(activity.minutes_by)[0],
    }
    return _paper("minutes", "Biên bản", activity, context, written_at)


def chaired_by(activity: Activity) -> str:
    """Name who presides: whoever was named, else the leader of the chair unit; "" if nobody is known."""
    if activity.chaired_by:
        return activity.chaired_by
    chair = chair_of(activity.term)
    return f"{chair.full_name}, {chair.office}" if chair.full_name else ""


def invited_at(activity: Activity) -> datetime | None:
    """Return when the newest letters went out; None when none did."""
    return max(
        (attendance.invited_at for attendance in activity.attendances.all() if attendance.invited_at),
        default=None,
    )


def moment_in_words(moment: datetime) -> str:
    """Write "08 giờ 30 phút, ngày 28 tháng 02 năm 2019", in the project's time zone."""
    local = timezone.localtime(moment)
    return f"{local:%H} giờ {local:%M} phút, {day_in_words(local.date())}"


def _paper(name: str, kind: str, activity: Activity, context: dict, made_at: datetime) -> pdf.Rendering:
    cluster = activity.term.cluster
    context |= {
        "activity": activity,
        "cluster": cluster,
        "author": cluster.title,
        "starts": moment_in_words(activity.starts_at),
        "chaired_by": chaired_by(activity),
    }
    return pdf.document(
        f"pdf/{name}.html",
        context,
        identifier=pdf.identifier(f"{name}:{activity.pk}"),
        made_at=made_at,
        title=f"{kind}: {activity.name}",
    )
