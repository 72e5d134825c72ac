"""The three acts on the bytes: freeze for signature, sign, close.

An act adds to the bytes it gets and never rewrites them. pyHanko runs its own event loop: call from sync code only.
"""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from asn1crypto import crl, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigAuthType, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.validation import DocumentSecurityStore

from pledges.signing import stamp as stamps
from pledges.signing.authority import Issuer, Signer
from pledges.signing.fields import ARCHIVE, CLOSE, FREEZE, Box, prepare
from pledges.signing.timestamp import Timestamper

DIGEST = "sha256"
RESERVED_WITH_TIME = 49152  # hexadecimal digits; the chain of a timestamp authority may be long
PRODUCT = BuildProps(name="Cluster-Emulation")
AUTHENTICATION = {
    "password": SigAuthType.PASSWORD,
    "password+totp": SigAuthType.PASSWORD,
    "pin": SigAuthType.PIN,
    "fingerprint": SigAuthType.FINGERPRINT,
}


class FieldRefused(Exception):
    """This place cannot be signed (any more); the message can be shown to a reader."""


@dataclass(frozen=True)
class Subject:
    """The person who signs, as named in the mandate or for the task."""

    full_name: str
    title: str
    unit: str


@dataclass(frozen=True)
class Signed:
    """The new revision, and the certificate of its signature."""

    pdf: bytes
    certificate: bytes
    serial: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()

    @property
    def certificate_sha256(self) -> str:
        return hashlib.sha256(self.certificate).hexdigest()


class PunctualSigner(signers.PdfSigner):
    """Signs at the moment it is told, so that stamp, signature and database say the same time."""

    def __init__(self, *args, now: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now.replace(microsecond=0)

    def init_signing_session(self, pdf_out, existing_fields_only=False):
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.now
        return session


def freeze(
    pdf: bytes,
    *,
    boxes: dict[str, tuple[Box, str]],
    issuer: Issuer,
    cluster_name: str,
    now: datetime,
    reason: str,
    timestamper: Timestamper | None = None,
) -> Signed:
    """Make revision 0: place the fields and certify; from here on the document can only be signed (DocMDP P=2)."""
    signer = issuer.issue_seal(cluster_name, now=now)
    permission = MDPPerm.FILL_FORMS
    metadata = _metadata(FREEZE, reason=reason, certify=True, docmdp_permissions=permission)
    return _write(prepare(pdf, boxes), metadata, signer=signer, now=now, timestamper=timestamper)


def sign(
    pdf: bytes,
    *,
    field: str,
    issuer: Issuer,
    person: Subject,
    stamp: stamps.StampText,
    auth: tuple[str, datetime],
    reason: str,
    location: str,
    now: datetime,
    others: Mapping[str, tuple[str, str]] | None = None,
    timestamper: Timestamper | None = None,
) -> Signed:
    """Sign in the person's own field.

    `others`: full name and unit of those who sign in the other fields; the stamps of one row have letters of one size.
    `auth` says how (a key of `AUTHENTICATION`) and when the person was last authenticated.
    """
    place = _empty_place(pdf, field)
    width, height = _size_of(place)
    method, authenticated_at = auth
    metadata = _metadata(
        field,
        reason=reason,
        location=location,
        name=person.full_name,
        prop_auth_type=AUTHENTICATION[method],
        prop_auth_time=max(0, int((now - authenticated_at).total_seconds())),
    )
    signer = issuer.issue(common_name=person.full_name, title=person.title, organisation=person.unit, now=now)
    row = [(others or {})[name] for name in _beside(pdf, place) if name in (others or {})]
    beside = [replace(stamp, full_name=full_name, unit=unit) for full_name, unit in row]
    drawn = stamps.render(stamp, width=width, height=height, beside=beside)
    look = stamps.style(drawn, width=width, height=height)
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    return _write(writer, metadata, signer=signer, now=now, timestamper=timestamper, stamp_style=look)


def close(
    pdf: bytes,
    *,
    issuer: Issuer,
    cluster_name: str,
    now: datetime,
    reason: str,
    timestamper: Timestamper | None = None,
    crls: Sequence[bytes] = (),
) -> Signed:
    """Seal and lock the whole document (DocMDP P=1).

    With a timestamper, add the evidence for later years: certificates, `crls` and a document timestamp (B-LTA).
    """
    _empty_place(pdf, CLOSE)
    signer = issuer.issue_seal(cluster_name, now=now)
    metadata = _metadata(CLOSE, reason=reason, docmdp_permissions=MDPPerm.NO_CHANGES)
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    closed = _write(writer, metadata, signer=signer, now=now, timestamper=timestamper)
    if timestamper is None:
        return closed
    archived = asyncio.run(_archive(closed.pdf, signer=signer, timestamper=timestamper, crls=crls))
    return Signed(archived, closed.certificate, closed.serial)


def _metadata(field: str, **options) -> signers.PdfSignatureMetadata:
    return signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        app_build_props=PRODUCT,
        **options,
    )


def _write(
    writer: IncrementalPdfFileWriter,
    metadata: signers.PdfSignatureMetadata,
    *,
    signer: Signer,
    now: datetime,
    timestamper: Timestamper | None,
    stamp_style=None,
) -> Signed:
    output = BytesIO()
    PunctualSigner(
        metadata, signer.for_pyhanko(), timestamper=timestamper, stamp_style=stamp_style, now=now
    ).sign_pdf(
        writer,
        existing_fields_only=True,
        bytes_reserved=RESERVED_WITH_TIME if timestamper else _reserved(signer),
        output=output,
    )
    return Signed(output.getvalue(), signer.certificate, signer.serial)


def _reserved(signer: Signer) -> int:
    """Count hexadecimal digits for one signature: both certificates, the issuer's name twice more, a fixed rest.

    Knowing the number saves a trial signature; readers read every digit, so it is only a little too high.
    """
    issuing, _root = signer.chain
    return 2 * (len(signer.certificate) + 2 * len(issuing) + 1024)


def _empty_place(pdf: bytes, field: str):
    """Return the field's dictionary; raise `FieldRefused` if it is unknown, taken, or the document is closed."""
    places = {
        name: (value, place) for name, value, place in enumerate_sig_fields(PdfFileReader(BytesIO(pdf)))
    }
    if field not in places:
        raise FieldRefused("Không tìm thấy vị trí ký. Xin liên hệ Thường trực cụm.")
    if places[field][0] is not None:
        raise FieldRefused("Ô ký này đã có chữ ký.")
    if places.get(CLOSE, (None,))[0] is not None:
        raise FieldRefused("Văn bản đã ký đủ.")
    return places[field][1].get_object()


def _beside(pdf: bytes, place) -> list[str]:
    """Name the fields at the same height of the same page as `place`, without it."""
    fields = {
        name: field.get_object() for name, _, field in enumerate_sig_fields(PdfFileReader(BytesIO(pdf)))
    }
    return [
        name
        for name, field in fields.items()
        if name != place["/T"] and "/P" in field and field.raw_get("/P") == place.raw_get("/P")
        if [float(side) for side in field["/Rect"]][1::2] == [float(side) for side in place["/Rect"]][1::2]
    ]


def _size_of(place) -> tuple[float, float]:
    x1, y1, x2, y2 = (float(side) for side in place["/Rect"])
    return x2 - x1, y2 - y1


async def _archive(pdf: bytes, *, signer: Signer, timestamper: Timestamper, crls: Sequence[bytes]) -> bytes:
    """Append all that a validator needs after the certificates have expired (PAdES B-LTA)."""
    certificates, lists, answers = await timestamper.evidence()
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=[*(x509.Certificate.load(der) for der in (signer.certificate, *signer.chain)), *certificates],
        crls=[*(crl.CertificateList.load(der) for der in crls), *lists],
        ocsps=answers,
    )
    output = BytesIO()
    stamper = signers.PdfTimeStamper(timestamper, field_name=ARCHIVE, readable_field_name="Dấu thời gian")
    await stamper.async_timestamp_pdf(writer, DIGEST, bytes_reserved=RESERVED_WITH_TIME, output=output)
    return output.getvalue()
