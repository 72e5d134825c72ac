"""Messages about the scoring scale."""

from members.models import Unit
from members.serving import people, unit_people
from pledges.mail.letter import send
from pledges.scores.scale.models import Scale


def scoring_opened(scale: Scale, units: list[Unit]) -> None:
    """Tell officers and leaders of these units by what they are scored, and that they may score themselves."""
    send("scores/scoring_opened", people(units), scale)


def scoring_withdrawn(scale: Scale) -> None:
    """Tell officers and leaders of all units that the scale is changed once more."""
    send("scores/scoring_withdrawn", unit_people(scale.term), scale)
