"""Who has fulfilled the rule of the year: at least one theme or one new model that was recorded."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from members.models import Term, Unit


@dataclass(frozen=True)
class Fulfilment:
    """`missing` in the order of the signature blocks."""

    units: int
    missing: list[Unit]

    @property
    def fulfilled(self) -> int:
        return self.units - len(self.missing)


def fulfilment(term: Term) -> Fulfilment:
    """One query, which looks for one row of each unit instead of reading all of them."""
    counted = term.registrations.counted().filter(unit=OuterRef("unit"))
    members = term.members().annotate(has_one=Exists(counted)).only("term", "unit__short_name")
    found = [(member.unit, member.has_one) for member in members]
    return Fulfilment(len(found), [unit for unit, has_one in found if not has_one])
