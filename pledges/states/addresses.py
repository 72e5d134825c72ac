"""Addresses of the pages of a year, and whom to ask. Its tags are builtins of every template."""

import re

from django import template
from django.urls import reverse

from members.models import Term

register = template.Library()

ASK = re.compile(r"(?:liên hệ|báo) Thường trực cụm")


def year_url(term: Term, page: str, **extra) -> str:
    return reverse(f"pledges:{page}", kwargs={"cluster": term.cluster.slug, "year": term.name} | extra)


@register.simple_tag(name="page")
def page_url(page: str, subject, **extra) -> str:
    """`{% page 'ballots' term %}`, `{% page 'ballot_write' ballot %}`: `subject` is a Term or Stateful."""
    return year_url(subject, page, **extra) if isinstance(subject, Term) else subject.url(page, **extra)


@register.simple_tag(takes_context=True)
def reachable(context, sentence: str) -> str:
    """Add name and telephone where a sentence sends people to the secretariat of the page's cluster."""
    sent, contact = ASK.search(str(sentence)), context.get("contact")
    if not sent or not contact or not contact.people:
        return sentence
    return f"{sentence[: sent.end()]} ({contact.people}){sentence[sent.end() :]}"
