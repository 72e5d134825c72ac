"""Example recommendations and signed minutes. Everything in them is an example and says so."""

from datetime import timedelta

from django.utils import timezone

from members.models import Term
from pledges.demo.registrations import MARK
from pledges.documents.models import Confirmation
from pledges.inspections.minutes import acts as minutes
from pledges.inspections.minutes.wording import minutes_of
from pledges.inspections.recommendations.acts import recommendation as recommendations
from pledges.inspections.recommendations.acts import recommending
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Inspection

EXAMPLES = [
    ("lập sổ theo dõi hồ sơ khen thưởng của từng cơ sở.", "Ban Tổ chức", 30),
    ("sơ kết, nhân rộng mô hình mới ra ít nhất ba cơ sở.", "Văn phòng", 75),
]


def recommend(inspection: Inspection) -> None:
    """Add two examples as the head of the team while the inspection goes on, unless it has any."""
    if inspection.recommendations.exists():
        return
    head, day = inspection.team.head.person, recommending.day_of(inspection)
    for text, owner, days in EXAMPLES:
        fields = {"text": f"{MARK}{text}", "owner": owner, "due_on": day + timedelta(days=days)}
        recommending.add(inspection, by=head, fields=fields)


def sign(term: Term) -> None:
    """Open and sign all drafts that went to the unit for its opinion, then carry out some of what they recommend."""
    waiting = Inspection.objects.filter(term=term, state=Inspection.State.OPINION)
    for inspection in waiting.select_related("term__cluster", "plan", "team", "unit"):
        _sign(inspection)
    _carry_out(term)


def _sign(inspection: Inspection) -> None:
    by = inspection.team.head.person
    fingerprint = minutes_of(inspection).fingerprint
    opened = minutes.open_for_signature(inspection, by=by, fingerprint=fingerprint)
    for place in opened.document.place_list:
        confirmation = Confirmation(sha256=opened.document.frozen_sha256, at=timezone.now())
        minutes.sign(opened, place=place, by=place.signer, confirmation=confirmation)


def _carry_out(term: Term) -> None:
    """Report and confirm what was recommended, but for one matter, which the next inspection of its unit takes over."""
    open_ones = Recommendation.objects.filter(term=term, state=Recommendation.State.OPEN)
    left = open_ones.filter(position=2, unit=term.member_list[0].unit)
    for recommendation in (
        open_ones.exclude(pk__in=left.values("pk")).select_related("unit", "inspection__team").order_by("pk")
    ):
        officer = recommendation.unit.appointments.in_force().order_by("pk").first().person
        answered = recommendations.answer(
            recommendation, by=officer, text=f"{MARK}đã thực hiện, hồ sơ lưu tại văn phòng đơn vị."
        )
        recommendations.accept(answered, by=answered.inspection.team.head.person)
