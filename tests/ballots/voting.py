"""What the tests of ballots share: a year that votes, votes, counted and signed."""

from datetime import date

from django.utils import timezone

from pledges.ballots import urn
from pledges.ballots.acts import ballot as acts
from pledges.ballots.acts import counting, rounds, voting
from pledges.ballots.models import Ballot
from pledges.documents.models import Confirmation
from tests import factories, judging

READY = {"day": date(2019, 12, 20), "venue": "Trụ sở Hội thử"}


def ready(year: factories.ClusterYear, **fields) -> Ballot:
    """A draft that may be opened: two tellers, a day, a place."""
    return judging.ballot(year, **READY | fields)


def again(ballot: Ballot) -> Ballot:
    return Ballot.objects.select_related("term__cluster", "document").get(pk=ballot.pk)


def opened(year: factories.ClusterYear, **fields) -> Ballot:
    made = ready(year, **fields)
    return acts.open_voting(made, by=year.secretary, edition=made.edition)


def cast(ballot: Ballot, year: factories.ClusterYear, number: int, *choices: int, code=None) -> str:
    """The unit with this index votes; its code."""
    code = code or urn.new_code()
    leader, unit = year.leaders[number], year.units[number]
    voting.vote(ballot, by=leader, unit=unit.pk, cast=urn.Cast(code, choices))
    return code


def voted(year: factories.ClusterYear, *votes, **fields) -> Ballot:
    """Opened, and each unit in its turn chose this one position; None is blank. Fewer votes: the last units did not."""
    made = opened(year, **fields)
    for number, choice in enumerate(votes):
        cast(made, year, number, *([choice] if choice else []))
    return again(made)


def counted(year: factories.ClusterYear, *votes, **fields) -> Ballot:
    made = voted(year, *votes, **fields)
    missing = {each.unit_id for each in made.missing}
    return again(voting.count(made, by=year.secretary, without=missing))


def signing(year: factories.ClusterYear, *votes, **fields) -> Ballot:
    """The minutes wait for the tellers."""
    made = counted(year, *votes, **fields)
    return again(counting.open_for_signature(made, by=year.secretary, edition=made.edition))


def sign(ballot: Ballot, *people) -> Ballot:
    for place in again(ballot).document.place_list:
        if place.person in people or not people:
            confirmation = Confirmation(sha256=place.document.frozen_sha256, at=timezone.now())
            counting.sign(ballot, place=place, by=place.person, confirmation=confirmation)
    return again(ballot)


def sealed(year: factories.ClusterYear, *votes, **fields) -> Ballot:
    return sign(signing(year, *votes, **fields))


def absent(ballot: Ballot, year: factories.ClusterYear, number=-1) -> Ballot:
    """The unit with this index had not come when the vote was opened."""
    ballot.voters.filter(unit=year.units[number]).update(is_present=False)
    return again(ballot)


def brought(year: factories.ClusterYear, state: str, **fields) -> Ballot:
    """A ballot for the flag in `state`, where the first unit is the winner.

    "all voted" waits for the count, in "one absent" the last unit may still come, "replaced" is cancelled and
    prepared anew.
    """
    units = range(len(year.units))
    ways = {
        "draft": ready,
        "voting": opened,
        "one absent": lambda year, **fields: absent(opened(year, **fields), year),
        "all voted": lambda year, **fields: voted(year, *[1 for _ in units], **fields),
        "counted": lambda year, **fields: counted(year, *[1 for _ in units], **fields),
        "tied": lambda year, **fields: counted(year, *[1 + number % 2 for number in units], **fields),
        "open": lambda year, **fields: signing(year, *[1 for _ in units], **fields),
        "sealed": lambda year, **fields: sealed(year, *[1 for _ in units], **fields),
        "cancelled": cancelled,
        "replaced": replaced,
    }
    return ways[state](year, **fields)


def cancelled(year: factories.ClusterYear, **fields) -> Ballot:
    return again(acts.cancel(opened(year, **fields), by=year.secretary, reason="Hoãn họp."))


def replaced(year: factories.ClusterYear, **fields) -> Ballot:
    made = cancelled(year, **fields)
    rounds.repeat(made, by=year.secretary)
    return made
