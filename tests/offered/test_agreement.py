"""What the pages offer a person, what the rules allow and what the acts accept is one and the same."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.standing import Standing
from pledges.agreement.acts import comments, drafting
from pledges.agreement.acts import signing as agreements
from pledges.agreement.models import Agreement, Comment
from pledges.agreement.obstacles import obstacles_to_opening
from pledges.agreement.signatories import signatories
from pledges.documents.models import Confirmation
from pledges.errors import PledgeError
from pledges.states import rules
from tests import cast, factories
from tests.factories import ClusterYear
from tests.offered.walking import succeeds
from tests.reading import Page

TOMORROW = timedelta(days=1)


def _answered(year):
    cast.answered(year, cast.commented(year))


def _invited(year):
    comments.invite_comments(year.agreement, by=year.secretary, closes_on=timezone.localdate() + TOMORROW)


def _overdue(year):
    _invited(year)
    year.agreement.comment_rounds.update(closes_on=timezone.localdate() - TOMORROW)


def _half_written(year):
    fields = factories.FIELDS | {"closing": ""}
    drafting.revise(
        year.agreement, by=year.secretary, edition=year.agreement.edition, fields=fields, commitments=[]
    )


def _signed_by_me(year):
    year.open()
    year.sign(year.leaders[0])


def _withdrawn(year):
    _signed_by_me(year)
    agreements.withdraw(year.agreement, by=year.secretary, reason="Bổ sung chỉ tiêu.")


WRITING = {"revise", "arrange_signatories"}
ROUND = {"prolong_comments", "close_comments"}
SIGNING = {"sign", "decline"}
COMMENTING = {kind: {"comment"} for kind in ("officer", "leader", "second leader")}
# how the state comes about, and who may do what in it; everybody else may do nothing
STATES = {
    "draft": (lambda year: None, {"secretary": WRITING | {"invite_comments", "open"}}),
    "draft that is not complete": (_half_written, {"secretary": WRITING | {"invite_comments"}}),
    "draft with an open round": (_invited, COMMENTING | {"secretary": WRITING | ROUND}),
    "draft with a round whose last day is over": (_overdue, {"secretary": WRITING | ROUND}),
    "draft with a comment that waits": (
        cast.commented,
        COMMENTING | {"secretary": WRITING | ROUND | {"answer"}},
    ),
    "draft with an answered comment": (_answered, {"secretary": WRITING | {"invite_comments", "open"}}),
    "open, nobody signed": (
        lambda year: year.open(),
        dict.fromkeys(["leader", "second leader", "witness"], SIGNING) | {"secretary": {"withdraw"}},
    ),
    "open and I signed": (
        _signed_by_me,
        dict.fromkeys(["second leader", "witness"], SIGNING) | {"secretary": {"withdraw"}},
    ),
    "sealed": (lambda year: cast.bring_to(year, "sealed"), {}),
    "after withdrawal": (_withdrawn, {"secretary": WRITING | {"invite_comments", "open"}}),
}


def attempts(year: ClusterYear, person) -> dict:
    """Every act with arguments as good as this person can have."""
    agreement = year.reload()
    document = agreement.document
    places = list(document.places.select_related("mandate", "unit")) if document else []
    own = next((each for each in places if each.mandate.person == person), None)
    place = own or next(iter(places), None)
    units = [unit for unit in year.units if unit.pk in Standing.of(person, year.term).units]
    waiting = Comment.objects.filter(round__agreement=agreement).order_by("answered_at").first()
    confirmation = Confirmation(sha256=document.frozen_sha256 if document else "", at=timezone.now())
    fields = factories.FIELDS | {"theme": "Chủ đề khác"}
    ours = {"by": person}
    until = timezone.localdate() + TOMORROW
    return {
        "revise": lambda: drafting.revise(
            agreement, edition=agreement.edition, fields=fields, commitments=[], **ours
        ),
        "arrange_signatories": lambda: drafting.arrange_signatories(agreement, choices={}, **ours),
        "invite_comments": lambda: comments.invite_comments(agreement, closes_on=until, **ours),
        "prolong_comments": lambda: comments.prolong_comments(agreement, closes_on=until + TOMORROW, **ours),
        "close_comments": lambda: comments.close_comments(agreement, **ours),
        "comment": lambda: comments.comment(
            agreement, unit=(units or year.units)[0], passage="", text="Nhất trí.", **ours
        ),
        "answer": lambda: comments.answer(waiting, text="Xin tiếp thu.", **ours) if waiting else _nothing(),
        "open": lambda: agreements.open_for_signature(agreement, edition=agreement.edition, **ours),
        "sign": lambda: agreements.sign(agreement, place=place, confirmation=confirmation, **ours),
        "decline": lambda: agreements.decline(agreement, place=place, reason="Chưa thống nhất.", **ours),
        "withdraw": lambda: agreements.withdraw(agreement, reason="Bổ sung chỉ tiêu.", **ours),
    }


def _nothing():
    raise PledgeError("There is no comment that could be answered.")


def allowed(year: ClusterYear, person) -> set[str]:
    """By the rules; the page behind "open" lists what is in the way, and its button is disabled as long as something is."""
    agreement = year.reload()
    in_the_way = obstacles_to_opening(agreement, signatories(agreement))
    return rules.allowed(Standing.of(person, year.term), agreement) - ({"open"} if in_the_way else set())


def offered(client, year: ClusterYear) -> set[str]:
    """The acts for which the pages of the agreement hold a link or a button that can be pressed."""
    page = _page(client, year.url())
    if page is None:
        return set()
    links = set(page.links())
    linked = {
        "revise": "draft",
        "arrange_signatories": "signatories",
        "decline": "decline",
        "withdraw": "withdraw",
    }
    found = {act for act, name in linked.items() if year.url(f"agreement_{name}") in links}
    if year.url("agreement_sign") in page.posts():
        found.add("sign")
    opening = year.url("agreement_open")
    if opening in links and opening in _page(client, opening).posts():
        found.add("open")
    assert year.url("agreement_comments") in links
    return found | _offered_on_comments(client, year)


def _offered_on_comments(client, year: ClusterYear) -> set[str]:
    home = year.url("agreement_comments")
    page, close = _page(client, home), year.url("agreement_comments_close")
    posts = page.posts() | (_page(client, close).posts() if close in page.links() else set())
    names = {
        home: "comment",
        year.url("agreement_comments_invite"): "invite_comments",
        year.url("agreement_comments_prolong"): "prolong_comments",
        close: "close_comments",
    } | {
        year.url("agreement_comment_answer", comment=comment.pk): "answer"
        for comment in Comment.objects.all()
    }
    return {act for url, act in names.items() if url in posts}


def _page(client, url: str) -> Page | None:
    response = client.get(url)
    return Page(response.content.decode(), url) if response.status_code == 200 else None


@pytest.mark.parametrize("state", STATES)
def test_the_pages_offer_exactly_what_the_acts_accept(authority, state):
    year = factories.cluster_year(witness=True)
    people = cast.people(year) | {"second leader": year.leaders[1], "witness": year.leaders[-1]}
    del people["guest"]
    come_about, who = STATES[state]
    come_about(year)
    found = {}
    for kind, client in cast.clients(people).items():
        person = people[kind]
        accepted = {act for act, call in attempts(year, person).items() if succeeds(call)}
        found[kind] = (accepted, allowed(year, person), offered(client, year))
    assert found == {kind: (who.get(kind, set()),) * 3 for kind in people}


def test_the_walk_knows_every_act(cluster_year):
    assert set(attempts(cluster_year, cluster_year.secretary)) == set(Agreement.ACTS)
