"""Addresses of the pages of a year. The tag `page` is a builtin of every template."""

from django import template
from django.urls import reverse

from members.models import Term

register = template.Library()


def year_url(term: Term, page: str, **extra) -> str:
    return reverse(f"pledges:{page}", kwargs={"cluster": term.cluster.slug, "year": term.name} | extra)


@register.simple_tag(name="page")
def page_url(page: str, subject, **extra) -> str:
    """`{% page 'ballots' term %}`, `{% page 'ballot_write' ballot %}`: `subject` is a Term or Stateful."""
    return year_url(subject, page, **extra) if isinstance(subject, Term) else subject.url(page, **extra)
