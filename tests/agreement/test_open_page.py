"""The page that lists what is in the way, and opens; and the one that takes back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from members.models import Mandate, Person, Unit
from pledges.agreement.models import Agreement
from pledges.documents.models import Document
from pledges.states.keeping import keep
from tests import factories
from tests.ladder import rows, year_in
from tests.pages import field_errors, fields, headings, notices, page, visitor, words

pytestmark = pytest.mark.afresh("open")


def look(year, name="agreement_open"):
    return visitor(year.secretary).get(year.url(name))


def press(year, name="agreement_open", **typed):
    """The button of the page as it stands, with what is typed in."""
    browser, url = visitor(year.secretary), year.url(name)
    return browser.post(url, fields(browser.get(url), url) | typed, follow=True)


def test_every_obstacle_is_listed_with_the_page_where_it_is_mended(cluster_year):
    Agreement.objects.update(day=None)
    cluster_year.leaders[0].mandates.update(valid_to="2020-01-01")
    response, year = look(cluster_year), cluster_year
    assert "Còn 2 nội dung phải hoàn thiện" in headings(response)
    text = words(response)
    for sentence in (
        "Thiếu ngày ký kết.",
        f"{year.units[0].short_name} chưa có người có thẩm quyền ký.",
    ):
        assert sentence in text
    assert {year.url("agreement_draft"), year.url("agreement_signatories")} <= set(page(response).links())
    assert year.url("agreement_open") not in page(response).posts()


def test_opening_all_the_same_is_refused_in_the_same_words(cluster_year):
    Agreement.objects.update(day=None)
    before = rows()
    response = visitor(cluster_year.secretary).post(
        cluster_year.url("agreement_open"), {"edition": "2"}, follow=True
    )
    assert "Thiếu ngày ký kết." in notices(response)[0]
    assert rows() == before


def test_the_button_opens_and_the_agreement_shows_the_hash(cluster_year):
    assert "Đủ điều kiện gửi ký" in headings(look(cluster_year))
    response = press(cluster_year)
    assert response.redirect_chain == [(cluster_year.url(), 302)]
    assert notices(response)[0] == "Đã gửi ký. Thư mời ký đang được gửi tới lãnh đạo các đơn vị."
    document = cluster_year.reload().document
    assert (document.frozen_sha256 in words(response), document.code in words(response)) == (True, True)


def test_a_second_click_opens_nothing_more(cluster_year):
    browser, url = visitor(cluster_year.secretary), cluster_year.url("agreement_open")
    typed = fields(browser.get(url), url)
    assert [browser.post(url, typed).status_code for _ in range(2)] == [302, 302]
    assert Document.objects.count() == 1


@pytest.mark.parametrize("edition", ["1", "", "x", "²", "9" * 40])
def test_what_was_not_read_is_not_opened(cluster_year, edition):
    response = press(cluster_year, edition=edition)
    assert "Dự thảo vừa được sửa. Xin đọc lại trước khi gửi ký." in notices(response)[0]
    assert cluster_year.reload().state == Agreement.State.DRAFT


def test_somebodys_unsaved_words_are_mentioned(cluster_year):
    colleague = factories.person("Trần Văn Kia")
    keep(cluster_year.agreement, act="revise", by=colleague, edition=2, form="closing=x")
    assert "Đồng chí Trần Văn Kia có bản nháp tự động" in words(look(cluster_year))


def test_the_people_who_will_sign_are_named(cluster_year):
    text = words(look(cluster_year))
    assert [unit.short_name for unit in cluster_year.units if unit.short_name not in text] == []
    assert "gửi thư mời tới 3 người ký" in text


def test_a_signer_without_the_line_of_its_kind_is_mentioned_and_blocks_nothing(cluster_year):
    year, (first, second, third) = cluster_year, cluster_year.units
    Mandate.objects.filter(unit__in=[first, second]).update(authority="")
    Unit.objects.filter(pk=second.pk).update(name="Sở Tài chính", authority="")
    text = words(look(year))
    assert f"{first.short_name}: Chủ tịch Nguyễn Văn Thử, thường ghi TM. BAN THƯỜNG VỤ." in text
    assert [unit.short_name + ": " in text for unit in (first, second, third)] == [True, False, False]
    assert "đề nghị quản trị viên cập nhật thẩm quyền ký" in text
    assert press(year).redirect_chain == [(year.url(), 302)]
    assert year.reload().state == Agreement.State.OPEN


def test_a_unit_that_lost_its_line_is_known_by_its_kind(cluster_year):
    unit = cluster_year.units[0]
    unit.mandates.update(authority="")
    Unit.objects.filter(pk=unit.pk).update(name="Ủy ban nhân dân quận Thử", authority="")
    assert "thường ghi TM. ỦY BAN NHÂN DÂN." in words(look(cluster_year))


def test_an_administrator_is_led_to_the_mandate(cluster_year):
    mandate = cluster_year.leaders[0].mandates.get()
    address = reverse("admin:members_mandate_change", args=[mandate.pk])
    Mandate.objects.filter(pk=mandate.pk).update(authority="")
    assert address not in page(look(cluster_year)).links()
    Person.objects.filter(pk=cluster_year.secretary.pk).update(is_staff=True, is_superuser=True)
    assert address in page(look(cluster_year)).links()


def test_where_every_line_is_there_nothing_is_said(cluster_year):
    assert "thể thức đề ký" not in words(look(cluster_year))


@pytest.mark.parametrize("state", ["open", "sealed"])
def test_what_is_open_is_not_opened_again(authority, state):
    year = year_in(state)
    assert look(year).url == year.url()


def test_taking_back_says_what_it_touches(authority):
    year = year_in("half")
    text = words(look(year, "agreement_withdraw"))
    assert year.agreement.document.code in text
    assert "trở về dự thảo (lần 2)" in text
    assert f"Các đơn vị sau phải ký lại: {year.units[0].name}." in text


@pytest.mark.parametrize("reason", ["", "  "])
def test_taking_back_wants_a_reason_at_the_field(authority, reason):
    year = year_in("half")
    before = rows()
    response = press(year, "agreement_withdraw", reason=reason)
    assert (response.status_code, field_errors(response)) == (
        422, ["Chưa nhập lý do."],
    )  # fmt: skip
    assert rows() == before


def test_taken_back_the_reason_and_the_old_document_are_shown(authority):
    year = year_in("half")
    document = year.agreement.document
    response = press(year, "agreement_withdraw", reason="Sửa chỉ tiêu 3.")
    assert notices(response)[0].startswith("Đã thu hồi giao ước")
    text = words(response)
    assert (document.code in text, "Sửa chỉ tiêu 3." in text, "Dự thảo lần 2" in text) == (True, True, True)
    old = year.agreement.url("document_pdf", code=document.code)
    assert old in page(response).links()
    assert visitor(year.leaders[0]).get(old).content == bytes(document.newest().pdf)


@pytest.mark.parametrize("state", ["draft", "sealed"])
def test_only_what_is_open_has_a_page_to_take_it_back(authority, state):
    year = year_in(state)
    assert look(year, "agreement_withdraw").url == year.url()


@pytest.mark.parametrize(("days", "is_told"), [(0, False), (15, True), (-3, True)])
def test_a_day_that_is_not_today_is_told_and_blocks_nothing(cluster_year, days, is_told):
    day = timezone.localdate() + timedelta(days=days)
    Agreement.objects.update(day=day)
    sentence = f"Ngày ký kết là {day:%d/%m/%Y}, hôm nay là {timezone.localdate():%d/%m/%Y}"
    response = look(cluster_year)
    assert (sentence in words(response)) == is_told
    assert "Đủ điều kiện gửi ký" in headings(response)


def test_every_fact_is_shown_as_it_will_be_printed_with_its_way_to_be_mended(cluster_year):
    year, response = cluster_year, look(cluster_year)
    text, links = words(response), [each.attributes.get("href") for each in page(response).all("a")]
    for anchor in ("id_day", "id_place", "id_venue", "id_theme", "id_grounds", "id_recipients"):
        assert f"{year.url('agreement_draft')}#{anchor}" in links
    assert year.url("agreement_signatories") in links
    for part in (
        "28/02/2019",
        "Trụ sở Hội thử",
        "Căn cứ Luật Thi đua, khen thưởng",
        "- Các đơn vị thành viên;",
    ):
        assert part in text
    for unit, leader in zip(year.units, year.leaders, strict=True):
        assert f"{unit.name} TM. BAN THƯỜNG VỤ CHỦ TỊCH {leader.full_name}" in text
