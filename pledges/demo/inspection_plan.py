"""The example plan of the cross-inspection of a year: the ring, its people and its dates. All of it is an example."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from members.models import Person, Term
from pledges.demo.registrations import MARK
from pledges.inspections.plan.acts import plan as plans
from pledges.inspections.plan.acts import ring, teams
from pledges.inspections.plan.models import InspectionPlan, TeamMember
from pledges.inspections.visit.acts import dates

ISSUED = {"2019": date(2019, 9, 16), "2020": date(2020, 9, 14)}
FIRST = {"2019": date(2019, 10, 7), "2020": date(2020, 10, 5)}  # Mondays; one unit is inspected each day


@transaction.atomic
def plan(term: Term) -> InspectionPlan:
    """Begin, pair, staff, date and issue the plan, unless there is one."""
    if plan := InspectionPlan.objects.filter(term=term).first():
        return plan
    secretary = Person.objects.get(username="thuky")
    plan = plans.begin(term, by=secretary)
    fields = {name: getattr(plan, name) for name in plans.FIELDS} | {"day": ISSUED[term.name]}
    fields["purpose"] = "\n".join(
        f"{MARK}{line.removeprefix(MARK)}" for line in fields["purpose"].splitlines()
    )
    plan = plans.write(plan, by=secretary, edition=plan.edition, fields=fields)
    ring.pair(plan, by=secretary, keep_apart=3)
    for team in plan.teams.select_related("plan", "unit"):
        officer, leader = team.unit.appointments.get().person_id, team.unit.mandates.get().person_id
        seats = [
            teams.Seat(leader, team.unit_id, TeamMember.Role.HEAD),
            teams.Seat(officer, team.unit_id, TeamMember.Role.SECRETARY),
        ]
        teams.staff(team, by=secretary, seats=seats)
    plan.refresh_from_db()
    plan = dates.schedule(plan, by=secretary, edition=plan.edition, slots=_slots(plan))
    return plans.issue(plan, by=secretary, edition=plan.edition)


def _slots(plan: InspectionPlan) -> dict[int, dates.Slot]:
    """Assign one working day after the other in the order of the teams, at the seat of the inspected unit."""
    slots = {}
    for number, inspection in enumerate(plan.inspections.select_related("unit").order_by("team__position")):
        day = FIRST[plan.term.name] + timedelta(days=number + 2 * (number // 5))
        slots[inspection.pk] = dates.Slot(
            starts_at=_at(day, time(8, 30)),
            ends_at=_at(day, time(11, 30)),
            place=f"{MARK}trụ sở {inspection.unit.short_name}",
        )
    return slots


def _at(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))
