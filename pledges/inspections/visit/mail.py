"""Messages about a cross-inspection while it is carried out."""

from members.serving import people_of
from pledges.inspections.visit.models import Inspection
from pledges.mail.letter import send


def begun(inspection: Inspection) -> None:
    """Tell officers and leaders of the inspected unit that the team is at work."""
    send("inspections/begun", people_of(inspection.unit), inspection)


def opinion_asked(inspection: Inspection) -> None:
    """Ask officers and leaders of the inspected unit to read the draft and say whether they agree."""
    send("inspections/opinion_asked", people_of(inspection.unit), inspection)


def resumed(inspection: Inspection, reason: str) -> None:
    """Tell officers and leaders of the inspected unit that the draft is taken back, and why."""
    send("inspections/resumed", people_of(inspection.unit), inspection, reason=reason)


def opined(inspection: Inspection) -> None:
    """Tell the team what the unit thinks of the draft."""
    send("inspections/opined", {member.person for member in inspection.team.member_list}, inspection)
