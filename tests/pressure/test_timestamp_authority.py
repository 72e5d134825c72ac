"""With a time-stamp authority: alive, every signature carries its time; dead or slow, nothing is signed at all."""

import socket
from contextlib import closing
from datetime import timedelta
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.urls import reverse
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader

from pledges.documents.verdicts import examine
from pledges.errors import SigningFailed
from tests import factories
from tests.pressure.soundness import faults
from tests.pressure.stand import Stand
from tests.signing.tsa import Tsa, honest, served

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("authority")]
SORRY = "chưa kết nối được dịch vụ cấp dấu thời gian"


@pytest.fixture(scope="module")
def tsa():
    return Tsa()


@pytest.fixture
def alive(tsa, settings, tmp_path):
    """The address of a working authority, configured."""
    roots = tmp_path / "tsa.pem"
    roots.write_bytes(tsa.root.public_bytes(Encoding.PEM))
    settings.TSA_ROOTS = str(roots)
    with served(honest(tsa.source())) as settings.TSA_URL:
        yield settings.TSA_URL


def dead() -> str:
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{door.getsockname()[1]}/tsa"


def last_click(client, year):
    factories.client_of(client, year.leaders[-1])
    form = {"sha256": year.agreement.document.frozen_sha256, "consent": "on", "password": factories.PASSWORD}
    return client.post(year.url("agreement_sign"), form, follow=True)


def test_every_signature_carries_its_time_and_the_close_the_evidence(alive, client):
    year = factories.cluster_year(units=2)
    year.open()
    year.sign()
    document = year.agreement.document
    assert (document.state, document.has_time_stamps) == ("sealed", True)
    verdict = examine(document)
    assert (verdict.findings, len(verdict.signatures)) == ((), 4)
    assert all(
        abs(signature.timestamp - timezone.now()) < timedelta(minutes=2) for signature in verdict.signatures
    )
    reader = PdfFileReader(BytesIO(bytes(document.newest().pdf)))
    assert [signature.field_name for signature in reader.embedded_timestamp_signatures] == ["Archive"]
    assert reader.root["/DSS"]["/CRLs"]
    assert faults(year.agreement, document) == []
    page = client.get(reverse("pledges:verification", args=[document.code]))
    assert "không có dấu thời gian" not in page.text.lower()


def test_nothing_is_frozen_while_the_authority_is_dead(cluster_year, settings):
    settings.TSA_URL = dead()
    with pytest.raises(SigningFailed, match=SORRY):
        cluster_year.open()
    assert (cluster_year.reload().state, cluster_year.agreement.document) == ("draft", None)


@pytest.mark.parametrize("answers", [0, 1, 2])
def test_the_leader_reads_why_nothing_was_signed(alive, tsa, settings, client, answers):
    """The authority dies at the signature, at the seal (one answer later), or at the archive (two)."""
    year = factories.cluster_year(units=2)
    year.open()
    year.sign(year.leaders[0])
    before = Stand.of(year.agreement, year.agreement.document)
    source, asked = tsa.source(), []

    def dying(question):
        asked.append(question)
        return honest(source)(question) if len(asked) <= answers else (503, b"")

    with served(dying) as settings.TSA_URL:
        page = last_click(client, year)
    assert SORRY in page.text
    assert len(asked) == answers + 1
    assert Stand.of(year.agreement, year.agreement.document) == before
    assert faults(year.reload(), year.agreement.document) == []
    settings.TSA_URL = alive
    last_click(client, year)
    assert year.reload().state == "sealed"
    assert faults(year.agreement, year.agreement.document) == []


def test_a_document_that_began_with_time_stamps_goes_on_with_them(alive, settings):
    """Or its page would promise what some of its signatures do not hold."""
    year = factories.cluster_year(units=2)
    year.open()
    before = Stand.of(year.agreement, year.agreement.document)
    settings.TSA_URL = ""
    with pytest.raises(SigningFailed, match="dấu thời gian"):
        year.sign(year.leaders[0])
    assert Stand.of(year.agreement, year.agreement.document) == before
