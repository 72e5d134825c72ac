"""Messages about the plan of the cross-inspection and its dates."""

from members.models import Person
from members.serving import people_of, unit_people
from pledges.inspections.plan.models import InspectionPlan, Team
from pledges.inspections.plan.roster import Roster
from pledges.inspections.visit.models import Inspection
from pledges.mail.letter import send, write


def issued(plan: InspectionPlan, roster: Roster) -> None:
    """Tell everybody who takes part, with what the person has to do."""
    send("inspections/plan_issued", _taking_part(plan, roster), plan, duties=_duties(roster))


def withdrawn(plan: InspectionPlan, roster: Roster, reason: str) -> None:
    """Tell those who were told of the plan."""
    send("inspections/plan_withdrawn", _taking_part(plan, roster), plan, reason=reason)


def staffed(team: Team, people: set[Person]) -> None:
    """Tell those who were in the team and those who are now."""
    going_on = [
        inspection
        for inspection in team.inspections.select_related("unit")
        if inspection.state in Inspection.GOING_ON
    ]
    send("inspections/team_changed", people, team.plan, team=team, visits=going_on)


def rescheduled(inspection: Inspection) -> None:
    """Tell the team and the people of the inspected unit."""
    write(
        "inspections/rescheduled",
        _both_sides(inspection),
        inspection.term,
        inspection.get_absolute_url(),
        thing=inspection,
    )


def cancelled(inspection: Inspection) -> None:
    """Tell the team and the people of the inspected unit."""
    write(
        "inspections/cancelled",
        _both_sides(inspection),
        inspection.term,
        inspection.get_absolute_url(),
        thing=inspection,
    )


def _taking_part(plan: InspectionPlan, roster: Roster) -> set[Person]:
    return unit_people(plan.term) | {member.person for team in roster.teams for member in team.member_list}


def _duties(roster: Roster) -> list[tuple[int, str, Team, list[Inspection]]]:
    """List (person's primary key, role, team, what it visits) of everybody in a team."""
    return [
        (member.person_id, member.get_role_display().lower(), team, visits)
        for team, visits in roster.rows
        for member in team.member_list
        if visits
    ]


def _both_sides(inspection: Inspection) -> set[Person]:
    return people_of(inspection.unit) | {member.person for member in inspection.team.member_list}
