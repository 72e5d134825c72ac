"""Messages about the minutes of inspections."""

from members.models import Person
from members.serving import people_of, secretariat
from pledges.documents.models import Document
from pledges.inspections.visit.models import Inspection
from pledges.mail import signing


def sealed(inspection: Inspection) -> None:
    """Tell both sides and the secretariat that all have signed."""
    signing.sealed(inspection, _everybody(inspection))


def returned(inspection: Inspection, void: Document) -> None:
    """Tell both sides and the secretariat that the document is void, and why."""
    signing.returned(inspection, _everybody(inspection), void)


def _everybody(inspection: Inspection) -> set[Person]:
    team = {member.person for member in inspection.team.member_list}
    return team | people_of(inspection.unit) | secretariat(inspection.term)
