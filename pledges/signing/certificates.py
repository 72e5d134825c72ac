"""X.509 parts of the in-house authority: names, extensions, certificates and revocation lists."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME_OCTETS = 64  # X.520 allows 64 characters; the parsers around us count octets of UTF-8
DESCRIPTION = x509.ObjectIdentifier("2.5.4.13")  # X.520, up to 1024: holds names that had to be shortened
DESCRIPTION_OCTETS = 1024
CRL_LIFE = timedelta(days=30)


def shorten(text: str, octets: int = NAME_OCTETS) -> str:
    """Cut `text` to at most `octets` octets of UTF-8, with "…" where it was cut."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if len(text.encode()) <= octets:
        return text
    room = octets - len("…".encode())
    return text.encode()[:room].decode(errors="ignore").rstrip() + "…"


def distinguished_name(*, common_name: str, organisation: str = "", title: str = "") -> x509.Name:
    """Make a subject that every parser accepts; shortened parts stand in full in the description."""
    parts = {NameOID.ORGANIZATION_NAME: organisation, NameOID.TITLE: title, NameOID.COMMON_NAME: common_name}
    cut = [text for text in parts.values() if shorten(text) != shorten(text, DESCRIPTION_OCTETS)]
    attributes = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")]
    attributes += [x509.NameAttribute(oid, shorten(text)) for oid, text in parts.items() if text.strip()]
    if cut:
        attributes.append(x509.NameAttribute(DESCRIPTION, shorten("; ".join(cut), DESCRIPTION_OCTETS)))
    return x509.Name(attributes)


def names(certificate: bytes, *, full_name: str, title: str, unit: str) -> bool:
    """Whether a DER certificate was issued to this person, with this title, for this unit."""
    subject = x509.load_der_x509_certificate(certificate).subject
    return subject == distinguished_name(common_name=full_name, title=title, organisation=unit)


def serial_of(certificate: bytes) -> int:
    return x509.load_der_x509_certificate(certificate).serial_number


def certificate_builder(
    *, subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, days: int
) -> x509.CertificateBuilder:
    """Build all but the extensions that tell an authority from a person; the serial is random (159 bits)."""
    begins = now.replace(microsecond=0)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def as_authority(builder: x509.CertificateBuilder, *, path_length: int) -> x509.CertificateBuilder:
    """Allow signing certificates (`path_length` levels below it) and revocation lists, nothing else."""
    limits = x509.BasicConstraints(ca=True, path_length=path_length)
    return builder.add_extension(limits, critical=True).add_extension(
        key_usage(key_cert_sign=True, crl_sign=True), critical=True
    )


def as_person(builder: x509.CertificateBuilder) -> x509.CertificateBuilder:
    """Allow signing documents, nothing else."""
    limits = x509.BasicConstraints(ca=False, path_length=None)
    return builder.add_extension(limits, critical=True).add_extension(
        key_usage(digital_signature=True, content_commitment=True), critical=True
    )


def key_usage(**wanted: bool) -> x509.KeyUsage:
    """Allow only the named usages."""
    usages = (
        "digital_signature content_commitment key_encipherment data_encipherment key_agreement "
        "key_cert_sign crl_sign encipher_only decipher_only"
    )
    return x509.KeyUsage(**{usage: wanted.get(usage, False) for usage in usages.split()})


def issued_under(
    builder: x509.CertificateBuilder, issuer: x509.Certificate, *, crl: str
) -> x509.CertificateBuilder:
    """Point at the issuer's key and at the address of the issuer's revocation list."""
    point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl)], None, None, None)
    return builder.add_extension(authority_identifier(issuer), critical=False).add_extension(
        x509.CRLDistributionPoints([point]), critical=False
    )


def authority_identifier(issuer: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)


def revocation_list(
    issuer: x509.Certificate,
    key: ec.EllipticCurvePrivateKey,
    revoked: Iterable[tuple[int, datetime]],
    *,
    now: datetime,
) -> bytes:
    """Sign the DER list of one authority, good for thirty days."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(now)
        .next_update(now + CRL_LIFE)
        .add_extension(authority_identifier(issuer), critical=False)
        .add_extension(x509.CRLNumber(int(now.timestamp() * 1000)), critical=False)
    )
    for serial, moment in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(moment).build()
        builder = builder.add_revoked_certificate(entry)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
