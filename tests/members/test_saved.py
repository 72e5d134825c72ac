"""The page after a form was taken says so: only then does the browser forget what was typed."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.input.pages import Page as Shown
from tests.reading import Page

pytestmark = pytest.mark.django_db


def saved(response) -> list[str]:
    main = next(iter(Page(response.content.decode()).all("main")))
    return main.attributes["data-saved"].split()


def test_the_page_after_a_save_names_what_was_saved_once(cluster_year):
    client = factories.client_of(Client(), cluster_year.officers[0])
    cluster_year.open()
    page = reverse(
        "pledges:registration_start", kwargs={"cluster": cluster_year.cluster.slug, "year": "2019"}
    )
    shown = Shown.of(client.get(page))
    fields = {"kind": "theme", "name": "Chợ nông sản an toàn", "unit": shown.values["unit"]}
    answer = client.post(page, fields, follow=True)
    assert (answer.status_code, saved(answer)) == (200, [page])
    assert saved(client.get(answer.request["PATH_INFO"])) == []


def test_a_refused_act_is_not_called_saved(cluster_year):
    client = factories.client_of(Client(), cluster_year.secretary)
    answer = client.post(cluster_year.url("agreement_withdraw"), {"reason": "Sửa chỉ tiêu."}, follow=True)
    assert (answer.status_code, saved(answer)) == (200, [])


def test_a_row_button_of_the_draft_has_kept_the_form(cluster_year):
    client = factories.client_of(Client(), cluster_year.secretary)
    page = cluster_year.url("agreement_draft")
    typed = Shown.of(client.get(page)).values | {"arrange": "add"}
    assert saved(client.post(page, typed, follow=True)) == [page]
