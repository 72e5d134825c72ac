"""What the sign-in page offers on a machine for trying out, and that a server has no trace of it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from members.forms import ONLY_TO_TRY
from members.models import Person
from pledges import demo
from pledges.demo import tour
from tests.demo.presenting import AUTUMN, present_year

SIGN_IN = reverse("members:login")
CONTEXT = "pledges.demo.tour.demonstration"


@pytest.fixture
def tried_out(authority, settings):
    """A machine for trying out with the present year on it."""
    present_year(AUTUMN)
    settings.DEBUG = True
    options = settings.TEMPLATES[0]["OPTIONS"]
    contexts = [*options["context_processors"], CONTEXT]
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"OPTIONS": options | {"context_processors": contexts}}]


def enter(client, person: str, url: str = ""):
    return client.post(SIGN_IN, {"username": person, "password": demo.PASSWORD, "next": url})


def test_every_example_person_is_one_click_away(tried_out):
    page = Client().get(SIGN_IN).content.decode()
    people = Person.objects.filter(is_example=True)
    assert [person.full_name for person in people if escape(person.full_name) not in page] == []
    assert [person for person in people if enter(Client(), person.username).status_code != 302] == []


def test_each_stop_of_the_tour_is_a_page_that_its_person_may_open(tried_out, rf):
    stops = tour.demonstration(rf.get(SIGN_IN))["demonstration"]["stops"]
    assert [stop.title for stop in stops] == [
        "Soạn và gửi ký", "Ký trên điện thoại", "In và kiểm tra", "Kiểm tra chéo",
    ]  # fmt: skip
    for stop in stops:
        client = Client()
        answer = enter(client, stop.username, stop.url)
        assert (answer.status_code, answer["Location"]) == (302, stop.url), stop
        assert client.get(stop.url).status_code == 200, stop


def test_the_leader_of_the_tour_finds_the_paper_to_sign(tried_out, rf):
    stop = tour.demonstration(rf.get(SIGN_IN))["demonstration"]["stops"][1]
    client = Client()
    enter(client, stop.username)
    assert 'name="password"' in client.get(stop.url).content.decode()


def test_a_server_has_no_trace_of_it(tried_out, settings):
    settings.DEBUG = False
    page = Client().get(SIGN_IN).content.decode()
    assert [person for person in Person.objects.all() if escape(person.full_name) in page] == []
    assert demo.PASSWORD not in page
    refused = enter(Client(), "thuky")
    assert (refused.status_code, ONLY_TO_TRY in refused.content.decode()) == (200, True)


def test_without_the_example_people_nothing_is_offered(db, settings, rf):
    settings.DEBUG = True
    assert not tour.demonstration(rf.get(SIGN_IN))["demonstration"]


def test_with_the_draft_alone_there_is_no_tour(authority, settings, rf):
    demo.load()
    settings.DEBUG = True
    offered = tour.demonstration(rf.get(SIGN_IN))["demonstration"]
    assert (offered["stops"], len(offered["roles"])) == ([], 5)
