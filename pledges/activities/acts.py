"""Acts on activities of the cluster: plan, write, invite, hold, cancel."""

from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from members.models import Person, Term, Unit
from members.standing import Standing
from pledges.activities import mail
from pledges.activities.models import NOT_INVITED, Activity, Attendance
from pledges.errors import NotAllowed, PledgeError
from pledges.states.event import Event
from pledges.states.words import words_of

FIELDS = (
    *(
        "kind",
        "name",
        "starts_at",
        "ends_at",
        "place",
        "host",
        "chaired_by",
        "minutes_by",
        "reply_by",
        "contact",
    ),
    *("topic", "programme", "guests", "closes"),
)
NO_REASON = "Chưa nhập lý do hủy."
ASKED_FOR = {
    Attendance.Reply.SENDS: "Chưa nhập họ tên, chức vụ người được cử dự.",
    Attendance.Reply.STAYS_AWAY: "Chưa nhập lý do không dự.",
}


@dataclass(frozen=True, kw_only=True)
class Presence:
    """Whether a unit came, and who came for it."""

    is_present: bool
    people: str = ""


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """What the minutes say besides the conclusions; `agreed`: how many of the present units agreed to them."""

    course: str = ""
    agreed: int | None = None
    chaired_by: str = ""
    minutes_by: str = ""


@transaction.atomic
def plan(term: Term, *, by: Person, address: str = "", **fields) -> Activity:
    """Plan an activity with the values `fields` (of `FIELDS`); those left out stay empty."""
    term = Term.objects.locked(term.pk)
    activity = Activity(term=term)
    activity.require("write", Standing.of(by, term))
    _take(activity, fields)
    activity.save()
    activity.record(
        Event.Verb.PLANNED, by=by, address=address, name=activity.name, **_time_and_place(activity)
    )
    return activity


@transaction.atomic
def write(activity: Activity, *, by: Person, address: str = "", **fields) -> Activity:
    """Change `fields`. Units already invited are not notified: the next invitation tells them."""
    activity = activity.begin("write", by)
    before = {name: getattr(activity, name) for name in FIELDS}
    _take(activity, fields)
    activity.save()
    changed = [name for name in FIELDS if getattr(activity, name) != before[name]]
    words = [str(Activity._meta.get_field(name).verbose_name) for name in changed]
    activity.record(Event.Verb.WRITTEN, by=by, address=address, changed=words, **_time_and_place(activity))
    return activity


def _take(activity: Activity, fields: dict) -> None:
    for name, value in fields.items():
        if name not in FIELDS:
            raise TypeError(name)
        setattr(activity, name, value)
    try:
        activity.full_clean()
    except ValidationError as error:
        raise PledgeError(" ".join(error.messages)) from error


def _time_and_place(activity: Activity) -> dict:
    return {"starts_at": activity.starts_at.isoformat(), "place": activity.place}


@transaction.atomic
def invite(activity: Activity, *, by: Person, address: str = "") -> Activity:
    """Invite all member units, or invite them again after a change; mails their people."""
    activity = activity.begin("invite", by)
    members = list(activity.term.members())
    if not members:
        raise PledgeError(
            "Năm thi đua chưa có đơn vị thành viên để mời. Đề nghị quản trị viên thêm các đơn vị của năm."
        )
    is_again = activity.attendances.filter(invited_at__isnull=False).exists()
    anew = {"invited_at": timezone.now(), "reply": "", "replied_at": None}
    _put(activity, {member.unit_id: anew for member in members})
    activity.record(
        Event.Verb.INVITED, by=by, address=address, units=[member.unit.name for member in members]
    )
    mail.invited(activity, is_again=is_again)
    return activity


@transaction.atomic
def reply(
    activity: Activity, *, by: Person, unit: Unit, answer: str, people: str, address: str = ""
) -> Activity:
    """Answer the letter for one's own unit; a later answer takes the place of this one."""
    activity = activity.begin("reply", by)
    own = activity.invited(Standing.of(by, activity.term).units & {unit.pk})
    if not own:
        raise NotAllowed(NOT_INVITED)
    row = own[0]
    row.reply, row.replied_at = Attendance.Reply(answer), timezone.now()
    row.people = words_of(people, missing=ASKED_FOR[answer]) if answer in ASKED_FOR else people
    row.save()
    facts = {"unit": unit.name, "reply": row.get_reply_display()}
    activity.record(Event.Verb.REPLIED, by=by, address=address, **facts)
    return activity


@transaction.atomic
def hold(
    activity: Activity,
    *,
    by: Person,
    attendance: dict[int, Presence],
    outcome: str,
    minutes: Minutes | None = None,
    address: str = "",
) -> Activity:
    """Record who came (every member unit by its key) and the conclusions; a later call corrects them."""
    activity = activity.begin("hold", by)
    names = {member.unit_id: member.unit.name for member in activity.term.members()}
    if set(attendance) != set(names):
        raise PledgeError("Chưa nhập đủ các đơn vị thành viên có mặt, vắng mặt.")
    outcome = words_of(outcome, missing="Chưa nhập kết quả, kết luận của hoạt động.")
    _put(activity, {unit: asdict(presence) for unit, presence in attendance.items()})
    if minutes:
        _take_minutes(activity, minutes, present=sum(presence.is_present for presence in attendance.values()))
    activity.state, activity.outcome = Activity.State.HELD, outcome
    present = {names[unit]: presence.people for unit, presence in attendance.items() if presence.is_present}
    told = {name: value for name, value in asdict(minutes or Minutes()).items() if value not in {"", None}}
    activity.record(Event.Verb.HELD, by=by, address=address, outcome=outcome, present=present, **told)
    activity.save()
    return activity


def too_many(agreed: int, present: int) -> str:
    return f"Số đơn vị nhất trí ({agreed}) nhiều hơn số đơn vị có mặt ({present})."


def _take_minutes(activity: Activity, minutes: Minutes, *, present: int) -> None:
    if minutes.agreed is not None and minutes.agreed > present:
        raise PledgeError(too_many(minutes.agreed, present))
    for name, value in asdict(minutes).items():
        setattr(activity, name, Activity._meta.get_field(name).to_python(value))


def _put(activity: Activity, values: dict[int, dict]) -> None:
    """Write `values` (unit -> column -> value) in one statement; all units name the same columns."""
    columns = list(next(iter(values.values()), {}))
    Attendance.objects.bulk_create(
        [Attendance(activity=activity, unit_id=unit, **row) for unit, row in values.items()],
        update_conflicts=True,
        unique_fields=["activity", "unit"],
        update_fields=columns,
    )


@transaction.atomic
def cancel(activity: Activity, *, by: Person, reason: str, address: str = "") -> Activity:
    """Cancel it with a reason, which is mailed to the invited units."""
    activity = activity.begin("cancel", by)
    reason = words_of(reason, missing=NO_REASON)
    activity.state, activity.reason = Activity.State.CANCELLED, reason
    activity.record(Event.Verb.CANCELLED, by=by, address=address, reason=reason)
    activity.save()
    mail.cancelled(activity)
    return activity
