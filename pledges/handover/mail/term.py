"""Messages about the year itself."""

from django.urls import reverse

from members.models import Term
from pledges.mail.letter import everybody, write


def next_term_opened(term: Term) -> None:
    """To everybody of the new year."""
    write("handover/next_term_opened", everybody(term), term, _page(term))


def term_closed(term: Term) -> None:
    """To everybody of the year that was closed."""
    write("handover/term_closed", everybody(term), term, _page(term))


def _page(term: Term) -> str:
    return reverse("pledges:workbench_year", kwargs={"cluster": term.cluster.slug, "year": term.name})
