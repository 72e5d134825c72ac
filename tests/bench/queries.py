"""Database queries of each page for one unit and for thirty: the number must be the same."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bench import cases
from tests.bench.pages import Page, drafting, get, readable

FEW, MANY, ALLOWED = 1, 30, 12


def count(page: Page) -> int:
    """Of a second visit, with nothing remembered of the first but code, templates and the unlocked authority."""
    get(page)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        get(page)
    return len(queries)


def measure(units: int) -> dict[str, int]:
    """By page; an agreement in draft, open, and signed by everybody."""
    year = cases.year_of(units)
    found = {page.words: count(page) for page in drafting(year)}
    year.open()
    found |= {page.words: count(page) for page in readable(year)}
    year.sign()
    return found | {f"{page.words}, sealed": count(page) for page in readable(year)}


def report() -> bool:
    """True when no page asks more often for more units."""
    few, many = measure(FEW), measure(MANY)
    print(
        f"\nD. Database queries per page, session and user included; at most {ALLOWED}\n  {'':<52}{FEW:>7}{MANY:>7} units"
    )
    for words, number in few.items():
        notes = ["GROWS"] * (number != many[words]) + ["TOO MANY"] * (many[words] > ALLOWED)
        print(f"  {words:<52}{number:>7}{many[words]:>7} {', '.join(notes)}")
    return few == many
