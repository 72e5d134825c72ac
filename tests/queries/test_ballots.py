"""The pages of ballots ask the database as often for thirty units as for six."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.ballots.voting import brought
from tests.pages import visitor
from tests.queries.test_pages import MOST

PAGES = {
    "draft": ("ballots", "ballot", "ballot_write", "ballot_open_voting", "ballot_cancel"),
    "voting": ("ballot", "ballot_vote", "ballot_count"),
    "counted": ("ballots", "ballot", "ballot_amend", "ballot_open"),
    "open": ("ballot", "ballot_withdraw"),
    "sealed": ("ballots", "ballot", "ballot_pdf", "proposal_pdf", "proposal_docx"),
}


def queries(state: str, *, units: int, ballots: int) -> dict[str, int]:
    year = factories.cluster_year(units=units)
    for _ in range(ballots):
        ballot = brought(year, state)
    found = {}
    for page in PAGES[state]:
        client = visitor(year.leaders[0] if page == "ballot_vote" else year.secretary)
        place = {"cluster": year.cluster.slug, "year": "2019"}
        is_list = page in {"ballots", "proposal_pdf", "proposal_docx"}
        url = reverse(f"pledges:{page}", kwargs=place if is_list else place | {"ballot": ballot.pk})
        assert client.get(url).status_code == 200, url
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        found[page] = len(asked)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("state", PAGES)
def test_pages_ask_no_more_when_there_is_more(authority, state):
    few, many = queries(state, units=6, ballots=1), queries(state, units=30, ballots=1)
    assert many == few
    assert {page: count for page, count in many.items() if count > MOST} == {}
