"""People are deactivated and found; how they are added and invited is told in `members/test_invitations.py`."""

import pytest
from django.urls import reverse

from members.models import Mandate, Person
from tests import factories
from tests.admin.lists import url


def test_a_person_is_deactivated_by_the_form_and_mandates_stay(browser, year):
    leader = year.leaders[0]
    mandates = leader.mandates.count()
    empty = {
        f"{name}-{form}_FORMS": 0 for name in ("mandates", "appointments") for form in ("TOTAL", "INITIAL")
    }
    sent = {"full_name": leader.full_name, "username": leader.username, "email": leader.email} | empty
    assert browser.post(url(Person, "change", leader.pk), sent).status_code == 302
    leader.refresh_from_db()
    assert (leader.is_active, leader.mandates.count()) == (False, mandates)
    assert leader.check_password(factories.PASSWORD)


@pytest.mark.parametrize("asked", ["nguyen dinh", "Nguyễn Đình", "ĐÌNH"])
def test_search_goes_without_diacritics(browser, asked):
    person = factories.person("Nguyễn Đình Thử")
    factories.person("Lê Khác")
    mandate = factories.mandate(factories.unit("Hội Nông dân"), person)
    factories.mandate(factories.unit())
    assert list(browser.get(url(Person), {"q": asked}).context["cl"].queryset) == [person]
    assert list(browser.get(url(Mandate), {"q": asked}).context["cl"].queryset) == [mandate]
    field = {"app_label": "members", "model_name": "mandate", "field_name": "person", "term": asked}
    found = browser.get(reverse("admin:autocomplete"), field).json()["results"]
    assert [each["id"] for each in found] == [str(person.pk)]
