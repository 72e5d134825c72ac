"""Several acts at the same instant, each in a thread with a database connection of its own."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from threading import Barrier, Thread

from django.db import connections

ROUNDS = int(os.environ.get("PRESSURE_ROUNDS", "2"))  # of what may go well by chance


@dataclass
class Runner:
    """One act: what it gave back, or what it raised."""

    act: Callable
    result: object = None
    error: Exception | None = None

    def run(self, barrier: Barrier) -> None:
        try:
            connections["default"].ensure_connection()
            barrier.wait(timeout=30)
            self.result = self.act()
        except Exception as error:  # whatever it was, the test wants to see it
            self.error = error
        finally:
            connections.close_all()


def at_once(*acts: Callable) -> list[Runner]:
    """Run all `acts` together; the runners in the order of the acts, when the last has come in."""
    runners, barrier = [Runner(act) for act in acts], Barrier(len(acts))
    threads = [Thread(target=runner.run, args=[barrier]) for runner in runners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return runners


def kinds(runners: list[Runner]) -> list[str]:
    """How each came in: "done", or the name of what was raised; sorted."""
    return sorted(type(runner.error).__name__ if runner.error else "done" for runner in runners)
