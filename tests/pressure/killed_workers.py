"""What `kill.py --http` runs: a real server loses its workers while leaders click until they are told "signed"."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client

from pledges.documents.models import Signature, SigningAuthority
from tests import factories
from tests.pressure.clicking import Leader
from tests.pressure.soundness import faults

UNITS = 3
WORKERS = 2


@dataclass
class Killer:
    """Kills a worker now and then while leaders click (`clicking`), until it was `times` times."""

    master: int
    times: int
    killed: int = 0
    clicking: Event = field(default_factory=Event)
    finished: Event = field(default_factory=Event)

    def run(self) -> None:
        while self.killed < self.times and not self.finished.is_set():
            time.sleep(random.uniform(0.2, 2))  # noqa: S311 - a stopwatch, not a secret
            if self.clicking.is_set() and (workers := _children(self.master)):
                os.kill(random.choice(workers), signal.SIGKILL)  # noqa: S311 -- which worker dies, no secret
                self.killed += 1


def main(*, times: int) -> int:
    call_command("migrate", verbosity=0)
    SigningAuthority.establish()
    print(f"{times} kills of {WORKERS} workers, {UNITS} leaders at a time")
    found, acknowledged, dropped, worst = [], 0, 0, 0.0
    with _server() as (address, master):
        killer = Killer(master, times)
        thread = Thread(target=killer.run)
        thread.start()
        try:
            while killer.killed < times:
                leaders, lines = _one_agreement(address, killer.clicking)
                acknowledged += sum(leader.told for leader in leaders)
                dropped += sum(leader.dropped for leader in leaders)
                worst = max(worst, *(leader.seconds for leader in leaders))
                found += lines
                print(
                    f"{killer.killed:>3} kills, {acknowledged} signatures, {dropped} lost connections",
                    flush=True,
                )
        finally:
            killer.finished.set()
            thread.join()
    print(
        f"in total: {killer.killed} kills, {acknowledged} acknowledged signatures, {dropped} requests without an answer"
    )
    print(f"          {len(found)} faults; the slowest leader was told after {worst:.1f} s")
    for line in found:
        print(line)
    return 1 if found else 0


def _one_agreement(address: tuple[str, int], clicking: Event) -> tuple[list[Leader], list[str]]:
    """Three leaders click at once until they are told; then what the database says."""
    year = factories.cluster_year(units=UNITS)
    sha256 = year.open().document.frozen_sha256
    leaders = [Leader(address, _cookie(who), year.url(), sha256) for who in year.leaders]
    threads = [Thread(target=each.click_until_told) for each in leaders]
    clicking.set()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    clicking.clear()
    agreement = year.reload()
    found = faults(agreement, agreement.document)
    for leader, who in zip(leaders, year.leaders, strict=True):
        stored = Signature.objects.filter(document=agreement.document, signed_by=who).count()
        if stored != 1 or not leader.told:
            found.append(f"{who}: told {leader.told}, {stored} signatures; last answer {leader.last}")
    if agreement.state != "sealed":
        found.append(f"agreement {agreement.pk} is {agreement.state}")
    connections.close_all()
    return leaders, found


def _cookie(who) -> str:
    return factories.client_of(Client(), who).cookies[settings.SESSION_COOKIE_NAME].value


@contextmanager
def _server():
    """(host, port) of gunicorn on this database, and the process id of its master."""
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        address = door.getsockname()
    command = ["-m", "gunicorn", "cluster_emulation.wsgi", "--preload", "--workers", str(WORKERS)]
    bind = ["--bind", f"{address[0]}:{address[1]}", "--log-level", "critical"]
    environment = os.environ | {"DEBUG": "1"}  # no collected static files here
    server = subprocess.Popen([sys.executable, *command, *bind], env=environment)
    try:
        _wait_until_it_answers(address)
        yield address, server.pid
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_until_it_answers(address: tuple[str, int]) -> None:
    for _ in range(300):
        try:
            socket.create_connection(address, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not start")


def _children(master: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{master}/task/{master}/children").read_text().split()]
