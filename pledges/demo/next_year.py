"""What goes on in 2020, to try things out: an inspection that has begun, a ballot that is open. All of it is an example."""

from members.models import Term
from pledges.demo import ballot as ballots
from pledges.demo import inspection as inspections
from pledges.demo.inspection_plan import plan as plan_inspections
from pledges.inspections.visit.models import Inspection

ANSWERED = 3  # questions


def go_on(term: Term) -> None:
    """Each part looks for itself whether it was done before."""
    plan_inspections(term)
    _begin_one(term)
    ballots.open_one(term)


def _begin_one(term: Term) -> None:
    """The first of the issued plan, unless any was begun or cancelled; it takes over what 2019 left open to its unit."""
    all_of_them = Inspection.objects.filter(term=term, plan__issued_at__isnull=False)
    if all_of_them.exclude(state=Inspection.State.PLANNED).exists():
        return
    first = all_of_them.select_related("team", "unit").order_by("team__position").first()
    if first and first.team.head:
        inspections.begin(first, ANSWERED)
