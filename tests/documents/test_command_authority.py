"""manage.py authority init|show|rotate|revoke."""

import re

import pytest
from cryptography import x509
from django.core.management import CommandError, call_command

from pledges.documents.models import Revocation, SigningAuthority
from pledges.documents.verdicts import examine
from pledges.signing.authority import fingerprint
from tests.ladder import rows, year_in

WRONG_SECRET = (
    "Hệ thống chưa mở được khóa ký. Xin liên hệ quản trị viên để kiểm tra khóa bí mật SIGNING_SECRET."
)


@pytest.fixture
def run(capsys):
    def run(*arguments):
        call_command("authority", *arguments)
        return capsys.readouterr().out

    return run


def fails(sentence, *arguments):
    before = rows()
    with pytest.raises(CommandError) as caught:
        call_command("authority", *arguments)
    assert str(caught.value) == sentence
    assert rows() == before


@pytest.mark.django_db
def test_init_makes_the_authority_once(run):
    first, before = run("init"), rows()
    assert SigningAuthority.objects.count() == 1
    assert (run("init"), rows()) == (first, before)


@pytest.mark.django_db
def test_show_names_both_certificates_with_their_fingerprints(run):
    run("init")
    material = SigningAuthority.current().unpacked()
    lines = run("show").splitlines()
    root = x509.load_der_x509_certificate(material.root_certificate)
    assert lines[0] == f"Gốc: {root.subject.rfc4514_string()}"
    assert lines[1] == f"  hiệu lực đến {root.not_valid_after_utc:%d/%m/%Y}"
    assert lines[2] == f"  SHA-256 {fingerprint(material.root_certificate)}"
    assert lines[3].startswith("Cấp chứng thư: ")
    assert lines[5] == f"  SHA-256 {fingerprint(material.issuing_certificate)}"
    assert len(lines) == 6


@pytest.mark.django_db
def test_the_private_keys_are_stored_encrypted(run):
    run("init")
    material = SigningAuthority.current().unpacked()
    assert material.root_key.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert material.issuing_key.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["show", "rotate"])
def test_without_an_authority_there_is_nothing_to_show_or_rotate(act):
    fails("Hệ thống chưa sẵn sàng để ký. Xin liên hệ quản trị viên.", act)


@pytest.mark.parametrize("act", ["init", "rotate"])
def test_a_wrong_secret_is_said_and_changes_nothing(authority, settings, act):
    settings.SIGNING_SECRET = "another secret of 32 octets here"
    fails(WRONG_SECRET, act)


def test_after_a_rotation_old_documents_and_new_ones_are_valid(authority, run):
    old, half = year_in("sealed"), year_in("half")
    root = run("show").splitlines()[:3]
    rotated = run("rotate").splitlines()
    assert (rotated[:3], SigningAuthority.objects.count()) == (root, 2)
    new = year_in("sealed")
    half.sign(half.leaders[1])
    assert [examine(year.reload().document).findings for year in (old, half, new)] == [
        (), (), (),
    ]  # fmt: skip
    issuers = {
        x509.load_der_x509_certificate(bytes(signature.certificate)).issuer.rfc4514_string()
        for signature in half.agreement.document.signatures.all()
    }
    assert len(issuers) == 2
    run("rotate")
    assert examine(old.reload().document).findings == ()


def test_a_revoked_signature_makes_its_document_invalid(authority, run):
    year, other = year_in("sealed"), year_in("sealed")
    signature = year.agreement.document.signatures.get(field="Sig-1")
    assert run("revoke", signature.serial, "--reason", "Nhầm người") == f"{signature.serial}: đã thu hồi\n"
    (revoked,) = Revocation.objects.all()
    assert (revoked.serial, revoked.reason) == (signature.serial, "Nhầm người")
    assert [finding.sentence for finding in examine(year.reload().document).findings] == [
        f"Chứng thư tại ô ký của {year.units[0].name} đã bị thu hồi."
    ]
    assert examine(other.reload().document).findings == ()


def test_a_revocation_is_done_once(authority, run):
    serial = year_in("half").agreement.document.signatures.last().serial
    run("revoke", serial, "--reason", "Nhầm người")
    before = rows()
    assert run("revoke", serial, "--reason", "Lần nữa") == f"{serial}: đã bị thu hồi từ trước\n"
    assert rows() == before


@pytest.mark.parametrize("serial", ["123", "abc", "", " 1", "0x1f"])
def test_a_serial_that_was_never_issued_is_refused(authority, serial):
    """A revocation is kept for ever: a slip of the pen must not become one."""
    fails(
        f"Không có chữ ký nào mang số sê-ri {serial}. Xin chép lại số trong hồ sơ ký điện tử.",
        "revoke",
        serial,
        "--reason",
        "x",
    )


def test_a_revocation_has_a_reason(authority):
    with pytest.raises(CommandError, match=re.escape("--reason")):
        call_command("authority", "revoke", "123")
