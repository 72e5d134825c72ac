"""What `kill.py` runs: one process signs, is killed on the way, and the database is looked at."""

import random
import time
from collections import Counter
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from pledges.agreement.acts import signing as acts
from pledges.agreement.models import Agreement
from pledges.documents.models import Confirmation, Document, Signature, SignaturePlace, SigningAuthority
from tests import factories
from tests.pressure.killable import Killable
from tests.pressure.soundness import faults
from tests.pressure.stand import Stand

UNITS = 3  # every third signature also closes the document
BANDS = (0.25, 0.5, 0.75, 0.9, 1.0, 1.1, 9)  # of the usual time


def main(*, times: int) -> int:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in here
    call_command("migrate", verbosity=0)
    SigningAuthority.establish()
    usual = _usual_times()
    print(
        f"{times} kills; usually a signature takes {usual[False]:.0f} ms, the last one {usual[True]:.0f} ms"
    )
    seen, torn, year = Counter(), [], None
    for number, share in enumerate(_moments(times), start=1):
        if year is None or year.reload().state == Agreement.State.SEALED:
            year = factories.cluster_year(units=UNITS)
            year.open()
        outcome, moment, found = _kill_once(year, usual, share)
        seen[_band(moment), outcome] += 1
        torn += [f"kill {number} at {moment:.0%} ({outcome}): {line}" for line in found]
        print(f"kill {number:>3}: after {moment:>4.0%} of the usual time: {outcome}", flush=True)
    _report(seen, torn)
    return 1 if torn else 0


def _moments(times: int) -> list[float]:
    """Shares of the usual time, in random order: half over the whole span, half around the commit."""
    half = times // 2
    whole = [random.uniform(each, each + 1) / half for each in range(half)]  # noqa: S311 - a stopwatch, not a secret
    around = [0.8 + 0.5 * random.random() for _ in range(times - half)]  # noqa: S311 -- moments to kill at, no secret
    return random.sample(whole + around, times)


def _usual_times() -> dict[bool, float]:
    """Milliseconds of an undisturbed signature, and (True) of one that closes the document; medians of five."""
    taken = {False: [], True: []}
    for _ in range(5):
        year = factories.cluster_year(units=2)
        document = year.open().document
        for number, place in enumerate(
            document.places.select_related("mandate__person", "unit", "document").order_by("number")
        ):
            taken[bool(number)].append(Killable(_signing(place)).run_to_the_end() * 1000)
    return {sealing: sorted(each)[2] for sealing, each in taken.items()}


def _kill_once(
    year: factories.ClusterYear, usual: dict[bool, float], share: float
) -> tuple[str, float, list[str]]:
    """Outcome ("whole", "none" or "torn"), the moment as a share of the usual time, and what does not fit."""
    agreement, document = year.agreement, year.agreement.document
    place = (
        document.unsigned_places()
        .select_related("mandate__person", "unit", "document")
        .order_by("number")
        .first()
    )
    sealing = document.unsigned_places().count() == 1
    before = Stand.of(agreement, document)
    process = Killable(_signing(place))
    time.sleep(share * usual[sealing] / 1000)
    moment = process.kill() * 1000 / usual[sealing]
    agreement, document = year.reload(), Document.objects.get(pk=document.pk)
    after, found = Stand.of(agreement, document), faults(agreement, document)
    outcome = (
        "none" if after == before else "whole" if before.is_followed_by(after, sealing=sealing) else "torn"
    )
    if outcome == "torn":
        found.append(f"{before} became {after}")
    if process.acknowledged and outcome != "whole":
        found.append("the signature was acknowledged and is not there")
    if outcome == "none":
        found += _goes_on(year, place)
    return outcome, moment, found


def _signing(place: SignaturePlace) -> Callable[[], object]:
    """The leader signs; read anew by the process that does it."""
    agreement = Agreement.objects.get(document=place.document)
    confirmation = Confirmation(sha256=place.document.frozen_sha256, at=timezone.now())
    return partial(acts.sign, agreement, place=place, by=place.mandate.person, confirmation=confirmation)


def _goes_on(year: factories.ClusterYear, place) -> list[str]:
    year.sign(place.mandate.person)
    if not Signature.objects.filter(place=place).exists():
        return ["the leader could not sign afterwards"]
    return faults(year.agreement, year.agreement.document)


def _band(moment: float) -> float:
    return next(each for each in BANDS if moment < each)


def _report(seen: Counter, torn: list[str]) -> None:
    print(f"\n{'killed after':<16}{'none':>6}{'whole':>7}{'torn':>6}")
    for lower, upper in zip((0, *BANDS), BANDS, strict=False):
        label = f"{lower:.0%} - {upper:.0%}" if upper < 2 else f"{lower:.0%} and more"
        print(
            f"{label:<16}"
            + "".join(f"{seen[upper, each]:>{w}}" for each, w in (("none", 6), ("whole", 7), ("torn", 6)))
        )
    total = Counter()
    for (_, outcome), count in seen.items():
        total[outcome] += count
    print(f"{'in total':<16}{total['none']:>6}{total['whole']:>7}{total['torn']:>6}")
    for line in torn:
        print(line)
    connections.close_all()
