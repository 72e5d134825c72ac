"""The public page that says what a brought file is."""

import subprocess

import pytest

from pledges.acts.agreement import withdraw
from pledges.models import SigningAuthority
from tests import factories
from tests.pledges.ladder import rows, year_in
from tests.pledges.pages import bring, chips, field_errors, headings, words
from tests.pledges.printing import printed, wording
from tests.signing import attacks

NOT_OURS, NOT_PDF = "Tệp không phải văn bản của hệ thống.", "Tệp không phải tệp PDF."
BROKEN = "Không đọc được tệp PDF này: tệp đã hỏng."
ENCRYPTED = "Tệp được bảo vệ bằng mật khẩu nên không kiểm tra được; văn bản của hệ thống không đặt mật khẩu."


def revisions(year):
    return [bytes(each.pdf) for each in year.agreement.document.revisions.order_by("number")]


def found(response):
    assert response.status_code == 200
    assert response.context["found"].diagnosis.sentence in words(response)
    return response.context["found"]


def is_right(response):
    return ("Tệp đúng bản lưu" in headings(response), "Đúng bản lưu" in chips(response))


@pytest.mark.parametrize(("state", "signed"), [("open", "0/2"), ("half", "1/2"), ("sealed", "2/2")])
def test_the_newest_revision_is_right_and_its_document_is_shown(authority, state, signed):
    year = year_in(state)
    document, before = year.agreement.document, rows()
    response = bring(document.newest().pdf)
    assert found(response).document == document
    assert is_right(response) == (True, True)
    assert f"Tệp đúng là bản mới nhất mà hệ thống đang lưu ({signed} chữ ký)." in words(response)
    assert (document.title in words(response), document.code in words(response)) == (True, True)
    assert rows() == before


def test_older_revisions_say_how_many_had_signed(authority):
    year = year_in("sealed")
    answers = [bring(pdf) for pdf in revisions(year)[:-1]]
    assert [found(each).diagnosis.sentence for each in answers] == [
        "Tệp là bản cũ hơn của văn bản này: mới có 0/2 chữ ký.",
        "Tệp là bản cũ hơn của văn bản này: mới có 1/2 chữ ký.",
        "Tệp là bản cũ hơn của văn bản này: đã đủ 2 chữ ký nhưng chưa có con dấu hoàn tất.",
    ]
    assert [(is_right(each), chips(each)[0]) for each in answers] == [((False, False), "Bản cũ hơn")] * 3


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
        "Tệp của văn bản không còn hiệu lực",
        "Không còn hiệu lực",
    )
    assert "Văn bản này không còn hiệu lực" in words(response)


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
        "Tệp có chữ ký của hệ thống nhưng là một văn bản khác, hoặc một bản khác của văn bản này."
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
        (None, "Hãy điền mục này."),
        (b"", "Tệp này trống. Hãy chọn tệp PDF đã tải về hoặc nhận được."),
        (
            b"%PDF-1.7" + b" " * 11 * 2**20,
            "Tệp lớn hơn 10 MB. Văn bản của hệ thống luôn nhỏ hơn nhiều; hãy kiểm tra lại tệp đã chọn.",
        ),
    ],
)
@pytest.mark.django_db
def test_no_file_an_empty_one_and_a_huge_one_are_refused_at_the_field(pdf, sentence):
    response = bring(pdf)
    assert (response.status_code, field_errors(response)) == (422, [sentence])


def test_one_address_does_not_keep_the_server_busy(authority):
    assert [bring(b"x").status_code for _ in range(31)] == [200] * 30 + [422]
    assert field_errors(bring(b"x")) == [
        "Đã kiểm tra nhiều tệp trong thời gian ngắn. Hãy thử lại sau ít phút."
    ]


@pytest.mark.django_db
def test_before_there_is_an_authority_a_file_is_simply_not_ours():
    assert SigningAuthority.objects.count() == 0
    assert found(bring(b"%PDF-1.7\n%%EOF")).diagnosis.sentence == NOT_OURS
    assert factories.cluster_year(1).agreement.document is None
