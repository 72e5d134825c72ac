"""Acts on an inspection: begin it, write it up, give it to the unit for its opinion, take it up again."""

from django.db import transaction
from django.utils import timezone

from members.models import Person
from pledges.errors import PledgeError, Stale
from pledges.inspections.recommendations.acts import recommendation as recommendations
from pledges.inspections.visit import mail
from pledges.inspections.visit.checklist import obstacles_in, parts_of
from pledges.inspections.visit.models import Inspection
from pledges.states.event import Event
from pledges.states.words import words_of

WRITTEN = ("present", "strengths", "limits", "began_at", "finished_at")

STALE = "Người khác vừa lưu nội dung khác. Nội dung đồng chí nhập vẫn còn dưới đây."
NO_REASON = "Chưa nhập lý do kiểm tra bổ sung."
NO_OPINION = "Chưa nhập nội dung chưa nhất trí."


@transaction.atomic
def begin(inspection: Inspection, *, by: Person, address: str = "") -> Inspection:
    """Begin as a member of the team on the spot; carries what earlier inspections left open into this one."""
    inspection = inspection.begin("begin", by)
    inspection.state, inspection.began_at = Inspection.State.ONGOING, timezone.now()
    inspection.save()
    inspection.record(Event.Verb.INSPECTION_BEGUN, by=by, address=address, unit=inspection.unit.name)
    recommendations.carry_open(inspection, by=by, address=address)
    mail.begun(inspection)
    return inspection


@transaction.atomic
def write(inspection: Inspection, *, by: Person, edition: int, fields: dict, address: str = "") -> Inspection:
    """Save who was present, the times, strengths and limits, on top of `edition`; Stale when somebody saved since."""
    inspection = inspection.begin("write", by)
    if inspection.edition != edition:
        raise Stale(STALE)
    for name in WRITTEN:
        setattr(inspection, name, fields[name])
    inspection.edition += 1
    inspection.save()
    inspection.record(Event.Verb.WRITTEN, by=by, address=address, edition=inspection.edition)
    inspection.scratches.filter(person=by).delete()
    return inspection


@transaction.atomic
def ask_opinion(inspection: Inspection, *, by: Person, address: str = "") -> Inspection:
    """Give the complete draft to the inspected unit, which reads it and says whether it agrees."""
    inspection = inspection.begin("ask_opinion", by)
    if sentences := obstacles_in(parts_of(inspection)):
        raise PledgeError("Chưa lấy ý kiến được. " + " ".join(sentences))
    inspection.state = Inspection.State.OPINION
    inspection.finished_at = inspection.finished_at or max(timezone.now(), inspection.began_at)
    inspection.edition += 1
    inspection.save()
    inspection.record(Event.Verb.OPINION_ASKED, by=by, address=address, edition=inspection.edition)
    inspection.scratches.all().delete()
    mail.opinion_asked(inspection)
    return inspection


@transaction.atomic
def resume(inspection: Inspection, *, by: Person, reason: str, address: str = "") -> Inspection:
    """Take it up again for more to look at. The unit's opinion was about the draft before: the log keeps it."""
    inspection = inspection.begin("resume", by)
    reason = words_of(reason, missing=NO_REASON)
    inspection.state, inspection.finished_at = Inspection.State.ONGOING, None
    inspection.opinion, inspection.agrees = "", None
    inspection.opined_at, inspection.opined_by = None, None
    inspection.edition += 1
    inspection.save()
    inspection.record(Event.Verb.RESUMED, by=by, address=address, reason=reason)
    mail.resumed(inspection, reason)
    return inspection


@transaction.atomic
def opine(
    inspection: Inspection, *, by: Person, edition: int, agrees: bool, opinion: str, address: str = ""
) -> Inspection:
    """Record the unit's opinion of the draft that was read as `edition`; disagreement blocks nothing."""
    inspection = inspection.begin("opine", by)
    if inspection.edition != edition:
        raise Stale(STALE)
    opinion = Inspection._meta.get_field("opinion").to_python(opinion)
    if not agrees and not opinion:
        raise PledgeError(NO_OPINION)
    inspection.agrees, inspection.opinion = agrees, opinion
    inspection.opined_at, inspection.opined_by = timezone.now(), by
    inspection.edition += 1
    inspection.save()
    inspection.record(Event.Verb.OPINED, by=by, address=address, agrees=agrees, opinion=opinion)
    mail.opined(inspection)
    return inspection
