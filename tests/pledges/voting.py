"""What the tests of ballots share: a year that votes, votes, counted and signed."""

from datetime import date

from django.utils import timezone

from pledges.acts import ballot as acts
from pledges.acts import ballot_rounds as rounds
from pledges.acts import counting, voting
from pledges.ballots import urn
from pledges.models import Ballot, Confirmation
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


def brought(year: factories.ClusterYear, state: str, **fields) -> Ballot:
    """A ballot for the flag in `state`, where the first unit is the winner; "all voted" waits for the count.

    "replaced" is cancelled, and prepared anew.
    """
    most = [1] * len(year.units)
    if state == "draft":
        return ready(year, **fields)
    if state == "voting":
        return opened(year, **fields)
    if state == "all voted":
        return voted(year, *most, **fields)
    if state in {"cancelled", "replaced"}:
        made = again(acts.cancel(opened(year, **fields), by=year.secretary, reason="Hoãn họp."))
        if state == "replaced":
            rounds.repeat(made, by=year.secretary)
        return made
    if state == "tied":
        return counted(year, *[1 + number % 2 for number in range(len(year.units))], **fields)
    return {"counted": counted, "open": signing, "sealed": sealed}[state](year, *most, **fields)
