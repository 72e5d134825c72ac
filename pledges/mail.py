"""One function per message. A message is a row of the transaction that causes it; a command sends the rows.

So a mail goes out only for what was really stored, none is lost in a crash, and no page waits for a mail server.
"""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from members.models import Appointment, Mandate, Person
from pledges.models import Agreement, Comment, CommentRound, Document


def please_sign(agreement: Agreement) -> None:
    """To each signatory of the document that was just opened."""
    people = {place.mandate.person for place in agreement.document.places.select_related("mandate__person")}
    _send("please_sign", people, agreement, document=agreement.document)


def sealed(agreement: Agreement) -> None:
    """To everybody of the cluster: all have signed."""
    _send("sealed", _everybody(agreement), agreement, document=agreement.document)


def returned_to_draft(agreement: Agreement, document: Document) -> None:
    """To everybody: the document is void, and why."""
    _send("returned_to_draft", _everybody(agreement), agreement, document=document)


def please_comment(agreement: Agreement, opened: CommentRound) -> None:
    """To officers and leaders of the member units."""
    _send("please_comment", _unit_people(agreement), agreement, round=opened)


def comment_answered(agreement: Agreement, comment: Comment) -> None:
    """To the person who made the comment."""
    _send("comment_answered", [comment.made_by], agreement, comment=comment)


def _send(name: str, people: Iterable[Person], agreement: Agreement, **values) -> None:
    values |= {"agreement": agreement, "url": f"{settings.SITE_URL}{agreement.get_absolute_url()}"}
    messages = []
    for person in sorted(people, key=lambda each: each.pk):
        if person.email and person.is_active:
            text = render_to_string(f"emails/{name}.txt", values | {"person": person})
            subject, _, body = text.partition("\n")
            messages.append(EmailMessage(subject.strip(), body.strip() + "\n", to=[person.email]))
    get_connection().send_messages(messages)


def _unit_people(agreement: Agreement) -> set[Person]:
    units = agreement.term.memberships.values("unit")
    mandates = Mandate.objects.in_force().filter(unit__in=units).select_related("person")
    officers = Appointment.objects.in_force().filter(unit__in=units).select_related("person")
    return {each.person for each in (*mandates, *officers)}


def _everybody(agreement: Agreement) -> set[Person]:
    cluster = Appointment.objects.in_force().filter(cluster=agreement.term.cluster).select_related("person")
    witness = Mandate.objects.in_force().filter(unit=agreement.term.witness).select_related("person")
    return _unit_people(agreement) | {each.person for each in (*cluster, *witness)}
