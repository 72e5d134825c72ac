"""Every door of the site: which kind of person gets what answer, in every state of what is behind it."""

import copy

import pytest
from django.db import transaction
from django.urls import resolve, reverse

from tests.doors import PARTS, walking
from tests.doors.walking import CASES, name_of, public_routes, routes
from tests.reading import Page
from tests.typed import losing


@pytest.fixture
def world(cluster_year, request):
    return walking.world(cluster_year, request.param)


def answer(client, method: str, url: str):
    """What comes back; nothing of what it did stays."""
    cookies = copy.deepcopy(client.cookies)
    client.raise_request_exception = False
    with transaction.atomic():
        response = client.generic(method, url)
        transaction.set_rollback(True)
    client.cookies = cookies
    return response


def word(response, redirects: dict[str, str]) -> str:
    """The answer, as the tables say it."""
    if _asks_to_sign_in(response):
        return "login"
    if response.status_code != 302:
        return str(response.status_code)
    target = resolve(response.url.partition("?")[0].partition("#")[0]).view_name
    return next((word for word, name in redirects.items() if name == target), response.url)


def asked(answers: dict[str, str], browsers: dict, *, is_first_state: bool) -> dict:
    """Whom to ask, where others would get the same answer before anybody looks at them or at the state.

    A method that no view takes is refused to a guest and to everybody else alike. Who has to sign in is sent there
    before the view: one state shows it for all.
    """
    if {*answers.values()} - {"login"} == {"405"}:
        return {kind: browsers[kind] for kind in ("guest", "secretary")}
    if is_first_state:
        return browsers
    return {kind: browser for kind, browser in browsers.items() if answers[kind] != "login"}


def dead_ends_of(response, url: str) -> list[str]:
    return Page(response.content.decode(), url).dead_ends() if _is_page(response) else []


def losing_forms_of(response, url: str, seen: set) -> list[str]:
    is_opened = response.status_code == 200 and _is_page(response)
    return losing(response.content.decode(), url, seen) if is_opened else []


def _is_page(response) -> bool:
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return is_html and response.status_code != 405 and bool(response.content)


def _asks_to_sign_in(response) -> bool:
    """Whether it is the page that gives a guest back what was sent, and leads to the sign-in."""
    return response.status_code == 403 and b'data-sign-in href="/dang-nhap/?next=' in response.content


def test_every_route_of_the_site_is_in_one_table_with_every_state():
    tables = {part: set(part.lines) for part in PARTS}
    found = [route for lines in tables.values() for route in {key[0] for key in lines}]
    assert sorted(found) == sorted(public_routes())
    for part, lines in tables.items():
        wanted = {
            (key[0], method, state) for key in lines for method in ("GET", "POST") for state in part.states
        }
        assert lines == wanted


@pytest.mark.parametrize("world", CASES, indirect=True, ids=name_of)
def test_every_door_answers_as_the_table_says(world):
    """And no page behind a door holds a link or a form that leads nowhere, or a form that loses words."""
    part, state, values, browsers = world
    expected = {key: answers for key, answers in part.lines.items() if key[2] == state}
    wrong, dead_ends, losing_forms, seen = {}, set(), [], set()
    for route, method, _ in expected:
        url = reverse(route, kwargs={name: values[name] for name in routes()[route]})
        answers = dict(zip(browsers, expected[route, method, state], strict=True))
        responses = {
            kind: answer(browser, method, url)
            for kind, browser in asked(answers, browsers, is_first_state=state == part.states[0]).items()
        }
        words = {kind: word(response, part.redirects) for kind, response in responses.items()}
        wrong |= {
            (route, method, kind): f"{words[kind]}, the table says {answers[kind]}"
            for kind in words
            if words[kind] != answers[kind]
        }
        for response in responses.values():
            dead_ends |= {(route, dead_end) for dead_end in dead_ends_of(response, url)}
            losing_forms += [] if answers["guest"] == "200" else losing_forms_of(response, url, seen)
    assert (wrong, dead_ends, losing_forms) == ({}, set(), [])


@pytest.mark.parametrize("world", [CASES[1]], indirect=True, ids=["draft"])
def test_the_administration_lets_in_nobody_but_administrators(world):
    """It knows no roles in a cluster: two who have one stand for all of them."""
    part, _, _, everybody = world
    browsers = {kind: everybody[kind] for kind in ("guest", "secretary", "deactivated", "administrator")}
    closed = {"login", "staff", "admin"}
    for name, values in routes().items():
        if name.startswith("admin:") and name != "admin:login":
            url = _administration_url(name, values)
            for method in ("GET", "POST"):
                responses = {kind: answer(each, method, url) for kind, each in browsers.items()}
                found = {kind: word(each, part.redirects) for kind, each in responses.items()}
                inside = found.pop("administrator")
                assert set(found.values()) <= closed, (name, method, found)
                assert not inside.startswith("5"), (name, method, inside)
                assert dead_ends_of(responses["administrator"], url) == [], (name, method)


def _administration_url(name: str, values: frozenset[str]) -> str:
    if {"<", "("} & set(name):  # a route without a name
        return reverse("admin:index") + "khong-co/"
    known = {"app_label": "members"}
    return reverse(name, kwargs={value: known.get(value, "1") for value in values})
