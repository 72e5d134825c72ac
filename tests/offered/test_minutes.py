"""What the pages of the minutes and of recommendations offer, what the rules allow and what the acts accept is the same."""

import pytest
from django.utils import timezone

from members.standing import Standing
from pledges.documents.models import Confirmation
from pledges.errors import PledgeError
from pledges.inspections.minutes import acts
from pledges.inspections.minutes.wording import minutes_of
from pledges.inspections.recommendations.acts import recommendation as recommendations
from pledges.inspections.recommendations.acts import recommending
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Answer, Inspection
from pledges.states import rules
from tests import cast, factories, judging
from tests.inspections.recommending import FIELDS
from tests.offered.walking import succeeds
from tests.reading import Page

TEAM = ("officer", "leader")  # head and secretary of the team
OURS = {"write", "open", "sign", "decline", "withdraw"}  # the rest is offered on the page of the inspection
BOTH = {"sign", "decline"}


def _unanswered(year):
    made = judging.in_opinion(year)
    Answer.objects.filter(inspection=made).update(verdict="")


def _half_signed(year):
    judging.sign_minutes(judging.open_minutes(year), year.officers[0])


MINUTES = {
    "ongoing": (lambda year: judging.in_opinion(year, state="ongoing"), {kind: {"write"} for kind in TEAM}),
    "opinion": (judging.in_opinion, {kind: {"open"} for kind in TEAM}),
    "with something in the way": (_unanswered, {}),
    "open": (
        judging.open_minutes,
        {kind: BOTH | {"withdraw"} for kind in TEAM} | {"secretary": {"withdraw"}, "inspected": BOTH},
    ),
    "half signed": (
        _half_signed,
        {
            "officer": {"withdraw"},
            "leader": BOTH | {"withdraw"},
            "secretary": {"withdraw"},
            "inspected": BOTH,
        },
    ),
    "sealed": (lambda year: judging.sign_minutes(judging.open_minutes(year)), {}),
}


def attempts(made: Inspection, person) -> dict:
    places = made.document.place_list if made.document else []
    place = next((each for each in places if each.signer_id == person.pk), places[0] if places else None)
    sha256 = made.document.frozen_sha256 if made.document else ""
    confirmation = Confirmation(sha256=sha256, at=timezone.now())
    ours = {"by": person}
    return {
        "write": lambda: recommending.add(made, fields=FIELDS, **ours),
        "open": lambda: acts.open_for_signature(made, fingerprint=minutes_of(made).fingerprint, **ours),
        "sign": lambda: _with(place, acts.sign, made, confirmation=confirmation, **ours),
        "decline": lambda: _with(place, acts.decline, made, reason="Sai.", **ours),
        "withdraw": lambda: acts.withdraw(made, reason="Sửa.", **ours),
    }


def _with(place, act, made, **wishes):
    if place is None:
        raise PledgeError("There is nothing to sign.")
    act(made, place=place, **wishes)


def offered(client, made: Inspection) -> set[str]:
    response = client.get(made.paper_url)
    if response.status_code != 200:
        return set()
    page = Page(response.content.decode(), made.paper_url)
    links, posts = set(page.links()), page.posts()
    linked = {"write": "inspection_recommendations", "decline": "inspection_decline"}
    linked |= {"withdraw": "inspection_withdraw"}
    posted = {"open": "inspection_open", "sign": "inspection_sign"}
    return {act for act, name in linked.items() if made.url(name) in links} | {
        act for act, name in posted.items() if made.url(name) in posts
    }


def people_of(year) -> dict:
    people = cast.people(year) | {"inspected": year.leaders[1], "inspected officer": year.officers[1]}
    del people["guest"]
    return people


@pytest.mark.parametrize("state", MINUTES)
def test_minutes_offer_exactly_what_the_acts_accept(authority, state):
    year = factories.cluster_year(3)
    judging.plan(year)
    people, (come_about, who) = people_of(year), MINUTES[state]
    come_about(year)
    found = {}
    for kind, client in cast.clients(people).items():
        made = judging.inspection_of(year)
        accepted = {act for act, call in attempts(made, people[kind]).items() if succeeds(call)}
        made = judging.inspection_of(year)
        allowed = rules.allowed(Standing.of(people[kind], made.term), made) & OURS
        in_the_way = {"open"} if state == "with something in the way" else set()
        found[kind] = (accepted, allowed - in_the_way, offered(client, made))
    assert found == {kind: (who.get(kind, set()),) * 3 for kind in people}


JUDGING = {"accept", "send_back"}
RECOMMENDATIONS = {
    "draft": {},
    "open": {kind: {"answer"} for kind in ("inspected", "inspected officer")},
    "answered": dict.fromkeys(("officer", "leader", "secretary"), JUDGING),
    "done": {},
    "carried": {},
}


def _carrying_out(made: Recommendation, person) -> dict:
    return {
        "answer": lambda: recommendations.answer(made, by=person, text="Đã làm."),
        "accept": lambda: recommendations.accept(made, by=person),
        "send_back": lambda: recommendations.send_back(made, by=person, reason="Thiếu."),
    }


@pytest.mark.parametrize("state", RECOMMENDATIONS)
def test_recommendations_offer_exactly_what_the_acts_accept(db, state):
    year = factories.cluster_year(3)
    judging.plan(year)
    people = people_of(year)
    pk, found = judging.recommended(judging.in_opinion(year), state).pk, {}
    for kind, client in cast.clients(people).items():
        made = Recommendation.objects.select_related("term__cluster", "inspection__team").get(pk=pk)
        accepted = {act for act, call in _carrying_out(made, people[kind]).items() if succeeds(call)}
        made = Recommendation.objects.select_related("term__cluster", "inspection__team").get(pk=pk)
        response, posts = client.get(made.get_absolute_url()), set()
        if response.status_code == 200:
            posts = Page(response.content.decode(), made.get_absolute_url()).posts()
        pressed = {act for act in Recommendation.ACTS if made.url(f"recommendation_{act}") in posts}
        found[kind] = (accepted, rules.allowed(Standing.of(people[kind], made.term), made), pressed)
    assert found == {kind: (RECOMMENDATIONS[state].get(kind, set()),) * 3 for kind in people}


def test_the_walk_knows_every_act(db):
    assert set(_carrying_out(None, None)) == set(Recommendation.ACTS)
    assert set(Inspection.ACTS) >= OURS
