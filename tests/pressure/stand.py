"""All that a signature changes in the database, to compare before and after."""

from dataclasses import dataclass

from mailer.models import Message

from pledges.agreement.models import Agreement
from pledges.documents.models import Document
from pledges.states.event import EventChain


@dataclass(frozen=True)
class Stand:
    """What there is of one document; after an act that failed none of it may have changed."""

    signatures: int
    revisions: int
    events: int
    head: str
    state: str
    mails: int

    @classmethod
    def of(cls, agreement: Agreement, document: Document) -> "Stand":
        chain = EventChain.objects.get(key=agreement.event_key)
        return cls(
            signatures=document.signatures.count(),
            revisions=document.revisions.count(),
            events=chain.length,
            head=chain.head,
            state=Agreement.objects.get(pk=agreement.pk).state,
            mails=Message.objects.count(),
        )

    def is_followed_by(self, later: "Stand", *, sealing: bool) -> bool:
        """`later` is one whole signature further; the last one brings the seal, its event and the mails."""
        grown = 2 if sealing else 1
        return (
            (later.signatures, later.revisions, later.events)
            == (self.signatures + grown, self.revisions + grown, self.events + grown)
            and later.head != self.head
            and later.state == ("sealed" if sealing else "open")
            and (later.mails > self.mails) == sealing
        )
