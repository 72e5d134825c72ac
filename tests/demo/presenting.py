"""The present year of the demonstration, made on a day of the test's choice."""

from datetime import date

from pledges import demo
from pledges.demo import present
from tests import kept

SPRING, AUTUMN = date(2026, 3, 16), date(2026, 11, 30)


@kept.step
def present_year(today: date) -> None:
    """The present year after a draft of 2019."""
    agreement = demo.load()
    present.fill(present.begin(agreement.term, today), today)
