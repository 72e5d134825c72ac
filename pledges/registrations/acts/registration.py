"""Acts of a unit on its registration: begin, write, discard, submit, withdraw."""

from django.db import transaction
from django.utils import timezone

from members.models import Person, Term, Unit
from members.standing import Standing
from pledges.agreement.models import Commitment
from pledges.documents.acts import document as documents
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.registrations import mail
from pledges.registrations.acts.recording import ASKED_FOR
from pledges.registrations.clears import obstacles_to_submitting
from pledges.registrations.models import Registration
from pledges.states.event import Event
from pledges.states.obstacle import refuse_while
from pledges.states.stateful import CLOSED
from pledges.states.words import words_of

State, Verb = Registration.State, Event.Verb
FIELDS = (
    *("kind", "name", "field", "goal", "scope"),
    *("person_in_charge", "work", "starts_on", "ends_on", "responsibility"),
    *("result", "result_value", "result_unit", "resources", "evidence"),
)
ALREADY = "Đơn vị đã có đăng ký cùng loại, cùng tên. Xin sửa đăng ký đó hoặc đặt tên khác."


@transaction.atomic
def start(
    term: Term,
    *,
    by: Person,
    unit: Unit,
    kind: str,
    name: str,
    learned_from=None,
    address: str = "",
) -> Registration:
    """Begin a draft for `unit`; with `learned_from`, a shared exemplar, it starts with the exemplar's lesson."""
    term = Term.objects.locked(term.pk)
    if unit.pk not in Standing.of(by, term).units - {term.witness_id}:
        raise NotAllowed("Đồng chí chỉ thêm đăng ký cho đơn vị của mình. Xin chọn lại đơn vị.")
    if term.is_closed:
        raise WrongState(CLOSED)
    if Registration.objects.alike(term, unit, kind, name).exists():
        raise WrongState(ALREADY)
    lesson = _lesson(term, learned_from) if learned_from else {}
    draft = Registration.objects.create(term=term, unit=unit, kind=kind, name=name, **lesson)
    draft.record(Verb.BEGUN, by=by, address=address, unit=unit.name, name=draft.name)
    return draft


def _lesson(term: Term, exemplar) -> dict:
    if not exemplar.may_be_followed_in(term):
        raise PledgeError("Điển hình này chưa được phổ biến tới các đơn vị. Xin chọn điển hình khác.")
    goal = f"Học tập, nhân rộng kinh nghiệm của {exemplar.name} ({exemplar.unit})."
    return {"learned_from": exemplar, "goal": goal, "work": exemplar.lesson}


@transaction.atomic
def write(
    registration: Registration,
    *,
    by: Person,
    edition: int,
    fields: dict,
    commitments: list[Commitment],
    address: str = "",
) -> Registration:
    """Save on top of `edition`; raises Stale when the unit saved a newer one since."""
    registration = registration.begin("write", by)
    if registration.edition != edition:
        raise Stale(
            f"Đồng chí {registration.last_writer} vừa lưu nội dung khác. "
            "Nội dung đồng chí nhập vẫn còn dưới đây."
        )
    before = _content(registration)
    for name in FIELDS:
        setattr(registration, name, fields[name])
    if registration.starts_on and registration.ends_on and registration.ends_on < registration.starts_on:
        raise PledgeError("Ngày kết thúc phải từ ngày bắt đầu trở đi.")
    registration.commitments.set(_of_the_agreement(registration.term, commitments))
    if _content(registration) != before:
        registration.edition += 1
        registration.save()
        registration.record(Verb.WRITTEN, by=by, address=address, edition=registration.edition)
    registration.scratches.filter(person=by).delete()
    return registration


def _content(registration: Registration) -> tuple:
    linked = registration.commitments.order_by("pk").values_list("pk", flat=True)
    return (*(getattr(registration, name) for name in FIELDS), list(linked))


def _of_the_agreement(term: Term, commitments: list[Commitment]) -> list[int]:
    wanted = {commitment.pk for commitment in commitments}
    present = Commitment.objects.filter(agreement__term=term, pk__in=wanted).values_list("pk", flat=True)
    if len(present) != len(wanted):
        raise PledgeError(
            "Có nội dung giao ước vừa bị xóa khỏi dự thảo. Xin chọn lại nội dung giao ước liên quan."
        )
    return list(present)


@transaction.atomic
def discard(registration: Registration, *, by: Person, address: str = "") -> Registration:
    """Delete a draft that was never submitted; the log keeps its name."""
    registration = registration.begin("discard", by)
    registration.record(Verb.CANCELLED, by=by, address=address, name=registration.name)
    registration.scratches.delete()
    registration.delete()
    return registration


@transaction.atomic
def submit(registration: Registration, *, by: Person, edition: int, address: str = "") -> Registration:
    """Submit what was saved as `edition` to the secretariat; requires all five clears."""
    registration = registration.begin("submit", by)
    if registration.edition != edition:
        raise PledgeError("Đăng ký vừa được sửa. Xin đọc lại trước khi gửi.")
    refuse_while((obstacle.sentence for obstacle in obstacles_to_submitting(registration)), "Chưa gửi được.")
    registration.state, registration.submitted_at = State.SUBMITTED, timezone.now()
    registration.reason = ""
    registration.note_sending(_said(registration))
    registration.save()
    registration.record(Verb.SUBMITTED, by=by, address=address, edition=edition)
    mail.submitted(registration)
    return registration


def _said(registration: Registration) -> dict[str, str]:
    """Return what it says by the labels of its fields."""
    linked = [str(commitment) for commitment in registration.commitments.all()]
    texts = [
        name for name in FIELDS if name not in {"kind", "starts_on", "ends_on", "result_value", "result_unit"}
    ]
    return {
        "Loại": registration.get_kind_display(),
        **{_label(name): getattr(registration, name) for name in texts},
        "Rõ thời gian": registration.period,
        "Chỉ tiêu": registration.measure,
        _label("commitments"): "\n".join(linked),
    }


def _label(name: str) -> str:
    words = str(Registration._meta.get_field(name).verbose_name)
    return f"{words[0].upper()}{words[1:]}"


@transaction.atomic
def take_back(registration: Registration, *, by: Person, address: str = "") -> Registration:
    """Take back what the secretariat has not read yet; once sent back, it is so again, with the reason."""
    registration = registration.begin("take_back", by)
    registration.forget_sending()
    returned = registration.events().filter(verb__in=[Verb.SENT_BACK, Verb.DECLINED]).last()
    registration.state = State.SENT_BACK if returned else State.DRAFT
    registration.reason = returned.facts["reason"] if returned else ""
    registration.submitted_at = None
    registration.save()
    registration.record(Verb.TAKEN_BACK, by=by, address=address)
    mail.taken_back(registration)
    return registration


@transaction.atomic
def withdraw(registration: Registration, *, by: Person, reason: str, address: str = "") -> Registration:
    """Withdraw it for good; an appendix that still waits for its signature becomes void."""
    registration = registration.begin("withdraw", by)
    registration.reason = words_of(reason, missing=ASKED_FOR["reason"])
    facts = {"reason": registration.reason}
    if registration.is_being_signed:
        facts["code"] = documents.void(registration.document, by=by, reason=registration.reason).code
        registration.document = None
    registration.state = State.WITHDRAWN
    registration.save()
    registration.record(Verb.RETRACTED, by=by, address=address, **facts)
    mail.withdrawn(registration)
    return registration
