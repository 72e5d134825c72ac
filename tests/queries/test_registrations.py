"""The pages of a registration ask the database as often for a large year as for a small one, and seldom."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import cast, factories
from tests.queries.limits import MORE, MOST

BENCH = MORE["pledges:workbench"]

# page -> who asks, in which state
PAGES = {
    "registration": [
        ("officer", "draft"),
        ("secretary", "submitted"),
        ("leader", "appended"),
        ("leader", "signed"),
    ],
    "registration_draft": [("officer", "draft")],
    "registration_discard": [("officer", "draft")],
    "registration_send_back": [("secretary", "submitted")],
    "registration_withdraw": [("leader", "appended")],
    "registration_decline": [("leader", "appended")],
    "registration_pdf": [("leader", "signed")],
    "registration_paper": [("officer", "draft")],
    "registration_docx": [("officer", "draft")],
    "registration_conclude": [("secretary", "signed")],
}


def world(*, units: int, others: int):
    year = factories.cluster_year(units)
    found = {state: factories.registration(year, state=state) for state in ("draft", "submitted")}
    for _ in range(others):
        for state in ("draft", "sent_back", "submitted", "recorded"):
            factories.registration(year, year.units[-1], state=state)
    year.open()
    found |= {"appended": factories.registration(year), "signed": factories.registration(year)}
    factories.sign_appendix(found["signed"])
    return year, found


def queries(year, found) -> dict:
    people = {"officer": year.officers[0], "secretary": year.secretary, "leader": year.leaders[0]}
    browsers, counted = cast.clients(people), {}
    urls = {
        (page, who, state): found[state].url(page) for page, asked in PAGES.items() for who, state in asked
    }
    where = {"cluster": year.cluster.slug, "year": "2019"}
    urls["registration_start", "officer", ""] = reverse("pledges:registration_start", kwargs=where)
    urls |= {("bench", who, ""): reverse("pledges:workbench_year", kwargs=where) for who in people}
    for key, url in urls.items():
        assert browsers[key[1]].get(url).status_code == 200, url
        with CaptureQueriesContext(connection) as asked:
            browsers[key[1]].get(url)
        counted[key] = len(asked)
    return counted


def test_pages_ask_no_more_when_there_is_more(authority):
    few, many = queries(*world(units=1, others=0)), queries(*world(units=8, others=5))
    assert many == few
    over = {
        page: count for page, count in many.items() if count > MOST + (BENCH if page[0] == "bench" else 0)
    }
    assert over == {}
