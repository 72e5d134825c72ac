"""What `rounds.py` runs: six processes that sign when the barrier falls, and what is found afterwards."""

import multiprocessing
from collections import Counter
from dataclasses import dataclass
from time import perf_counter

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from pledges.agreement.acts import signing as acts
from pledges.agreement.models import Agreement
from pledges.documents.models import Confirmation, Signature, SignaturePlace, SigningAuthority
from tests import factories
from tests.pressure.soundness import faults

UNITS = 6
FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Answer:
    """What one process says it did: the serial of its signature, or why there is none."""

    serial: str = ""
    refusal: str = ""
    milliseconds: float = 0


@dataclass
class Tally:
    sealed: int = 0
    signatures: int = 0
    duplicates: int = 0
    lost: int = 0
    refused: int = 0
    findings: int = 0
    worst: float = 0

    def add(self, other: "Tally") -> None:
        for name, value in vars(other).items():
            mine = getattr(self, name)
            setattr(self, name, max(mine, value) if name == "worst" else mine + value)

    def is_sound(self, rounds: int) -> bool:
        complete = (self.sealed, self.signatures) == (rounds, rounds * UNITS)
        return complete and not (self.duplicates or self.lost or self.refused or self.findings)

    def __str__(self):
        return (
            f"{self.sealed} sealed, {self.signatures} signatures, {self.duplicates} duplicates, {self.lost} lost, "
            f"{self.refused} refused, {self.findings} findings, worst wait {self.worst:.0f} ms"
        )


def main(*, rounds: int) -> int:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in here
    barrier, total = FORK.Barrier(UNITS), Tally()
    leaders = [_leader(barrier) for _ in range(UNITS)]
    call_command("migrate", verbosity=0)
    SigningAuthority.establish()
    print(f"{rounds} rounds of {UNITS} processes on {connection.vendor}")
    for number in range(1, rounds + 1):
        found = _round(leaders)
        total.add(found)
        print(f"round {number:>3}: {found}", flush=True)
    for pipe in leaders:
        pipe.send(None)
    print(f"in total : {total}")
    return 0 if total.is_sound(rounds) else 1


def _leader(barrier):
    """Our end of the pipe to a new process."""
    ours, theirs = FORK.Pipe()
    FORK.Process(target=_signs_when_told, args=[theirs, barrier], daemon=True).start()
    return ours


def _signs_when_told(pipe, barrier) -> None:
    for place_pk in iter(pipe.recv, None):
        place = SignaturePlace.objects.select_related("mandate__person", "unit", "document").get(pk=place_pk)
        agreement = Agreement.objects.get(document=place.document)
        barrier.wait(timeout=60)
        pipe.send(_sign(agreement, place))
    connections.close_all()


def _sign(agreement: Agreement, place: SignaturePlace) -> Answer:
    begun = perf_counter()
    try:
        signature = acts.sign(
            agreement,
            place=place,
            by=place.mandate.person,
            confirmation=Confirmation(sha256=place.document.frozen_sha256, at=timezone.now()),
        )
    except Exception as refusal:  # whatever it was, it is counted and shown
        return Answer(refusal=repr(refusal), milliseconds=(perf_counter() - begun) * 1000)
    return Answer(serial=signature.serial, milliseconds=(perf_counter() - begun) * 1000)


def _round(leaders) -> Tally:
    year = factories.cluster_year(units=UNITS)
    places = year.open().document.places.order_by("number")
    for pipe, place in zip(leaders, places, strict=True):
        pipe.send(place.pk)
    answers = [pipe.recv() for pipe in leaders]
    agreement = year.reload()
    signed = agreement.document.signatures.filter(kind=Signature.Kind.PERSON)
    stored = set(signed.values_list("serial", flat=True))
    times = Counter(signed.values_list("place", flat=True)).values()
    found = faults(agreement, agreement.document)
    for line in [answer.refusal for answer in answers if answer.refusal] + found:
        print(f"    {line}")
    return Tally(
        sealed=int(agreement.state == Agreement.State.SEALED),
        signatures=len(signed),
        duplicates=sum(count - 1 for count in times),
        lost=len({answer.serial for answer in answers if answer.serial} - stored),
        refused=sum(1 for answer in answers if answer.refusal),
        findings=len(found),
        worst=max(answer.milliseconds for answer in answers),
    )
