"""Acts on when and where each unit is inspected: planned with the draft, moved or cancelled one by one once issued."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from members.models import Person
from members.standing import Standing
from pledges.errors import PledgeError
from pledges.inspections.plan import mail
from pledges.inspections.plan.acts.plan import changed, drafting
from pledges.inspections.plan.clashes import clashes
from pledges.inspections.plan.models import InspectionPlan
from pledges.inspections.plan.roster import Roster, outside
from pledges.inspections.recommendations.acts import recommendation as recommendations
from pledges.inspections.visit.models import Inspection
from pledges.states.event import Event
from pledges.states.words import words_of


@dataclass(frozen=True, kw_only=True)
class Slot:
    """Times and place of an inspection; empty as long as nothing is known."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""


@transaction.atomic
def schedule(
    plan: InspectionPlan, *, by: Person, edition: int, slots: dict[int, Slot], address: str = ""
) -> InspectionPlan:
    """Save slots by primary key of the inspection, on top of `edition`; those not named stay."""
    plan = drafting(plan, by=by, edition=edition)
    roster = Roster(plan)
    touched = [inspection for inspection in roster.inspections if inspection.pk in slots]
    for inspection in touched:
        _take(inspection, slots[inspection.pk])
    _require_no_clash(roster, touched)
    for inspection in touched:
        inspection.save(update_fields=["starts_at", "ends_at", "place"])
    return changed(plan, by=by, address=address, what="lịch kiểm tra")


def _take(inspection: Inspection, slot: Slot) -> None:
    inspection.starts_at, inspection.ends_at = slot.starts_at, slot.ends_at
    if sentence := wrong_slot(inspection, slot):
        raise PledgeError(f"{inspection.unit}: {sentence}")
    try:
        inspection.place = Inspection._meta.get_field("place").clean(slot.place, inspection)
    except ValidationError as invalid:
        raise PledgeError(" ".join(invalid.messages)) from invalid


def wrong_slot(inspection: Inspection, slot: Slot) -> str:
    """Say why nothing can be inspected then; empty when it can."""
    if bool(slot.starts_at) != bool(slot.ends_at):
        return "Thiếu giờ bắt đầu hoặc giờ kết thúc."
    if slot.starts_at and slot.ends_at <= slot.starts_at:
        return "Giờ kết thúc phải sau giờ bắt đầu."
    return outside(inspection.term, slot.starts_at) if slot.starts_at else ""


def _require_no_clash(roster: Roster, touched: list[Inspection]) -> None:
    keys = [inspection.pk for inspection in touched]
    if sentences := [str(clash) for clash in clashes(roster.inspections) if clash.concerns(*keys)]:
        raise PledgeError(" ".join(sentences))


@transaction.atomic
def reschedule(inspection: Inspection, *, by: Person, slot: Slot, address: str = "") -> Inspection:
    """Set another time or place of one inspection; both sides are told."""
    inspection, roster = _locked(inspection, "reschedule", by=by)
    before = _in_words(inspection)
    if not (slot.starts_at and slot.ends_at and slot.place.strip()):
        raise PledgeError("Thiếu ngày, giờ hoặc địa điểm kiểm tra.")
    _take(inspection, slot)
    _require_no_clash(roster, [inspection])
    if before == _in_words(inspection):
        raise PledgeError("Lịch kiểm tra không thay đổi.")
    inspection.save(update_fields=["starts_at", "ends_at", "place"])
    inspection.record(
        Event.Verb.RESCHEDULED, by=by, address=address, before=before, now=_in_words(inspection)
    )
    mail.rescheduled(inspection)
    return inspection


@transaction.atomic
def cancel(inspection: Inspection, *, by: Person, reason: str, address: str = "") -> Inspection:
    """Cancel what does not take place, or is not finished; both sides are told why."""
    inspection, _ = _locked(inspection, "cancel", by=by)
    recommendations.bring_back(inspection, by=by, address=address)
    reason = words_of(reason, missing="Chưa nhập lý do hủy.")
    inspection.state, inspection.reason = Inspection.State.CANCELLED, reason
    inspection.save(update_fields=["state", "reason"])
    inspection.record(Event.Verb.CANCELLED, by=by, address=address, reason=reason)
    mail.cancelled(inspection)
    return inspection


def _locked(inspection: Inspection, act: str, *, by: Person) -> tuple[Inspection, Roster]:
    """Lock the plan, then the inspection: nobody moves another one of the plan meanwhile."""
    plan = inspection.plan.lock()
    inspection.lock()
    roster = Roster(plan)
    inspection = next(row for row in roster.everything if row.pk == inspection.pk)
    inspection.require(act, Standing.of(by, plan.term))
    return inspection, roster


def _in_words(inspection: Inspection) -> dict:
    """Word times and place; the same moment reads the same, wherever it comes from."""
    moments = {"starts_at": inspection.starts_at, "ends_at": inspection.ends_at}
    words = {
        name: timezone.localtime(moment).isoformat() if moment else "" for name, moment in moments.items()
    }
    return words | {"place": inspection.place}
