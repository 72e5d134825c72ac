"""The duty of the year: each unit has at least one theme or new model that was recorded."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from members.models import Term, Unit


@dataclass(frozen=True)
class Fulfilment:
    """The number of `units`, and those still `missing` theirs in the order of the signature blocks."""

    units: int
    missing: list[Unit]

    @property
    def fulfilled(self) -> int:
        return self.units - len(self.missing)


def fulfilment(term: Term) -> Fulfilment:
    """Look for one registration of every unit, in one query, instead of reading all of them."""
    counted = term.registrations.counted().filter(unit=OuterRef("unit"))
    members = term.members().annotate(has_one=Exists(counted)).only("term", "unit__short_name")
    units = [(member.unit, member.has_one) for member in members]
    return Fulfilment(len(units), [unit for unit, has_one in units if not has_one])
