"""What the pages of activities and exemplars offer, what the rules allow and what the acts accept is one and the same."""

import pytest
from django.utils import timezone

from members.standing import Standing
from pledges.activities import acts as activities
from pledges.activities.models import Activity
from pledges.exemplars import acts as exemplars
from pledges.exemplars.models import Exemplar
from pledges.states import rules
from tests import cast, factories
from tests.activities.together import close, days
from tests.offered.walking import succeeds
from tests.reading import Page

UNIT_PEOPLE = ("officer", "leader", "second leader")
PLANNING = {"write", "invite", "cancel"}


def _invited(year):
    return activities.invite(factories.activity(year), by=year.secretary)


# how the activity comes about, and what the secretariat may do with it; everybody else may do nothing
ACTIVITIES = {
    "planned": (factories.activity, PLANNING),
    "invited": (_invited, PLANNING),
    "of today": (lambda year: factories.activity(year, starts_at=timezone.now()), PLANNING | {"hold"}),
    "of yesterday": (lambda year: factories.activity(year, starts_at=days(-1)), {"write", "cancel", "hold"}),
    "held": (lambda year: factories.activity(year, "held"), {"hold"}),
    "cancelled": (lambda year: factories.activity(year, "cancelled"), set()),
    "of a closed year": (lambda year: _closed(year, factories.activity(year)), set()),
}
REPLYING = {kind: {"reply"} for kind in UNIT_PEOPLE}
LEARNING = {kind: {"learn"} for kind in UNIT_PEOPLE}
WRITING = {"officer": {"write"}, "leader": {"write"}}
EXEMPLARS = {
    "proposed": WRITING | {"secretary": {"accept", "refuse"}},
    "accepted": {"secretary": {"share"}},
    "shared": LEARNING,
    "refused": WRITING,
    "of a closed year": {},
}


def _closed(year, thing):
    close(year)
    return type(thing).objects.get(pk=thing.pk)


@pytest.fixture
def year(db):
    return factories.cluster_year(witness=True)


def everybody(year) -> dict:
    people = cast.people(year) | {"second leader": year.leaders[1], "witness": year.leaders[-1]}
    del people["guest"]
    return people


def attempts_on_activity(activity: Activity, year, by) -> dict:
    came = {unit.pk: activities.Presence(is_present=True) for unit in year.units}
    own = [unit for unit in year.units if unit.pk in Standing.of(by, year.term).units]
    answer = {"unit": (own or year.units)[0], "answer": "comes", "people": ""}
    return {
        "reply": lambda: activities.reply(activity, by=by, **answer),
        "write": lambda: activities.write(activity, by=by, place="Khác"),
        "invite": lambda: activities.invite(activity, by=by),
        "hold": lambda: activities.hold(activity, by=by, attendance=came, outcome="Xong."),
        "cancel": lambda: activities.cancel(activity, by=by, reason="Hoãn."),
    }


def attempts_on_exemplar(exemplar: Exemplar, year, by) -> dict:
    own = [unit for unit in year.units if unit.pk in Standing.of(by, year.term).units]
    unit = (own or year.units)[0]
    words = {"kind": "person", "name": "Mới", "achievement": "Việc.", "lesson": "Cách."}
    return {
        "write": lambda: exemplars.write(exemplar, by=by, **words),
        "accept": lambda: exemplars.accept(exemplar, by=by),
        "refuse": lambda: exemplars.refuse(exemplar, by=by, reason="Thiếu."),
        "share": lambda: exemplars.share(exemplar, by=by),
        "learn": lambda: exemplars.learn(exemplar, by=by, unit=unit, kind="model"),
    }


def offered(client, thing) -> set[str]:
    """The acts for which the page of the thing holds a link, or a button that can be pressed."""
    response = client.get(thing.get_absolute_url())
    if response.status_code != 200:
        return set()
    page = Page(response.content.decode(), thing.get_absolute_url())
    there = {*page.links(), *page.posts()}
    return {act for act in thing.ACTS if thing.url(f"{thing.EVENT_KEY}_{act}") in there}


def walked(year, thing, attempts) -> dict:
    found, people = {}, everybody(year)
    for kind, client in cast.clients(people).items():
        person = people[kind]
        accepted = {act for act, call in attempts(thing, year, person).items() if succeeds(call)}
        allowed = rules.allowed(Standing.of(person, year.term), thing)
        found[kind] = (accepted, allowed, offered(client, thing))
    return found


@pytest.mark.parametrize("state", ACTIVITIES)
def test_activities_offer_exactly_what_the_acts_accept(year, state):
    come_about, may = ACTIVITIES[state]
    found = walked(year, come_about(year), attempts_on_activity)
    who = {"secretary": may} | (REPLYING if state == "invited" else {})
    assert found == {kind: (who.get(kind, set()),) * 3 for kind in found}


@pytest.mark.parametrize("state", EXEMPLARS)
def test_exemplars_offer_exactly_what_the_acts_accept(year, state):
    thing = factories.exemplar(year, state=state if state in Exemplar.State.values else "proposed")
    if state == "of a closed year":
        close(year)
        thing = Exemplar.objects.get(pk=thing.pk)
    found = walked(year, thing, attempts_on_exemplar)
    assert found == {kind: (EXEMPLARS[state].get(kind, set()),) * 3 for kind in found}


def test_the_walk_knows_every_act(year):
    activity, exemplar = factories.activity(year), factories.exemplar(year)
    assert set(attempts_on_activity(activity, year, year.secretary)) == set(Activity.ACTS)
    assert set(attempts_on_exemplar(exemplar, year, year.secretary)) == set(Exemplar.ACTS)
