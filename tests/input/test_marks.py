"""Runs of combining marks, which Unicode sorts in quadratic time, cost no more than any other text of their length."""

import re
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from members.vietnamese import MOST_MARKS, composed, fold, name_sort_key, normal, sort_key
from tests import factories
from tests.input.doors import DOORS, arrive, send, undone
from tests.input.pages import Page

MARKS = 40_000  # 80 kB: five seconds, were they sorted
# Two classes in turn, so that each mark moves; U+0F73 says of itself that it is none.
RUNS = {"tones": "\u0301\u0323", "hidden": "\u0f73", "astral": "\U0001d165\U0001d16d"}
NORMALISES = re.compile(r"(?<!\.)\bnormalize\(|unicodedata\.normalize\(")
STEEP = 12  # times what plain letters cost; sorting takes some hundred times


def work(call, *arguments) -> float:
    """Processor time of the quickest of three calls, in seconds."""
    costs = []
    for _ in range(3):
        begun = time.process_time()
        call(*arguments)
        costs.append(time.process_time() - begun)
    return min(costs)


@pytest.mark.parametrize("marks", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize("take_in", [composed, normal, fold, sort_key, name_sort_key])
def test_text_costs_what_its_length_costs(take_in, marks):
    run = "a" + marks * (MARKS // len(marks))
    plain = ("việt " * MARKS)[: len(run)]
    assert work(take_in, run) < STEEP * work(take_in, plain)


def test_every_sign_that_would_be_sorted_counts_as_a_mark():
    """Unicode grows: a mark outside the planes that are looked through would be missed."""
    for sign in map(chr, range(sys.maxunicode + 1)):
        if unicodedata.combining(unicodedata.normalize("NFD", sign)[0]):
            assert len(composed(sign * 400)) <= 2 * MOST_MARKS, hex(ord(sign))


def test_a_letter_keeps_its_marks_and_no_more_than_thirty():
    assert composed("e\u0302\u0301" * 200) == "ế" * 200
    assert composed("a" + "\u0323" * 400) == "ạ" + "\u0323" * (MOST_MARKS - 1)


def filled(door, year, text) -> list[tuple[str, str]]:
    """The fields of the form, each typed one full of `text`; what the page itself sends stays as it is."""
    return [
        (name, value if name in door.hidden or not value else text)
        for name, value in door.fields(year).items()
    ]


@pytest.mark.parametrize("door", DOORS, ids=str)
def test_a_form_full_of_marks_costs_what_other_text_costs(make_year, door):
    year = make_year(door.state)
    with undone():
        client, url = arrive(door, year)
        cost = {
            name: work(send, client, url, filled(door, year, text))
            for name, text in {"marks": "a" + "\u0301\u0323" * (MARKS // 2), "plain": "v " * MARKS}.items()
        }
    assert cost["marks"] < STEEP * cost["plain"]


@pytest.mark.parametrize("page", ["members:units", "pledges:registrations", "pledges:exemplars"])
def test_a_search_for_marks_costs_what_other_words_cost(make_year, page):
    year = make_year("draft")
    with undone():
        client = factories.client_of(Client(), year.secretary)
        url = reverse(page, kwargs={"cluster": year.cluster.slug, "year": year.term.name})
        cost = {
            name: work(client.get, url, {"tim": text})
            for name, text in {"marks": "a" + "\u0301\u0323" * (MARKS // 2), "plain": "v " * MARKS}.items()
        }
    assert cost["marks"] < STEEP * cost["plain"]


def test_a_password_full_of_marks_is_measured_at_the_person(make_year):
    """Whatever form or command asks."""
    year = make_year("draft")
    password = "a" + "\u0301\u0323" * MARKS
    assert not year.secretary.check_password(password)
    cost = work(year.secretary.set_password, password)
    assert cost < STEEP * work(year.secretary.set_password, "v " * MARKS)


@pytest.mark.parametrize("name", ["password change", "new password"])
def test_a_new_password_longer_than_the_sign_in_takes_is_refused(make_year, name):
    door = next(door for door in DOORS if door.name == name)
    year = make_year(door.state)
    password = "mật khẩu " * 600
    with undone():
        client, url = arrive(door, year)
        fields = door.fields(year) | {"new_password1": password, "new_password2": password}
        page = Page.of(send(client, url, list(fields.items())))
    assert page.errors["new_password2"] == ["Mật khẩu dài nhất 4096 ký tự. Xin chọn mật khẩu ngắn hơn."]


def test_nothing_else_normalises_what_was_typed():
    """`signing` normalises names that were measured when they were stored."""
    root = Path(__file__).parents[2]
    callers = {
        file.relative_to(root).as_posix()
        for app in ("cluster_emulation", "members", "pledges")
        for file in (root / app).rglob("*.py")
        if NORMALISES.search(file.read_text())
    }
    assert callers - {"pledges/signing/stamp.py", "pledges/signing/certificates.py"} == {
        "members/vietnamese.py"
    }
