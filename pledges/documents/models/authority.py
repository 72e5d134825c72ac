"""The signing authority of this installation: root, issuing CA, and what was revoked."""

import base64
from dataclasses import asdict, fields
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from pledges.errors import SigningFailed
from pledges.signing import authority as signing_authority
from pledges.signing.verify import Trust
from pledges.states.base import AppendOnly

NO_AUTHORITY = "Hệ thống chưa sẵn sàng để ký. Xin liên hệ quản trị viên."


class SigningAuthority(models.Model):
    """Certificates and encrypted keys, in `material`; SIGNING_SECRET unlocks the keys.

    A rotation adds a row; the newest row signs, and holds the certificates of the older ones.
    """

    material = models.JSONField(editable=False)
    made_at = models.DateTimeField("lập lúc", default=timezone.now)

    class Meta:
        verbose_name = "chứng thư chữ ký của hệ thống"
        verbose_name_plural = "chứng thư chữ ký của hệ thống"
        ordering = ["-pk"]

    def __str__(self):
        return f"Lập {timezone.localtime(self.made_at):%d/%m/%Y}"

    @classmethod
    def current(cls) -> "SigningAuthority":
        """Return the newest authority; raise SigningFailed if there is none."""
        newest = cls.objects.first()
        if newest is None:
            raise SigningFailed(NO_AUTHORITY)
        return newest

    @classmethod
    @transaction.atomic
    def establish(cls) -> "SigningAuthority":
        """Make the first authority, or return the existing one."""
        return cls.objects.first() or cls._keep(
            signing_authority.create(
                organisation=settings.SIGNING_ORGANISATION,
                secret=_secret(),
                crl_url=_crl_url(),
                now=timezone.now(),
            )
        )

    @classmethod
    @transaction.atomic
    def rotate(cls) -> "SigningAuthority":
        """Make a new issuing CA under the same root; documents signed before stay valid."""
        current = cls.current()
        current.issuer()  # raises if the secret is wrong
        return cls._keep(
            signing_authority.rotate(
                current.unpacked(),
                organisation=settings.SIGNING_ORGANISATION,
                secret=_secret(),
                crl_url=_crl_url(),
                now=timezone.now(),
            )
        )

    @classmethod
    def _keep(cls, material: signing_authority.Material) -> "SigningAuthority":
        return cls.objects.create(material={name: _packed(value) for name, value in asdict(material).items()})

    def unpacked(self) -> signing_authority.Material:
        return signing_authority.Material(
            **{
                field.name: _unpacked(self.material[field.name])
                for field in fields(signing_authority.Material)
            }
        )

    @property
    def root_certificate(self) -> bytes:
        return self.unpacked().root_certificate

    def issuer(self) -> signing_authority.Issuer:
        """Unlock the authority; raise SigningFailed if it was made with another SIGNING_SECRET."""
        try:
            return _unlocked(self.unpacked(), _secret(), _crl_url())
        except signing_authority.WrongSecret:
            raise SigningFailed(
                "Hệ thống chưa mở được khóa ký. Xin liên hệ quản trị viên để kiểm tra khóa bí mật SIGNING_SECRET."
            ) from None

    def revocation_lists(self) -> list[bytes]:
        revoked = tuple(Revocation.objects.order_by("pk").values_list("serial", "at"))
        return _revocation_lists(self.issuer(), revoked, timezone.localdate())

    def named_revocation_lists(self) -> dict[str, bytes]:
        """Map file name to DER, named as in the certificates' distribution points."""
        return dict(zip(self.issuer().crl_names, self.revocation_lists(), strict=True))

    def trust(self) -> Trust:
        material = self.unpacked()
        return Trust(
            root_certificate=material.root_certificate,
            issuing_certificates=(material.issuing_certificate, *material.older_issuing_certificates),
            crls=tuple(self.revocation_lists()),
            tsa_roots=_tsa_roots(settings.TSA_ROOTS),
        )


class Revocation(AppendOnly):
    """A certificate that must no longer be trusted, for example after a wrong person was enrolled."""

    serial = models.CharField("số sê-ri", max_length=60, unique=True)
    at = models.DateTimeField("thu hồi lúc", default=timezone.now)
    reason = models.CharField("lý do", max_length=300)

    class Meta:
        verbose_name = "chứng thư bị thu hồi"
        verbose_name_plural = "chứng thư bị thu hồi"

    def __str__(self):
        return self.serial


def _secret() -> bytes:
    return settings.SIGNING_SECRET.encode()


def _crl_url() -> str:
    return f"{settings.SITE_URL}/chung-thu"


def no_authority() -> list[str]:
    """Return the obstacle to freezing a paper if there is no authority."""
    return [] if SigningAuthority.objects.exists() else [NO_AUTHORITY]


@lru_cache(maxsize=4)
def _unlocked(material, secret: bytes, crl_url: str) -> signing_authority.Issuer:
    return signing_authority.unlock(material, secret=secret, crl_url=crl_url)


@lru_cache(maxsize=4)
def _revocation_lists(issuer, revoked: tuple, _day) -> list[bytes]:
    """Sign the lists anew once a day (`_day`), and after every revocation."""
    return issuer.revocation_lists([(int(serial), at) for serial, at in revoked], now=timezone.now())


@lru_cache(maxsize=2)
def _tsa_roots(path: str) -> tuple[bytes, ...]:
    """Read a PEM file with one or more certificates, as DER."""
    certificates = x509.load_pem_x509_certificates(Path(path).read_bytes()) if path else ()
    return tuple(certificate.public_bytes(Encoding.DER) for certificate in certificates)


def _packed(value):
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return [_packed(part) for part in value]


def _unpacked(value):
    if isinstance(value, str):
        return base64.b64decode(value)
    return tuple(_unpacked(part) for part in value)
