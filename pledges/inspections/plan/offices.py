"""The offices that people of a team hold at home, as papers name them."""

from datetime import date

from members.models import Mandate

Titles = dict[tuple[int, int], str]


def titles(units: set[int], *, on: date | None = None) -> Titles:
    """Map (person, unit), by primary keys, to the title of a leader on that day (default: today). One query."""
    held = Mandate.objects.in_force(on).filter(unit__in=units).order_by("-pk")
    return {(person, unit): title for person, unit, title in held.values_list("person", "unit", "title")}
