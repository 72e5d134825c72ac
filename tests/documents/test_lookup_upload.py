"""The public page that says what a brought file is."""

import fcntl
import subprocess
from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from members.models import Brake
from pledges.agreement.acts.signing import withdraw
from pledges.documents.acts import document as documents
from pledges.documents.models import Revocation, SigningAuthority
from pledges.signing import examine
from tests import factories
from tests.input import hostile
from tests.ladder import rows, without_triggers, year_in
from tests.pages import bring, chips, field_errors, headings, page, visitor, words
from tests.papers.printing import printed, wording
from tests.signing import attacks

NOT_OURS, NOT_PDF = "Tệp không phải văn bản của hệ thống.", "Tệp không phải tệp PDF."
BROKEN = "Không đọc được tệp PDF này: tệp đã hỏng."
ENCRYPTED = "Tệp được bảo vệ bằng mật khẩu nên không kiểm tra được; văn bản của hệ thống không đặt mật khẩu."


def revisions(year):
    return [bytes(revision.pdf) for revision in year.agreement.document.revisions.order_by("number")]


def found(response):
    assert response.status_code == 200
    assert response.context["found"].diagnosis.sentence in words(response)
    return response.context["found"]


def is_right(response):
    return ("Tệp đúng với văn bản đã ký" in headings(response), "Đúng" in chips(response))


UNFINISHED = "Tệp đúng, văn bản chưa ký đủ"


@pytest.mark.parametrize(
    ("state", "signed", "heading", "chip"),
    [
        ("open", "0/2", UNFINISHED, "Chưa đủ chữ ký"),
        ("half", "1/2", UNFINISHED, "Chưa đủ chữ ký"),
        ("sealed", "2/2", "Tệp đúng với văn bản đã ký", "Đúng"),
    ],
)
def test_the_newest_revision_is_told_and_its_document_is_shown(authority, state, signed, heading, chip):
    year = year_in(state)
    document, before = year.agreement.document, rows()
    response = bring(document.newest().pdf)
    assert found(response).document == document
    assert (headings(response)[1], chips(response)) == (heading, [chip])
    assert f"Tệp đúng với bản mới nhất trong hệ thống ({signed} chữ ký)." in words(response)
    assert ("chưa phải bản chính thức." in words(response)) == (state != "sealed")
    assert (document.title in words(response), document.code in words(response)) == (True, True)
    assert rows() == before


def test_older_revisions_say_how_many_had_signed(authority):
    year = year_in("sealed")
    answers = [bring(pdf) for pdf in revisions(year)[:-1]]
    assert [found(answer).diagnosis.sentence for answer in answers] == [
        "Tệp là bản chưa hoàn tất: có 0/2 chữ ký.",
        "Tệp là bản chưa hoàn tất: có 1/2 chữ ký.",
        "Tệp là bản chưa hoàn tất (đủ 2 chữ ký, chưa có xác nhận khi ký đủ).",
    ]
    assert [(is_right(answer), chips(answer)[0]) for answer in answers] == [
        ((False, False), "Chưa đủ chữ ký")
    ] * 3


def test_the_file_of_a_void_document_is_not_called_right(authority):
    """Also the signed version of the same year that was replaced by another."""
    year = year_in("half")
    old = year.agreement.document
    withdraw(year.agreement, by=year.secretary, reason="Sửa.")
    year.open()
    year.sign()
    response = bring(old.newest().pdf)
    assert found(response).document == old
    assert is_right(response) == (False, False)
    assert (headings(response)[1], chips(response)[0]) == (
        "Tệp của văn bản đã thu hồi",
        "Đã thu hồi",
    )
    assert "Văn bản này không còn giá trị" in words(response)


def refuses(response, *findings):
    """The page says of a file that is stored that its document does not verify, and why; nothing on it is green."""
    assert found(response).diagnosis.kind in {"exact", "older", "unsealed"}
    assert (headings(response)[1], chips(response)) == (
        "Tệp của văn bản không nguyên vẹn",
        ["Không nguyên vẹn"],
    )
    text = words(response)
    assert [finding for finding in findings if finding not in text] == []
    assert "Đề nghị không sử dụng văn bản này và báo Thường trực cụm." in text


def test_a_stored_file_with_a_revoked_certificate_is_no_good(authority):
    year = year_in("sealed")
    signature = year.agreement.document.signatures.filter(kind="person").first()
    assert is_right(bring(revisions(year)[-1])) == (True, True)
    Revocation.objects.create(serial=signature.serial, reason="Nhầm")
    revoked = f"Chứng thư tại ô ký của {signature.place.unit_name} đã bị thu hồi."
    for pdf in revisions(year)[-3:]:
        refuses(bring(pdf), revoked)


def test_a_forgery_that_was_stored_together_with_its_hash_is_no_good(authority):
    year = year_in("sealed")
    forged = attacks.update(revisions(year)[-1], attacks.add_note)
    with without_triggers() as cursor:
        cursor.execute(
            "UPDATE pledges_revision SET pdf = %s, sha256 = %s, size = %s WHERE number = 3",
            [forged, sha256(forged).hexdigest(), len(forged)],
        )
    refuses(bring(forged), "Chữ ký cuối cùng không bao trùm toàn bộ tệp.")


def test_a_document_that_was_closed_with_an_empty_place_is_whole_nowhere(authority, verify):
    year = year_in("half")
    document = year.agreement.document
    documents._close(document.lock(), after=document.signatures.get(kind="person"))
    unsigned = f"Văn bản được xác nhận ký đủ khi còn thiếu chữ ký tại ô ký của {year.units[1].name}."
    refuses(bring(document.newest().pdf), unsigned)
    public = visitor().get(f"/tra-cuu/{document.code}/")
    assert (chips(public)[0], unsigned in words(public)) == ("Không nguyên vẹn", True)
    code, lines = verify("--all")
    assert (code, lines[0]) == (1, f"{document.code}: {unsigned}")


def test_a_changed_file_is_not_praised_for_its_original(authority):
    """What is true of the stored document stands in a box of its own, in plain words."""
    year = year_in("sealed")
    response = bring(attacks.update(revisions(year)[-1], attacks.add_note))
    assert chips(response) == ["Không hợp lệ"]
    assert headings(response)[1:3] == ["Tệp đã bị sửa", "Văn bản gốc trong hệ thống"]
    red, plain = page(response).all("section")[:2]
    assert ("danger" in red.attributes["class"], "danger" in plain.attributes["class"]) == (True, False)
    assert ("Đã ký đủ" in red.text, "Đã ký đủ" in plain.text) == (False, True)
    assert "không phải về tệp vừa tải lên" in plain.text


def test_our_file_that_only_claims_a_password_was_changed(authority):
    pdf = revisions(year_in("half"))[-1]
    claim = b"/Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O (%b) /U (%b)>> /Root" % (b"o" * 32, b"u" * 32)
    locked = pdf + hostile.revisions(pdf, 1).replace(b"/Root", claim)
    answer = found(bring(locked)).diagnosis
    assert (answer.kind, answer.sentence) == ("changed", "Tệp đã bị sửa sau khi ký.")
    assert answer.details[0] == "Có nội dung được ghi thêm sau bản đã có 1/2 chữ ký."


def test_the_file_of_another_document_is_found_as_that_document(authority):
    year_in("half")
    other = year_in("half")
    response = bring(other.agreement.document.newest().pdf)
    assert found(response).document == other.agreement.document


def test_a_copy_that_bears_the_identifier_of_another_document_is_that_no_more(authority):
    """The trailer of one document on the bytes of another: the certificates tell."""
    one, other = year_in("half").agreement.document, year_in("half").agreement.document
    old, new = other.identifier.encode(), one.identifier.encode()
    forged = bytes(other.newest().pdf).replace(old, new).replace(old.hex().encode(), new.hex().encode())
    answer = found(bring(forged))
    assert answer.document == one
    assert answer.diagnosis.sentence == (
        "Tệp có chữ ký của hệ thống nhưng là văn bản khác, hoặc bản khác của văn bản này."
    )


@pytest.mark.parametrize(
    ("pdf", "sentence"),
    [
        (b"PK\x03\x04 docx", NOT_PDF),
        ("Kính gửi".encode(), NOT_PDF),
        (b"%PDF-1.7\n1 0 obj", BROKEN),
        (b"%PDF-1.7\n/Encrypt\n%%EOF", ENCRYPTED),
        (b"%PDF-1.7\n%%EOF", NOT_OURS),
    ],
)
def test_files_that_are_none_of_ours(authority, pdf, sentence):
    answer = found(bring(pdf))
    assert (answer.document, answer.diagnosis.sentence) == (None, sentence)


def test_a_printed_agreement_that_was_never_frozen_is_not_ours(authority):
    answer = found(bring(printed(wording()).pdf))
    assert (answer.document, answer.diagnosis.sentence) == (None, NOT_OURS)


def test_our_file_with_a_password_is_recognised_and_refused(authority, tmp_path):
    year = year_in("half")
    (tmp_path / "in.pdf").write_bytes(revisions(year)[-1])
    subprocess.run(
        ["qpdf", "--encrypt", "mat-khau", "mat-khau", "256", "--", tmp_path / "in.pdf", tmp_path / "out.pdf"],
        check=True,
    )
    answer = found(bring((tmp_path / "out.pdf").read_bytes()))
    assert (answer.document, answer.diagnosis.sentence) == (year.agreement.document, ENCRYPTED)


def test_our_file_rewritten_by_qpdf_is_still_recognised(authority, tmp_path):
    year = year_in("half")
    answer = found(bring(attacks.rewrite(revisions(year)[-1], tmp_path)))
    assert (answer.document, answer.diagnosis.kind) == (year.agreement.document, "changed")


def test_our_file_with_a_hole_is_recognised_and_not_right(authority):
    year = year_in("half")
    pdf = revisions(year)[-1]
    response = bring(pdf[:2000] + b"\0" * 3000 + pdf[5000:])
    assert found(response).document == year.agreement.document
    assert is_right(response) == (False, False)


@pytest.mark.parametrize(
    ("pdf", "sentence"),
    [
        (None, "Chưa nhập mục này."),
        (b"", "Tệp này trống. Xin chọn tệp PDF đã tải về hoặc nhận được."),
        (
            b"%PDF-1.7" + b" " * 11 * 2**20,
            "Tệp lớn hơn 10 MB, không phải văn bản của hệ thống.",
        ),
    ],
)
@pytest.mark.django_db
def test_no_file_an_empty_one_and_a_huge_one_are_refused_at_the_field(pdf, sentence):
    response = bring(pdf)
    assert (response.status_code, field_errors(response)) == (422, [sentence])


def test_one_address_does_not_keep_the_server_busy(authority):
    assert [bring(b"x").status_code for _ in range(31)] == [200] * 30 + [429]
    refused = bring(b"x")
    assert field_errors(refused) == ["Đã kiểm tra nhiều tệp trong thời gian ngắn. Xin thử lại sau 10 phút."]
    assert 590 <= int(refused["Retry-After"]) <= 600
    Brake.objects.update(since=timezone.now() - timedelta(seconds=601))
    assert (bring(b"x").status_code, Brake.objects.get().taken) == (200, 1)


def test_a_second_file_waits_for_the_first(authority):
    year = year_in("half")
    changed = attacks.update(revisions(year)[-1], attacks.add_note)
    with examine.LOCK.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        busy = bring(changed)
        assert (busy.status_code, busy["Retry-After"]) == (429, "5")
        assert field_errors(busy) == ["Hệ thống đang bận kiểm tra một tệp khác. Xin thử lại sau ít giây."]
        assert found(bring(revisions(year)[-1])).diagnosis.kind == "exact"
    assert found(bring(changed)).diagnosis.kind == "changed"


@pytest.mark.django_db
def test_before_there_is_an_authority_a_file_is_simply_not_ours():
    assert SigningAuthority.objects.count() == 0
    assert found(bring(b"%PDF-1.7\n%%EOF")).diagnosis.sentence == NOT_OURS
    assert factories.cluster_year(1).agreement.document is None
