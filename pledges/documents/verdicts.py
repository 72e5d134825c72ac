"""What is true about a stored document, and about a file that somebody brings."""

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

BUSY = "Hệ thống đang bận kiểm tra một tệp khác. Đồng chí vui lòng thử lại sau ít giây."
STORED = {"exact", "older", "unsealed"}  # diagnoses of a file that is a stored revision, byte for byte
IDENTIFIER = re.compile(rb"/ID\s*\[\s*[<(]([0-9a-fA-F]{64}|[0-9a-f]{32})[>)]")
KEPT_FOR = (
    60 * 60
)  # seconds a verdict of unchanged bytes is trusted by the pages; `manage.py verify` asks anew


def expected(document: Document) -> Expected:
    """What the database says that the bytes must contain."""
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
    """The whole verification, from the bytes; about 30 ms for each signature."""
    wanted = expected(document)
    found = verify(bytes_of(document), wanted, SigningAuthority.current().trust())
    return replace(found, findings=(*found.findings, *_records(document, wanted, found)))


def _records(document: Document, wanted: Expected, found: Verdict) -> Iterator[Finding]:
    """The rows that pages read from, held against the signatures themselves: who, as what, for whom, when."""
    moments = {signature.field: signature.signed_at for signature in found.signatures}
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
    """The event log held against the documents: both speak of the same revisions and the same void documents."""
    events = list(subject.events())
    if not events:
        return [f"Nhật ký {subject.event_key}: không còn."]
    documents = Document.objects.filter(subject_key=subject.event_key)
    kept = set(documents.values_list("revisions__sha256", flat=True)) - {None}
    void = set(documents.filter(state=Document.State.VOID).values_list("code", flat=True))
    returned = {Event.Verb.DECLINED, Event.Verb.WITHDRAWN, Event.Verb.RETRACTED}
    found = []
    if kept != {event.facts["sha256"] for event in events if "sha256" in event.facts}:
        found.append(f"Nhật ký {subject.event_key}: các bản lưu không đúng như đã ghi trong nhật ký.")
    if void != {event.facts["code"] for event in events if event.verb in returned and "code" in event.facts}:
        found.append(
            f"Nhật ký {subject.event_key}: văn bản hết hiệu lực không đúng như đã ghi trong nhật ký."
        )
    return found


def examine_newest(newest: Revision, trust: Trust, *, added: int = 1) -> Verdict:
    """The verification of an act that is about to be stored, and that added so many revisions up to `newest`.

    Every signature in the bytes is judged in full. The older revisions are not read again: their recorded sizes
    cut them out of the newest bytes, and each piece must have its recorded hash. So the signatures and the bytes that
    earlier acts verified are still there, unchanged; only their comparison with each other is not repeated.
    """
    document, pdf = newest.document, bytes(newest.pdf)
    sizes = document.revisions.order_by("number").values_list("size", flat=True)
    return verify_newest([pdf[:size] for size in sizes], expected(document), trust, added=added)


def verdict(document: Document) -> Verdict:
    """The same, remembered for as long as neither the bytes nor the revocations changed."""
    newest = document.revisions.order_by("-number").values_list("sha256", flat=True).first()
    key = f"verdict-{document.pk}-{newest}-{Revocation.objects.count()}"
    found = cache.get(key)
    if found is None:
        found = examine(document)
        cache.set(key, found, KEPT_FOR)
    return found


@dataclass(frozen=True)
class Answer:
    """About a file that was brought: `document` is None when it is none of ours.

    `verdict` is about the stored document, and known only when the file is one of its revisions, byte for byte.
    """

    document: Document | None
    diagnosis: Diagnosis
    verdict: Verdict | None = None

    @property
    def state(self) -> str:
        """The one word for the page; "valid" only for the newest revision of a sealed document that verifies."""
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
    """What exactly `pdf` is. The bytes may be hostile: they are compared first, and parsed only in a child process.

    A file that is stored here is worth what the stored document is worth: that is asked of `judge` (`verdict`).
    Raises TryAgain while another file is being parsed.
    """
    document = identify(pdf)
    if document is None:
        return Answer(None, _stranger(pdf))
    told = _diagnosis(pdf, document)
    stored = told.kind in STORED
    return Answer(document, told, (judge or verdict)(document) if stored else None)


def _diagnosis(pdf: bytes, document: Document) -> Diagnosis:
    """The keys and lists of the authority, which take a while, are asked for only when the file has to be parsed."""
    revisions, wanted = bytes_of(document), expected(document)
    told = unparsed(pdf, revisions, wanted)
    if told is not None:
        return told
    try:
        return parsed(pdf, revisions, wanted, SigningAuthority.current().trust())
    except Busy as busy:
        raise TryAgain(BUSY) from busy


def identify(pdf: bytes) -> Document | None:
    """The document that a file is, or was made from: by its hash, else by the identifier in its trailer."""
    documents = Document.objects.select_related("cluster")
    exact = documents.filter(revisions__sha256=sha256(pdf).hexdigest()).first()
    if exact:
        return exact
    named = {_plain(found) for found in islice((each[1] for each in IDENTIFIER.finditer(pdf)), 50)}
    return documents.filter(identifier__in=named).first()


def _plain(identifier: bytes) -> str:
    """Other software writes the same string in hexadecimal digits; what else they spell is no identifier."""
    text = identifier.decode("ascii")
    text = text if len(text) == 32 else bytes.fromhex(text).decode("ascii", "replace")
    return text if text.isalnum() else ""


def _stranger(pdf: bytes) -> Diagnosis:
    """A file without our identifier is not parsed at all."""
    if b"%PDF-" not in pdf[:1024]:
        return diagnosis("not_pdf")
    if b"/Encrypt" in pdf:
        return diagnosis("encrypted")
    if b"%%EOF" not in pdf[-2048:]:
        return diagnosis("broken")
    return diagnosis("not_ours")
