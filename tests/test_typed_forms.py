"""No form of the site loses its words: every one is kept by the browser, and answered when the session is over."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.doors import walking
from tests.doors.walking import CASES, name_of, routes
from tests.reading import Page
from tests.typed import Form, forms, pages

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

WORDS = "Chữ gõ thử & <b>không</b> mất"


@pytest.fixture
def world(cluster_year, request):
    return walking.world(cluster_year, request.param)


@pytest.mark.parametrize("world", CASES, indirect=True, ids=name_of)
def test_no_typed_form_loses_its_words(world):
    wrong, seen = [], set()
    for url, html in pages(world, routes()):
        kept = [form for form in forms(html, url) if form.is_kept]
        addresses = [form.address for form in kept]
        wrong += [f"{form}: two forms with one address" for form in kept if addresses.count(form.address) > 1]
        for form in kept:
            if form.kind not in seen:
                seen.add(form.kind)
                wrong += _faults(form)
    assert wrong == []


def _faults(form: Form) -> list[str]:
    page = Page(form.html, form.page)
    scripts = [each.attributes.get("src", "") for each in page.all("script")]
    keeps = any(src.endswith("given-back.js") for src in scripts)
    knows = (
        bool(page.all("html")[0].attributes.get("data-reader"))
        and "data-saved" in page.all("main")[0].attributes
    )
    faults = [] if keeps and knows else [f"{form}: the page does not keep it"]
    values = {each.attributes["name"]: WORDS for each in form.typed}
    response = Client().post(form.address, values, headers={"referer": f"http://testserver{form.page}"})
    answer = Page(response.content.decode(), form.address)
    back = [parse_qs(urlsplit(link).query).get("next") for link in answer.links()]
    shown = "".join(words for each in answer.all("textarea") for words in each.whole)
    if response.status_code != 403 or [form.page] not in back or WORDS not in shown:
        faults.append(f"{form}: after the session ended the words or the way back are missing")
    return faults
