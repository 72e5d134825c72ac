"""Where the pages of a year stand. Every template knows the tag `page` without loading it."""

from django import template
from django.urls import reverse

from members.models import Term

register = template.Library()


def year_url(term: Term, page: str, **extra) -> str:
    """The address of a page of a year, by URL name."""
    return reverse(f"pledges:{page}", kwargs={"cluster": term.cluster.slug, "year": term.name} | extra)


@register.simple_tag(name="page")
def page_url(page: str, thing, **extra) -> str:
    """`{% page 'ballots' term %}`, `{% page 'ballot_write' ballot %}`: a page of a year, or of something Stateful in it."""
    return year_url(thing, page, **extra) if isinstance(thing, Term) else thing.url(page, **extra)
