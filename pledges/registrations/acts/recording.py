"""Acts of the secretariat on a registration: record it, send it back, conclude it at the end of the year."""

from django.db import transaction
from django.utils import timezone

from members.models import Person
from members.standing import Standing
from pledges.registrations import mail
from pledges.registrations.acts import appendix
from pledges.registrations.models import Registration
from pledges.states.event import Event
from pledges.states.words import words_of

State, Verb = Registration.State, Event.Verb
ASKED_FOR = {
    "reason": "Chưa nhập lý do.",
    "outcome": "Chưa nhập kết quả đạt được.",
}


def mark_read(registration: Registration, reader: Standing) -> None:
    """Note that the secretariat has read what was sent; from then on the unit does not take it back."""
    if registration.refusal("record", reader) is None:
        registration.mark_read()


@transaction.atomic
def record(registration: Registration, *, by: Person, address: str = "") -> Registration:
    """Record it; once the agreement was opened, also freeze an appendix for the unit's leader."""
    registration = registration.begin("record", by)
    registration.state = State.RECORDED
    registration.recorded_at, registration.recorded_by = timezone.now(), by
    registration.record(Verb.RECORDED, by=by, address=address)
    if appendix.is_due(registration.term):
        appendix.freeze(registration, by=by, address=address)
    registration.save()
    mail.recorded(registration)
    return registration


@transaction.atomic
def send_back(registration: Registration, *, by: Person, reason: str, address: str = "") -> Registration:
    """Send back to the unit with a reason."""
    registration = registration.begin("send_back", by)
    registration.state, registration.reason = State.SENT_BACK, words_of(reason, missing=ASKED_FOR["reason"])
    registration.save()
    registration.record(Verb.SENT_BACK, by=by, address=address, reason=registration.reason)
    mail.sent_back(registration)
    return registration


@transaction.atomic
def conclude(
    registration: Registration, *, by: Person, is_completed: bool, outcome: str, address: str = ""
) -> Registration:
    """Record at the end of the year whether it was completed, and its outcome."""
    registration = registration.begin("conclude", by)
    registration.outcome = words_of(outcome, missing=ASKED_FOR["outcome"])
    registration.state = State.COMPLETED if is_completed else State.NOT_COMPLETED
    registration.save()
    verb = Verb.COMPLETED if is_completed else Verb.NOT_COMPLETED
    registration.record(verb, by=by, address=address, outcome=registration.outcome)
    mail.concluded(registration)
    return registration
