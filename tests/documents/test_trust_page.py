"""The root certificate and the revocation lists, for whoever verifies on their own."""

from urllib.parse import urlsplit

import pytest
from cryptography import x509
from django.conf import settings

from pledges.documents.models import Revocation, SigningAuthority
from pledges.signing.authority import fingerprint
from tests.ladder import year_in
from tests.pages import headings, page, visitor, words


def named_in(certificate):
    (point,) = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    return point.full_name[0].value


def leaf(signature):
    return x509.load_der_x509_certificate(bytes(signature.certificate))


def revoked_in(answer):
    return {each.serial_number for each in x509.load_der_x509_crl(answer.content)}


def test_the_page_shows_the_fingerprint_and_how_to_trust(authority):
    response = visitor().get("/chung-thu/")
    text = words(response)
    assert fingerprint(authority.root_certificate) in text
    assert ("Adobe Acrobat Reader" in text, "Foxit Reader" in text) == (True, True)
    assert "/chung-thu/goc.crt" in page(response).links()


def test_the_root_certificate_can_be_downloaded_and_is_a_root(authority):
    answer = visitor().get("/chung-thu/goc.crt")
    assert answer["Content-Type"] == "application/x-x509-ca-cert"
    assert answer["Content-Disposition"] == 'attachment; filename="chung-thu-goc.crt"'
    root = x509.load_der_x509_certificate(answer.content)
    root.verify_directly_issued_by(root)
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_the_list_named_in_every_certificate_is_served_and_signed_by_its_issuer(authority):
    year = year_in("half")
    material = authority.unpacked()
    issuing = x509.load_der_x509_certificate(material.issuing_certificate)
    root = x509.load_der_x509_certificate(material.root_certificate)
    for certificate, issuer in ((leaf(year.agreement.document.signatures.last()), issuing), (issuing, root)):
        address = named_in(certificate)
        assert address.startswith(f"{settings.SITE_URL}/chung-thu/")
        answer = visitor().get(urlsplit(address).path)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pkix-crl")
        crl = x509.load_der_x509_crl(answer.content)
        assert crl.is_signature_valid(issuer.public_key())
        assert (crl.issuer, list(crl)) == (issuer.subject, [])


def test_a_revoked_serial_is_in_the_list_at_once(authority):
    signature = year_in("half").agreement.document.signatures.last()
    path = urlsplit(named_in(leaf(signature))).path
    assert revoked_in(visitor().get(path)) == set()
    Revocation.objects.create(serial=signature.serial, reason="Nhầm người")
    assert revoked_in(visitor().get(path)) == {int(signature.serial)}


def test_after_a_rotation_the_old_list_is_still_served(authority):
    old = urlsplit(named_in(leaf(year_in("half").agreement.document.signatures.last()))).path
    SigningAuthority.rotate()
    new = urlsplit(named_in(leaf(year_in("half").agreement.document.signatures.last()))).path
    assert old != new
    assert [visitor().get(path).status_code for path in (old, new)] == [200, 200]


@pytest.mark.parametrize("name", ["khac", "phat-hanh-0000000000000000", "goc.crt"])
def test_another_list_is_not_found(authority, name):
    assert visitor().get(f"/chung-thu/{name}.crl").status_code == 404


@pytest.mark.django_db
def test_before_there_is_an_authority_the_page_says_so():
    assert "Hệ thống chưa có chứng thư chữ ký" in headings(visitor().get("/chung-thu/"))
    assert [visitor().get(f"/chung-thu/{name}").status_code for name in ("goc.crt", "goc.crl")] == [404, 404]
