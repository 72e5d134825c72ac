"""A leader signs for one unit."""

import hashlib
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID
from django.utils import timezone

from pledges.agreement.acts import signing as acts
from pledges.agreement.models import Agreement
from pledges.documents.models import Document, Signature
from pledges.documents.verdicts import examine
from pledges.errors import WrongState
from pledges.states.event import Event
from tests import factories
from tests.ladder import letter_to, letters, recorded, refused, told, undone, year_in

pytestmark = pytest.mark.afresh("sign")


def test_a_signature_is_a_new_revision_of_the_same_bytes(cluster_year):
    cluster_year.open()
    leader = cluster_year.leaders[1]
    signature = cluster_year.sign(leader)
    frozen, signed = cluster_year.agreement.document.revisions.order_by("number")
    assert (signed.number, signed.previous, signature.revision) == (1, frozen, signed)
    assert bytes(signed.pdf).startswith(bytes(frozen.pdf))
    assert signed.sha256 == hashlib.sha256(bytes(signed.pdf)).hexdigest()
    assert (signature.kind, signature.field, signature.signed_by) == (Signature.Kind.PERSON, "Sig-2", leader)
    assert cluster_year.agreement.state == Agreement.State.OPEN


def test_what_was_confirmed_how_and_from_where_is_kept(cluster_year):
    cluster_year.open()
    leader, at = cluster_year.leaders[0], timezone.now() - timedelta(seconds=9)
    confirmation = cluster_year.confirmation(at=at, address="10.0.0.7", user_agent="Trình duyệt " * 40)
    place = cluster_year.place(leader)
    signature = acts.sign(cluster_year.agreement, place=place, by=leader, confirmation=confirmation)
    signature.refresh_from_db()
    assert signature.confirmed_sha256 == cluster_year.agreement.document.frozen_sha256
    assert (signature.authenticated_at, signature.authentication) == (at, "password")
    assert (signature.address, signature.user_agent) == ("10.0.0.7", ("Trình duyệt " * 40)[:300])
    assert timedelta(0) <= timezone.now() - signature.signed_at < timedelta(minutes=1)
    assert signature.method == Signature.Method.SYSTEM


def test_the_certificate_names_the_leader_as_in_the_mandate(cluster_year):
    cluster_year.open()
    signature = cluster_year.sign(cluster_year.leaders[0])
    certificate = x509.load_der_x509_certificate(bytes(signature.certificate))
    oids = (NameOID.COMMON_NAME, NameOID.TITLE, NameOID.ORGANIZATION_NAME)
    named = [certificate.subject.get_attributes_for_oid(oid)[0].value for oid in oids]
    assert named == [cluster_year.leaders[0].full_name, "Chủ tịch", cluster_year.units[0].name]
    assert signature.serial == str(certificate.serial_number)
    assert signature.certificate_sha256 == hashlib.sha256(bytes(signature.certificate)).hexdigest()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_in_any_order_the_last_signature_seals_the_agreement(cluster_year, order):
    cluster_year.open()
    cluster_year.sign(*(cluster_year.leaders[index] for index in order))
    agreement, document = cluster_year.agreement, cluster_year.agreement.document
    assert (agreement.state, document.state) == (Agreement.State.SEALED, Document.State.SEALED)
    assert timedelta(0) <= timezone.now() - document.sealed_at < timedelta(minutes=1)
    fields = [f"Sig-{index + 1}" for index in order]
    assert [signature.field for signature in document.signatures.all()] == ["Freeze", *fields, "Close"]
    assert examine(document).findings == ()


def test_the_witness_signs_too_and_is_waited_for(authority):
    year = factories.cluster_year(2, witness=True)
    year.open()
    year.sign(*year.leaders[:2])
    assert year.agreement.state == Agreement.State.OPEN
    year.sign(year.leaders[2])
    assert year.agreement.state == Agreement.State.SEALED


def test_a_leader_of_two_units_signs_for_each(authority):
    year = factories.cluster_year(2)
    year.leaders[1].mandates.update(person=year.leaders[0])
    document = year.open().document
    for place in document.places.select_related("mandate"):
        acts.sign(year.agreement, place=place, by=year.leaders[0], confirmation=year.confirmation())
    assert year.reload().state == Agreement.State.SEALED


def test_a_unit_signs_once(authority):
    year = year_in("half")
    leader = year.leaders[0]
    signed = timezone.localtime(year.place(leader).signature.signed_at)
    sentence = f"{year.units[0]} đã ký lúc {signed:%H:%M ngày %d/%m/%Y}."
    with refused(WrongState, sentence):
        year.sign(leader)


def test_who_signed_as_whom_is_recorded(cluster_year):
    cluster_year.open()
    leader = cluster_year.leaders[0]
    confirmation = cluster_year.confirmation(address="10.0.0.7")
    place = cluster_year.place(leader)
    signature = acts.sign(cluster_year.agreement, place=place, by=leader, confirmation=confirmation)
    assert recorded(cluster_year.agreement) == (
        Event.Verb.SIGNED,
        leader,
        leader.full_name,
        "10.0.0.7",
        {
            "unit": cluster_year.units[0].name,
            "as_title": "Chủ tịch",
            "serial": signature.serial,
            "sha256": signature.revision.sha256,
        },
    )


def test_the_closing_is_recorded_as_the_systems_own(authority):
    year = year_in("sealed")
    document = year.agreement.document
    facts = {"code": document.code, "sha256": document.newest().sha256}
    assert recorded(year.agreement) == (Event.Verb.SEALED, None, "Hệ thống", "", facts)
    verbs = list(year.agreement.events().values_list("verb", flat=True))
    assert verbs == ["started", "revised", "opened", "signed", "signed", "sealed"]


def test_everybody_is_told_when_the_last_one_has_signed(authority):
    year = factories.cluster_year(2, witness=True)
    year.open()
    invited = letters()
    document = year.agreement.document
    receipt, sealed = f"Đồng chí đã ký {document.title}", f"{document.title} đã được ký đủ"
    year.sign(*year.leaders[:2])
    assert letters() == sorted(invited + told(receipt, *year.leaders[:2]))
    year.sign(year.leaders[2])
    everybody = [*year.leaders, *year.officers, year.secretary, year.supervisor]
    assert letters() == sorted(invited + told(receipt, *year.leaders) + told(sealed, *everybody))
    assert f"(không cần đăng nhập): {document.verify_url}" in letter_to(year.supervisor)


def test_a_failure_after_the_last_signature_leaves_it_unsigned(authority):
    year = year_in("half")
    undone(lambda: year.sign(year.leaders[1]))
    assert year.reload().state == Agreement.State.OPEN
    year.sign(year.leaders[1])
    assert year.agreement.state == Agreement.State.SEALED
