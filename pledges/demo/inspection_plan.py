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

FRIDAY = 4


@transaction.atomic
def plan(term: Term, *, day: date, first: date) -> InspectionPlan:
    """Begin, pair, staff, date and issue the plan of this `day`, unless there is one; the `first` unit is inspected on."""
    if plan := InspectionPlan.objects.filter(term=term).first():
        return plan
    secretary = Person.objects.get(username="thuky")
    plan = plans.begin(term, by=secretary)
    fields = {name: getattr(plan, name) for name in plans.FIELDS} | {"day": day}
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
    plan = dates.schedule(plan, by=secretary, edition=plan.edition, slots=_slots(plan, first))
    return plans.issue(plan, by=secretary, edition=plan.edition)


def _slots(plan: InspectionPlan, first: date) -> dict[int, dates.Slot]:
    """Assign one working day after the other in the order of the teams, at the seat of the inspected unit."""
    slots, day = {}, first
    for inspection in plan.inspections.select_related("unit").order_by("team__position"):
        slots[inspection.pk] = dates.Slot(
            starts_at=_at(day, time(8, 30)),
            ends_at=_at(day, time(11, 30)),
            place=f"{MARK}trụ sở {inspection.unit.short_name}",
        )
        day += timedelta(days=1 if day.weekday() < FRIDAY else 3)
    return slots


def _at(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))
