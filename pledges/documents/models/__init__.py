from pledges.documents.models.authority import Revocation, SigningAuthority
from pledges.documents.models.document import Confirmation, Document
from pledges.documents.models.invitation import Invitation
from pledges.documents.models.revision import Revision
from pledges.documents.models.signature import Signature, SignaturePlace

__all__ = [
    "Confirmation",
    "Document",
    "Invitation",
    "Revision",
    "Revocation",
    "Signature",
    "SignaturePlace",
    "SigningAuthority",
]
