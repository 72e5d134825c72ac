"""With a timestamp authority every signature carries an independent time; without its answer nothing is signed."""

import socket
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import TimeStamper

from pledges.signing.timestamp import Timestamper, TimestampUnavailable, timestamper
from pledges.signing.verify import verify, verify_newest
from tests.signing import attacks
from tests.signing.building import NOW, Document, codes
from tests.signing.tsa import Tsa, honest, served

SORRY = "chưa kết nối được dịch vụ cấp dấu thời gian"


@pytest.fixture(scope="session")
def tsa():
    return Tsa()


@pytest.fixture(scope="session")
def archived(issuer, tsa):
    source = Timestamper(tsa.source(fixed_dt=NOW), roots=tsa.roots)
    return (
        Document.frozen(issuer, timestamper=source, tsa_roots=tsa.roots)
        .sign("sig-1")
        .sign("sig-2")
        .sign("sig-3")
        .close()
    )


class Liar(TimeStamper):
    """Hands out a sound token about something else."""

    def __init__(self, source):
        super().__init__()
        self.source = source

    async def async_timestamp(self, message_digest, md_algorithm):
        return await self.source.async_timestamp(bytes(32), md_algorithm)


def test_every_signature_carries_its_time(archived):
    verdict = archived.verdict()
    assert verdict.findings == ()
    assert [one.timestamp for one in verdict.signatures] == [NOW] * 5


def test_without_an_authority_there_is_no_time(closed):
    assert {one.timestamp for one in closed.verdict().signatures} == {None}


def test_the_quick_verdict_agrees_after_the_archive(archived):
    assert verify_newest(archived.revisions, archived.expected(), archived.trust()) == archived.verdict()


def test_the_archive_holds_the_evidence(archived):
    reader = PdfFileReader(BytesIO(archived.newest))
    store = reader.root["/DSS"]
    assert len(store["/CRLs"]) == 2
    assert len(store["/Certs"]) >= 4
    assert [one.field_name for one in reader.embedded_timestamp_signatures] == ["Archive"]


def test_fetching_evidence_asks_nobody_when_the_certificate_names_no_address(half, tsa):
    source = Timestamper(tsa.source(fixed_dt=NOW), roots=tsa.roots, fetch=True)
    document = replace(half.sign("sig-3"), timestamper=source, tsa_roots=tsa.roots).close()
    assert document.verdict().findings == ()


def test_certificates_may_run_out_after_the_archive(archived):
    later = NOW + timedelta(days=12 * 365)
    crls = tuple(archived.issuer.revocation_lists([], now=later))
    trust = archived.trust(moment=later, crls=crls)
    assert verify(archived.revisions, archived.expected(), trust).findings == ()


def test_a_revocation_counts_even_after_the_archive(archived):
    trust = archived.trust(revoked=[(archived.signed[2].serial, NOW + timedelta(seconds=1))])
    verdict = verify(archived.revisions, archived.expected(), trust)
    assert [one.sentence for one in verdict.findings] == ["Chứng thư tại ô ký “sig-2” đã bị thu hồi."]


def test_an_unknown_authority_is_found(archived):
    trust = archived.trust(tsa_roots=Tsa().roots)
    verdict = verify(archived.revisions, archived.expected(), trust)
    assert {"timestamp"} < set(codes(verdict)) <= {"timestamp", "coverage"}
    assert "Dấu thời gian tại ô ký “sig-1” không hợp lệ." in [one.sentence for one in verdict.findings]


def test_without_known_roots_the_tokens_must_still_be_sound(archived):
    assert verify(archived.revisions, archived.expected(), archived.trust(tsa_roots=())).valid


def test_an_archive_of_a_stranger_on_an_open_document(half, tsa):
    forged = attacks.timestamp(half.newest, "Archive", tsa.source())
    assert set(codes(half.verdict(forged))) >= {"hash", "extra-signature", "place", "timestamp"}


def test_a_timestamp_over_http(frozen, tsa):
    with served(honest(tsa.source())) as url:
        document = replace(frozen, timestamper=timestamper(url, roots=tsa.roots), tsa_roots=tsa.roots).sign(
            "sig-1"
        )
    verdict = document.verdict()
    assert verdict.valid
    assert verdict.signatures[1].timestamp is not None


def dead_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def test_a_dead_authority_stops_every_act(issuer, frozen):
    dead = timestamper(f"http://127.0.0.1:{dead_port()}/", timeout=1)
    for act in (
        lambda: Document.frozen(issuer, timestamper=dead),
        lambda: replace(frozen, timestamper=dead).sign("sig-1"),
        lambda: replace(frozen, timestamper=dead).close(),
    ):
        with pytest.raises(TimestampUnavailable, match=SORRY):
            act()


@pytest.mark.parametrize("answer", [(200, b""), (200, b"<html>"), (500, b"x"), (302, b"")])
def test_a_useless_answer_stops_the_signature(frozen, answer):
    with served(lambda _: answer) as url, pytest.raises(TimestampUnavailable, match=SORRY):
        replace(frozen, timestamper=timestamper(url)).sign("sig-1")


def test_a_refusal_stops_the_signature(frozen):
    refused = bytes.fromhex("30053003020102")  # a TimeStampResp that says "rejection" and holds no token
    with served(lambda _: (200, refused)) as url, pytest.raises(TimestampUnavailable, match=SORRY):
        replace(frozen, timestamper=timestamper(url)).sign("sig-1")


def test_a_token_about_something_else_stops_the_signature(frozen, tsa):
    lying = Timestamper(Liar(tsa.source()), roots=tsa.roots)
    with pytest.raises(TimestampUnavailable, match=SORRY):
        replace(frozen, timestamper=lying).sign("sig-1")


def test_a_token_of_an_unknown_authority_stops_the_signature(frozen, tsa):
    with pytest.raises(TimestampUnavailable, match=SORRY):
        replace(frozen, timestamper=Timestamper(tsa.source(), roots=Tsa().roots)).sign("sig-1")


def test_only_web_addresses_are_asked():
    with pytest.raises(ValueError, match="not an address"):
        timestamper("file:///etc/passwd")


def test_the_archive_timestamp_may_fail_too(half, tsa):
    """The signature's own timestamp came, the archive's did not: nothing is closed."""
    source = tsa.source()
    calls = []

    def once(question):
        calls.append(question)
        return honest(source)(question) if len(calls) == 1 else (503, b"")

    with served(once) as url, pytest.raises(TimestampUnavailable, match=SORRY):
        replace(half, timestamper=timestamper(url)).close()
    assert len(calls) == 2
