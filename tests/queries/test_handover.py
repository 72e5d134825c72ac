"""The pages of the handover and of the years ask the database as often for thirty units and twelve years as for two."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.pages import visitor
from tests.queries.limits import MOST

PAGES = {
    "none": ("handover", "next_term", "term_close", "years", "matrix_xlsx"),
    "draft": ("handover", "handover_draft", "term_close", "years"),
    "open": ("handover", "handover_withdraw", "term_close"),
    "sealed": ("handover", "term_close", "handover_pdf"),
}


def world(state: str, *, units: int, years: int):
    year = factories.cluster_year(units=units)
    for number in range(1, years):
        factories.term(year.cluster, str(2000 + number))
    for unit in year.units:
        factories.registration(year, unit, state="submitted")
    if state != "none":
        factories.handover(year, state)
    return year


def queries(year, state: str) -> dict[str, int]:
    found, client = {}, visitor(year.secretary)
    for page in PAGES[state]:
        url = reverse(f"pledges:{page}", kwargs={"cluster": year.cluster.slug, "year": "2019"})
        assert client.get(url).status_code == 200, url
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        found[page] = len(asked)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("state", PAGES)
def test_pages_ask_no_more_when_there_is_more(authority, state):
    few = queries(world(state, units=2, years=2), state)
    many = queries(world(state, units=30, years=12), state)
    assert many == few
    assert {page: count for page, count in many.items() if count > MOST} == {}
