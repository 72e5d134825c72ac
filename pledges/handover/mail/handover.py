"""Messages about the handover minutes."""

from pledges.documents.models import Document
from pledges.handover.models import Handover
from pledges.mail.letter import everybody, secretariat, send, signers


def please_sign(handover: Handover) -> None:
    """To the leaders named in the document that was just opened."""
    people = signers(handover.document)
    send("agreement/please_sign", people, handover, document=handover.document)


def sealed(handover: Handover) -> None:
    """To everybody of the cluster: both chairs have signed."""
    send("agreement/sealed", everybody(handover.term), handover, document=handover.document)


def returned_to_draft(handover: Handover, document: Document) -> None:
    """To the secretariat: the document is void, and why."""
    send("agreement/returned_to_draft", secretariat(handover.term), handover, document=document)
