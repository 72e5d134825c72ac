"""The evidence about one document (hồ sơ ký điện tử): a separate PDF, so that the signed file stays untouched.

Its first page is for readers, the rest for technicians; the evidence proper is the signed PDF.
"""

from dataclasses import dataclass
from datetime import datetime

from members.models import Person
from pledges.documents.models import Document, Revision, Signature, SignaturePlace
from pledges.papers import pdf
from pledges.signing.findings import Verdict, sentences
from pledges.states.event import Event

AUTHENTICATION = {"password": "nhập mật khẩu ngay trước khi ký"}


@dataclass(frozen=True)
class Proof:
    """One signature; `timestamp` is the independent time in the file, if there is one."""

    signature: Signature
    timestamp: datetime | None

    @property
    def heading(self) -> str:
        place = self.signature.place
        return place.holder if place else f"{self.signature.get_kind_display()} của cụm"

    @property
    def serial_as_readers_show_it(self) -> str:
        """Write the serial number in hexadecimal digits, as PDF readers do."""
        return f"{int(self.signature.serial):x}"

    @property
    def authentication(self) -> str:
        return AUTHENTICATION.get(self.signature.authentication, self.signature.authentication)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The facts on the paper: revisions with their signatures in order, unsigned places, the log.

    `log_findings` is empty if every row of the log carries the hash of the one before.
    """

    document: Document
    revisions: list[Revision]
    unsigned: list[SignaturePlace]
    verdict: Verdict
    events: list[Event]
    log_findings: list[str]
    made_at: datetime
    made_for: Person

    @property
    def proofs(self) -> list[Proof]:
        timestamps = {checked.field: checked.timestamp for checked in self.verdict.signatures}
        signatures = [revision.signature for revision in self.revisions]
        return [Proof(signature, timestamps.get(signature.field)) for signature in signatures]

    @property
    def of_people(self) -> list[Proof]:
        return [proof for proof in self.proofs if proof.signature.place]

    @property
    def findings(self) -> list[str]:
        return sentences(self.verdict.findings)


def evidence(evidence: Evidence) -> pdf.Rendering:
    """Render under an identifier of its own, so that nobody takes it for an altered copy of the document."""
    document = evidence.document
    context = {"evidence": evidence, "document": document, "author": document.cluster.title}
    return pdf.document(
        "pdf/evidence.html",
        context,
        identifier=pdf.identifier(f"evidence:{document.code}"),
        made_at=evidence.made_at,
        title=f"Hồ sơ ký điện tử: {document.title} ({document.code})",
    )
