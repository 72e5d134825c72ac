"""Messages about exemplars."""

from pledges.exemplars.models import Exemplar
from pledges.mail.letter import people_of, secretariat, send, unit_people


def proposed(exemplar: Exemplar) -> None:
    """To the secretariat, which judges it."""
    send("exemplars/proposed", secretariat(exemplar.term), exemplar)


def accepted(exemplar: Exemplar) -> None:
    """To the unit that proposed it."""
    send("exemplars/accepted", people_of(exemplar.unit), exemplar)


def refused(exemplar: Exemplar) -> None:
    """To the unit that proposed it, with the reason."""
    send("exemplars/refused", people_of(exemplar.unit), exemplar)


def shared(exemplar: Exemplar) -> None:
    """To officers and leaders of all member units."""
    send("exemplars/shared", unit_people(exemplar.term), exemplar)
