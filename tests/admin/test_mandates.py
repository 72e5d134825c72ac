"""Mandates: what of a used one can still be changed."""

from datetime import date, timedelta

from django.utils import timezone

from members.models import Mandate
from tests import factories
from tests.admin.lists import url


def mandate_form(mandate, **changes) -> dict:
    values = {
        "person": mandate.person_id,
        "unit": mandate.unit_id,
        "title": mandate.title,
        "authority": mandate.authority,
        "document": mandate.document,
        "valid_from": "01/01/2019",
        "valid_to": "",
    }
    return values | changes


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
