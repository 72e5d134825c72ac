"""`verify --all` finds what was changed in the database itself, one line for each thing."""

from contextlib import contextmanager

from django.db import transaction

from pledges.agreement.acts.signing import withdraw
from tests.ladder import without_triggers, year_in
from tests.signing import attacks

HASH = "Nội dung tệp không trùng với mã kiểm tra (SHA-256) đã ghi nhận khi ký{}."
RECORD = "Bản ghi trong hệ thống về {} khác với chứng thư và thời điểm ghi trong chữ ký."
STATE = "Tình trạng ghi trong hệ thống không khớp với các chữ ký của văn bản."
ANOTHER_TEXT = "Người ký tại {} đã xác nhận một bản khác với bản gửi ký."
FROZEN = "Bản gửi ký không phải là bản đã ghi nhận."
CERTIFICATE = "Chứng thư tại {} không phải chứng thư đã ghi nhận cho chữ ký này."
LOG = "Lịch sử xử lý X: các bản lưu không đúng như đã ghi nhận."
VOID = "Lịch sử xử lý X: văn bản đã thu hồi không đúng như đã ghi nhận."
A, B = "ô ký của A", "ô ký của B"

# what was done to a sealed document: what is found
CHANGES = {
    "pledges_revision SET sha256 = '0' WHERE number = 1": [HASH.format(" (bản lưu thứ 1)"), LOG],
    "pledges_signature SET certificate_sha256 = '0' WHERE field = 'Sig-1'": [
        CERTIFICATE.format(A),
        RECORD.format(A),
    ],
    "pledges_signature SET serial = '1' WHERE field = 'Sig-1'": [RECORD.format(A)],
    "pledges_signature SET signed_at = '2019-02-28 01:00:00+00:00' WHERE field = 'Sig-1'": [RECORD.format(A)],
    "pledges_signature SET signed_at = '2019-02-28 01:00:00+00:00' WHERE field = 'Close'": [
        RECORD.format("xác nhận khi ký đủ")
    ],
    "pledges_signature SET confirmed_sha256 = '0' WHERE field = 'Sig-1'": [ANOTHER_TEXT.format(A)],
    "pledges_signatureplace SET full_name = 'Người Khác' WHERE field = 'Sig-1'": [RECORD.format(A)],
    "pledges_signatureplace SET title = 'Bí thư' WHERE field = 'Sig-2'": [RECORD.format(B)],
    "pledges_signatureplace SET unit_name = 'Hội khác' WHERE field = 'Sig-1'": [
        RECORD.format("ô ký của Hội khác")
    ],
    "pledges_document SET frozen_sha256 = '0'": [FROZEN, ANOTHER_TEXT.format(A), ANOTHER_TEXT.format(B)],
    "pledges_document SET state = 'open', sealed_at = NULL": [STATE],
}


@contextmanager
def afterwards():
    """What happens inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def found(verify, year):
    """The sentences about the document, with letters for its units."""
    code, lines = verify("--all")
    assert code == (0 if lines[0].endswith("đều nguyên vẹn.") else 1)
    of = f"{year.agreement.document.code}: "
    names = {"A": year.units[0].name, "B": year.units[1].name, "X": year.agreement.event_key}
    for letter, name in names.items():
        lines = [line.replace(name, letter) for line in lines]
    return [line.removeprefix(of) for line in lines]


def test_every_changed_row_is_found(authority, verify):
    year, answers = year_in("sealed"), {}
    with without_triggers() as cursor:
        for change in CHANGES:
            with afterwards():
                cursor.execute(f"UPDATE {change}")
                answers[change] = found(verify, year)
    assert answers == CHANGES
    assert found(verify, year) == ["1 văn bản và 1 lịch sử xử lý: đều nguyên vẹn."]


def test_replaced_bytes_are_found_even_where_no_signature_sees_them(authority, verify):
    year = year_in("sealed")
    pdf = bytes(year.agreement.document.newest().pdf)
    forged = attacks.change_digit(pdf, attacks.signature_digits(pdf, "Close")[1] - 10)
    with without_triggers() as cursor:
        cursor.execute("UPDATE pledges_revision SET pdf = %s WHERE number = 3", [forged])
    assert found(verify, year) == [HASH.format("")]


def test_replaced_certificate_bytes_are_found(authority, verify):
    year = year_in("sealed")
    one, other = year.agreement.document.signatures.filter(kind="person")
    with without_triggers() as cursor:
        cursor.execute(
            "UPDATE pledges_signature SET certificate = %s WHERE id = %s", [other.certificate, one.pk]
        )
    assert found(verify, year) == [RECORD.format(A)]


def test_a_deleted_revision_is_found(authority, verify):
    year = year_in("sealed")
    with without_triggers() as cursor:
        cursor.execute("DELETE FROM pledges_signature WHERE field = 'Close'")
        cursor.execute("DELETE FROM pledges_revision WHERE number = 3")
    assert found(verify, year) == [STATE, LOG]


def test_a_deleted_signature_row_is_found(authority, verify):
    year = year_in("half")
    with without_triggers() as cursor:
        cursor.execute("DELETE FROM pledges_signature WHERE field = 'Sig-1'")
    assert found(verify, year) == [
        "Số bản lưu của văn bản là 2, trong khi hệ thống đã ghi nhận 2 bản.",
        "Có chữ ký không thuộc văn bản này tại ô ký của A.",
    ]


def test_a_document_whose_end_was_cut_off_is_found_by_its_log(authority, verify):
    """Bytes and rows of the last signature are gone together; the log still says that it was made."""
    year = year_in("half")
    with without_triggers() as cursor:
        cursor.execute("DELETE FROM pledges_signature WHERE field = 'Sig-1'")
        cursor.execute("DELETE FROM pledges_revision WHERE number = 1")
    assert found(verify, year) == [LOG]


def test_a_void_document_that_was_made_valid_again_is_found_by_the_log(authority, verify):
    year = year_in("half")
    withdraw(year.agreement, by=year.secretary, reason="Sửa.")
    with without_triggers() as cursor:
        cursor.execute("UPDATE pledges_document SET state = 'open', voided_at = NULL")
    assert found(verify, year) == [VOID]


def test_a_log_that_was_cut_off_together_with_its_head_is_found_by_the_revisions(authority, verify):
    year = year_in("half")
    opened = year.agreement.events().get(verb="opened")
    with without_triggers() as cursor:
        cursor.execute("DELETE FROM pledges_event WHERE number > %s", [opened.number])
        cursor.execute("UPDATE pledges_eventchain SET length = %s, head = %s", [opened.number, opened.hash])
    assert found(verify, year) == [LOG]
