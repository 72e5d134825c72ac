"""Pages of no year keep the tabs of the year that the reader came from."""

import pytest
from django.urls import reverse

from tests import factories
from tests.pages import page, visitor

pytestmark = pytest.mark.django_db

GUIDE = reverse("members:guide")


@pytest.fixture
def year():
    return factories.cluster_year()


def tabs(answer) -> list[str]:
    links = page(answer).all("a")
    return [link.attributes["href"] for link in links if link.attributes["href"].endswith("/cham-diem/")]


def scores(term) -> str:
    return reverse("pledges:scores", kwargs={"cluster": term.cluster.slug, "year": term.name})


def test_the_newest_open_year_stands_around_the_page(year):
    assert scores(year.term) in tabs(visitor(year.officers[0]).get(GUIDE))


def test_the_year_of_the_page_before_is_kept(year):
    earlier = factories.term(year.cluster, "2018")
    factories.member(earlier, year.units[0])
    came_from = f"http://testserver/{year.cluster.slug}/2018/bao-cao/"
    answer = visitor(year.secretary).get(GUIDE, headers={"referer": came_from})
    assert (scores(earlier) in tabs(answer), scores(year.term) in tabs(answer)) == (True, False)


@pytest.mark.parametrize(
    "came_from", ["http://vi-du.invalid/{}/2018/", "http://testserver/khac/2018/", "", "//"]
)
def test_no_other_address_decides(year, came_from):
    factories.term(year.cluster, "2018")
    answer = visitor(year.secretary).get(GUIDE, headers={"referer": came_from.format(year.cluster.slug)})
    assert scores(year.term) in tabs(answer)


def test_a_missing_page_keeps_the_tabs(year):
    answer = visitor(year.officers[0]).get("/khong-co-trang-nay/")
    assert (answer.status_code, scores(year.term) in tabs(answer)) == (404, True)


def test_guests_and_people_without_a_place_see_no_tabs(client, year):
    assert tabs(client.get(GUIDE)) == tabs(visitor(factories.person()).get(GUIDE)) == []
