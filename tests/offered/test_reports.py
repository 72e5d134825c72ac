"""What the pages of a report offer a person, what the rules allow and what the acts accept is one and the same."""

import pytest
from django.db import transaction

from members.standing import Standing
from pledges.reports import acts
from pledges.reports.models import Report
from pledges.states import rules
from tests import cast, factories
from tests.offered.walking import in_a_closed_year, in_an_open_year, succeeds
from tests.reading import Page
from tests.reports import reporting

PEOPLE_OF_UNIT = ("officer", "leader")
WRITING = {"write", "submit"}
LINKED = {"write": "report_write", "return": "report_return", "send_back": "report_send_back"}
POSTED = {"submit": "report_submit", "take_back": "report_take_back", "approve": "report_approve"}
# how the state comes about, and who may do what in it; everybody else may do nothing
STATES = {
    "draft": {kind: {"write"} for kind in PEOPLE_OF_UNIT},
    "written": dict.fromkeys(PEOPLE_OF_UNIT, WRITING),
    "submitted": {"officer": {"take_back"}, "leader": {"approve", "return"}},
    "approved": {"secretary": {"send_back"}},
    "sent_back": dict.fromkeys(PEOPLE_OF_UNIT, WRITING),
    "sent_back_by_cluster": dict.fromkeys(PEOPLE_OF_UNIT, WRITING),
}


def attempts(report: Report, person) -> dict:
    parts, ours = dict.fromkeys(Report.PARTS, "Tốt."), {"by": person}
    return {
        "write": lambda: acts.write(report, edition=report.edition, parts=parts, lines={}, **ours),
        "submit": lambda: acts.submit(report, **ours),
        "take_back": lambda: acts.take_back(report, **ours),
        "approve": lambda: acts.approve(report, edition=report.edition, **ours),
        "return": lambda: acts.return_to_officer(report, reason="Bổ sung.", **ours),
        "send_back": lambda: acts.send_back(report, reason="Bổ sung.", **ours),
    }


def offered(client, report: Report) -> set[str]:
    url = report.get_absolute_url()
    response = client.get(url)
    if response.status_code != 200:
        return set()
    page = Page(response.content.decode(), url)
    links, posts = page.links(), page.posts()
    found = {act for act, name in LINKED.items() if report.url(name) in links}
    return found | {act for act, name in POSTED.items() if report.url(name) in posts}


def allowed(report: Report, person) -> set[str]:
    """By the rules; the button is disabled as long as something is in the way."""
    found = rules.allowed(Standing.of(person, report.term), report)
    return found - ({"submit"} if acts.obstacles(report) else set())


@pytest.mark.parametrize(
    ("state", "closed"), [*in_an_open_year(STATES), *in_a_closed_year("written", "submitted")]
)
def test_the_pages_offer_exactly_what_the_acts_accept(db, state, closed):
    year = reporting.promising(2)
    report = factories.report(year, state=state)
    people = cast.people(year) | {"leader of another unit": year.leaders[1]}
    del people["guest"]
    if closed:
        reporting.close(year)
    report = Report.objects.select_related("term", "unit").get(pk=report.pk)
    found = {}
    for kind, client in cast.clients(people).items():
        person = people[kind]
        with transaction.atomic():
            accepted = {act for act, call in attempts(report, person).items() if succeeds(call)}
        found[kind] = (accepted, allowed(report, person), offered(client, report))
    assert found == {kind: (set() if closed else STATES[state].get(kind, set()),) * 3 for kind in people}


def test_the_walk_knows_every_act(db):
    report = factories.report(reporting.promising(1))
    assert set(attempts(report, None)) == set(Report.ACTS) == {*LINKED, *POSTED}
