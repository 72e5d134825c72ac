"""Acts on recommendations in the draft of the minutes: the team writes them while the inspection goes on."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from members.models import Person
from pledges.errors import PledgeError, WrongState
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Inspection
from pledges.states.event import Event
from pledges.states.stateful import GONE

FIELDS = ("text", "owner", "due_on")
MOST = 50
LONGEST = timedelta(days=731)
CARRIED_STAYS = (
    "Kiến nghị chuyển từ kỳ kiểm tra trước còn phải thực hiện nên không xóa được. "
    "Sau khi ký biên bản, đơn vị báo cáo kết quả và đoàn kiểm tra xác nhận."
)


def mistakes(inspection: Inspection, fields: dict, *, kept: date | None = None) -> dict[str, str]:
    """Map fields to what is wrong with them. The day of a carried one may stay as it was (`kept`)."""
    due_on, day = fields["due_on"], day_of(inspection)
    sentences = {}
    if not fields["text"]:
        sentences["text"] = "Chưa nhập nội dung kiến nghị."
    if not fields["owner"]:
        sentences["owner"] = "Chưa nhập đơn vị, người thực hiện."
    if due_on is None:
        sentences["due_on"] = "Chưa nhập thời hạn."
    elif due_on != kept and not day <= due_on <= day + LONGEST:
        sentences["due_on"] = f"Thời hạn phải trong hai năm kể từ ngày kiểm tra {day:%d/%m/%Y}."
    return sentences


def day_of(inspection: Inspection) -> date:
    """Return the day of the inspection: when it began, or was to begin."""
    moment = inspection.began_at or inspection.starts_at
    return timezone.localdate(moment) if moment else timezone.localdate()


@transaction.atomic
def add(inspection: Inspection, *, by: Person, fields: dict, address: str = "") -> Recommendation:
    inspection = inspection.begin("write", by)
    if inspection.recommendations.count() >= MOST:
        raise PledgeError(f"Biên bản đã có {MOST} kiến nghị. Xin gộp các kiến nghị cùng nội dung.")
    _refuse(mistakes(inspection, fields))
    last = inspection.recommendations.order_by("-position").values_list("position", flat=True).first() or 0
    recommendation = Recommendation.objects.create(
        term=inspection.term,
        inspection=inspection,
        unit=inspection.unit,
        position=last + 1,
        **{name: fields[name] for name in FIELDS},
    )
    recommendation.record(Event.Verb.BEGUN, by=by, address=address)
    return recommendation


@transaction.atomic
def change(recommendation: Recommendation, *, by: Person, fields: dict, address: str = "") -> Recommendation:
    """Change a recommendation; also one that was carried: the team may word it anew and set a new day."""
    inspection = recommendation.inspection.begin("write", by)
    recommendation = _of(inspection, recommendation)
    _refuse(mistakes(inspection, fields, kept=recommendation.due_on))
    for name in FIELDS:
        setattr(recommendation, name, fields[name])
    recommendation.save()
    recommendation.record(Event.Verb.WRITTEN, by=by, address=address)
    return recommendation


@transaction.atomic
def remove(recommendation: Recommendation, *, by: Person, address: str = "") -> None:
    """Delete it from the draft; the inspection's log keeps its words."""
    inspection = recommendation.inspection.begin("write", by)
    recommendation = _of(inspection, recommendation)
    if recommendation.carried_from_id:
        raise WrongState(CARRIED_STAYS)
    inspection.record(Event.Verb.RETRACTED, by=by, address=address, name=str(recommendation))
    recommendation.delete()


def _of(inspection: Inspection, recommendation: Recommendation) -> Recommendation:
    recommendation = inspection.recommendations.filter(pk=recommendation.pk).first()
    if recommendation is None:
        raise WrongState(GONE)
    return recommendation


def _refuse(sentences: dict[str, str]) -> None:
    if sentences:
        raise PledgeError(" ".join(sentences.values()))
