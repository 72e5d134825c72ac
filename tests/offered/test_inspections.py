"""What the pages of an inspection offer a person, what the rules allow and what the acts accept is one and the same."""

import pytest
from django.db import transaction
from django.utils import timezone

from members.standing import Standing
from pledges.inspections.visit.acts import inspection as acts
from pledges.inspections.visit.checklist import obstacles_to_opinion, parts_of
from pledges.inspections.visit.models import Inspection
from pledges.states import rules
from tests import cast, factories
from tests.inspections import inspecting
from tests.offered.walking import in_a_closed_year, in_an_open_year, succeeds
from tests.reading import Page
from tests.reports import reporting

LINKED = {
    "answer": "inspection_checklist",
    "write": "inspection_write",
    "resume": "inspection_resume",
    "opine": "inspection_opinion",
}
POSTED = {"begin": "inspection_begin", "ask_opinion": "inspection_ask_opinion"}
WORK = {"answer", "write"}
LEADS = WORK | {"ask_opinion"}
UNIT = {kind: {"opine"} for kind in ("officer of the unit", "leader of the unit")}
# how the state comes about, and who may do what in it; everybody else may do nothing. "leader" is a mere member.
STATES = {
    "planned": {kind: {"begin"} for kind in ("officer", "leader")},
    "ongoing": dict.fromkeys(("officer", "leader"), WORK),
    "complete": {"officer": LEADS, "leader": WORK},
    "opinion": UNIT | {"officer": {"resume"}, "secretary": {"resume"}},
    "opined": UNIT | {"officer": {"resume"}, "secretary": {"resume"}},
}


def attempts(made: Inspection, person) -> dict:
    ours = {"by": person}
    words = {
        "present": "Đại diện đơn vị",
        "strengths": "",
        "limits": "",
        "began_at": timezone.now(),
        "finished_at": None,
    }
    question, now = inspecting.first_question(made), {"edition": made.edition} | ours
    return {
        "begin": lambda: acts.begin(made, **ours),
        "answer": lambda: _answer(made, question, person),
        "write": lambda: acts.write(made, fields=words, **now),
        "ask_opinion": lambda: acts.ask_opinion(made, **ours),
        "resume": lambda: acts.resume(made, reason="Xem thêm.", **ours),
        "opine": lambda: acts.opine(made, agrees=False, opinion="Chưa đủ.", **now),
    }


def _answer(made, question, person):
    before = made.answers.filter(question=question).first()
    said = inspecting.finding("partly", "", "Còn thiếu.")
    inspecting.say(made, question, by=person, edition=before.edition if before else 0, said=said)


def offered(client, made: Inspection) -> set[str]:
    url = made.get_absolute_url()
    response = client.get(url)
    if response.status_code != 200:
        return set()
    page = Page(response.content.decode(), url)
    links, posts = page.links(), page.posts()
    found = {act for act, name in LINKED.items() if made.url(name) in links}
    return found | {act for act, name in POSTED.items() if made.url(name) in posts}


def allowed(made: Inspection, person) -> set[str]:
    """By the rules, as far as this part goes; the button is disabled as long as something is in the way."""
    found = rules.allowed(Standing.of(person, made.term), made) & {*LINKED, *POSTED}
    return found - ({"ask_opinion"} if obstacles_to_opinion(made, parts_of(made)) else set())


@pytest.mark.parametrize(
    ("state", "closed"), [*in_an_open_year(STATES), *in_a_closed_year("complete", "opinion")]
)
def test_the_pages_offer_exactly_what_the_acts_accept(db, state, closed):
    year = factories.cluster_year(3)
    made = inspecting.inspection(year, state)
    made.team.members.filter(person=year.leaders[0]).update(role=3)
    people = cast.people(year) | {
        "officer of the unit": year.officers[1],
        "leader of the unit": year.leaders[1],
        "officer of another unit": year.officers[2],
    }
    del people["guest"]
    if closed:
        reporting.close(year)
    found = {}
    for kind, client in cast.clients(people).items():
        person, made = people[kind], inspecting.reread(made)
        with transaction.atomic():
            accepted = {act for act, call in attempts(made, person).items() if succeeds(call)}
        found[kind] = (accepted, allowed(made, person), offered(client, made))
    assert found == {kind: (set() if closed else STATES[state].get(kind, set()),) * 3 for kind in people}


def test_the_walk_knows_every_act_of_carrying_out(db):
    made = inspecting.inspection(factories.cluster_year(2))
    assert set(attempts(made, None)) == {*LINKED, *POSTED} <= set(Inspection.ACTS)
