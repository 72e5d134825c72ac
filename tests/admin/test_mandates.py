"""Mandates: what of a used one can still be changed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Mandate, Person, Unit
from tests import factories
from tests.admin.lists import mandate_form, url
from tests.agreement.printed import words
from tests.reading import Page


def test_a_used_mandate_keeps_all_but_its_last_day(browser, year):
    mandate = Mandate.objects.get(person=year.leaders[0])
    page = url(Mandate, "change", mandate.pk)
    assert "chỉ sửa được ngày kết thúc" in browser.get(page).content.decode()
    tomorrow = timezone.localdate() + timedelta(days=1)
    sent = mandate_form(
        mandate, title="Trưởng ban", person=year.leaders[1].pk, valid_to=f"{tomorrow:%d/%m/%Y}", document="x"
    )
    assert browser.post(page, sent).status_code == 302
    after = Mandate.objects.get(pk=mandate.pk)
    assert (after.title, after.person_id, after.document) == ("Chủ tịch", year.leaders[0].pk, "")
    assert after.valid_to == tomorrow


def test_a_mandate_does_not_end_before_it_was_used(browser, year):
    mandate = Mandate.objects.get(person=year.leaders[0])
    answer = browser.post(url(Mandate, "change", mandate.pk), mandate_form(mandate, valid_to="01/02/2019"))
    assert "đã được dùng để ký ngày" in answer.content.decode()
    unsigned = Mandate.objects.get(person=year.leaders[1])
    browser.post(url(Mandate, "change", unsigned.pk), mandate_form(unsigned, valid_to="01/02/2019"))
    ends = Mandate.objects.in_bulk([mandate.pk, unsigned.pk])
    assert (ends[mandate.pk].valid_to, ends[unsigned.pk].valid_to) == (None, date(2019, 2, 1))


def test_only_an_unused_mandate_is_changed_or_deleted(browser, year):
    used, unused = Mandate.objects.get(person=year.leaders[1]), factories.mandate(year.units[0])
    browser.post(url(Mandate, "change", unused.pk), mandate_form(unused, title="Phó Chủ tịch"))
    assert Mandate.objects.get(pk=unused.pk).title == "Phó Chủ tịch"
    assert browser.post(url(Mandate, "delete", used.pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [used.pk, unused.pk], "post": "yes"}
    browser.post(url(Mandate), chosen)
    assert Mandate.objects.filter(pk__in=[used.pk, unused.pk]).count() == 2
    assert browser.post(url(Mandate, "delete", unused.pk), {"post": "yes"}).status_code == 302
    assert not Mandate.objects.filter(pk=unused.pk).exists()


def added_on_its_own(browser, person, unit, **typed) -> None:
    sent = {"person": person.pk, "unit": unit.pk, "title": "Chủ tịch", "authority": "", "document": ""}
    answer = browser.post(url(Mandate, "add"), sent | {"valid_from": "01/01/2019", "valid_to": ""} | typed)
    assert answer.status_code == 302


def added_on_the_page_of_the_person(browser, person, unit, **typed) -> None:
    row = {"person": person.pk, "unit": unit.pk, "title": "Chủ tịch", "valid_from": "01/01/2019"} | typed
    sent = {f"mandates-0-{name}": value for name, value in row.items()}
    sent |= {"mandates-TOTAL_FORMS": 1, "mandates-INITIAL_FORMS": 0}
    sent |= {"appointments-TOTAL_FORMS": 0, "appointments-INITIAL_FORMS": 0}
    sent |= {"full_name": person.full_name, "username": person.username, "email": "", "is_active": "on"}
    assert browser.post(url(Person, "change", person.pk), sent).status_code == 302


@pytest.mark.parametrize("add", [added_on_its_own, added_on_the_page_of_the_person])
def test_a_new_mandate_signs_under_the_line_of_its_unit(browser, authority, add):
    sent = {"name": "Ủy ban nhân dân quận Thử", "short_name": "UBND quận Thử", "abbreviation": "UBND"}
    assert browser.post(url(Unit, "add"), sent).status_code == 302
    year, unit = factories.cluster_year(1), Unit.objects.get(name=sent["name"])
    factories.member(year.term, unit)
    add(browser, factories.person("Phạm Thị Chủ Tịch"), unit)
    assert unit.mandates.get().authority == "TM. ỦY BAN NHÂN DÂN"
    year.open()
    assert "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Phạm Thị Chủ Tịch" in words(year.agreement.document)


@pytest.mark.parametrize("add", [added_on_its_own, added_on_the_page_of_the_person])
def test_a_typed_line_stays_and_can_be_taken_away(browser, add):
    unit = factories.unit("UBND quận Thử")
    add(browser, factories.person(), unit, authority="KT. CHỦ TỊCH")
    mandate = unit.mandates.get()
    assert mandate.authority == "KT. CHỦ TỊCH"
    emptied = mandate_form(mandate, authority="")
    assert browser.post(url(Mandate, "change", mandate.pk), emptied).status_code == 302
    assert unit.mandates.get().authority == ""


def test_mandates_are_sifted_by_the_day(browser):
    today, unit = timezone.localdate(), factories.unit()
    past = factories.mandate(unit, valid_to=today - timedelta(days=1))
    now = factories.mandate(unit, valid_to=today)
    coming = factories.mandate(unit, valid_from=today + timedelta(days=1))
    found = {
        word: list(browser.get(url(Mandate), {"hieu-luc": word}).context["cl"].queryset)
        for word in ("con", "het", "chua")
    }
    assert found == {"con": [now], "het": [past], "chua": [coming]}


def test_the_pages_that_ask_before_deleting_lead_back_without_a_script(browser, db):
    mandate = factories.mandate(factories.unit())
    lists = url(Mandate, "changelist")
    one = browser.get(url(Mandate, "delete", mandate.pk))
    several = browser.post(lists, {"action": "delete_selected", "_selected_action": [mandate.pk]})
    for response, back in ((one, url(Mandate, "change", mandate.pk)), (several, lists)):
        page = Page(response.content.decode())
        (link,) = [each for each in page.all("a") if "cancel-link" in each.attributes.get("class", "")]
        assert (link.attributes["href"], page.dead_ends()) == (back, [])
