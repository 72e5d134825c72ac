"""A plan of cross-inspections on its way, made by the acts."""

from datetime import date, datetime

from django.utils import timezone

from pledges.inspections.plan.acts import plan as plans
from pledges.inspections.plan.acts import ring, teams
from pledges.inspections.plan.models import InspectionPlan, Team
from pledges.inspections.visit.acts import dates
from pledges.inspections.visit.models import Inspection
from tests.factories import ClusterYear


def at(day: int, hour: int, month: int = 10) -> datetime:
    """In the year 2019."""
    return timezone.make_aware(datetime(2019, month, day, hour))  # noqa: DTZ001 -- made aware right here


def begun(year: ClusterYear) -> InspectionPlan:
    return plans.begin(year.term, by=year.secretary)


def fresh(plan: InspectionPlan) -> InspectionPlan:
    return InspectionPlan.objects.select_related("term__cluster").get(pk=plan.pk)


def team_of(plan: InspectionPlan, unit) -> Team:
    return plan.teams.select_related("plan", "unit").get(unit=unit)


def inspection_by(plan: InspectionPlan, unit) -> Inspection:
    """That of the unit's team."""
    return plan.inspections.select_related("plan__term__cluster", "term__cluster", "team", "unit").get(
        team__unit=unit
    )


def seats(year: ClusterYear, number: int) -> list[teams.Seat]:
    """Officer and leader of the unit with this index, as head and secretary."""
    unit = year.units[number].pk
    return [teams.Seat(year.officers[number].pk, unit, 1), teams.Seat(year.leaders[number].pk, unit, 2)]


def staffed(year: ClusterYear) -> InspectionPlan:
    """A ring whose teams have people, without dates."""
    plan = begun(year)
    words = {name: getattr(plan, name) for name in plans.FIELDS} | {"day": date(2019, 9, 16)}
    plan = plans.write(plan, by=year.secretary, edition=plan.edition, fields=words)
    ring.pair(plan, by=year.secretary, keep_apart=3)
    for number, unit in enumerate(year.units):
        teams.staff(team_of(plan, unit), by=year.secretary, seats=seats(year, number))
    return fresh(plan)


def slots(plan: InspectionPlan) -> dict[int, dates.Slot]:
    """A day for each, in October."""
    return {
        each.pk: dates.Slot(starts_at=at(1 + number, 8), ends_at=at(1 + number, 11), place="Trụ sở")
        for number, each in enumerate(plan.inspections.order_by("pk"))
    }


def complete(year: ClusterYear) -> InspectionPlan:
    plan = staffed(year)
    return fresh(dates.schedule(plan, by=year.secretary, edition=plan.edition, slots=slots(plan)))


def issued(year: ClusterYear) -> InspectionPlan:
    plan = complete(year)
    return fresh(plans.issue(plan, by=year.secretary, edition=plan.edition))
