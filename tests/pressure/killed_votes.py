"""What `kill.py --votes` runs: a process votes or counts, is killed on the way, and the database is looked at."""

import random
import time
from collections import Counter
from functools import partial

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from pledges.ballots import urn
from pledges.ballots.acts import voting
from pledges.ballots.models import Ballot
from pledges.states.event import EventChain
from tests import factories
from tests.ballots.voting import again, opened
from tests.pressure.killable import Killable

UNITS = 6


def main(*, times: int) -> int:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in here
    call_command("migrate", verbosity=0)
    usual = _usual_time()
    print(f"{times} kills; usually a vote takes {usual * 1000:.0f} ms")
    seen, torn = Counter(), []
    while seen.total() < times:
        year = factories.cluster_year(units=UNITS)
        ballot, codes = opened(year), {}
        for number in range(UNITS):
            outcome, found = _killed_while_voting(year, ballot, number, codes, usual)
            seen["vote", outcome] += 1
            torn += found
        outcome, found = _killed_while_counting(year, ballot, codes, usual)
        seen["count", outcome] += 1
        torn += found
        print(f"{seen.total():>3} kills, {len(torn)} faults", flush=True)
    for (act, outcome), number in sorted(seen.items()):
        print(f"{act:<6} {outcome:<6} {number:>4}")
    for line in torn:
        print(line)
    connections.close_all()
    return 1 if torn else 0


def _usual_time() -> float:
    """Seconds of an undisturbed vote; the median of five."""
    year = factories.cluster_year(units=UNITS)
    ballot = opened(year)
    taken = [Killable(_vote(year, ballot, number, urn.new_code())).run_to_the_end() for number in range(5)]
    return sorted(taken)[2]


def _vote(year, ballot, number: int, code: str):
    cast = urn.Cast(code, (1 + number % 2,))
    return partial(voting.vote, ballot, by=year.leaders[number], unit=year.units[number].pk, cast=cast)


def _count(year, ballot):
    return partial(voting.count, ballot, by=year.secretary, without=set())


def _killed_while_voting(year, ballot, number: int, codes: dict, usual: float) -> tuple[str, list[str]]:
    """Outcome ("none" or "whole") and what does not fit. Afterwards the unit has voted: what was lost is cast again."""
    code = urn.new_code()
    acknowledged = _kill(_vote(year, ballot, number, code), usual)
    whole = _marked(ballot, number)
    codes |= {code: 1 + number % 2} if whole else {}
    found = _faults(ballot, codes)
    if acknowledged and not whole:
        found.append(f"unit {number} of ballot {ballot.pk}: an acknowledged vote is gone")
    if not whole:
        code = urn.new_code()
        _vote(year, ballot, number, code)()
        codes[code] = 1 + number % 2
        found += _faults(ballot, codes)
    return ("whole" if whole else "none"), found


def _killed_while_counting(year, ballot, codes: dict, usual: float) -> tuple[str, list[str]]:
    acknowledged = _kill(_count(year, ballot), usual)
    whole = again(ballot).state == Ballot.State.COUNTED
    found = [] if whole else _faults(ballot, codes)
    if acknowledged and not whole:
        found.append(f"ballot {ballot.pk}: an acknowledged count is gone")
    if not whole:
        _count(year, ballot)()
    counted = again(ballot)
    slips = {slip.code: slip.choices[0] for slip in counted.slips.all()}
    if (
        slips != codes
        or bytes(counted.urn)
        or sum(candidate.votes for candidate in counted.candidate_list) != UNITS
    ):
        found.append(f"ballot {ballot.pk}: counted {slips}, cast {codes}")
    return ("whole" if whole else "none"), found


def _kill(act, usual: float) -> bool:
    """Run `act` in a process that is killed somewhere in one and a half of the usual time; whether it had said "done"."""
    process = Killable(act)
    time.sleep(random.uniform(0, 1.5) * usual)  # noqa: S311 - a stopwatch, not a secret
    process.kill()
    return process.acknowledged


def _marked(ballot, number: int) -> bool:
    return ballot.voters.order_by("pk")[number].voted_at is not None


def _faults(ballot, codes: dict) -> list[str]:
    """The urn holds exactly the votes of those who are marked, and the log tells each of them."""
    ballot = again(ballot)
    inside = {each.code: each.choices[0] for each in urn.opened(ballot)}
    logged = EventChain.objects.get(key=ballot.event_key).length
    events = ballot.events().count()
    if inside == codes and len(ballot.voted) == len(codes) and logged == events:
        return []
    return [
        f"ballot {ballot.pk}: {len(ballot.voted)} voted, in the urn {inside}, cast {codes}, {logged} logged"
    ]
