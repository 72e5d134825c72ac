"""Places by points: the most points first; equal points share a place, and the next one is left out (1, 2, 2, 4)."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Rank:
    """A place; `is_shared` when somebody else has as many points."""

    place: int
    is_shared: bool = False

    def __str__(self):
        return f"{self.place} (đồng hạng)" if self.is_shared else str(self.place)


def ranks(points: Mapping[Hashable, Decimal | None]) -> dict[Hashable, Rank]:
    """Map the keys that have points to their places; without points nobody has a place."""
    known = {key: value for key, value in points.items() if value is not None}
    counts = Counter(known.values())
    places, ahead = {}, 0
    for value in sorted(counts, reverse=True):
        places[value] = Rank(ahead + 1, counts[value] > 1)
        ahead += counts[value]
    return {key: places[value] for key, value in known.items()}
