"""Tasks around the registrations of the year."""

from members.models import Term, Unit
from members.standing import Standing
from pledges.registrations.models import Registration
from pledges.states.addresses import year_url
from pledges.year.rows import Rows
from pledges.year.tasks.task import Task, due_words, named

State = Registration.State
OPEN_STATES = (State.DRAFT, State.SENT_BACK)
MOST = 4  # unfinished registrations in the list


def waiting_for(rows: Rows) -> list[Task]:
    """List the tasks, the most pressing first. One query more, and only while something is unfinished."""
    standing = rows.standing
    term = standing.term
    units = [member.unit for member in term.member_list if member.unit_id in standing.units]
    if not units and not standing.is_secretariat:
        return []
    tasks = _to_sign(rows)
    counts = rows.registrations
    if units:
        if any(unit in standing.units and state in OPEN_STATES for unit, _, state in counts):
            tasks += _to_finish(standing)
        tasks += [_to_register(term, unit) for unit in units if not _has_begun(counts, unit)]
    if standing.is_secretariat:
        tasks += _to_record(term, counts) + _to_remind(term, counts)
    return tasks


def _has_begun(counts: dict, unit: Unit, states: tuple = (*OPEN_STATES, State.SUBMITTED)) -> bool:
    """Whether a theme or new model of the unit counts already, or is in one of `states`."""
    wanted = {*Registration.STANDING_STATES, *states}
    return any(
        owner == unit.pk and kind in Registration.COUNTED_KINDS and state in wanted
        for owner, kind, state in counts
    )


def _to_sign(rows: Rows) -> list[Task]:
    """List appendices that this leader is to sign."""
    return [
        Task(
            icon="pen",
            title=f"Ký {place.document.title}",
            note=f"Ký thay mặt {place.unit_name} · {registration.name}",
            url=year_url(rows.term, "registration", registration=registration.pk),
            label="Đọc và ký",
            primary=True,
        )
        for place, registration in rows.places_about("registration")
    ]


def _to_finish(standing: Standing) -> list[Task]:
    """List sent-back registrations first, then drafts."""
    own = Registration.objects.filter(
        term=standing.term, unit__in=standing.units, state__in=OPEN_STATES
    ).select_related("unit")
    due = due_words(standing.term.registration_due_on)
    return [
        Task(
            icon="pencil-square",
            title=f"Bổ sung đăng ký: {registration.name}"
            if registration.state == State.SENT_BACK
            else f"Hoàn thiện và gửi đăng ký: {registration.name}",
            note=f"Thường trực cụm trả lại: {registration.reason[:120]}"
            if registration.reason
            else f"{registration.unit} · {due}",
            url=year_url(standing.term, "registration", registration=registration.pk),
            label="Làm tiếp",
            primary=registration.state == State.SENT_BACK,
        )
        for registration in sorted(
            own, key=lambda registration: (registration.state == State.DRAFT, registration.order)
        )[:MOST]
    ]


def _to_register(term: Term, unit: Unit) -> Task:
    return Task(
        icon="lightbulb",
        title="Đăng ký ít nhất 01 chuyên đề hoặc mô hình mới",
        note=f"{unit} chưa đăng ký · {due_words(term.registration_due_on)}",
        url=year_url(term, "registration_start"),
        label="Đăng ký",
    )


def _to_record(term: Term, counts: dict) -> list[Task]:
    sent = sum(number for (_, _, state), number in counts.items() if state == State.SUBMITTED)
    if not sent:
        return []
    return [
        Task(
            icon="check-lg",
            title=f"Ghi nhận {sent} đăng ký của các đơn vị",
            note="Ghi nhận hoặc trả lại để bổ sung",
            url=year_url(term, "registrations"),
            label="Xem và ghi nhận",
            primary=True,
        )
    ]


def _to_remind(term: Term, counts: dict) -> list[Task]:
    missing = [
        member.unit.short_name for member in term.member_list if not _has_begun(counts, member.unit, ())
    ]
    if not missing:
        return []
    return [
        Task(
            icon="clock-history",
            title=f"Còn {len(missing)} đơn vị chưa có chuyên đề, mô hình mới được ghi nhận",
            note=f"{named(missing)} · {due_words(term.registration_due_on)}",
            url=year_url(term, "registrations"),
            label="Theo dõi",
            tone="gold",
        )
    ]
