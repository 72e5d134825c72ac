"""What the tests of activities and exemplars share: a year, moments, a year that was closed."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from members.models import Term
from pledges.activities.acts import Presence
from pledges.states.event import Event
from pledges.states.stateful import CLOSED, ONLY_SECRETARIAT, ONLY_UNIT_PEOPLE
from tests import factories
from tests.ladder import letters
from tests.pages import page

__all__ = [
    "CLOSED",
    "ONLY_SECRETARIAT",
    "ONLY_UNIT_PEOPLE",
    "close",
    "days",
    "held",
    "last",
    "since",
    "typed",
]


def days(number: int):
    """That many days from now."""
    return timezone.now() + timedelta(days=number)


def typed(moment) -> str:
    """As it is typed into a form."""
    return f"{timezone.localtime(moment):%H:%M %d/%m/%Y}"


def close(year: factories.ClusterYear) -> None:
    """The year was handed over."""
    Term.objects.filter(pk=year.term.pk).update(closed_at=timezone.now(), closed_by=year.secretary)
    year.term.refresh_from_db()


def held(year: factories.ClusterYear, **fields):
    return factories.activity(year, "held", **fields)


def last(thing, verb: Event.Verb) -> Event:
    """The newest event of the thing, which is of that kind."""
    event = thing.events().last()
    assert event.verb == verb
    return event


def since(before: list) -> list:
    """The letters that came after `before` were read."""
    found = letters()
    for each in before:
        found.remove(each)
    return found


def came(year, *, people="Chủ tịch") -> dict:
    """The first unit came, the second did not."""
    return {
        year.units[0].pk: Presence(is_present=True, people=people),
        year.units[1].pk: Presence(is_present=False),
    }


def address(year, name="activities", term=None) -> str:
    term = term or year.term
    return reverse(f"pledges:{name}", kwargs={"cluster": term.cluster.slug, "year": term.name})


def names(response) -> list[str]:
    return [each.text for each in page(response).all("a") if each.attributes.get("class") == "row-link"]
