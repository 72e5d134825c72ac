"""The evidence about one document (bản chứng cứ): a PDF of its own, nothing is added to the signed file.

It repeats in words what the system has recorded; the evidence proper is the signed PDF.
"""

from dataclasses import dataclass
from datetime import datetime

from members.models import Person
from pledges.documents.models import Document, Revision, Signature, SignaturePlace
from pledges.papers import pdf
from pledges.signing.findings import Verdict, sentences
from pledges.states.event import Event

AUTHENTICATION = {"password": "nhập lại mật khẩu ngay trước khi ký"}


@dataclass(frozen=True)
class Proof:
    """One signature as it is told; `timestamp` is the independent time in the file, if there is one."""

    signature: Signature
    timestamp: datetime | None

    @property
    def heading(self) -> str:
        place = self.signature.place
        return place.holder if place else f"{self.signature.get_kind_display()} của cụm"

    @property
    def serial_as_readers_show_it(self) -> str:
        """PDF readers print the serial number in hexadecimal digits."""
        return f"{int(self.signature.serial):x}"

    @property
    def authentication(self) -> str:
        return AUTHENTICATION.get(self.signature.authentication, self.signature.authentication)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the view has read: revisions with their signatures in order, places still without one, the log.

    `log_findings` is empty when every row of the log carries the hash of the one before.
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
    def findings(self) -> list[str]:
        return sentences(self.verdict.findings)


def evidence(found: Evidence) -> pdf.Rendering:
    """Never under the document's own identifier: nobody shall take this file for an altered copy of it."""
    document = found.document
    context = {"evidence": found, "document": document, "author": document.cluster.title}
    return pdf.document(
        "pdf/evidence.html",
        context,
        identifier=pdf.identifier(f"evidence:{document.code}"),
        made_at=found.made_at,
        title=f"Bản chứng cứ chữ ký điện tử: {document.title} ({document.code})",
    )
