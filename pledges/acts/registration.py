"""A unit's registrations of the year."""

from django.db import transaction

from members.models import Person, Term, Unit
from members.standing import Standing
from pledges.models import Event, Exemplar, Registration


@transaction.atomic
def start(
    term: Term,
    *,
    by: Person,
    unit: Unit,
    kind: str,
    name: str,
    learned_from: Exemplar | None = None,
    address: str = "",
) -> Registration:
    """A draft of the person's own unit."""
    rows = Term.objects.select_related("cluster", "witness")
    term = rows.select_for_update(of=("self",), no_key=True).get(pk=term.pk)
    registration = Registration(term=term, unit=unit, kind=kind, name=name, learned_from=learned_from)
    registration.require("write", Standing.of(by, term))
    registration.save()
    registration.record(Event.Verb.BEGUN, by=by, address=address, unit=unit.name)
    return registration
