"""The public page of one document: what is true about it, and nothing more."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from pledges.agreement.acts import signing as acts
from pledges.documents.models import Revocation
from tests import factories
from tests.ladder import without_triggers, year_in
from tests.pages import chips, page, visitor, words


def look(year, person=None):
    document = year.reload().document
    return visitor(person).get(f"/tra-cuu/{document.code}/")


@pytest.mark.parametrize(
    ("state", "chip", "sentence"),
    [
        ("open", "Đang ký", "Văn bản đang ký, chưa phải bản chính thức."),
        ("sealed", "Đã ký đủ", "các đơn vị đã ký đủ"),
    ],
)
def test_a_sound_document_is_called_sound(authority, state, chip, sentence):
    year = year_in(state)
    response = look(year)
    assert chips(response)[:2] == [chip, "Nguyên vẹn, chữ ký hợp lệ"]
    text, document = words(response), year.agreement.document
    for shown in (sentence, document.title, document.code, document.frozen_sha256, document.newest().sha256):
        assert shown in text
    assert "Không có dấu thời gian." in text


def test_who_signed_when_and_who_did_not_is_shown(authority):
    year = year_in("half")
    response = look(year)
    text, at = words(response), year.agreement.document.signatures.get(kind="person").signed_at
    assert (
        f"Chủ tịch · {year.leaders[0].full_name} Ký điện tử trong hệ thống, {timezone.localtime(at):%H:%M ngày %d/%m/%Y}"
        in text
    )
    assert chips(response)[2:4] == ["Đã ký", "Chưa ký"]


def test_a_small_code_in_the_address_works_and_a_strange_one_does_not(authority):
    year = year_in("open")
    assert visitor().get(f"/tra-cuu/{year.agreement.document.code.lower()}/").status_code == 200
    assert visitor().get("/tra-cuu/GU19-0000-0000/").status_code == 404


def test_a_void_document_is_readable_and_called_void(authority):
    year = year_in("half")
    code = year.agreement.document.code
    acts.withdraw(year.agreement, by=year.secretary, reason="Lý do nội bộ.")
    response = visitor().get(f"/tra-cuu/{code}/")
    assert chips(response)[:2] == ["Đã thu hồi", "Đã thu hồi"]
    text = words(response)
    assert ("Văn bản không còn giá trị" in text, "Lý do nội bộ." in text) == (True, False)
    assert year.units[0].name in text


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pledges_revision SET sha256 = '0' WHERE number = 1",
        "UPDATE pledges_signatureplace SET full_name = 'Người Khác' WHERE number = 1",
        "UPDATE pledges_document SET frozen_sha256 = '0'",
    ],
)
def test_a_document_that_was_tampered_with_is_not_called_sound(authority, statement):
    year = year_in("half")
    with without_triggers() as cursor:
        cursor.execute(statement)
    response = look(year)
    assert "Nguyên vẹn, chữ ký hợp lệ" not in chips(response)
    assert chips(response)[0] == "Không nguyên vẹn"
    assert "Đề nghị không sử dụng văn bản này và báo Thường trực cụm." in words(response)


def test_a_revocation_shows_at_once(authority):
    year = year_in("half")
    assert chips(look(year))[1] == "Nguyên vẹn, chữ ký hợp lệ"
    Revocation.objects.create(
        serial=year.agreement.document.signatures.get(kind="person").serial, reason="Nhầm"
    )
    assert chips(look(year))[0] == "Không nguyên vẹn"
    assert f"Chứng thư tại ô ký của {year.units[0].name} đã bị thu hồi." in words(look(year))


def test_a_new_signature_shows_at_once(authority):
    year = year_in("open")
    look(year)
    year.sign()
    assert chips(look(year))[:2] == ["Đã ký đủ", "Nguyên vẹn, chữ ký hợp lệ"]
    cache.clear()
    assert chips(look(year))[:2] == ["Đã ký đủ", "Nguyên vẹn, chữ ký hợp lệ"]


def test_nothing_is_shown_that_is_not_in_the_document(authority):
    year = factories.cluster_year(1)
    year.open()
    leader = year.leaders[0]
    confirmation = year.confirmation(address="203.0.113.77", user_agent="Trình duyệt bí mật")
    acts.sign(year.agreement, place=year.place(leader), by=leader, confirmation=confirmation)
    html = look(year).content.decode()
    signature = year.agreement.document.signatures.get(kind="person")
    secrets = [
        "203.0.113.77",
        "Trình duyệt bí mật",
        "127.0.0.1",
        signature.serial,
        signature.certificate_sha256,
    ]
    secrets += [person.email for person in (leader, year.secretary)] + [
        leader.username,
        year.secretary.username,
    ]
    assert [secret for secret in secrets if secret in html] == []
    assert [link for link in page(look(year)).links() if year.cluster.slug in link] == []


def test_it_is_the_same_for_somebody_who_is_signed_in(authority):
    year = year_in("half")
    assert words(look(year, year.secretary)) == words(look(year))


def test_nothing_is_green_on_the_page_of_a_document_that_was_tampered_with(authority):
    year = year_in("sealed")
    with without_triggers() as cursor:
        cursor.execute("UPDATE pledges_document SET frozen_sha256 = '0'")
    response = look(year)
    assert set(chips(response)) == {"Không nguyên vẹn", "Cần kiểm tra lại"}
