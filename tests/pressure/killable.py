"""An act that runs in a process of its own, and that may be killed on the way. PostgreSQL only."""

import multiprocessing
import time
from collections.abc import Callable

from django.db import connection, connections

FORK = multiprocessing.get_context("fork")


class Killable:
    """Running as soon as it is made; `acknowledged`: it had said that the act was done before it was killed."""

    def __init__(self, act: Callable[[], object]):
        connections.close_all()  # a connection must not be shared with the new process
        self.pipe, theirs = FORK.Pipe()
        self.process = FORK.Process(target=_run, args=[act, theirs], daemon=True)
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
        """SIGKILL; the seconds it was given. Returns when the server has noticed, too."""
        self.process.kill()
        taken = time.perf_counter() - self.begun
        self.process.join()
        try:
            self.acknowledged = self.pipe.poll() and self.pipe.recv() == "done"
        except EOFError:
            self.acknowledged = False
        _wait_for_the_server(self.backend)
        return taken


def _run(act: Callable[[], object], pipe) -> None:
    connection.ensure_connection()
    pipe.send(connection.connection.get_backend_pid())
    act()
    pipe.send("done")
    connections.close_all()


def _wait_for_the_server(backend: int) -> None:
    """It may still be busy with the last statement of a client that is gone."""
    patience = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < patience:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = %s", [backend])
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.01)
    raise SystemExit("the server did not notice that its client was killed")
