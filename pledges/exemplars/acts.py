"""Acts on exemplars: the unit proposes, the secretariat judges and shares, other units learn."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from members.models import Person, Term, Unit
from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError
from pledges.exemplars import mail
from pledges.exemplars.models import Exemplar
from pledges.registrations.acts import registration as registrations
from pledges.registrations.models import Registration
from pledges.states.event import Event
from pledges.states.words import words_of

ONLY_OWN_MEMBER = "Đồng chí chỉ thực hiện cho đơn vị thành viên của mình. Xin chọn lại đơn vị."
NO_REASON = "Chưa nhập lý do."


@transaction.atomic
def propose(term: Term, *, by: Person, unit: Unit, address: str = "", **fields) -> Exemplar:
    """Propose a person or a group for a unit. `fields`: kind, name, achievement, lesson."""
    term = Term.objects.locked(term.pk)
    exemplar = Exemplar(term=term, unit=unit, proposed_by=by)
    standing = Standing.of(by, term)
    exemplar.require("write", standing)
    _require_member(unit, standing)
    _take(exemplar, fields)
    return _proposed(exemplar, by=by, address=address)


@transaction.atomic
def write(exemplar: Exemplar, *, by: Person, address: str = "", **fields) -> Exemplar:
    """Rewrite it; a refused exemplar is thereby proposed again."""
    exemplar = exemplar.begin("write", by)
    _take(exemplar, fields)
    if exemplar.state == Exemplar.State.PROPOSED:
        exemplar.sent = _said(exemplar)
        exemplar.save()
        exemplar.record(Event.Verb.WRITTEN, by=by, address=address, unit=exemplar.unit.name)
        return exemplar
    exemplar.state, exemplar.reason = Exemplar.State.PROPOSED, ""
    exemplar.proposed_at, exemplar.proposed_by = timezone.now(), by
    return _proposed(exemplar, by=by, address=address)


def _take(exemplar: Exemplar, fields: dict) -> None:
    for name in ("kind", "name", "achievement", "lesson"):
        setattr(exemplar, name, fields.pop(name))
    if fields:
        raise TypeError(", ".join(fields))
    try:
        exemplar.clean_fields(exclude=["order", "search"])  # filled on saving
    except ValidationError as error:
        raise PledgeError(" ".join(error.messages)) from error


def _said(exemplar: Exemplar) -> dict[str, str]:
    """Return what it says by the labels of its fields."""
    return {
        "Loại": exemplar.get_kind_display(),
        "Tên": exemplar.name,
        "Thành tích": exemplar.achievement,
        "Kinh nghiệm, cách làm": exemplar.lesson,
    }


def _proposed(exemplar: Exemplar, *, by: Person, address: str) -> Exemplar:
    exemplar.note_sending(_said(exemplar))
    exemplar.save()
    exemplar.record(Event.Verb.PROPOSED, by=by, address=address, unit=exemplar.unit.name, name=exemplar.name)
    mail.proposed(exemplar)
    return exemplar


@transaction.atomic
def accept(exemplar: Exemplar, *, by: Person, address: str = "") -> Exemplar:
    exemplar = _moved(exemplar, "accept", Exemplar.State.ACCEPTED, by=by)
    exemplar.record(Event.Verb.ACCEPTED, by=by, address=address, unit=exemplar.unit.name)
    mail.accepted(exemplar)
    return exemplar


@transaction.atomic
def refuse(exemplar: Exemplar, *, by: Person, reason: str, address: str = "") -> Exemplar:
    """Refuse it with a reason; the unit may improve it and propose it again."""
    exemplar = _moved(exemplar, "refuse", Exemplar.State.REFUSED, by=by)
    exemplar.reason = words_of(reason, missing=NO_REASON)
    exemplar.save()
    exemplar.record(
        Event.Verb.REFUSED, by=by, address=address, unit=exemplar.unit.name, reason=exemplar.reason
    )
    mail.refused(exemplar)
    return exemplar


@transaction.atomic
def share(exemplar: Exemplar, *, by: Person, address: str = "") -> Exemplar:
    """Let every unit read it and learn from it."""
    exemplar = _moved(exemplar, "share", Exemplar.State.SHARED, by=by)
    exemplar.record(Event.Verb.SHARED, by=by, address=address, unit=exemplar.unit.name)
    mail.shared(exemplar)
    return exemplar


def _moved(exemplar: Exemplar, act: str, state: str, *, by: Person) -> Exemplar:
    exemplar = exemplar.begin(act, by)
    exemplar.state = state
    exemplar.save()
    return exemplar


@transaction.atomic
def learn(exemplar: Exemplar, *, by: Person, unit: Unit, kind: str, address: str = "") -> Registration:
    """Begin a draft registration of `unit` that names this exemplar as its source."""
    exemplar = exemplar.lock()
    standing = Standing.of(by, exemplar.term)
    exemplar.require("learn", standing)
    _require_member(unit, standing)
    registration = registrations.start(
        exemplar.term,
        by=by,
        unit=unit,
        kind=kind,
        name=f"Học tập điển hình: {exemplar.name}",
        learned_from=exemplar,
        address=address,
    )
    exemplar.record(Event.Verb.BEGUN, by=by, address=address, unit=unit.name, registration=registration.pk)
    return registration


def _require_member(unit: Unit, standing: Standing) -> None:
    if unit.pk not in standing.units - {standing.term.witness_id}:
        raise NotAllowed(ONLY_OWN_MEMBER)
