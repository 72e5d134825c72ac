"""The offices that people of a team hold at home, as papers name them."""

from collections.abc import Iterable

from members.models import Mandate

Titles = dict[tuple[int, int], str]


def titles(held: Iterable[Mandate]) -> Titles:
    """Map (person, unit), by primary keys, to the title of the first mandate among `held`, which come oldest first."""
    return {(mandate.person_id, mandate.unit_id): mandate.title for mandate in reversed(list(held))}
