"""Activities, attendances and exemplars in the administration: windows to look through, nothing more."""

import pytest
from django.forms.models import model_to_dict

from pledges.activities.acts import invite
from pledges.activities.models import Activity, Attendance
from pledges.exemplars.models import Exemplar
from tests import factories
from tests.admin.lists import url
from tests.ladder import rows
from tests.pages import page, visitor, words

pytestmark = pytest.mark.django_db
WINDOWS = (Activity, Attendance, Exemplar)


@pytest.fixture
def browser():
    return visitor(factories.person("Quản Trị", is_staff=True, is_superuser=True))


@pytest.fixture
def year():
    made = factories.cluster_year(2)
    invite(factories.activity(made), by=made.secretary)
    factories.exemplar(made, name="Đỗ Văn Ba")
    return made


@pytest.mark.parametrize("model", WINDOWS)
def test_the_list_and_each_row_are_shown(browser, year, model):
    row = model.objects.first()
    for address in (url(model), url(model, "change", row.pk), url(model, "history", row.pk)):
        assert browser.get(address).status_code == 200


@pytest.mark.parametrize("model", WINDOWS)
def test_nothing_is_added_changed_or_deleted(browser, year, model):
    before, row = rows(), model.objects.first()
    sent = {name: value for name, value in model_to_dict(row).items() if isinstance(value, str | int)}
    for address in (url(model, "change", row.pk), url(model, "delete", row.pk), url(model, "add")):
        assert browser.post(address, sent | {"post": "yes"}).status_code == 403
    assert rows() == before


def test_exemplars_are_found_without_diacritics(browser, year):
    response = browser.get(url(Exemplar), {"q": "do van"})
    assert "Đỗ Văn Ba" in [each.text for each in page(response).all("a")]


def test_attendance_is_told_in_words(browser, year):
    assert "chưa có" in words(browser.get(url(Attendance, "change", Attendance.objects.first().pk)))
