"""Messages about exemplars."""

from members.serving import people_of, secretariat, unit_people
from pledges.exemplars.models import Exemplar
from pledges.mail.letter import send


def proposed(exemplar: Exemplar) -> None:
    """Mail the secretariat, which judges it."""
    send("exemplars/proposed", secretariat(exemplar.term), exemplar)


def accepted(exemplar: Exemplar) -> None:
    """Mail the unit that proposed it."""
    send("exemplars/accepted", people_of(exemplar.unit), exemplar)


def refused(exemplar: Exemplar) -> None:
    """Mail the reason to the unit that proposed it."""
    send("exemplars/refused", people_of(exemplar.unit), exemplar)


def shared(exemplar: Exemplar) -> None:
    """Mail officers and leaders of all member units."""
    send("exemplars/shared", unit_people(exemplar.term), exemplar)
