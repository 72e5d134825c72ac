"""The cluster's own authority: a root, an issuing authority below it, and one fresh certificate per signature.

No signing key is kept: a `Signer` lives in memory for one signature. Only the authority's own keys are stored, encrypted
with a secret that is not in the database.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from pledges.signing.certificates import (
    as_authority,
    as_person,
    certificate_builder,
    distinguished_name,
    issued_under,
    revocation_list,
    shorten,
)

ROOT_DAYS = 30 * 365
ISSUING_DAYS = 25 * 365
ROOT_CRL = "goc.crl"
SECRET_OCTETS = 16  # the stored keys are only as safe as the secret: a random one, never a password


class WrongSecret(Exception):
    """The secret does not open the stored keys, or the keys do not belong to the stored certificates."""


@dataclass(frozen=True)
class Material:
    """The stored authority: DER certificates, and PKCS#8 PEM keys encrypted with the secret."""

    root_certificate: bytes
    issuing_certificate: bytes
    root_key: bytes = field(repr=False)
    issuing_key: bytes = field(repr=False)
    older_issuing_certificates: tuple[bytes, ...] = ()
    # they go on signing their revocation lists
    older_issuing_keys: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Signer:
    """One person's (or the seal's) key for one signature, never stored."""

    certificate: bytes
    serial: int
    chain: tuple[bytes, ...]
    key: ec.EllipticCurvePrivateKey = field(repr=False)

    def for_pyhanko(self) -> SimpleSigner:
        plain = self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        registry = SimpleCertificateStore()
        registry.register_multiple(asn1_x509.Certificate.load(certificate) for certificate in self.chain)
        return SimpleSigner(
            signing_cert=asn1_x509.Certificate.load(self.certificate),
            signing_key=asn1_keys.PrivateKeyInfo.load(plain),
            cert_registry=registry,
            embed_roots=False,
        )


@dataclass(frozen=True)
class Issuer:
    """An unlocked authority."""

    material: Material
    crl_url: str
    secret: bytes = field(repr=False)
    key: ec.EllipticCurvePrivateKey = field(repr=False)

    @property
    def crl_names(self) -> list[str]:
        """List the file names below `crl_url`, in the order of `revocation_lists`."""
        return [crl_name(certificate) for certificate in _authorities(self.material)]

    def issue(
        self, *, common_name: str, title: str = "", organisation: str = "", now: datetime, days: int = 3650
    ) -> Signer:
        """Make a fresh key and its certificate, for exactly one signature."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuing = x509.load_der_x509_certificate(self.material.issuing_certificate)
        subject = distinguished_name(common_name=common_name, organisation=organisation, title=title)
        builder = certificate_builder(
            subject=subject, issuer=issuing.subject, key=key.public_key(), now=now, days=days
        )
        address = f"{self.crl_url.rstrip('/')}/{crl_name(self.material.issuing_certificate)}"
        certificate = issued_under(as_person(builder), issuing, crl=address).sign(self.key, hashes.SHA256())
        return Signer(
            certificate=_der(certificate),
            serial=certificate.serial_number,
            chain=(self.material.issuing_certificate, self.material.root_certificate),
            key=key,
        )

    def issue_seal(self, cluster_name: str, *, now: datetime) -> Signer:
        """Make the cluster's seal, as short-lived as a person's key."""
        return self.issue(common_name=f"Con dấu điện tử - {cluster_name}", organisation=cluster_name, now=now)

    def revocation_lists(self, revoked: Iterable[tuple[int, datetime]], *, now: datetime) -> list[bytes]:
        """Sign the DER lists of the root, the issuing authority and the older ones, good for thirty days.

        Every list names all revoked serials: serials are random, so that one of another authority does no harm,
        and nobody has to know which authority issued it.
        """
        revoked = list(revoked)
        older = [_open(key, self.secret) for key in self.material.older_issuing_keys]
        unlocked = [_open(self.material.root_key, self.secret), self.key, *older]
        return [
            revocation_list(x509.load_der_x509_certificate(certificate), key, revoked, now=now)
            for certificate, key in zip(_authorities(self.material), unlocked, strict=True)
        ]


def create(*, organisation: str, secret: bytes, crl_url: str, now: datetime) -> Material:
    """Make a new root (30 years) with its first issuing authority; revocation lists are published below `crl_url`."""
    if len(secret) < SECRET_OCTETS:
        raise ValueError(f"the secret must be random and at least {SECRET_OCTETS} bytes long")
    root_key = ec.generate_private_key(ec.SECP256R1())
    name = distinguished_name(common_name=f"Gốc chứng thực {organisation}", organisation=organisation)
    builder = certificate_builder(
        subject=name, issuer=name, key=root_key.public_key(), now=now, days=ROOT_DAYS
    )
    root = as_authority(builder, path_length=1).sign(root_key, hashes.SHA256())
    certificate, key = _issuing(
        root, root_key, organisation=organisation, generation=1, crl_url=crl_url, now=now
    )
    return Material(
        root_certificate=_der(root),
        issuing_certificate=_der(certificate),
        root_key=_lock(root_key, secret),
        issuing_key=_lock(key, secret),
    )


def rotate(material: Material, *, organisation: str, secret: bytes, crl_url: str, now: datetime) -> Material:
    """Make a new issuing authority under the same root; certificates of the previous one stay valid."""
    unlock(material, secret=secret, crl_url=crl_url)
    root = x509.load_der_x509_certificate(material.root_certificate)
    certificate, key = _issuing(
        root,
        _open(material.root_key, secret),
        organisation=organisation,
        generation=len(material.older_issuing_certificates) + 2,
        crl_url=crl_url,
        now=now,
    )
    return replace(
        material,
        issuing_certificate=_der(certificate),
        issuing_key=_lock(key, secret),
        older_issuing_certificates=(material.issuing_certificate, *material.older_issuing_certificates),
        older_issuing_keys=(material.issuing_key, *material.older_issuing_keys),
    )


def unlock(material: Material, *, secret: bytes, crl_url: str) -> Issuer:
    """Unlock the authority; raises `WrongSecret`. Key derivation costs some milliseconds: keep the result."""
    key = _open(material.issuing_key, secret)
    certificate = x509.load_der_x509_certificate(material.issuing_certificate)
    if certificate.public_key() != key.public_key():
        raise WrongSecret("the issuing key does not belong to the issuing certificate")
    return Issuer(material=material, crl_url=crl_url, secret=secret, key=key)


def fingerprint(der: bytes) -> str:
    """Write the SHA-256 as people compare it: "AA:BB:..."."""
    return hashlib.sha256(der).digest().hex(":").upper()


def crl_name(certificate: bytes) -> str:
    """Name the file of an authority's revocation list; the key identifier keeps issuing authorities apart."""
    parsed = x509.load_der_x509_certificate(certificate)
    if parsed.issuer == parsed.subject:
        return ROOT_CRL
    identifier = parsed.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return f"phat-hanh-{identifier.digest.hex()[:16]}.crl"


def _authorities(material: Material) -> list[bytes]:
    return [material.root_certificate, material.issuing_certificate, *material.older_issuing_certificates]


def _issuing(
    root: x509.Certificate,
    root_key: ec.EllipticCurvePrivateKey,
    *,
    organisation: str,
    generation: int,
    crl_url: str,
    now: datetime,
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """Make an issuing authority (25 years); its generation keeps the names of two authorities apart."""
    key = ec.generate_private_key(ec.SECP256R1())
    common_name = f"{shorten(f'Cấp chứng thư ký {organisation}', 58)} G{generation}"
    subject = distinguished_name(common_name=common_name, organisation=organisation)
    builder = certificate_builder(
        subject=subject, issuer=root.subject, key=key.public_key(), now=now, days=ISSUING_DAYS
    )
    builder = issued_under(
        as_authority(builder, path_length=0), root, crl=f"{crl_url.rstrip('/')}/{ROOT_CRL}"
    )
    return builder.sign(root_key, hashes.SHA256()), key


def _lock(key: ec.EllipticCurvePrivateKey, secret: bytes) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(secret),
    )


def _open(pem: bytes, secret: bytes) -> ec.EllipticCurvePrivateKey:
    try:
        return serialization.load_pem_private_key(pem, password=secret)
    except (ValueError, TypeError) as fault:
        raise WrongSecret("the secret does not open the stored key") from fault


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)
