"""Messages about the handover minutes."""

from members.serving import everybody, secretariat
from pledges.documents.models import Document
from pledges.handover.models import Handover
from pledges.mail import signing


def sealed(handover: Handover) -> None:
    """Tell everybody of the cluster that both chairs have signed."""
    signing.sealed(handover, everybody(handover.term))


def returned(handover: Handover, void: Document) -> None:
    """Tell the secretariat that the document is void, and why."""
    signing.returned(handover, secretariat(handover.term), void)
