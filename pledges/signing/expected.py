"""The record of a document, and the trusted authorities: the two measures of every verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pledges.signing.fields import ARCHIVE, CLOSE, FREEZE

LABELS = {
    FREEZE: "xác nhận khi gửi ký",
    CLOSE: "xác nhận khi ký đủ",
    ARCHIVE: "dấu thời gian",
}


@dataclass(frozen=True)
class ExpectedSignature:
    """One recorded signature; `confirmed_sha256` is the frozen hash that the leader confirmed (None for the seal)."""

    field: str
    certificate_sha256: str
    confirmed_sha256: str | None = None


@dataclass(frozen=True)
class Expected:
    """The record of one document: hashes of revisions 0..n; signatures in signing order, Freeze first and Close last."""

    hashes: tuple[str, ...]
    frozen_sha256: str
    signatures: tuple[ExpectedSignature, ...]
    places: tuple[str, ...]
    closed: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)  # field -> "ô ký của Hội Cựu chiến binh"

    @property
    def leaders(self) -> tuple[str, ...]:
        """List the places where people sign."""
        return tuple(place for place in self.places if place not in LABELS)

    def signed_in(self, number: int) -> int:
        """Count the people who have signed in revision `number`."""
        return sum(1 for signature in self.signatures[: number + 1] if signature.field not in LABELS)

    def label(self, field: str) -> str:
        """Name a place in words; quote and shorten a name that is not ours."""
        return LABELS.get(field) or self.labels.get(field) or f"ô ký “{field[:60]}”"


@dataclass(frozen=True)
class Trust:
    """DER certificates and revocation lists of our authority, roots of timestamp authorities; `moment`: default now."""

    root_certificate: bytes
    issuing_certificates: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    tsa_roots: tuple[bytes, ...] = ()
    moment: datetime | None = None
