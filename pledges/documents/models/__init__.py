from pledges.documents.models.authority import Revocation, SigningAuthority
from pledges.documents.models.document import Confirmation, Document
from pledges.documents.models.revision import Revision
from pledges.documents.models.signature import Signature, SignaturePlace

__all__ = [
    "Confirmation",
    "Document",
    "Revision",
    "Revocation",
    "Signature",
    "SignaturePlace",
    "SigningAuthority",
]
