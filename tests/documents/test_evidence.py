"""The evidence PDF of one document, read back with poppler; and who gets it."""

import subprocess
import unicodedata
from hashlib import sha256

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import Mandate
from pledges.agreement.acts import signing as acts
from pledges.documents.acts import document as documents
from pledges.documents.models import Revocation
from pledges.documents.verdicts import about
from pledges.states.event import EventChain
from tests import factories, kept

BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/147.0"


def pdf_of(client, year, who=None, code=None) -> bytes:
    code = code or year.reload().document.code
    answer = factories.client_of(client, who or year.secretary).get(year.url("document_evidence", code=code))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return answer.content


def poppler(tool: str, pdf: bytes, *options: str) -> str:
    onto = ["-"] if tool == "pdftotext" else []
    done = subprocess.run([tool, *options, "-", *onto], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def words(pdf: bytes) -> str:
    return unicodedata.normalize("NFC", " ".join(poppler("pdftotext", pdf, "-raw").split()))


def sign(year, leader, **facts):
    acts.sign(year.agreement, place=year.place(leader), by=leader, confirmation=year.confirmation(**facts))


@kept.step
def sign_all(year):
    for leader in year.leaders:
        sign(year, leader, address="203.0.113.9", user_agent=BROWSER)


@kept.step
def evidence(year) -> bytes:
    """What the secretariat gets; made once for the tests that only read it."""
    return pdf_of(Client(), year)


@pytest.fixture
def signed(cluster_year):
    cluster_year.open()
    sign_all(cluster_year)
    return cluster_year


def test_it_tells_every_signature_with_its_certificate_and_hashes(signed):
    read = words(evidence(signed))
    letters = read.replace(" ", "")
    document = signed.reload().document
    signatures = list(document.signatures.select_related("place", "revision"))
    assert len(signatures) == 5
    for signature in signatures:
        for hashed in (signature.certificate_sha256, signature.revision.sha256, signature.confirmed_sha256):
            assert hashed in letters
        assert f"Số sê-ri chứng thư: {signature.serial} (hệ 16: {int(signature.serial):x})" in read
        if signature.place:
            assert (
                f"{signature.place.unit_name} (ô {signature.field}, tệp số {signature.revision.number})"
                in read
            )
            assert f"{signature.place.full_name}, {signature.place.title}" in read
    assert letters.count(BROWSER.replace(" ", "")) == 3
    assert read.count("Địa chỉ mạng: 203.0.113.9") == 6  # of each signature, and in the log
    assert read.count("nhập mật khẩu ngay trước khi ký, lúc") == 3


def test_it_says_what_the_document_is_and_what_the_check_found(signed):
    read = words(evidence(signed))
    document = signed.reload().document
    for sentence in (
        "HỒ SƠ KÝ ĐIỆN TỬ",
        f"{document.title} Mã tra cứu {document.code}",
        f"Cụm thi đua {document.cluster.title} ({document.cluster.name})",
        "Trạng thái Đã ký đủ lúc",
        ", đồng chí Thư ký Thử",
        "Văn bản nguyên vẹn, các chữ ký hợp lệ.",
        "không có dấu thời gian",
        "không phải chữ ký số theo Luật Giao dịch điện tử số 20/2023/QH15",
    ):
        assert sentence in read


def test_the_first_page_is_for_readers(signed):
    first = unicodedata.normalize("NFC", poppler("pdftotext", evidence(signed), "-raw", "-l", "1"))
    for word in ("SHA-256", "Freeze", "Sig-1", "hệ 16", "+07:00", "khóa mới", "PHẦN KỸ THUẬT"):
        assert word not in first
    for leader in signed.leaders:
        assert leader.full_name in " ".join(first.split())


def test_it_holds_the_log_with_every_hash_and_the_one_before(signed):
    read = words(evidence(signed))
    events = list(signed.agreement.events())
    assert "mỗi dòng mang mã kiểm tra của dòng trước" in read
    for event in events:
        assert f"{event.number}. {event.get_verb_display()} - " in read
        assert f"Mã kiểm tra: {event.hash} Dòng trước: {event.previous_hash}" in read


def test_a_mandate_is_told_with_its_authority_its_days_and_its_paper(client, cluster_year):
    Mandate.objects.filter(person=cluster_year.leaders[0]).update(
        authority="TUQ. BAN THƯỜNG VỤ\nKT. CHỦ TỊCH",
        document="Giấy ủy quyền số 12/GUQ",
        valid_to="2099-12-31",
    )
    cluster_year.open()
    cluster_year.sign(cluster_year.leaders[0])
    read = words(pdf_of(client, cluster_year))
    assert "TUQ. BAN THƯỜNG VỤ / KT. CHỦ TỊCH / CHỦ TỊCH; hiệu lực từ 01/01/2019 đến hết 31/12/2099" in read
    assert "Văn bản ủy quyền: Giấy ủy quyền số 12/GUQ" in read
    assert "còn 2 đơn vị chưa ký" in read


def test_a_void_document_says_so_and_shows_markup_as_text(client, cluster_year):
    cluster_year.open()
    leader = cluster_year.leaders[0]
    sign(cluster_year, leader, user_agent="<script>alert(1)</script> 世 \x07\u200b")
    code = cluster_year.reload().document.code
    reason = "Sai <b>số liệu</b> & <img src=file:///etc/passwd>"
    acts.withdraw(cluster_year.agreement, by=cluster_year.secretary, reason=reason)
    read = words(pdf_of(client, cluster_year, code=code))
    assert "Trạng thái Đã thu hồi lúc" in read
    assert read.count(reason) == 2  # of the document, and in the log
    assert "<script>alert(1)</script> ?" in read
    assert "Chưa ký" in read


def test_only_the_vendored_fonts_are_embedded(signed):
    fonts = {row.split()[0].split("+")[1] for row in poppler("pdffonts", evidence(signed)).splitlines()[2:]}
    assert fonts == {"Tinos-Document", "Tinos-Document-Bold"}


def test_the_signed_file_stays_as_it_was_and_the_evidence_is_not_taken_for_it(client, signed):
    before = [
        sha256(revision.pdf).hexdigest() for revision in signed.reload().document.revisions.order_by("number")
    ]
    pdf = pdf_of(client, signed)
    revisions = signed.reload().document.revisions.order_by("number")
    assert [sha256(revision.pdf).hexdigest() for revision in revisions] == before
    assert [revision.sha256 for revision in revisions] == before
    assert about(pdf).document is None


def test_readers_of_the_term_get_it(client, signed):
    for who in (signed.secretary, signed.supervisor, signed.leaders[0], signed.officers[0]):
        assert pdf_of(client, signed, who).startswith(b"%PDF-")


def test_nobody_else_gets_it(client, signed):
    code = signed.reload().document.code
    url = signed.url("document_evidence", code=code)
    assert client.get(url).url.startswith("/dang-nhap/")
    other = factories.cluster_year(1)
    assert factories.client_of(client, other.secretary).get(url).status_code == 404
    assert client.get(other.url("document_evidence", code=code)).status_code == 404


def test_what_the_check_found_is_told(client, signed):
    document = signed.reload().document
    serial = document.signatures.get(place__mandate__person=signed.leaders[0]).serial
    Revocation.objects.create(serial=serial, reason="Cấp nhầm")
    EventChain.objects.filter(key=signed.agreement.event_key).update(length=99)
    read = words(pdf_of(client, signed))
    assert "Văn bản lưu trong hệ thống không còn nguyên vẹn." in read
    assert f"- Chứng thư tại ô ký của {signed.units[0].name} đã bị thu hồi." in read
    assert "Lịch sử xử lý không còn nguyên vẹn: - " in read
    assert "Văn bản nguyên vẹn" not in read


def test_a_document_that_was_closed_with_an_empty_place_is_not_called_whole(client, cluster_year):
    cluster_year.open()
    sign(cluster_year, cluster_year.leaders[0])
    sign(cluster_year, cluster_year.leaders[1])
    document = cluster_year.reload().document
    documents._close(document.lock(), after=document.signatures.filter(kind="person").last())
    read = words(pdf_of(client, cluster_year))
    empty = cluster_year.units[2].name
    assert f"- Văn bản được xác nhận ký đủ khi còn thiếu chữ ký tại ô ký của {empty}." in read
    assert "Văn bản lưu trong hệ thống không còn nguyên vẹn." in read


def test_the_number_of_queries_does_not_grow_with_the_signatures(client, authority):
    counted = []
    for units in (1, 4):
        year = factories.cluster_year(units)
        year.open()
        year.sign()
        pdf_of(client, year)  # the verdict is remembered
        with CaptureQueriesContext(connection) as queries:
            client.get(year.url("document_evidence", code=year.agreement.document.code))
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 12
