"""Examples of what inspections recommend, and the minutes signed. Everything in it is an example and says so."""

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
    """Two examples by the head of the team, while the inspection goes on; whatever is there stays as it is."""
    if inspection.recommendations.exists():
        return
    head, day = inspection.team.head.person, recommending.day_of(inspection)
    for text, owner, days in EXAMPLES:
        fields = {"text": f"{MARK}{text}", "owner": owner, "due_on": day + timedelta(days=days)}
        recommending.add(inspection, by=head, fields=fields)


def sign(term: Term) -> None:
    """Every draft that waits for the unit's opinion is opened and signed by its three; some of what it recommends is done."""
    waiting = Inspection.objects.filter(term=term, state=Inspection.State.OPINION)
    for each in waiting.select_related("term__cluster", "plan", "team", "unit"):
        _sign(each)
    _carry_out(term)


def _sign(inspection: Inspection) -> None:
    by = inspection.team.head.person
    fingerprint = minutes_of(inspection).fingerprint
    opened = minutes.open_for_signature(inspection, by=by, fingerprint=fingerprint)
    for place in opened.document.place_list:
        confirmation = Confirmation(sha256=opened.document.frozen_sha256, at=timezone.now())
        minutes.sign(opened, place=place, by=place.signer, confirmation=confirmation)


def _carry_out(term: Term) -> None:
    """The first of each unit is reported, every other of them confirmed; the second is still open."""
    first = Recommendation.objects.filter(term=term, position=1, state=Recommendation.State.OPEN)
    for number, each in enumerate(first.select_related("unit", "inspection__team").order_by("pk")):
        officer = each.unit.appointments.in_force().order_by("pk").first().person
        done = recommendations.answer(each, by=officer, text=f"{MARK}đã lập sổ, lưu tại văn phòng đơn vị.")
        if number % 2 == 0:
            recommendations.accept(done, by=done.inspection.team.head.person)
