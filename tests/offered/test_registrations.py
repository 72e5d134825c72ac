"""What the pages of a registration offer a person, what the rules allow and what the acts accept is one and the same."""

import pytest
from django.utils import timezone

from members.standing import Standing
from pledges.documents.models import Confirmation
from pledges.errors import PledgeError
from pledges.registrations.acts import appendix, recording
from pledges.registrations.acts import registration as registrations
from pledges.registrations.clears import obstacles_to_submitting
from pledges.registrations.models import Registration
from pledges.states import rules
from tests import cast, factories
from tests.offered.walking import succeeds
from tests.reading import Page
from tests.registrations.ladder import REASON, words_of


def _late(year, *, signed):
    year.open()
    made = factories.registration(year)
    if signed:
        factories.sign_appendix(made)
    return made


def _closed(year):
    made = factories.registration(year, state="submitted")
    type(year.term).objects.update(closed_at=timezone.now(), closed_by=year.secretary)
    return made


WRITING = {"write", "submit"}
OURS = ("officer", "leader")
SECRETARY = {"secretary": {"record", "send_back"}}
LEADER = {"leader": {"withdraw"}}
# how it comes about, and who may do what; everybody else may do nothing
STATES = {
    "draft": (lambda year: factories.registration(year, state="draft"), {
        kind: WRITING | {"discard"} for kind in OURS
    }),
    "draft that is not complete": (lambda year: factories.registration(year, state="draft", work=""), {
        kind: {"write", "discard"} for kind in OURS
    }),
    "submitted": (lambda year: factories.registration(year, state="submitted"), SECRETARY | {
        "officer": {"take_back"}, "leader": {"withdraw", "take_back"}
    }),
    "sent back": (lambda year: factories.registration(year, state="sent_back"), {
        "officer": WRITING, "leader": WRITING | {"withdraw"}
    }),
    "recorded": (factories.registration, LEADER | {"secretary": {"conclude"}}),
    "recorded after the opening": (lambda year: _late(year, signed=False), {
        "leader": {"withdraw", "sign", "decline"}
    }),
    "its appendix is signed": (lambda year: _late(year, signed=True), LEADER | {"secretary": {"conclude"}}),
    "completed": (lambda year: factories.registration(year, state="completed"), {}),
    "withdrawn": (lambda year: factories.registration(year, state="withdrawn"), {}),
    "sent in a year that is closed": (_closed, {}),
}  # fmt: skip


def attempts(made: Registration, person) -> dict:
    """Every act with arguments as good as this person can have."""
    place = made.document.places.select_related("mandate", "unit").get() if made.document else None
    confirmation = Confirmation(
        sha256=made.document.frozen_sha256 if made.document else "", at=timezone.now()
    )
    ours = {"by": person}
    now = {"edition": made.edition} | ours
    return {
        "take_back": lambda: registrations.take_back(made, **ours),
        "write": lambda: registrations.write(made, fields=words_of(made), commitments=[], **now),
        "discard": lambda: registrations.discard(made, **ours),
        "submit": lambda: registrations.submit(made, **now),
        "record": lambda: recording.record(made, **ours),
        "send_back": lambda: recording.send_back(made, reason=REASON, **ours),
        "withdraw": lambda: registrations.withdraw(made, reason=REASON, **ours),
        "sign": lambda: _with(place, appendix.sign, made, confirmation=confirmation, **ours),
        "decline": lambda: _with(place, appendix.decline, made, reason=REASON, **ours),
        "conclude": lambda: recording.conclude(made, is_completed=True, outcome="Đạt.", **ours),
    }


def _with(place, act, made, **wishes):
    if place is None:
        raise PledgeError("There is nothing to sign.")
    act(made, place=place, **wishes)


def allowed(made: Registration, person) -> set[str]:
    """By the rules; the button that sends is disabled as long as something is in the way."""
    in_the_way = {"submit"} if obstacles_to_submitting(made) else set()
    return rules.allowed(Standing.of(person, made.term), made) - in_the_way


def offered(client, made: Registration) -> set[str]:
    response = client.get(made.get_absolute_url())
    if response.status_code != 200:
        return set()
    page = Page(response.content.decode(), made.get_absolute_url())
    linked = {"write": "draft"} | {
        act: act for act in ("discard", "send_back", "withdraw", "conclude", "decline")
    }
    links = set(page.links())
    buttons = ("submit", "take_back", "record", "sign")
    pressed = {act for act in buttons if made.url(f"registration_{act}") in page.posts()}
    return pressed | {act for act, name in linked.items() if made.url(f"registration_{name}") in links}


@pytest.mark.parametrize("state", STATES)
def test_the_pages_offer_exactly_what_the_acts_accept(authority, state):
    year = factories.cluster_year(2)
    people = cast.people(year) | {"second leader": year.leaders[1], "second officer": year.officers[1]}
    del people["guest"]
    come_about, who = STATES[state]
    pk, found = come_about(year).pk, {}
    for kind, client in cast.clients(people).items():
        made = Registration.objects.select_related("term__cluster", "document").get(pk=pk)
        accepted = {act for act, call in attempts(made, people[kind]).items() if succeeds(call)}
        made = Registration.objects.select_related("term__cluster", "document").get(pk=pk)
        found[kind] = (accepted, allowed(made, people[kind]), offered(client, made))
    assert found == {kind: (who.get(kind, set()),) * 3 for kind in people}


def test_the_walk_knows_every_act(cluster_year):
    made = factories.registration(cluster_year)
    assert set(attempts(made, cluster_year.secretary)) == set(Registration.ACTS)
