"""A process that signs one place through the act, and that may be killed on the way."""

import multiprocessing
import time

from django.db import connection, connections
from django.utils import timezone

from pledges.acts import agreement as acts
from pledges.models import Agreement, Confirmation, SignaturePlace

FORK = multiprocessing.get_context("fork")


class SigningProcess:
    """Running as soon as it is made; `backend` is the process of the PostgreSQL server that works for it."""

    def __init__(self, place: SignaturePlace):
        connections.close_all()  # a connection must not be shared with the new process
        self.pipe, theirs = FORK.Pipe()
        self.process = FORK.Process(target=_sign, args=[place.pk, theirs], daemon=True)
        self.process.start()
        theirs.close()
        self.backend = self.pipe.recv()
        self.begun = time.perf_counter()
        self.acknowledged = False

    def run_to_the_end(self) -> float:
        """Seconds it took."""
        self.pipe.recv()
        taken = time.perf_counter() - self.begun
        self.process.join()
        return taken

    def kill(self) -> float:
        """SIGKILL; the seconds it was given. Notes whether it had reported its signature before."""
        self.process.kill()
        taken = time.perf_counter() - self.begun
        self.process.join()
        try:
            self.acknowledged = self.pipe.poll() and self.pipe.recv() == "signed"
        except EOFError:
            self.acknowledged = False
        return taken


def _sign(place_pk: int, pipe) -> None:
    place = SignaturePlace.objects.select_related("mandate__person", "unit", "document").get(pk=place_pk)
    agreement = Agreement.objects.get(document=place.document)
    confirmation = Confirmation(sha256=place.document.frozen_sha256, at=timezone.now())
    pipe.send(connection.connection.get_backend_pid())
    acts.sign(agreement, place=place, by=place.mandate.person, confirmation=confirmation)
    pipe.send("signed")
    connections.close_all()
