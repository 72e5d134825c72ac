"""The attack matrix.

Every forgery is judged twice: against the record, and as if the forger had also rewritten the recorded hash.
"""

from dataclasses import replace

import pytest

from pledges.signing.sign import FieldRefused
from pledges.signing.verify import verify
from tests.signing import attacks
from tests.signing.building import LEADERS, NOW, Document, codes, new_authority, sha256

HASH = "Nội dung tệp không trùng với mã kiểm tra (SHA-256) đã ghi nhận khi ký."
STRANGER = "Có chữ ký không thuộc văn bản này tại ô ký “La”."


@pytest.fixture(scope="module")
def stranger():
    """Somebody else's authority that gave itself our names."""
    return new_authority()


def judged(document, forged):
    """Codes against the record; codes and sentences when the hash was rewritten too."""
    plain, rewritten = document.verdict(forged), document.verdict_recorded_anew(forged)
    assert HASH in [one.sentence for one in plain.findings]
    return codes(plain), codes(rewritten), [one.sentence for one in rewritten.findings]


@pytest.mark.parametrize("state", ["frozen", "half", "closed"])
def test_an_untouched_document_is_valid_in_every_state(request, state):
    document = request.getfixturevalue(state)
    verdict = document.verdict()
    assert verdict.findings == ()
    assert [one.field for one in verdict.signatures] == list(document.fields)
    assert {one.signed_at for one in verdict.signatures} == {NOW}


def test_a_byte_in_the_frozen_pages(half):
    forged = attacks.flip(half.newest, half.newest.index(b"stream") + 40)
    plain, rewritten, sentences = judged(half, forged)
    assert plain == ["damaged", "hash", "prefix"]
    assert rewritten == ["damaged", "prefix"]
    assert "Nội dung được ký đã bị thay đổi hoặc chữ ký đã hỏng tại xác nhận khi gửi ký." in sentences


def test_a_byte_in_the_last_revision(closed):
    forged = attacks.flip(closed.newest, len(closed.revisions[-2]) + 300)
    plain, rewritten, sentences = judged(closed, forged)
    assert plain == ["damaged", "hash"]
    assert rewritten == ["damaged"]
    assert sentences == ["Nội dung được ký đã bị thay đổi hoặc chữ ký đã hỏng tại xác nhận khi ký đủ."]


def test_a_digit_in_a_signature_value(half):
    forged = attacks.change_digit(half.newest, attacks.signature_value(half.newest, "sig-1"))
    plain, rewritten, sentences = judged(half, forged)
    assert plain == ["damaged", "hash"]
    assert rewritten == ["damaged"]
    assert sentences == ["Nội dung được ký đã bị thay đổi hoặc chữ ký đã hỏng tại ô ký “sig-1”."]


def test_a_damaged_signature_structure_is_unreadable(half):
    forged = attacks.change_digit(half.newest, attacks.signature_digits(half.newest, "sig-1")[0])
    plain, rewritten, sentences = judged(half, forged)
    assert plain == ["hash", "unreadable"]
    assert rewritten == ["unreadable"]
    assert sentences == ["Không đọc được văn bản hoặc chữ ký trong tệp; tệp có thể đã hỏng hoặc bị sửa."]


def test_a_digit_in_the_padding_of_the_newest_signature(half):
    """No signature covers its own padding: only the recorded hash sees this."""
    forged = attacks.change_digit(half.newest, attacks.signature_digits(half.newest, "sig-1")[1] - 10)
    assert codes(half.verdict(forged)) == ["hash"]
    assert half.verdict(forged).findings[0].sentence == HASH


def test_a_digit_in_the_padding_of_an_older_signature(half):
    forged = attacks.change_digit(half.newest, attacks.signature_digits(half.newest, "sig-2")[1] - 10)
    plain, rewritten, sentences = judged(half, forged)
    assert plain == ["damaged", "hash", "prefix"]
    assert rewritten == ["damaged", "prefix"]
    assert "Bản lưu thứ 2 không giữ nguyên vẹn nội dung của bản trước nó." in sentences


@pytest.mark.parametrize(
    "change",
    [
        attacks.add_note,
        attacks.add_page,
        attacks.replace_page,
        attacks.add_script,
        attacks.swap_appearance("sig-2"),
    ],
)
@pytest.mark.parametrize("state", ["half", "closed"])
def test_contents_changed_by_an_update(request, state, change):
    document = request.getfixturevalue(state)
    plain, rewritten, sentences = judged(document, attacks.update(document.newest, change))
    assert plain == ["changed", "coverage", "hash", "not-whole"]
    assert rewritten == ["changed", "coverage", "not-whole"]
    assert "Văn bản đã bị sửa sau khi ký tại ô ký “sig-2”, ngoài phạm vi được phép." in sentences


def test_a_changed_title(closed):
    """The library's difference analysis lets this pass."""
    plain, rewritten, sentences = judged(closed, attacks.update(closed.newest, attacks.change_title))
    assert plain == ["coverage", "hash", "not-whole"]
    assert rewritten == ["coverage", "not-whole"]
    assert "Chữ ký cuối cùng không bao trùm toàn bộ tệp." in sentences


def test_a_removed_signature(closed):
    plain, rewritten, sentences = judged(closed, attacks.update(closed.newest, attacks.remove_value("sig-2")))
    assert plain == ["changed", "coverage", "hash", "missing-signature", "not-whole"]
    assert rewritten == ["changed", "coverage", "missing-signature", "not-whole"]
    assert "Thiếu chữ ký tại ô ký “sig-2”." in sentences


def test_a_visible_signature_of_a_stranger(half, stranger):
    forged = attacks.sign_as(half.newest, "La", stranger, box=(50, 50, 200, 100))
    plain, rewritten, sentences = judged(half, forged)
    assert plain == ["changed", "coverage", "extra-signature", "hash", "place"]
    assert rewritten == ["changed", "coverage", "extra-signature", "place"]
    assert STRANGER in sentences


def test_an_invisible_signature_of_a_stranger(half, stranger):
    plain, rewritten, sentences = judged(half, attacks.sign_as(half.newest, "La", stranger))
    assert plain == ["coverage", "extra-signature", "hash", "place"]
    assert rewritten == ["coverage", "extra-signature", "place"]
    assert STRANGER in sentences


def test_an_invisible_signature_with_a_certificate_of_ours(half, issuer):
    plain, _, sentences = judged(half, attacks.sign_as(half.newest, "La", issuer))
    assert plain == ["coverage", "extra-signature", "hash", "place"]
    assert STRANGER in sentences


def test_a_signature_after_the_close(closed, issuer):
    plain, _, sentences = judged(closed, attacks.sign_as(closed.newest, "La", issuer))
    assert plain == ["changed", "coverage", "extra-signature", "hash", "place"]
    assert "Văn bản đã bị sửa sau khi ký tại xác nhận khi ký đủ, ngoài phạm vi được phép." in sentences


def test_a_certificate_of_the_same_name_from_another_authority(half, stranger):
    """Even if the forger had the false certificate recorded, it leads to no root of ours."""
    honest = half.sign("sig-3")
    forged = attacks.sign_as(half.newest, "sig-3", stranger, name=LEADERS[2], new=False)
    plain, _, sentences = judged(honest, forged)
    assert plain == ["certificate", "hash", "untrusted"]
    assert "Chứng thư tại ô ký “sig-3” không do hệ thống của cụm cấp." in sentences


def test_the_wrong_leader_in_a_field(half):
    honest, wrong = half.sign("sig-3"), half.sign("sig-3", leader=0)
    plain, rewritten, sentences = judged(honest, wrong.newest)
    assert plain == ["certificate", "hash"]
    assert rewritten == ["certificate"]
    assert sentences == ["Chứng thư tại ô ký “sig-3” không phải chứng thư đã ghi nhận cho chữ ký này."]


def test_an_earlier_revision_in_place_of_the_newest(closed):
    plain, rewritten, sentences = judged(closed, closed.revisions[-2])
    assert plain == ["hash", "missing-signature", "prefix"]
    assert rewritten == ["missing-signature", "prefix"]
    assert "Thiếu chữ ký tại xác nhận khi ký đủ." in sentences


def test_a_lost_revision(closed):
    verdict = verify(closed.revisions[:-1], closed.expected(), closed.trust())
    assert codes(verdict) == ["missing-signature", "revision-count"]
    assert (
        verdict.findings[0].sentence == "Số bản lưu của văn bản là 4, trong khi hệ thống đã ghi nhận 5 bản."
    )


@pytest.mark.parametrize("junk", [b"\n", b"\n% junk", b"\0" * 40])
def test_junk_after_the_end(closed, junk):
    plain, rewritten, sentences = judged(closed, closed.newest + junk)
    assert plain == ["coverage", "hash", "not-whole"]
    assert rewritten == ["coverage", "not-whole"]
    assert "Chữ ký cuối cùng không bao trùm toàn bộ tệp." in sentences


def test_a_file_rewritten_by_a_tool(closed, tmp_path):
    plain, rewritten, sentences = judged(closed, attacks.rewrite(closed.newest, tmp_path))
    assert plain == ["changed", "coverage", "damaged", "hash", "not-whole", "order", "prefix"]
    assert rewritten == ["changed", "coverage", "damaged", "not-whole", "order", "prefix"]
    assert "Bản lưu thứ 4 không giữ nguyên vẹn nội dung của bản trước nó." in sentences


def test_a_copied_field(half):
    _, rewritten, sentences = judged(half, attacks.update(half.newest, attacks.copy_field("sig-2")))
    assert "place" in rewritten
    assert "Các ô ký trong tệp không đúng như khi gửi ký: ô ký “sig-2”." in sentences


def test_a_field_is_signed_once(half):
    with pytest.raises(FieldRefused, match="Ô ký này đã có chữ ký"):
        half.sign("sig-2")


def test_an_unknown_field_is_refused(half):
    with pytest.raises(FieldRefused, match="Không tìm thấy vị trí ký"):
        half.sign("sig-9")


def test_nobody_signs_after_the_close(half):
    with pytest.raises(FieldRefused, match="Văn bản đã ký đủ"):
        half.close().sign("sig-3")


def test_a_document_is_closed_once(closed):
    with pytest.raises(FieldRefused, match="đã có chữ ký"):
        closed.close()


def test_two_leaders_on_one_base_do_not_merge(frozen):
    first, second = frozen.sign("sig-1"), frozen.sign("sig-2")
    assert first.verdict().valid
    assert second.verdict().valid
    both = replace(first, signed=(*first.signed, second.signed[1]), fields=(*first.fields, "sig-2"))
    assert codes(both.verdict()) == ["missing-signature", "prefix"]
    assert "Thiếu chữ ký tại ô ký “sig-1”." in [one.sentence for one in both.verdict().findings]


def test_an_old_signed_version_of_the_same_year(closed, issuer):
    old = Document.frozen(issuer).sign("sig-2").sign("sig-1").sign("sig-3").close()
    verdict = verify(old.revisions, closed.expected(), closed.trust())
    assert codes(verdict) == ["certificate", "hash"]
    assert len(verdict.findings) == 10


def test_a_leader_who_confirmed_another_version(half):
    expected = half.expected()
    other = replace(expected.signatures[1], confirmed_sha256=sha256(b"another version"))
    altered = replace(expected, signatures=(expected.signatures[0], other, *expected.signatures[2:]))
    verdict = verify(half.revisions, altered, half.trust())
    assert [one.sentence for one in verdict.findings] == [
        "Người ký tại ô ký “sig-2” đã xác nhận một bản khác với bản gửi ký."
    ]


def test_another_frozen_version_is_recorded(frozen):
    verdict = verify(
        frozen.revisions, replace(frozen.expected(), frozen_sha256=sha256(b"another")), frozen.trust()
    )
    assert codes(verdict) == ["frozen"]
    assert verdict.findings[0].sentence == "Bản gửi ký không phải là bản đã ghi nhận."


def test_a_revoked_certificate(closed):
    verdict = verify(
        closed.revisions, closed.expected(), closed.trust(revoked=[(closed.signed[1].serial, NOW)])
    )
    assert [one.sentence for one in verdict.findings] == ["Chứng thư tại ô ký “sig-2” đã bị thu hồi."]


def test_without_revocation_lists_nothing_is_trusted(frozen):
    verdict = verify(frozen.revisions, frozen.expected(), replace(frozen.trust(), crls=()))
    assert codes(verdict) == ["untrusted"]


def test_an_unknown_place_in_the_record(frozen):
    expected = replace(frozen.expected(), places=(*frozen.places, "sig-4"))
    verdict = verify(frozen.revisions, expected, frozen.trust())
    assert [one.sentence for one in verdict.findings] == [
        "Các ô ký trong tệp không đúng như khi gửi ký: ô ký “sig-4”."
    ]


def test_no_revisions_at_all(frozen):
    assert codes(verify([], frozen.expected(), frozen.trust())) == ["revision-count", "unreadable"]
