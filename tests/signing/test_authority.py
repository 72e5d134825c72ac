"""The authority: keys locked by a secret, one certificate per signature, revocation lists."""

import subprocess
from datetime import timedelta

import pytest
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.x509.oid import NameOID

from pledges.signing import authority
from pledges.signing.certificates import shorten
from pledges.signing.verify import verify
from tests.signing.building import CLUSTER, CRL_URL, NOW, SECRET, Document, new_authority
from tests.signing.names import LONG_UNIT


def extension(certificate: x509.Certificate, kind):
    return certificate.extensions.get_extension_for_class(kind).value


def issued(issuer, **changes) -> x509.Certificate:
    wishes = {
        "common_name": "Lê Ỷ Ân",
        "title": "Chủ tịch",
        "organisation": "Hội Nông dân",
        "now": NOW,
    } | changes
    return x509.load_der_x509_certificate(issuer.issue(**wishes).certificate)


def test_a_leaf_says_who_and_may_only_sign(issuer):
    leaf = issued(issuer)
    assert leaf.subject.rfc4514_string() == "CN=Lê Ỷ Ân,2.5.4.12=Chủ tịch,O=Hội Nông dân,C=VN"
    assert extension(leaf, x509.BasicConstraints) == x509.BasicConstraints(ca=False, path_length=None)
    assert asn1_x509.Certificate.load(
        issuer.issue(common_name="A", now=NOW).certificate
    ).key_usage_value.native == {
        "digital_signature",
        "non_repudiation",
    }
    point = extension(leaf, x509.CRLDistributionPoints)[0].full_name[0].value
    assert point == f"{CRL_URL}/{issuer.crl_names[1]}"
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc == timedelta(days=3650)


def test_the_chain_is_root_then_issuing(issuer):
    root = x509.load_der_x509_certificate(issuer.material.root_certificate)
    issuing = x509.load_der_x509_certificate(issuer.material.issuing_certificate)
    issuing.verify_directly_issued_by(root)
    issued(issuer).verify_directly_issued_by(issuing)
    assert extension(root, x509.BasicConstraints).path_length == 1
    assert extension(issuing, x509.BasicConstraints).path_length == 0
    assert extension(issuing, x509.CRLDistributionPoints)[0].full_name[0].value == f"{CRL_URL}/goc.crl"
    assert root.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == f"Gốc chứng thực {CLUSTER}"
    assert issuing.not_valid_after_utc < root.not_valid_after_utc


def test_openssl_accepts_chain_and_lists(issuer, tmp_path):
    signer = issuer.issue(common_name="Lê Ỷ Ân", title="Chủ tịch", organisation=LONG_UNIT, now=NOW)
    for name, der in {
        "root": signer.chain[1],
        "issuing": signer.chain[0],
        "leaf": signer.certificate,
    }.items():
        pem = x509.load_der_x509_certificate(der).public_bytes(authority.serialization.Encoding.PEM)
        (tmp_path / f"{name}.pem").write_bytes(pem)
    lists = b"".join(
        x509.load_der_x509_crl(one).public_bytes(authority.serialization.Encoding.PEM)
        for one in issuer.revocation_lists([(5, NOW)], now=NOW)
    )
    (tmp_path / "crl.pem").write_bytes(lists)
    command = "openssl verify -x509_strict -crl_check_all -CAfile root.pem -untrusted issuing.pem -CRLfile crl.pem leaf.pem"
    done = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "leaf.pem: OK", done.stderr


def test_every_certificate_has_its_own_key_and_serial(issuer):
    one, other = issued(issuer), issued(issuer)
    assert one.serial_number != other.serial_number
    assert one.public_key() != other.public_key()


def test_long_names_are_shortened_and_kept_in_full(issuer):
    cluster = "Cụm thi đua số 4 khối các cơ quan Mặt trận Tổ quốc và đoàn thể chính trị - xã hội thành phố"
    leaf = x509.load_der_x509_certificate(issuer.issue_seal(cluster, now=NOW).certificate)
    unit = issued(issuer, organisation=LONG_UNIT)
    assert len(LONG_UNIT) == 120
    assert leaf.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value.startswith(
        "Con dấu điện tử - Cụm thi đua số 4"
    )
    assert unit.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value.endswith("…")
    assert unit.subject.get_attributes_for_oid(x509.ObjectIdentifier("2.5.4.13"))[0].value == LONG_UNIT
    for name in (*leaf.subject, *unit.subject):
        assert len(name.value.encode()) <= 64 or name.oid.dotted_string == "2.5.4.13"


def test_a_long_unit_signs_and_verifies(issuer):
    document = Document.frozen(issuer, places=1)
    assert document.sign("sig-1").close().verdict().valid


@pytest.mark.parametrize(
    ("text", "short"), [("ngắn", "ngắn"), ("  hai   chữ ", "hai chữ"), ("ư" * 40, "ư" * 30 + "…")]
)
def test_shortening_never_splits_a_letter(text, short):
    assert shorten(text) == short


@pytest.mark.parametrize("secret", [b"another secret of thirty-two byt", b"x", b""])
def test_a_wrong_secret_opens_nothing(issuer, secret):
    with pytest.raises(authority.WrongSecret):
        authority.unlock(issuer.material, secret=secret, crl_url=CRL_URL)


def test_keys_of_another_authority_are_noticed(issuer):
    mixed = authority.replace(issuer.material, issuing_key=new_authority().material.issuing_key)
    with pytest.raises(authority.WrongSecret, match="does not belong"):
        authority.unlock(mixed, secret=SECRET, crl_url=CRL_URL)


def test_a_short_secret_is_refused():
    with pytest.raises(ValueError, match="at least 16 bytes"):
        authority.create(organisation=CLUSTER, secret=b"mat-khau", crl_url=CRL_URL, now=NOW)


def test_secrets_do_not_show_up_in_logs(issuer):
    assert SECRET.decode() not in repr(issuer)
    assert "PRIVATE KEY" not in repr(issuer)


def test_rotation_keeps_what_was_signed_valid(issuer):
    document = Document.frozen(issuer, places=2).sign("sig-1")
    material = authority.rotate(
        issuer.material, organisation=CLUSTER, secret=SECRET, crl_url=CRL_URL, now=NOW
    )
    rotated = authority.replace(document, issuer=authority.unlock(material, secret=SECRET, crl_url=CRL_URL))
    done = rotated.sign("sig-2").close()
    assert done.verdict().valid
    assert material.root_certificate == issuer.material.root_certificate
    assert material.older_issuing_certificates == (issuer.material.issuing_certificate,)
    assert len(set(rotated.issuer.crl_names)) == len(rotated.issuer.revocation_lists([], now=NOW)) == 3


def test_a_certificate_of_an_older_authority_can_be_revoked(issuer):
    document = Document.frozen(issuer, places=1).sign("sig-1")
    material = authority.rotate(
        issuer.material, organisation=CLUSTER, secret=SECRET, crl_url=CRL_URL, now=NOW
    )
    rotated = authority.replace(document, issuer=authority.unlock(material, secret=SECRET, crl_url=CRL_URL))
    trust = rotated.trust(revoked=[(document.signed[1].serial, NOW)])
    verdict = verify(rotated.revisions, rotated.expected(), trust)
    assert [one.sentence for one in verdict.findings] == ["Chứng thư tại ô ký “sig-1” đã bị thu hồi."]


def test_a_revoked_authority_takes_everything_with_it(frozen):
    issuing = x509.load_der_x509_certificate(frozen.issuer.material.issuing_certificate)
    verdict = verify(
        frozen.revisions, frozen.expected(), frozen.trust(revoked=[(issuing.serial_number, NOW)])
    )
    assert [one.code for one in verdict.findings] == ["revoked"]


def test_an_expired_certificate_is_named_so(frozen):
    later = NOW + timedelta(days=12 * 365)
    crls = tuple(frozen.issuer.revocation_lists([], now=later))
    verdict = verify(frozen.revisions, frozen.expected(), frozen.trust(moment=later, crls=crls))
    assert [one.sentence for one in verdict.findings] == [
        "Chứng thư tại xác nhận khi gửi ký đã hết hạn và văn bản không có dấu thời gian."
    ]


def test_the_fingerprint_is_readable():
    assert authority.fingerprint(b"").startswith("E3:B0:C4:42:98:FC")
    assert len(authority.fingerprint(b"")) == 95
