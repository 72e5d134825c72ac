"""Pages against a view that only says "ok", in process and under gunicorn; requests per second."""

from functools import partial
from statistics import median

from django.core.cache import cache

from tests.bench import cases, server
from tests.bench.clock import Times, rounds
from tests.bench.pages import Page, get, readable
from tests.bench.wsgi import BARE, DEFAULT, OURS

UNITS, SIGNED, EDITIONS = 6, 3, 10
CLIENTS = (1, 8)


def case():
    """Six units, three of them have signed, a wording that was saved ten times."""
    year = cases.year_of(UNITS, editions=EDITIONS)
    year.open()
    year.sign(*year.leaders[:SIGNED])
    return year


def floors(year) -> list[Page]:
    cookie = cases.cookie_of(year.secretary)
    return [
        Page('"ok", no middleware', BARE),
        Page('"ok", the middleware of startproject (the floor)', DEFAULT, cookie),
        Page('"ok", our middleware, guest', OURS),
        Page('"ok", our middleware, signed in', OURS, cookie),
    ]


def report_pages(year, port: int, at_most: int, *, seconds: float) -> None:
    """C: every page once in each round, in process and at one client of the server."""
    basis = floors(year)
    pages, floor = [*basis, *readable(year)], basis[1].words
    inside = _measure(pages, get, at_most, seconds=seconds)
    served = _measure(pages, partial(server.ask, port), at_most, seconds=seconds)
    print(
        f"\nC. Pages, {UNITS} units, {SIGNED} signed, {served.rounds(floor)} interleaved rounds; median/best in ms,"
    )
    print(f"   x = times the floor in the same round\n  {'':<50}{'in process':>22}{'gunicorn, 1 client':>26}")
    for name in [page.words for page in pages]:
        figures = [
            f"{times.median(name):10.2f} /{times.best(name):6.2f}{times.ratio(name, floor):6.1f} x"
            for times in (inside, served)
        ]
        print(f"  {name:<50}{''.join(figures)}")
    listed = pages[len(basis)].words
    for words, below in (("the floor (aim 20)", floor), ('our own "ok", signed in', basis[-1].words)):
        figures = (
            f"{served.ratio(listed, below):.1f} x by median, {served.best_ratio(listed, below):.1f} x by best"
        )
        print(f"  The list page under gunicorn against {words}: {figures}.")
    print(
        f"  The first verification of a document in an hour, its verdict not yet remembered: {_unremembered(pages[-1]):.0f} ms."
    )


def _measure(pages: list[Page], ask, at_most: int, *, seconds: float) -> Times:
    times = Times()
    for page in pages * 3:  # until code, templates and both workers are warm
        ask(page)
    for _ in rounds(at_most, seconds=seconds):
        for page in pages:
            with times.of(page.words):
                ask(page)
    return times


def _unremembered(verification: Page) -> float:
    times = Times()
    for _ in range(3):
        cache.clear()
        with times.of("it"):
            get(verification)
    return times.median("it")


def report_throughput(year, port: int, times: int, *, seconds: int) -> None:
    """E: requests per second."""
    units, _, agreement, *_ = readable(year)
    stored = Page("a stored PDF", year.url("agreement_pdf"), agreement.cookie)
    targets = [(page, clients) for page in (stored, units, agreement) for clients in CLIENTS]
    taken = {target: [] for target in targets}
    for _ in range(times):
        for page, clients in targets:
            taken[page, clients].append(server.load(port, page, clients=clients, seconds=seconds))
    print(
        f"\nE. Requests per second, gunicorn sync x {server.WORKERS}, --preload, {times} rounds of {seconds} s"
    )
    print(f"  {'':<40}{'clients':>8}{'median':>9}{'best':>9}{'p50 ms':>9}")
    for (page, clients), loads in taken.items():
        rates = [load.per_second for load in loads]
        p50 = median(load.p50 for load in loads)
        print(f"  {page.words:<40}{clients:>8}{median(rates):>9.0f}{max(rates):>9.0f}{p50:>9.1f}")
