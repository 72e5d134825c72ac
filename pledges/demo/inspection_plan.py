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
    """Begun, paired, staffed, dated and issued; whatever is there stays as it is."""
    if found := InspectionPlan.objects.filter(term=term).first():
        return found
    secretary = Person.objects.get(username="thuky")
    made = plans.begin(term, by=secretary)
    fields = {name: getattr(made, name) for name in plans.FIELDS} | {"day": ISSUED[term.name]}
    fields["purpose"] = "\n".join(
        f"{MARK}{line.removeprefix(MARK)}" for line in fields["purpose"].splitlines()
    )
    made = plans.write(made, by=secretary, edition=made.edition, fields=fields)
    ring.pair(made, by=secretary, keep_apart=3)
    for team in made.teams.select_related("plan", "unit"):
        officer, leader = team.unit.appointments.get().person_id, team.unit.mandates.get().person_id
        seats = [
            teams.Seat(leader, team.unit_id, TeamMember.Role.HEAD),
            teams.Seat(officer, team.unit_id, TeamMember.Role.SECRETARY),
        ]
        teams.staff(team, by=secretary, seats=seats)
    made.refresh_from_db()
    made = dates.schedule(made, by=secretary, edition=made.edition, slots=_slots(made))
    return plans.issue(made, by=secretary, edition=made.edition)


def _slots(made: InspectionPlan) -> dict[int, dates.Slot]:
    """Working days one after the other, in the order of the teams; at the seat of the inspected unit."""
    found = {}
    for number, each in enumerate(made.inspections.select_related("unit").order_by("team__position")):
        day = FIRST[made.term.name] + timedelta(days=number + 2 * (number // 5))
        found[each.pk] = dates.Slot(
            starts_at=_at(day, time(8, 30)),
            ends_at=_at(day, time(11, 30)),
            place=f"{MARK}trụ sở {each.unit.short_name}",
        )
    return found


def _at(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))
