"""Where the pages of a year stand."""

from django.urls import reverse

from members.models import Term


def year_url(term: Term, page: str) -> str:
    """The address of a page that each year has once."""
    return reverse(f"pledges:{page}", kwargs={"cluster": term.cluster.slug, "year": term.name})
