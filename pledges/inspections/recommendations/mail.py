"""Messages about recommendations."""

from members.models import Person
from members.serving import people_of, secretariat
from pledges.inspections.plan.models import TeamMember
from pledges.inspections.recommendations.models import Recommendation
from pledges.mail.letter import send

LEADS = (TeamMember.Role.HEAD, TeamMember.Role.SECRETARY)


def answered(recommendation: Recommendation) -> None:
    """Tell those who confirm it: head and secretary of the team, and the secretariat."""
    send("inspections/recommendation_answered", _judges(recommendation), recommendation)


def confirmed(recommendation: Recommendation) -> None:
    """Tell officers and leaders of the unit that it is done."""
    send("inspections/recommendation_confirmed", people_of(recommendation.unit), recommendation)


def sent_back(recommendation: Recommendation) -> None:
    """Tell officers and leaders of the unit what is missing."""
    send("inspections/recommendation_sent_back", people_of(recommendation.unit), recommendation)


def _judges(recommendation: Recommendation) -> set[Person]:
    leads = {member.person for member in recommendation.inspection.team.member_list if member.role in LEADS}
    return leads | secretariat(recommendation.term)
