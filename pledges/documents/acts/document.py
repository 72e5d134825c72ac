"""Acts on a signed document of any kind: freeze, sign, close, make void.

Every act locks the document, starts from its newest bytes, and stores bytes and rows together. It verifies
a signature before storing it: a signature that does not verify never existed.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pyhanko.pdf_utils.misc import PdfError

from members.models import Mandate, Person, Unit
from pledges.documents.acts.place import require_to_sign
from pledges.documents.models import (
    Confirmation,
    Document,
    Revision,
    Signature,
    SignaturePlace,
    SigningAuthority,
)
from pledges.documents.models.document import this_second
from pledges.documents.verdicts import examine_newest
from pledges.errors import NotAllowed, SigningFailed, WrongState
from pledges.papers.pdf import Rendering, identifier
from pledges.signing import sign as pdf_signing
from pledges.signing.fields import box_from_anchor
from pledges.signing.stamp import StampText
from pledges.signing.timestamp import TimestampUnavailable, timestamper
from pledges.states.stateful import Stateful

BROKEN = "Chưa ký được do lỗi hệ thống; văn bản không thay đổi. Xin liên hệ Thường trực cụm."
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A block in the layout: its field there, and who is to sign in it.

    A leader signs under `mandate`; otherwise `person` signs for the task `title` ("Trưởng đoàn").
    """

    field: str
    unit: Unit
    mandate: Mandate | None = None
    person: Person | None = None
    title: str = ""
    is_witness: bool = False

    @property
    def signer(self) -> Person:
        return self.mandate.person if self.mandate else self.person


@transaction.atomic
def freeze(
    *,
    kind: str,
    title: str,
    subject: Stateful,
    version: int,
    code: str,
    rendering: Rendering,
    places: list[Place],
    by: Person,
) -> Document:
    """Place the fields, certify with the cluster's seal (DocMDP P=2), store revision 0 and its SHA-256.

    The document is about `subject`, whose log records what happens to it.
    """
    now, cluster = this_second(), subject.term.cluster
    signed = _signing(
        pdf_signing.freeze,
        rendering.pdf,
        boxes=_boxes(rendering, places),
        cluster_name=cluster.title,
        now=now,
        reason=f"Gửi ký: {title}",
    )
    document = Document.objects.create(
        kind=kind,
        title=title,
        cluster=cluster,
        term=subject.term,
        subject_key=subject.event_key,
        version=version,
        code=code,
        identifier=identifier(code).decode(),
        frozen_at=now,
        frozen_by=by,
        frozen_sha256=signed.sha256,
        has_time_stamps=bool(settings.TSA_URL),
    )
    seal = _store(
        document, signed, previous=None, kind=Signature.Kind.FREEZE, field=pdf_signing.FREEZE, signed_at=now
    )
    _keep_places(document, places)
    _must_verify(seal.revision)
    return document


def _boxes(rendering: Rendering, places: list[Place]) -> dict:
    """Map field to (box in points, words for PDF readers), as `pledges.signing.fields` takes them."""
    boxes = {}
    for place in places:
        page, box, height = rendering.anchors[place.field]
        boxes[place.field] = (
            box_from_anchor(box, page, height),
            f"{place.unit.name}: {place.signer}",
        )
    return boxes


def _keep_places(document: Document, places: list[Place]) -> None:
    """Store the places with their words as printed, so that they stay as printed."""
    for number, place in enumerate(places, start=1):
        SignaturePlace.objects.create(
            document=document,
            number=number,
            field=place.field,
            unit=place.unit,
            mandate=place.mandate,
            person=place.person,
            unit_name=place.unit.name,
            title=place.mandate.title if place.mandate else place.title,
            full_name=place.signer.full_name,
            is_witness=place.is_witness,
        )


@transaction.atomic
def sign(document: Document, *, place: SignaturePlace, by: Person, confirmation: Confirmation) -> Signature:
    """Sign in one's own place; the last signature closes the document.

    Raises NotAllowed (not this person's place, or no mandate today), WrongState (already signed or no longer
    open), PledgeError (not the text that was confirmed), SigningFailed; in every case nothing is stored.
    """
    document = document.lock()
    now = this_second()
    place = _reread(document, place)
    require_to_sign(document, place, by, confirmation, now)
    previous = document.newest()
    signature = _store(
        document,
        _signed_in(document, place, bytes(previous.pdf), confirmation, now),
        previous=previous,
        kind=Signature.Kind.PERSON,
        field=place.field,
        signed_at=now,
        place=place,
        signed_by=by,
        confirmed_sha256=confirmation.sha256,
        authenticated_at=confirmation.at,
        authentication=confirmation.method,
        address=confirmation.address,
        user_agent=confirmation.user_agent[:300],
    )
    if document.unsigned_places().exists():
        _must_verify(signature.revision)
    else:
        _must_verify(_close(document, after=signature).revision, added=2)
    return signature


def _signed_in(
    document: Document, place: SignaturePlace, pdf: bytes, confirmation: Confirmation, now: datetime
):
    """Sign in `place`, using the name and title frozen there."""
    stamp = StampText(
        method=Signature.Method.SYSTEM.label,
        full_name=place.full_name,
        unit=place.unit_name,
        signed_at=now,
        code=document.code,
        verify_url=document.verify_url,
    )
    return _signing(
        pdf_signing.sign,
        pdf,
        field=place.field,
        person=pdf_signing.Subject(place.full_name, place.title, place.unit_name),
        stamp=stamp,
        others={other.field: (other.full_name, other.unit_name) for other in document.places.all()},
        auth=(confirmation.method, confirmation.at),
        reason=f"Ký {document.title}",
        location=document.cluster.place,
        now=now,
    )


@transaction.atomic
def void(document: Document, *, by: Person, reason: str) -> Document:
    """Make an open document void; its bytes and signatures stay readable."""
    document = document.lock()
    if document.state != Document.State.OPEN:
        raise WrongState("Văn bản không còn ở bước ký nên không thu hồi được.")
    document.state = Document.State.VOID
    document.voided_at, document.voided_by, document.void_reason = timezone.now(), by, reason
    document.save()
    return document


def _reread(document: Document, place: SignaturePlace) -> SignaturePlace:
    """Read the place with its mandate and person as they are now; the caller holds the document's lock."""
    place = document.places.select_related("mandate__person", "person", "unit").filter(pk=place.pk).first()
    if place is None:
        raise NotAllowed("Ô ký không thuộc văn bản này. Xin tải lại trang.")
    return place


def _close(document: Document, *, after: Signature) -> Signature:
    """Seal the document: no further changes (DocMDP P=1). Runs and is verified with the last signature."""
    now = this_second()
    signed = _signing(
        pdf_signing.close,
        bytes(after.revision.pdf),
        cluster_name=document.cluster.title,
        now=now,
        reason=f"Đã ký đủ: {document.title}",
        crls=SigningAuthority.current().revocation_lists(),
    )
    seal = _store(
        document,
        signed,
        previous=after.revision,
        kind=Signature.Kind.CLOSE,
        field=pdf_signing.CLOSE,
        signed_at=now,
    )
    document.state, document.sealed_at = Document.State.SEALED, now
    document.save()
    return seal


def _signing(act, pdf: bytes, **options):
    """Call the signing package with the current authority; raise its refusals as SigningFailed."""
    try:
        return act(pdf, issuer=SigningAuthority.current().issuer(), timestamper=_timestamper(), **options)
    except (TimestampUnavailable, pdf_signing.FieldRefused) as refusal:
        raise SigningFailed(str(refusal)) from refusal
    except PdfError as damage:
        raise SigningFailed(BROKEN) from damage


def _timestamper():
    if not settings.TSA_URL:
        return None
    return timestamper(settings.TSA_URL, roots=SigningAuthority.current().trust().tsa_roots, fetch=True)


def _store(document: Document, signed, *, previous: Revision | None, **facts) -> Signature:
    return Signature.objects.create(
        document=document,
        revision=Revision.append(document, signed.pdf, previous=previous),
        certificate=signed.certificate,
        certificate_sha256=signed.certificate_sha256,
        serial=str(signed.serial),
        **facts,
    )


def _must_verify(newest: Revision, *, added: int = 1) -> None:
    verdict = examine_newest(newest, SigningAuthority.current().trust(), added=added)
    if not verdict.valid:
        log.error("%s: %s", newest.document, " ".join(finding.sentence for finding in verdict.findings))
        raise SigningFailed(BROKEN)
