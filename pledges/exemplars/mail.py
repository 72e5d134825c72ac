"""Messages about exemplars."""

from pledges.exemplars.models import Exemplar
from pledges.mail.letter import people_of, secretariat, send, unit_people


def proposed(exemplar: Exemplar) -> None:
    """To the secretariat, which judges it."""
    send("exemplar_proposed", secretariat(exemplar.term), exemplar)


def accepted(exemplar: Exemplar) -> None:
    """To the unit that proposed it."""
    send("exemplar_accepted", people_of(exemplar.unit), exemplar)


def refused(exemplar: Exemplar) -> None:
    """To the unit that proposed it, with the reason."""
    send("exemplar_refused", people_of(exemplar.unit), exemplar)


def shared(exemplar: Exemplar) -> None:
    """To officers and leaders of all member units."""
    send("exemplar_shared", unit_people(exemplar.term), exemplar)
