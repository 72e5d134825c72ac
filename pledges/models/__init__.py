"""What the units promise, and the documents in which they do."""

from pledges.models.agreement import Agreement, Commitment, Target
from pledges.models.authority import Revocation, SigningAuthority
from pledges.models.comment import Comment, CommentRound
from pledges.models.document import Confirmation, Document
from pledges.models.edition import AgreementTemplate, Edition, Scratch
from pledges.models.event import Event, EventChain
from pledges.models.revision import Revision
from pledges.models.signatory import Signatory, signatories
from pledges.models.signature import Signature, SignaturePlace

__all__ = [
    "Agreement",
    "AgreementTemplate",
    "Comment",
    "CommentRound",
    "Commitment",
    "Confirmation",
    "Document",
    "Edition",
    "Event",
    "EventChain",
    "Revision",
    "Revocation",
    "Scratch",
    "Signatory",
    "Signature",
    "SignaturePlace",
    "SigningAuthority",
    "Target",
    "signatories",
]
