"""The product under gunicorn, and clients that keep asking."""

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import monotonic, perf_counter, sleep

from tests.bench import cases
from tests.bench.pages import Page

WRK = shutil.which("wrk")
WORKERS = 2
OPTIONS = ["--preload", "--worker-class", "sync", "--log-level", "error", "--no-control-socket"]


@dataclass(frozen=True)
class Load:
    per_second: float
    p50: float  # milliseconds


@contextmanager
def running() -> Iterator[int]:
    """The port of a server with two workers that is ready to answer."""
    with socket.socket() as free:
        free.bind((cases.HOST, 0))
        port = free.getsockname()[1]
    bind = ["--bind", f"{cases.HOST}:{port}", "--workers", str(WORKERS)]
    server = subprocess.Popen([sys.executable, "-m", "gunicorn", "tests.bench.wsgi", *bind, *OPTIONS])
    try:
        _wait(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(server: subprocess.Popen, port: int) -> None:
    deadline = monotonic() + 30
    while monotonic() < deadline and server.poll() is None:
        try:
            return ask(port, Page("alive", "/healthz"))
        except OSError:
            sleep(0.1)
    raise RuntimeError("gunicorn did not start")


def ask(port: int, page: Page) -> None:
    """One request on a connection of its own, as the sync workers want it; through a bare socket, which costs least."""
    cookie = f"Cookie: {page.cookie}\r\n" if page.cookie else ""
    request = f"GET {page.address} HTTP/1.1\r\nHost: {cases.HOST}\r\n{cookie}Connection: close\r\n\r\n"
    answer = bytearray()
    with socket.create_connection((cases.HOST, port), timeout=30) as connection:
        connection.sendall(request.encode())
        while part := connection.recv(65536):
            answer += part
    if not answer.startswith(b"HTTP/1.1 200 "):
        raise RuntimeError(f"{page.address}: {bytes(answer[:60])}")


def load(port: int, page: Page, *, clients: int, seconds: float) -> Load:
    """`clients` that ask again as soon as they are answered."""
    ask(port, page)
    return (_wrk if WRK else _loop)(port, page, clients, seconds)


def _wrk(port: int, page: Page, clients: int, seconds: float) -> Load:
    address = f"http://{cases.HOST}:{port}{page.address}"
    command = [
        WRK,
        "-t1",
        f"-c{clients}",
        f"-d{seconds}s",
        "--latency",
        "-H",
        f"Cookie: {page.cookie}",
        address,
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told:
        raise RuntimeError(f"{page.address}: {told}")
    figure, unit = re.search(r"50%\s+([\d.]+)(us|ms|s)", told).groups()
    p50 = float(figure) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    return Load(float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]), p50)


def _loop(port: int, page: Page, clients: int, seconds: float) -> Load:
    """Without wrk: threads of this process, which cost some of the machine themselves."""
    begun = perf_counter()

    def ask_on(_) -> list[float]:
        taken = []
        while perf_counter() < begun + seconds:
            started = perf_counter()
            ask(port, page)
            taken.append((perf_counter() - started) * 1000)
        return taken

    with ThreadPoolExecutor(clients) as pool:
        taken = [each for one in pool.map(ask_on, range(clients)) for each in one]
    return Load(len(taken) / (perf_counter() - begun), median(taken))
