"""A leader reads, ticks, types the password and signs."""

import pytest
from django.utils import timezone

from members.models import Mandate
from pledges.agreement.models import Agreement
from pledges.documents.models import Signature
from tests import factories
from tests.ladder import rows, year_in
from tests.pages import chips, field_errors, fields, headings, notices, visitor, words

pytestmark = pytest.mark.afresh("sign")

WRONG = "Mật khẩu chưa đúng. Xin kiểm tra phím Caps Lock, bộ gõ tiếng Việt; hoặc chọn “Quên mật khẩu”."


@pytest.fixture
def year(authority):
    return year_in("open")


class Leader:
    """One leader at the browser."""

    def __init__(self, year, person=None):
        self.year, self.person = year, person or year.leaders[0]
        self.browser, self.url = visitor(self.person), year.url("agreement_sign")

    def look(self):
        return self.browser.get(self.year.url())

    def typed(self, **changes):
        shown = fields(self.look(), self.url)
        return shown | {"consent": "on", "password": factories.PASSWORD} | changes

    def sign(self, **changes):
        return self.browser.post(
            self.url, self.typed(**changes), follow=True, headers={"user-agent": "Trình duyệt"}
        )


def signed():
    return list(Signature.objects.filter(kind="person").values_list("place__number", flat=True))


def test_the_page_shows_whose_turn_it_is_and_the_hash_that_is_signed(year):
    response = Leader(year).look()
    assert "Đề nghị đồng chí ký" in headings(response)
    text = words(response)
    assert f"với tư cách Chủ tịch, thay mặt {year.units[0].name}" in text
    assert year.agreement.document.frozen_sha256 in text
    assert fields(response, year.url("agreement_sign"))["sha256"] == year.agreement.document.frozen_sha256


def test_signing_says_so_and_shows_the_receipt(year):
    response = Leader(year).sign()
    signature = Signature.objects.get(kind="person")
    at = timezone.localtime(signature.signed_at)
    said = f"Đồng chí đã ký thay mặt {year.units[0].name} lúc {at:%H:%M ngày %d/%m/%Y}."
    assert notices(response)[0] == said
    assert (signature.address, signature.user_agent, signature.authentication) == (
        "127.0.0.1",
        "Trình duyệt",
        "password",
    )
    assert "Đồng chí đã ký" in headings(response)
    assert (signature.serial in words(response), "Đề nghị đồng chí ký" in headings(response)) == (
        True,
        False,
    )


def test_a_double_click_signs_once_and_finds_the_receipt(year):
    leader = Leader(year)
    typed = leader.typed()
    leader.browser.post(leader.url, typed)
    response = leader.browser.post(leader.url, typed, follow=True)
    assert f"Đồng chí đã ký thay mặt {year.units[0].name}; không cần ký lại." in notices(response)
    assert signed() == [1]


def test_a_wrong_password_is_told_at_its_field_and_nothing_is_signed(year):
    leader = Leader(year)
    typed, before = leader.typed(password="sai"), rows()
    response = leader.browser.post(leader.url, typed)
    assert (response.status_code, field_errors(response)) == (422, [WRONG])
    assert rows() == before
    assert "sai" not in fields(response, year.url("agreement_sign")).values()


def test_without_consent_nothing_is_signed(year):
    leader = Leader(year)
    typed = leader.typed()
    del typed["consent"]
    response = leader.browser.post(leader.url, typed)
    assert (response.status_code, field_errors(response)) == (
        422, ["Đề nghị đồng chí đánh dấu xác nhận đã đọc toàn văn."],
    )  # fmt: skip
    assert signed() == []


def test_ten_wrong_passwords_lock_signing_even_with_the_right_one(year):
    leader = Leader(year)
    codes = [leader.sign(password="sai").status_code for _ in range(10)]
    assert (codes[:9], codes[9]) == ([422] * 9, 429)
    response = leader.sign()
    assert (response.status_code, headings(response)) == (429, ["Tài khoản tạm khóa"])
    assert signed() == []
    Leader(year, year.leaders[1]).sign()
    assert signed() == [2]


@pytest.mark.parametrize("sha256", ["", "0" * 64, "x" * 65])
def test_another_text_than_the_one_on_the_page_is_not_signed(year, sha256):
    response = Leader(year).sign(sha256=sha256)
    sentences = " ".join([*notices(response), words(response)])
    assert "Văn bản vừa thay đổi. Xin tải lại trang và đọc lại trước khi ký." in sentences
    assert signed() == []


def test_extra_fields_do_not_choose_another_place(year):
    other = year.place(year.leaders[1])
    Leader(year).sign(place=other.pk, unit=other.unit_id, field=other.field, by=year.leaders[1].pk)
    assert signed() == [1]


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "officers"])
def test_others_have_no_panel_and_a_forged_post_is_refused(year, kind):
    person = getattr(year, kind) if kind != "officers" else year.officers[0]
    leader, before = Leader(year, person), rows()
    assert "Đề nghị đồng chí ký" not in headings(leader.look())
    response = leader.sign(sha256=year.agreement.document.frozen_sha256)
    assert "Chỉ người có tên trong ô ký" in notices(response)[0]
    assert rows() == before


def test_a_leader_whose_mandate_ended_meanwhile_is_told(year):
    leader = Leader(year)
    typed = leader.typed()
    Mandate.objects.filter(person=leader.person).update(valid_to="2020-01-01")
    factories.appointment("officer", of_person=leader.person, unit=year.units[0])
    response = leader.browser.post(leader.url, typed, follow=True)
    assert "Chỉ người có tên trong ô ký" in notices(response)[0]
    assert signed() == []


def test_the_last_leader_sees_the_sealed_agreement(authority):
    year = year_in("half")
    response = Leader(year, year.leaders[1]).sign()
    assert chips(response)[0] == "Đã ký đủ"
    assert year.reload().state == Agreement.State.SEALED


def test_reading_the_address_of_the_click_leads_to_the_agreement(year):
    assert visitor(year.leaders[0]).get(year.url("agreement_sign")).url == year.url()
