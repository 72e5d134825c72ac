"""Messages about the minutes of inspections."""

from members.models import Person
from pledges.documents.models import Document
from pledges.inspections.visit.models import Inspection
from pledges.mail.letter import people_of, secretariat, send, signers

PAGE = "inspection_minutes"


def please_sign(inspection: Inspection) -> None:
    """To secretary and head of the team and the leader of the unit, named in the document that was just opened."""
    send(
        "agreement/please_sign",
        signers(inspection.document),
        inspection,
        page=PAGE,
        document=inspection.document,
    )


def sealed(inspection: Inspection) -> None:
    """To both sides and the secretariat: all have signed."""
    send("agreement/sealed", _everybody(inspection), inspection, page=PAGE, document=inspection.document)


def returned(inspection: Inspection, document: Document) -> None:
    """To both sides and the secretariat: the document is void, and why."""
    send("agreement/returned_to_draft", _everybody(inspection), inspection, page=PAGE, document=document)


def _everybody(inspection: Inspection) -> set[Person]:
    team = {each.person for each in inspection.team.member_list}
    return team | people_of(inspection.unit) | secretariat(inspection.term)
