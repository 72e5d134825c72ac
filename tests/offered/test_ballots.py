"""What the page of a ballot offers a person, what the rules allow and what the acts accept is one and the same."""

import pytest
from django.db import transaction
from django.urls import reverse

from members.standing import Standing
from pledges.ballots import urn
from pledges.ballots.acts import ballot as acts
from pledges.ballots.acts import counting, rounds, voting
from pledges.ballots.balloting import obstacles_to_signing, obstacles_to_voting
from pledges.ballots.models import Ballot
from pledges.documents.models import Confirmation
from pledges.states import rules
from tests import cast, factories
from tests.activities.together import close
from tests.ballots.voting import READY, again, brought
from tests.offered.walking import succeeds
from tests.pages import visitor
from tests.reading import Page

LINKED = {
    "write": "ballot_write",
    "open_voting": "ballot_open_voting",
    "open": "ballot_open",
    "cancel": "ballot_cancel",
    "vote": "ballot_vote",
    "count": "ballot_count",
    "amend": "ballot_amend",
    "decline": "ballot_decline",
    "withdraw": "ballot_withdraw",
}
POSTED = {
    "admit": "ballot_admit",
    "sign": "ballot_sign",
    "next_round": "ballot_next_round",
    "repeat": "ballot_repeat",
}
# who may do what in each state; everybody else may do nothing. The tellers are the officers of the first two units.
STATES = {
    "draft": {"secretary": {"write", "open_voting", "cancel"}},
    "voting": {"secretary": {"cancel"}, "leader": {"vote"}},
    "one absent": {"secretary": {"cancel", "admit"}, "leader": {"vote"}},
    "all voted": {"secretary": {"cancel", "count"}},
    "counted": {"secretary": {"amend", "open"}},
    "tied": {"secretary": {"amend", "open", "next_round"}},
    "open": {"secretary": {"withdraw"}, "officer": {"sign", "decline"}},
    "sealed": {},
    "cancelled": {"secretary": {"repeat"}},
    "replaced": {},
}


def attempts(ballot: Ballot, person) -> dict:
    ours, edition = {"by": person}, {"edition": ballot.edition}
    place = next(iter(ballot.document.place_list), None) if ballot.document else None
    seen = (
        Confirmation(sha256=ballot.document.frozen_sha256, at=ballot.document.frozen_at)
        if ballot.document
        else None
    )
    fields = {name: getattr(ballot, name) for name in acts.FIELDS}
    saved = {"fields": fields, "candidates": [], "present": set(), "tellers": []}
    unit = ballot.voter_list[0].unit_id
    late = next((each.unit_id for each in ballot.absent), unit)
    slip = urn.Cast(urn.new_code(), (1,))
    return {
        "write": lambda: acts.write(ballot, **saved, **edition, **ours),
        "open_voting": lambda: acts.open_voting(ballot, **edition, **ours),
        "cancel": lambda: acts.cancel(ballot, reason="Hoãn.", **ours),
        "admit": lambda: voting.admit(ballot, unit=late, **ours),
        "vote": lambda: voting.vote(ballot, unit=unit, cast=slip, **ours),
        "count": lambda: voting.count(ballot, without=set(), **ours),
        "amend": lambda: counting.amend(ballot, fields={"number": ""} | READY, tellers=[], **edition, **ours),
        "open": lambda: counting.open_for_signature(ballot, **edition, **ours),
        "sign": lambda: counting.sign(ballot, place=place, confirmation=seen, **ours),
        "decline": lambda: counting.decline(ballot, place=place, reason="Chưa đúng.", **ours),
        "withdraw": lambda: counting.withdraw(ballot, reason="Sửa.", **ours),
        "next_round": lambda: rounds.next_round(ballot, **ours),
        "repeat": lambda: rounds.repeat(ballot, **ours),
    }


def offered(client, ballot: Ballot) -> set[str]:
    url = ballot.get_absolute_url()
    response = client.get(url)
    if response.status_code != 200:
        return set()
    page = Page(response.content.decode(), url)
    links = {link.partition("#")[0] for link in page.links()}
    posts = {post.partition("#")[0] for post in page.posts()}
    found = {act for act, name in LINKED.items() if ballot.url(name) in links}
    return found | {act for act, name in POSTED.items() if ballot.url(name) in posts}


def allowed(ballot: Ballot, person) -> set[str]:
    """By the rules; a button is disabled as long as something is in the way, and counting waits for the quorum."""
    found = rules.allowed(Standing.of(person, ballot.term), ballot)
    if obstacles_to_voting(ballot):
        found -= {"open_voting"}
    if obstacles_to_signing(ballot):
        found -= {"open"}
    return found - ({"count"} if ballot.missing else set())


CASES = [
    *(pytest.param(state, "flag", False, id=state) for state in STATES),
    *(pytest.param(state, "chair", False, id=f"chair, {state}") for state in ("draft", "tied", "sealed")),
    *(pytest.param(state, "flag", True, id=f"{state} in a closed year") for state in ("voting", "open")),
]


@pytest.mark.parametrize(("state", "of", "closed"), CASES)
def test_the_page_offers_exactly_what_the_acts_accept(authority, state, of, closed):
    year = factories.cluster_year(2)
    ballot = brought(year, state, kind=of)
    people = cast.people(year)
    del people["guest"]
    if closed:
        close(year)
    ballot = again(ballot)
    found = {}
    for kind, client in cast.clients(people).items():
        person = people[kind]
        accepted = set()
        for act, call in attempts(ballot, person).items():
            with transaction.atomic():
                accepted |= {act} if succeeds(call) else set()
                transaction.set_rollback(True)
        shown = offered(client, ballot) - ({"count"} if ballot.missing else set())
        found[kind] = (accepted, allowed(ballot, person), shown)
    assert found == {kind: (set() if closed else STATES[state].get(kind, set()),) * 3 for kind in people}


def test_the_list_offers_exactly_the_kinds_that_can_be_prepared(authority):
    """Of the flag, the chair and the deputy there is one, as long as it is not cancelled."""
    year = factories.cluster_year(2)
    brought(year, "sealed", kind="flag")
    brought(year, "cancelled", kind="chair")
    brought(year, "draft", kind="certificate")
    brought(year, "voting", kind="deputy")
    url = reverse("pledges:ballots", kwargs={"cluster": year.cluster.slug, "year": "2019"})
    page = Page(visitor(year.secretary).get(url).content.decode(), url)
    shown = {
        element.attributes["value"] for element in page.elements if element.attributes.get("name") == "kind"
    }
    accepted = set()
    for kind in Ballot.Kind.values:
        with transaction.atomic():
            if succeeds(lambda kind=kind: acts.prepare(year.term, by=year.secretary, kind=kind)):
                accepted.add(kind)
            transaction.set_rollback(True)
    assert shown == accepted == {"chair", "certificate"}


def test_the_walk_knows_every_act(authority):
    ballot = brought(factories.cluster_year(2), "draft")
    assert set(attempts(ballot, None)) == set(Ballot.ACTS) == {*LINKED, *POSTED}
