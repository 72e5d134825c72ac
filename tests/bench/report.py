"""All sections, one after the other; the child process of bench.py."""

import os
import platform
from importlib.metadata import version
from time import perf_counter

from django.db import connection

from tests.bench import listing, opening, queries, reading, scores, server, signing


def main() -> int:
    """1 when a page asks the database more often for more units."""
    begun = perf_counter()
    _describe()
    opening.report(10, seconds=25)
    signing.report(5, seconds=30)
    year = reading.case()
    with server.running() as port:
        reading.report_pages(year, port, 60, seconds=15)
        reading.report_throughput(year, port, 3, seconds=3)
    listing.report(40, seconds=15)
    scores.report(40, seconds=15)
    constant = queries.report()
    print(f"\n{perf_counter() - begun:.0f} s in all, load {os.getloadavg()[0]:.1f}.")
    return 0 if constant else 1


def _describe() -> None:
    names = ("django", "weasyprint", "pyhanko", "gunicorn")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}, {versions}"
    )
    clients = "wrk" if server.WRK else "threads of this process (there is no wrk)"
    print(f"Database {connection.vendor}, clients {clients}, settings of a server (DEBUG off).")
    print("Trust ratios of one run, not milliseconds of two; on a busy machine those by best and by work")
    print("(processor time of this process, without the database).")
