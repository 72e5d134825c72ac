"""Whatever is edited has an edition: the second of two people is told, and neither one's words are lost."""

import pytest
from django.test import Client
from django.urls import reverse

from pledges.activities.models import Activity
from tests import factories
from tests.doors import walking
from tests.doors.walking import CASES, name_of, routes
from tests.input.pages import Page as Shown
from tests.ladder import rows
from tests.reading import Page
from tests.typed import forms

HERE = "http://testserver"
# Forms that show words which nobody typed before: (page, address) -> why there is nothing to write over.
SUGGESTING: dict[tuple[str, str], str] = {}


@pytest.fixture
def year(db):
    return factories.cluster_year()


def secretaries(year) -> list[Client]:
    colleague = factories.person("Thư ký Hai")
    factories.appointment("secretariat", of_person=colleague, cluster=year.cluster)
    return [factories.client_of(Client(), person) for person in (year.secretary, colleague)]


def opened(client, url) -> dict:
    return Shown.of(client.get(url)).values


def sends(client, url, values):
    return client.post(url, values, headers={"referer": HERE + url})


def test_the_second_editor_of_an_activity_is_told_and_nothing_is_undone(year):
    activity = factories.activity(year, place="Hà Nội", topic="Cũ")
    url = activity.url("activity_write")
    first, second = secretaries(year)
    typed, other = opened(first, url), opened(second, url)
    assert sends(first, url, typed | {"place": "Hội trường A"}).status_code == 302
    before = rows()
    answer = sends(second, url, other | {"topic": "Chủ đề mới"})
    assert (answer.status_code, rows() == before) == (409, True)
    page = Page(answer.content.decode(), url)
    said = " ".join(page.sentences())
    assert f"Đồng chí {year.secretary} vừa cập nhật nội dung này" in said
    assert url in page.links()
    assert "Chủ đề mới" in "".join(words for area in page.all("textarea") for words in area.whole)
    again = opened(second, url)
    assert sends(second, url, again | {"topic": "Chủ đề mới"}).status_code == 302
    activity = Activity.objects.get()
    assert (activity.place, activity.topic) == ("Hội trường A", "Chủ đề mới")


def test_the_conclusions_of_the_first_are_not_undone(year):
    activity = factories.activity(year, "held", outcome="Kết luận cũ.")
    url = activity.url("activity_hold")
    first, second = secretaries(year)
    typed, other = opened(first, url), opened(second, url)
    sends(first, url, typed | {"outcome": "Kết luận của người thứ nhất."})
    assert sends(second, url, other | {"outcome": "Khác."}).status_code == 409
    assert Activity.objects.get().outcome == "Kết luận của người thứ nhất."


def test_a_form_that_is_shown_again_stays_on_the_edition_it_was_typed_on(year):
    activity = factories.activity(year)
    url = activity.url("activity_write")
    first, second = secretaries(year)
    typed, other = opened(first, url), opened(second, url)
    sends(first, url, typed | {"place": "Hội trường A"})
    answer = sends(second, url, other | {"name": ""})
    assert (answer.status_code, Shown.of(answer).values["edition"]) == (422, other["edition"])


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_every_form_that_edits_has_an_edition(cluster_year, case):
    """A form that shows what was stored; and one that names an old edition is refused, and changes nothing."""
    part, state, values, browsers = walking.world(cluster_year, case)
    without, taken, seen = set(), set(), set()
    for (route, method, of_state), answers in part.lines.items():
        if (method, of_state) != ("GET", state) or answers[0] == "200":
            continue
        url = reverse(route, kwargs={name: values[name] for name in routes()[route]})
        for kind, browser, answer in zip(browsers, browsers.values(), answers, strict=True):
            response = browser.get(url) if answer == "200" else None
            if not response or not response.headers.get("Content-Type", "").startswith("text/html"):
                continue
            for form in forms(response.content.decode(), url):
                if form.is_kept and form.kind not in seen and form.shows_words:
                    seen.add(form.kind)
                    if (route, form.route) not in SUGGESTING and "edition" not in form.hidden:
                        without.add((route, form.route))
                    if form.hidden.get("edition", "").startswith("e-") and _is_taken(browser, form):
                        taken.add((route, form.route, kind))
    assert (without, taken) == (set(), set())


def _is_taken(browser, form) -> bool:
    """Whether a form typed on an edition that is gone is saved all the same."""
    before = rows()
    values = form.values | {"edition": form.hidden["edition"] + "0"}
    response = browser.post(form.address, values, headers={"referer": HERE + form.page})
    return response.status_code not in {409, 422} or rows() != before
