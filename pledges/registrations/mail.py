"""Messages about a registration and its appendix."""

from members.serving import people_of, secretariat
from pledges.documents.models import Document
from pledges.mail import signing
from pledges.mail.letter import send
from pledges.registrations.models import Registration


def submitted(registration: Registration) -> None:
    """Tell the secretariat that a unit submitted a registration."""
    send("registrations/submitted", secretariat(registration.term), registration)


def taken_back(registration: Registration) -> None:
    """Tell the secretariat that the unit took it back to change it."""
    send("registrations/taken_back", secretariat(registration.term), registration)


def recorded(registration: Registration) -> None:
    """Tell the unit's people."""
    send("registrations/recorded", people_of(registration.unit), registration)


def sent_back(registration: Registration) -> None:
    """Tell the unit's people what is missing."""
    send("registrations/sent_back", people_of(registration.unit), registration)


def withdrawn(registration: Registration) -> None:
    """Tell the secretariat and the unit's people, with the leader's reason."""
    send(
        "registrations/withdrawn", secretariat(registration.term) | people_of(registration.unit), registration
    )


def concluded(registration: Registration) -> None:
    """Tell the unit's people the secretariat's conclusion at the end of the year."""
    send("registrations/concluded", people_of(registration.unit), registration)


def sealed(registration: Registration) -> None:
    """Tell the unit's people and the secretariat that the appendix is signed."""
    signing.sealed(registration, people_of(registration.unit) | secretariat(registration.term))


def declined(registration: Registration, document: Document) -> None:
    """Tell the unit's people and the secretariat that the appendix is void, and why."""
    people = people_of(registration.unit) | secretariat(registration.term)
    send("registrations/declined", people, registration, document=document)
