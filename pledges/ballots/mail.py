"""Messages about a ballot. None of them contains a vote."""

from members.models import Unit
from members.serving import everybody, mandates, secretariat, unit_people
from pledges.ballots.models import Ballot
from pledges.documents.models import Document
from pledges.mail import signing
from pledges.mail.letter import send


def opened(ballot: Ballot) -> None:
    """Ask the leaders of the units that are present to vote."""
    _invite(ballot, [voter.unit_id for voter in ballot.present])


def admitted(ballot: Ballot, unit: Unit) -> None:
    """Ask the leaders of the unit that came late to vote."""
    _invite(ballot, [unit.pk])


def _invite(ballot: Ballot, units: list[int]) -> None:
    send("ballots/opened", {mandate.person for mandate in mandates(units)}, ballot, page="ballot_vote")


def cancelled(ballot: Ballot) -> None:
    """Tell officers and leaders of all units why the ballot was cancelled."""
    send("ballots/cancelled", unit_people(ballot.term), ballot)


def counted(ballot: Ballot) -> None:
    """Tell officers and leaders of all units to read the result and look for their code."""
    send("ballots/counted", unit_people(ballot.term), ballot)


def sealed(ballot: Ballot) -> None:
    """Tell everybody of the cluster that all tellers have signed."""
    signing.sealed(ballot, everybody(ballot.term))


def returned(ballot: Ballot, void: Document) -> None:
    """Tell the secretariat that the document is void, and why."""
    signing.returned(ballot, secretariat(ballot.term), void)
