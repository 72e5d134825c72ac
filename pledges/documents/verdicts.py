"""Verdicts on stored documents, and on files that somebody brings."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice

from django.core.cache import cache

from pledges.documents.models import Document, Revision, Revocation, Signature, SigningAuthority
from pledges.errors import TryAgain
from pledges.signing.certificates import names, serial_of
from pledges.signing.diagnosis import Diagnosis, diagnosis
from pledges.signing.examine import Busy, parsed, unparsed
from pledges.signing.findings import Finding, finding
from pledges.signing.verify import Expected, ExpectedSignature, Trust, Verdict, verify, verify_newest
from pledges.states.event import Event
from pledges.states.stateful import Stateful

BUSY = "Hệ thống đang bận kiểm tra một tệp khác. Xin thử lại sau ít giây."
STORED = {"exact", "older", "unsealed"}  # diagnoses of a file that is a stored revision, byte for byte
IDENTIFIER = re.compile(rb"/ID\s*\[\s*[<(]([0-9a-fA-F]{64}|[0-9a-f]{32})[>)]")
KEPT_FOR = 60 * 60  # seconds that pages trust a verdict on unchanged bytes; `manage.py verify` examines anew


def expected(document: Document) -> Expected:
    """Read from the database what the bytes must contain."""
    signatures = list(document.signatures.order_by("revision__number"))
    places = list(document.places.order_by("number"))
    return Expected(
        hashes=tuple(document.revisions.order_by("number").values_list("sha256", flat=True)),
        frozen_sha256=document.frozen_sha256,
        signatures=tuple(
            ExpectedSignature(
                field=signature.field,
                certificate_sha256=signature.certificate_sha256,
                confirmed_sha256=signature.confirmed_sha256 or None,
            )
            for signature in signatures
        ),
        places=tuple(place.field for place in places),
        closed=any(signature.kind == Signature.Kind.CLOSE for signature in signatures),
        labels={place.field: f"ô ký của {place.holder}" for place in places},
    )


def bytes_of(document: Document) -> list[bytes]:
    return [bytes(pdf) for pdf in document.revisions.order_by("number").values_list("pdf", flat=True)]


def examine(document: Document) -> Verdict:
    """Verify everything from the bytes; about 30 ms per signature.

    Each step from one revision to the next is compared once. Where anything is wrong, every signature is compared with
    all that follows, so that the findings name all that were touched.
    """
    wanted, revisions, trust = expected(document), bytes_of(document), SigningAuthority.current().trust()
    verdict = verify_newest(revisions, wanted, trust, added=len(revisions))
    if not verdict.valid:
        verdict = verify(revisions, wanted, trust)
    return replace(verdict, findings=(*verdict.findings, *_records(document, wanted, verdict)))


def _records(document: Document, wanted: Expected, verdict: Verdict) -> Iterator[Finding]:
    """Compare the rows shown by pages with the signatures themselves: who, as what, for whom, when."""
    moments = {signature.field: signature.signed_at for signature in verdict.signatures}
    for signature in document.signatures.select_related("place").order_by("revision__number"):
        certificate = bytes(signature.certificate)
        same = (
            sha256(certificate).hexdigest() == signature.certificate_sha256
            and moments.get(signature.field) == signature.signed_at
        )
        if signature.place and same:
            same = (signature.place.field, str(serial_of(certificate))) == (
                signature.field,
                signature.serial,
            ) and names(
                certificate,
                full_name=signature.place.full_name,
                title=signature.place.title,
                unit=signature.place.unit_name,
            )
        if not same:
            yield finding("record", place=wanted.label(signature.field))
    if (document.state == Document.State.SEALED) != wanted.closed:
        yield finding("state")


def against_the_log(subject: Stateful) -> list[str]:
    """Compare the event log with the documents: same revisions, same void documents."""
    events = list(subject.events())
    if not events:
        return [f"Lịch sử xử lý {subject.event_key}: không còn."]
    documents = Document.objects.filter(subject_key=subject.event_key)
    kept = set(documents.values_list("revisions__sha256", flat=True)) - {None}
    void = set(documents.filter(state=Document.State.VOID).values_list("code", flat=True))
    returned = {Event.Verb.DECLINED, Event.Verb.WITHDRAWN, Event.Verb.RETRACTED}
    findings = []
    if kept != {event.facts["sha256"] for event in events if "sha256" in event.facts}:
        findings.append(f"Lịch sử xử lý {subject.event_key}: các bản lưu không đúng như đã ghi nhận.")
    if void != {event.facts["code"] for event in events if event.verb in returned and "code" in event.facts}:
        findings.append(f"Lịch sử xử lý {subject.event_key}: văn bản đã thu hồi không đúng như đã ghi nhận.")
    return findings


def examine_newest(newest: Revision, trust: Trust, *, added: int = 1) -> Verdict:
    """Verify an act before it is stored; it added the last `added` revisions up to `newest`.

    Every signature in the bytes is judged in full. The older revisions are not read again: their recorded sizes
    cut them out of the newest bytes, and every piece must have its recorded hash. So the signatures and bytes that
    earlier acts verified are still there, unchanged; only the comparison between them is not repeated.
    """
    document, pdf = newest.document, bytes(newest.pdf)
    sizes = document.revisions.order_by("number").values_list("size", flat=True)
    return verify_newest([pdf[:size] for size in sizes], expected(document), trust, added=added)


def verdict(document: Document) -> Verdict:
    """Examine the document, or return the cached verdict if neither bytes nor revocations changed."""
    newest = document.revisions.order_by("-number").values_list("sha256", flat=True).first()
    key = f"verdict-{document.pk}-{newest}-{Revocation.objects.count()}"
    verdict = cache.get(key)
    if verdict is None:
        verdict = examine(document)
        cache.set(key, verdict, KEPT_FOR)
    return verdict


@dataclass(frozen=True)
class Answer:
    """The answer about an uploaded file; `document` is None if the file is not ours.

    `verdict` is on the stored document, and given only if the file is one of its revisions, byte for byte.
    """

    document: Document | None
    diagnosis: Diagnosis
    verdict: Verdict | None = None

    @property
    def state(self) -> str:
        """Return one word for the page; "valid" only for the newest revision of a sealed, valid document."""
        if self.verdict is None:
            return "unknown"
        if not self.verdict.valid:
            return "invalid"
        if self.document.state == Document.State.VOID:
            return "void"
        if self.diagnosis.kind != "exact":
            return "older"
        return "valid" if self.document.state == Document.State.SEALED else "open"


def about(pdf: bytes, *, judge: Callable[[Document], Verdict] | None = None) -> Answer:
    """Say what `pdf` is. The bytes may be hostile: compare them first, and parse them only in a child process.

    If the file is stored here, `judge` (default: `verdict`) judges the stored document.
    Raises TryAgain while another file is being parsed.
    """
    document = identify(pdf)
    if document is None:
        return Answer(None, _stranger(pdf))
    diagnosis = _diagnosis(pdf, document)
    stored = diagnosis.kind in STORED
    return Answer(document, diagnosis, (judge or verdict)(document) if stored else None)


def _diagnosis(pdf: bytes, document: Document) -> Diagnosis:
    """Diagnose by bytes first; load the authority, which is slow, only if the file must be parsed."""
    revisions, wanted = bytes_of(document), expected(document)
    by_bytes = unparsed(pdf, revisions, wanted)
    if by_bytes is not None:
        return by_bytes
    try:
        return parsed(pdf, revisions, wanted, SigningAuthority.current().trust())
    except Busy as busy:
        raise TryAgain(BUSY) from busy


def identify(pdf: bytes) -> Document | None:
    """Find the document of a file by its hash, else by the identifier in its trailer."""
    documents = Document.objects.select_related("cluster")
    exact = documents.filter(revisions__sha256=sha256(pdf).hexdigest()).first()
    if exact:
        return exact
    named = {_plain(match[1]) for match in islice(IDENTIFIER.finditer(pdf), 50)}
    return documents.filter(identifier__in=named).first()


def _plain(identifier: bytes) -> str:
    """Decode an identifier, which other software writes in hexadecimal digits; "" if it is none."""
    text = identifier.decode("ascii")
    text = text if len(text) == 32 else bytes.fromhex(text).decode("ascii", "replace")
    return text if text.isalnum() else ""


def _stranger(pdf: bytes) -> Diagnosis:
    """Diagnose a file without our identifier; it is never parsed."""
    if b"%PDF-" not in pdf[:1024]:
        return diagnosis("not_pdf")
    if b"/Encrypt" in pdf:
        return diagnosis("encrypted")
    if b"%%EOF" not in pdf[-2048:]:
        return diagnosis("broken")
    return diagnosis("not_ours")
