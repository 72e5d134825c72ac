"""Who does not sign, when, and what happens when the bytes are not what they were."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Mandate, Person, Term
from pledges.agreement.acts import signing as acts
from pledges.agreement.models import Agreement
from pledges.documents.acts.document import BROKEN
from pledges.documents.models.signable import ONLY_SIGNATORY
from pledges.errors import NotAllowed, PledgeError, SigningFailed, WrongState
from tests import factories
from tests.ladder import DRAFT, SEALED, refused, rows, somebody, without_triggers, year_in
from tests.signing import attacks

pytestmark = pytest.mark.afresh("sign")

STALE = "Đã quá thời gian xác nhận. Xin nhập lại mật khẩu."


@pytest.fixture
def year(authority):
    return year_in("open")


def sign(year, *, by, place=None, **confirmation):
    confirmed = year.confirmation(**confirmation)
    acts.sign(year.agreement, place=place or year.place(by), by=by, confirmation=confirmed)


def period(leader, **fields):
    Mandate.objects.filter(person=leader).update(**fields)


def test_a_draft_is_not_signed(authority):
    year = year_in("half")
    place, confirmation = year.place(year.leaders[1]), year.confirmation()
    acts.withdraw(year.agreement, by=year.secretary, reason="Sửa.")
    with refused(NotAllowed, ONLY_SIGNATORY):
        acts.sign(year.reload(), place=place, by=year.leaders[1], confirmation=confirmation)
    assert year.agreement.state == Agreement.State.DRAFT


def test_the_sentence_about_a_draft_is_for_the_secretariat():
    assert str(Agreement(state="draft", term=Term()).refusal("withdraw", _Secretary())) == DRAFT


class _Secretary:
    is_secretariat = True


def test_a_sealed_agreement_is_not_signed(authority):
    year = year_in("sealed")
    with refused(WrongState, SEALED):
        sign(year, by=year.leaders[0])


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "officer", "stranger"])
def test_only_leaders_named_in_the_document_sign(year, kind):
    with refused(NotAllowed, ONLY_SIGNATORY):
        sign(year, by=somebody(year, kind), place=year.place(year.leaders[0]))


def test_another_units_leader_does_not_sign_in_this_place(year):
    with refused(NotAllowed, f"Văn bản này do đồng chí {year.leaders[0].full_name} ký."):
        sign(year, by=year.leaders[1], place=year.place(year.leaders[0]))


def test_a_colleague_with_a_mandate_of_the_same_unit_is_not_named_there(year):
    colleague = factories.mandate(year.units[0], title="Phó Chủ tịch").person
    with refused(NotAllowed, ONLY_SIGNATORY):
        sign(year, by=colleague, place=year.place(year.leaders[0]))


@pytest.mark.parametrize(("first", "last"), [(-9, -1), (1, 9)])
def test_a_mandate_must_be_in_force_today(year, first, last):
    leader, place = year.leaders[0], year.place(year.leaders[0])
    today = timezone.localdate()
    period(leader, valid_from=today + timedelta(days=first), valid_to=today + timedelta(days=last))
    with refused(NotAllowed, ONLY_SIGNATORY):
        sign(year, by=leader, place=place)


def test_the_mandate_in_the_document_counts_not_a_newer_one(year):
    leader = year.leaders[0]
    period(leader, valid_to=timezone.localdate() - timedelta(days=1))
    factories.mandate(year.units[0], leader)
    day = timezone.localdate() - timedelta(days=1)
    sentence = f"Thẩm quyền ký của đồng chí đã hết hạn ngày {day:%d/%m/%Y}. Xin liên hệ Thường trực cụm."
    with refused(NotAllowed, sentence):
        sign(year, by=leader)


def test_a_mandate_is_in_force_until_the_end_of_its_last_day_in_hanoi(year, monkeypatch):
    """23:30 of the last day in Hà Nội is 16:30 in Greenwich; half an hour later it is over."""
    leader, last = year.leaders[0], timezone.localdate() + timedelta(days=1)
    period(leader, valid_to=last)
    midnight = timezone.make_aware(timezone.datetime.combine(last, timezone.datetime.max.time()))
    monkeypatch.setattr(timezone, "now", lambda: midnight + timedelta(minutes=1))
    with refused(NotAllowed, ONLY_SIGNATORY):
        sign(year, by=leader)
    monkeypatch.setattr(timezone, "now", lambda: midnight - timedelta(minutes=30))
    with refused(PledgeError, STALE):
        sign(year, by=leader, at=midnight - timedelta(hours=1))


def test_who_left_does_not_sign(year):
    leader, place = year.leaders[0], year.place(year.leaders[0])
    Person.objects.filter(pk=leader.pk).update(is_active=False)
    leader.refresh_from_db()
    with refused(NotAllowed, ONLY_SIGNATORY):
        sign(year, by=leader, place=place)


def test_a_place_of_another_document_is_none_of_this_one(year):
    other = year_in("open")
    with refused(NotAllowed, "Ô ký không thuộc văn bản này. Xin tải lại trang."):
        sign(year, by=year.leaders[0], place=other.place(other.leaders[0]))


@pytest.mark.parametrize("sha256", ["", "0" * 64])
def test_only_the_text_on_the_page_is_signed(year, sha256):
    sentence = "Văn bản vừa thay đổi. Xin tải lại trang và đọc lại trước khi ký."
    with refused(PledgeError, sentence):
        sign(year, by=year.leaders[0], sha256=sha256)


@pytest.mark.parametrize("seconds", [302, 3600, -30])
def test_the_password_was_typed_just_now(year, seconds):
    with refused(PledgeError, STALE):
        sign(year, by=year.leaders[0], at=timezone.now() - timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (
            "UPDATE pledges_revision SET pdf = %s",
            "Nội dung tệp không trùng với mã kiểm tra (SHA-256) đã ghi nhận khi ký",
        ),
        (
            "UPDATE pledges_revision SET sha256 = %s",
            "Nội dung tệp không trùng với mã kiểm tra (SHA-256) đã ghi nhận khi ký",
        ),
        (
            "UPDATE pledges_document SET identifier = %s, frozen_sha256 = '0'",
            "Bản gửi ký không phải là bản",
        ),
        (
            "UPDATE pledges_signature SET certificate_sha256 = %s",
            "Chứng thư tại xác nhận khi gửi ký không phải",
        ),
    ],
)
def test_a_signature_on_top_of_a_forgery_is_not_stored(year, caplog, change, finding):
    pdf = bytes(year.agreement.document.newest().pdf)
    forged = attacks.flip(pdf, pdf.index(b"stream") + 40) if "SET pdf" in change else "0" * 32
    with without_triggers() as cursor:
        cursor.execute(change, [forged])
    before = rows()
    with pytest.raises(SigningFailed) as caught:
        sign(year, by=year.leaders[0])
    assert str(caught.value) == BROKEN
    assert finding in caplog.text
    assert rows() == before


@pytest.mark.parametrize("change", ["sha256 = '0'", "size = size - 1"])
def test_the_revisions_before_are_held_against_their_records_at_every_signature(authority, caplog, change):
    """Their rows are not read again; the newest bytes are cut where they ended, and each piece has its own hash."""
    year = year_in("half")
    with without_triggers() as cursor:
        cursor.execute(f"UPDATE pledges_revision SET {change} WHERE number = 1")  # noqa: S608 - our own words
    before = rows()
    with pytest.raises(SigningFailed) as caught:
        sign(year, by=year.leaders[1])
    assert str(caught.value) == BROKEN
    assert "(SHA-256)" in caplog.text
    assert rows() == before


def test_without_the_secret_nothing_is_signed(year, settings):
    settings.SIGNING_SECRET = "another secret of 32 octets here"
    sentence = (
        "Hệ thống chưa mở được khóa ký. Xin liên hệ quản trị viên để kiểm tra khóa bí mật SIGNING_SECRET."
    )
    with refused(SigningFailed, sentence):
        sign(year, by=year.leaders[0])
