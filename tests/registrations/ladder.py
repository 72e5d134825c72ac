"""The rungs that the tests of every act on a registration share."""

from django.utils import timezone

from members.models import Mandate, Term
from pledges.errors import NotAllowed, WrongState
from pledges.registrations.models import Registration
from pledges.states.stateful import CLOSED
from tests import factories
from tests.ladder import refused, somebody

REASON = "Bổ sung số đo kết quả."
STATES = ("draft", *factories.SENT)
OUTSIDERS = ("secretary", "supervisor", "administrator", "stranger", "former secretary")


def only_in(year: factories.ClusterYear, act, *states: str) -> None:
    """`act(registration)` is refused in every state but `states`, and nothing changes."""
    for state in STATES:
        if state not in states:
            made = factories.registration(year, state=state)
            with refused(WrongState, Registration.WRONG_STATE[state]):
                act(made)


def refused_to(year: factories.ClusterYear, sentence: str, act, *kinds: str) -> None:
    """`act(person)` is refused to each kind of person, and to the people of another unit."""
    for person in [*(somebody(year, kind) for kind in kinds), year.officers[1], year.leaders[1]]:
        with refused(NotAllowed, sentence):
            act(person)


def refused_when_closed(year: factories.ClusterYear, act) -> None:
    Term.objects.update(closed_at=timezone.now(), closed_by=year.secretary)
    with refused(WrongState, CLOSED):
        act()


def without_leader(year: factories.ClusterYear, unit) -> None:
    Mandate.objects.filter(unit=unit).update(valid_to="2019-01-02")


def words_of(made: Registration, **changes) -> dict:
    """Everything a form would send for `made`."""
    return factories.REGISTRATION | {"kind": made.kind, "name": made.name} | changes
