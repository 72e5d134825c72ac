"""Work that goes on in 2020, for trying things out: an inspection that has begun, an open ballot. All of it is an example."""

from members.models import Term
from pledges.demo import ballot as ballots
from pledges.demo import inspection as inspections
from pledges.demo.inspection_plan import plan as plan_inspections
from pledges.inspections.visit.models import Inspection

ANSWERED = 3  # questions


def go_on(term: Term) -> None:
    """Plan the inspections, begin one, open a ballot; each part is skipped if it was done before."""
    plan_inspections(term)
    _begin_one(term)
    ballots.open_one(term)


def _begin_one(term: Term) -> None:
    """Begin the first of the issued plan, unless any was begun or cancelled; it takes over what 2019 left open to its unit."""
    issued = Inspection.objects.filter(term=term, plan__issued_at__isnull=False)
    if issued.exclude(state=Inspection.State.PLANNED).exists():
        return
    first = issued.select_related("team", "unit").order_by("team__position").first()
    if first and first.team.head:
        inspections.begin(first, ANSWERED)
