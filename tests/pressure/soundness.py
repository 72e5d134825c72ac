"""What must be true of a document and its log, whatever happened at the same time or half-way."""

from collections import Counter
from itertools import pairwise

from pledges.agreement.models import Agreement
from pledges.documents.models import Document, Signature
from pledges.documents.verdicts import bytes_of, examine
from pledges.states.event import Event


def faults(agreement: Agreement, document: Document) -> list[str]:
    """One line for each thing that does not fit. `document` is the present one of `agreement`, or a void one."""
    signatures = list(document.signatures.order_by("revision__number").select_related("revision"))
    signed = [signature for signature in signatures if signature.kind == Signature.Kind.PERSON]
    return [
        *(finding.sentence for finding in examine(document).findings),
        *_bytes(document, len(signatures)),
        *_twice(signed),
        *_log(agreement, document, signed),
        *_state(agreement, document, signatures),
    ]


def _bytes(document: Document, signatures: int) -> list[str]:
    revisions = bytes_of(document)
    found = [] if len(revisions) == signatures else [f"{len(revisions)} revisions, {signatures} signatures"]
    for number, (earlier, later) in enumerate(pairwise(revisions), start=1):
        if len(later) <= len(earlier) or not later.startswith(earlier):
            found.append(f"revision {number} does not grow from the one before it")
    return found


def _twice(signed: list[Signature]) -> list[str]:
    times = Counter(each.place_id for each in signed)
    return [f"place {place} is signed {count} times" for place, count in times.items() if count > 1]


def _log(agreement: Agreement, document: Document, signed: list[Signature]) -> list[str]:
    """One event for each signature, in the same order, with the hash of its revision."""
    chain = agreement.events().first().chain
    events = list(agreement.events())
    logged = [
        (event.facts["serial"], event.facts["sha256"]) for event in events if event.verb == Event.Verb.SIGNED
    ]
    stored = [(each.serial, each.revision.sha256) for each in signed]
    serials = set(Signature.objects.filter(document=document).values_list("serial", flat=True))
    found = chain.findings()
    if [each for each in logged if each[0] in serials] != stored:
        found.append("the log tells other signatures than those that are stored")
    if [event.number for event in events] != list(range(1, chain.length + 1)):
        found.append("the events are not numbered without gaps")
    return found


def _state(agreement: Agreement, document: Document, signatures: list[Signature]) -> list[str]:
    """Sealed: every place is signed and the seal came last. Open or void: nothing of that."""
    complete = not document.unsigned_places().exists()
    closed = signatures[-1].kind == Signature.Kind.CLOSE
    sealed = document.state == Document.State.SEALED
    found = [] if complete == closed == sealed else [f"{document.state}: {complete=}, {closed=}"]
    expected = {"open": document.pk, "sealed": document.pk}.get(document.state)
    if expected and (agreement.document_id, agreement.state) != (expected, document.state):
        found.append(f"the document is {document.state}, the agreement {agreement.state}")
    if document.state == Document.State.VOID and agreement.document_id == document.pk:
        found.append("the agreement stands on a void document")
    return found
