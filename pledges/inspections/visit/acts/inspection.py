"""Acts on an inspection: begin it, write it up, give it to the unit for its opinion, take it up again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from members.models import Person
from pledges.errors import PledgeError, Stale
from pledges.inspections.recommendations.acts import recommendation as recommendations
from pledges.inspections.visit import mail
from pledges.inspections.visit.checklist import in_short, obstacles_to_opinion, parts_of
from pledges.inspections.visit.models import Inspection
from pledges.papers.symbol import symbol
from pledges.states.event import Event
from pledges.states.words import words_of

WRITTEN = ("number", "present", "strengths", "limits", "conclusion", "began_at", "finished_at")

STALE = "Người khác vừa lưu nội dung khác. Nội dung đồng chí nhập vẫn còn dưới đây."
NOT_YET = "Giờ bắt đầu kiểm tra phải trước thời điểm hiện tại."
ENDS_TOO_EARLY = "Giờ kết thúc kiểm tra phải sau giờ bắt đầu."
NO_REASON = "Chưa nhập lý do kiểm tra bổ sung."
NO_OPINION = "Chưa nhập nội dung chưa nhất trí."


@transaction.atomic
def begin(
    inspection: Inspection, *, by: Person, began_at: datetime | None = None, address: str = ""
) -> Inspection:
    """Begin as a member of the team (default: now); carries what earlier inspections left open into this one."""
    inspection = inspection.begin("begin", by)
    if began_at and began_at > timezone.now():
        raise PledgeError(NOT_YET)
    inspection.state, inspection.began_at = Inspection.State.ONGOING, began_at or timezone.now()
    inspection.number = inspection.number or _next_number(inspection)
    inspection.save()
    inspection.record(Event.Verb.INSPECTION_BEGUN, by=by, address=address, unit=inspection.unit.name)
    recommendations.carry_open(inspection, by=by, address=address)
    mail.begun(inspection)
    return inspection


def _next_number(inspection: Inspection) -> str:
    """Number the minutes of the year as they come; the team may write another one."""
    numbered = Inspection.objects.filter(term=inspection.term).exclude(number="").count()
    return f"{numbered + 1:02}/{symbol('BB', inspection.term.cluster)}"


@transaction.atomic
def write(inspection: Inspection, *, by: Person, edition: int, fields: dict, address: str = "") -> Inspection:
    """Save those of the words and times that are given, on top of `edition`; Stale when somebody saved since."""
    inspection = inspection.begin("write", by)
    if inspection.edition != edition:
        raise Stale(STALE)
    for name in set(WRITTEN) & set(fields):
        setattr(inspection, name, fields[name])
    inspection.edition += 1
    inspection.save()
    inspection.record(Event.Verb.WRITTEN, by=by, address=address, edition=inspection.edition)
    inspection.scratches.filter(person=by).delete()
    return inspection


@transaction.atomic
def ask_opinion(
    inspection: Inspection, *, by: Person, finished_at: datetime | None = None, address: str = ""
) -> Inspection:
    """Give the complete draft to the inspected unit; `finished_at` (default: as written, else now) ends the inspection."""
    inspection = inspection.begin("ask_opinion", by)
    if sentences := obstacles_to_opinion(inspection, parts_of(inspection)):
        raise PledgeError("Chưa lấy ý kiến được. " + in_short(sentences))
    finished_at = finished_at or inspection.finished_at or max(timezone.now(), inspection.began_at)
    if not inspection.began_at <= finished_at:
        raise PledgeError(ENDS_TOO_EARLY)
    inspection.state, inspection.finished_at = Inspection.State.OPINION, finished_at
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
