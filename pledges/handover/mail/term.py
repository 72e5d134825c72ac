"""Messages about the year itself."""

from members.models import Term
from members.serving import everybody
from pledges.mail.letter import write
from pledges.states.addresses import year_url


def next_term_opened(term: Term) -> None:
    """Tell everybody of the new year that it was opened."""
    write("handover/next_term_opened", everybody(term), term, year_url(term, "workbench_year"))


def term_closed(term: Term) -> None:
    """Tell everybody of the year that it was closed."""
    write("handover/term_closed", everybody(term), term, year_url(term, "workbench_year"))
