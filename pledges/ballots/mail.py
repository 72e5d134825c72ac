"""Messages about a ballot. None of them knows what anybody voted."""

from members.models import Mandate, Unit
from pledges.ballots.models import Ballot
from pledges.documents.models import Document
from pledges.mail import signing
from pledges.mail.letter import everybody, secretariat, send, unit_people


def opened(ballot: Ballot) -> None:
    """To the leaders of the units that are present: vote."""
    _invite(ballot, [each.unit_id for each in ballot.present])


def admitted(ballot: Ballot, unit: Unit) -> None:
    """To the leaders of the unit that came late: vote."""
    _invite(ballot, [unit.pk])


def _invite(ballot: Ballot, units: list[int]) -> None:
    mandates = Mandate.objects.in_force().filter(unit__in=units).select_related("person")
    send("ballots/opened", {mandate.person for mandate in mandates}, ballot, page="ballot_vote")


def cancelled(ballot: Ballot) -> None:
    """To officers and leaders of all units, with the reason."""
    send("ballots/cancelled", unit_people(ballot.term), ballot)


def counted(ballot: Ballot) -> None:
    """To officers and leaders of all units: the result is there, look for your code."""
    send("ballots/counted", unit_people(ballot.term), ballot)


def sealed(ballot: Ballot) -> None:
    """To everybody of the cluster: all tellers have signed."""
    signing.sealed(ballot, everybody(ballot.term))


def returned(ballot: Ballot, void: Document) -> None:
    """To the secretariat: the document is void, and why."""
    signing.returned(ballot, secretariat(ballot.term), void)
