"""What the page of the scale offers a person, what the rules allow and what the acts accept is one and the same."""

from decimal import Decimal

import pytest
from django.db import transaction

from members.standing import Standing
from pledges.scores.scale.acts import criterion as criterion_acts
from pledges.scores.scale.acts import opening as scale_opening
from pledges.scores.scale.acts import scale as acts
from pledges.scores.scale.models import Scale
from pledges.scores.sheet.models import Score
from pledges.states import rules
from tests import cast, factories, judging
from tests.offered.walking import succeeds
from tests.reading import Page
from tests.reports import reporting
from tests.scores.scaling import KIND, fields, key

WRITING = {"settings", "add", "change", "shift", "move", "remove"}
# how the scale is, and what the secretariat may do with it; everybody else may do nothing
STATES = {
    "draft": WRITING | {"open"},
    "incomplete": WRITING,
    "open": {"reopen"},
    "scored": set(),
    "draft of a closed year": set(),
    "open in a closed year": set(),
}
LINKED = {
    "settings": "scale_settings",
    "add": "criterion_add",
    "change": "criterion_write",
    "move": "criterion_move",
    "remove": "criterion_remove",
    "open": "scale_open",
    "reopen": "scale_reopen",
}
POSTED = {"shift": "criterion_shift"}


def brought(year, state: str) -> Scale:
    scale = judging.scale(year, "open" if state in {"open", "scored", "open in a closed year"} else "draft")
    if state == "incomplete":
        judging.criterion(scale, KIND.GROUP, name="Nhóm trống")
    if state == "scored":
        sheet = year.term.score_sheets.first()
        written = {"column": "self", "figure": 1, "points": 20}
        Score.objects.create(sheet=sheet, criterion_id=key(scale, "1.2"), **written)
    if state.endswith("closed year"):
        reporting.close(year)
    return Scale.objects.select_related("term__cluster").get(pk=scale.pk)


def attempts(scale: Scale, person) -> dict:
    ours = {"by": person, "edition": scale.edition}
    one = {"criterion": key(scale, "1.2")} | ours
    return {
        "settings": lambda: acts.write_settings(scale, total=Decimal(90), source="", **ours),
        "add": lambda: criterion_acts.add(scale, parent=None, fields=fields(), **ours),
        "change": lambda: criterion_acts.change(scale, fields=fields(), **one),
        "shift": lambda: criterion_acts.shift(scale, up=True, **one),
        "move": lambda: criterion_acts.move(scale, parent=None, **one),
        "remove": lambda: criterion_acts.remove(scale, **one),
        "open": lambda: scale_opening.open_scoring(scale, **ours),
        "reopen": lambda: scale_opening.reopen(scale, by=person),
    }


def offered(client, scale: Scale) -> set[str]:
    url, one = scale.get_absolute_url(), {"criterion": key(scale, "1.2")}
    page = Page(client.get(url).content.decode(), url)

    def address(name):
        return scale.url(name, **(one if name.startswith("criterion_") and name != "criterion_add" else {}))

    found = {act for act, name in LINKED.items() if address(name) in page.links()}
    return found | {act for act, name in POSTED.items() if address(name) in page.posts()}


@pytest.mark.parametrize("state", STATES)
def test_the_page_offers_exactly_what_the_acts_accept(db, state):
    year = factories.cluster_year(units=2)
    scale = brought(year, state)
    people = cast.people(year)
    for kind in (
        "guest",
        "stranger",
        "secretary_elsewhere",
        "leader_elsewhere",
        "former_leader",
        "deactivated",
    ):
        del people[kind]  # who does not get to the page; the table of doors says so
    found = {}
    for kind, client in cast.clients(people).items():
        person = people[kind]
        with transaction.atomic():
            accepted = {act for act, call in attempts(scale, person).items() if succeeds(call)}
            transaction.set_rollback(True)
        found[kind] = (accepted, offered(client, scale))
    assert found == {kind: (STATES[state] if kind == "secretary" else set(),) * 2 for kind in people}


def test_the_rules_say_the_same(db):
    year = factories.cluster_year(units=2)
    scale = judging.scale(year, "draft")
    assert rules.allowed(Standing.of(year.secretary, year.term), scale) == {"write", "open"}
    assert rules.allowed(Standing.of(year.leaders[0], year.term), scale) == set()
