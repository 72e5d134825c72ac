from pledges.inspections.plan.models.plan import InspectionPlan, Question
from pledges.inspections.plan.models.team import Team, TeamMember

__all__ = [
    "InspectionPlan",
    "Question",
    "Team",
    "TeamMember",
]
