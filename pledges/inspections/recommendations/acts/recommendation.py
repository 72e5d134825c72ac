"""Acts on recommendations: the unit's report, its judgement, and the way into the next inspection.

They are written in `recommending`, while the inspection goes on.
"""

from django.db import transaction
from django.utils import timezone

from members.models import Person
from pledges.inspections.recommendations import mail
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Inspection
from pledges.states.event import Event
from pledges.states.words import words_of

State, Verb = Recommendation.State, Event.Verb
ASKED_FOR = {
    "answer": "Chưa nhập kết quả thực hiện.",
    "reason": "Chưa nhập nội dung cần tiếp tục thực hiện.",
}


@transaction.atomic
def answer(recommendation: Recommendation, *, by: Person, text: str, address: str = "") -> Recommendation:
    """Report as the unit what was done, and where that can be seen."""
    recommendation = recommendation.begin("answer", by)
    recommendation.answer = words_of(text, missing=ASKED_FOR["answer"])
    recommendation.answered_at, recommendation.answered_by = timezone.now(), by
    recommendation.state, recommendation.reason = State.ANSWERED, ""
    recommendation.save()
    recommendation.record(Verb.FULFILLED, by=by, address=address, outcome=recommendation.answer)
    mail.answered(recommendation)
    return recommendation


@transaction.atomic
def accept(recommendation: Recommendation, *, by: Person, address: str = "") -> Recommendation:
    """Confirm as whoever inspected the unit, or as the secretariat, that it is done."""
    recommendation = recommendation.begin("accept", by)
    recommendation.state = State.DONE
    recommendation.save()
    recommendation.record(Verb.CONFIRMED, by=by, address=address)
    mail.confirmed(recommendation)
    return recommendation


@transaction.atomic
def send_back(
    recommendation: Recommendation, *, by: Person, reason: str, address: str = ""
) -> Recommendation:
    """Tell the unit what is missing: it is not done yet. What the unit reported stays readable."""
    recommendation = recommendation.begin("send_back", by)
    recommendation.reason = words_of(reason, missing=ASKED_FOR["reason"])
    recommendation.state = State.OPEN
    recommendation.answered_at = recommendation.answered_by = None
    recommendation.save()
    recommendation.record(Verb.SENT_BACK, by=by, address=address, reason=recommendation.reason)
    mail.sent_back(recommendation)
    return recommendation


def come_into_force(inspection: Inspection) -> None:
    """Hand the recommendations of the signed minutes to the unit; those it had reported before wait for a judgement.

    Called with the last signature.
    """
    for recommendation in inspection.recommendations.select_for_update(no_key=True).filter(state=State.DRAFT):
        recommendation.state = State.ANSWERED if recommendation.answered_at else State.OPEN
        recommendation.save()
        recommendation.record(Verb.SEALED, by=None, code=inspection.document.code)


@transaction.atomic
def carry_open(inspection: Inspection, *, by: Person, address: str = "") -> list[Recommendation]:
    """Carry what earlier years left open into this inspection, which has just begun; return the copies, oldest first.

    Like a handover it joins two years: the old ones are carried although their year may be closed meanwhile.
    Call it under the lock of `inspection`.
    """
    earlier = Recommendation.objects.carried_on(inspection.term).filter(unit=inspection.unit_id)
    left_open = earlier.select_for_update(of=("self",), no_key=True).order_by("term__name", "position", "pk")
    last = inspection.recommendations.order_by("-position").values_list("position", flat=True).first() or 0
    return [
        _carry(old, inspection, position, by=by, address=address)
        for position, old in enumerate(left_open, start=last + 1)
    ]


def _carry(old: Recommendation, inspection: Inspection, position: int, *, by, address: str) -> Recommendation:
    """Copy it with its due day, so that its being late stays visible, and with what the unit reported."""
    new = Recommendation.objects.create(
        term=inspection.term,
        inspection=inspection,
        unit=inspection.unit,
        position=position,
        text=old.text,
        owner=old.owner,
        due_on=old.due_on,
        carried_from=old,
        answer=old.answer,
        answered_at=old.answered_at,
        answered_by=old.answered_by,
        reason=old.reason,
    )
    old.state = State.CARRIED
    old.save()
    old.record(Verb.CARRIED, by=by, address=address)
    new.record(Verb.BEGUN, by=by, address=address)
    return new


@transaction.atomic
def bring_back(inspection: Inspection, *, by: Person, address: str = "") -> None:
    """Return what was carried into a cancelled inspection to where it came from, to wait again there.

    Call it under the lock of `inspection`.
    """
    carried = inspection.recommendations.exclude(carried_from=None).select_related("carried_from__inspection")
    for new in carried:
        old = new.carried_from
        old.state = _state_before(old)
        new.delete()
        old.save()
        old.record(Verb.RESUMED, by=by, address=address)


def _state_before(old: Recommendation) -> str:
    """Return the state that a recommendation had until it was carried."""
    if old.inspection.state != Inspection.State.SEALED:
        return State.DRAFT
    return State.ANSWERED if old.answered_at else State.OPEN
