"""Our mails that did not go out. The mailer keeps them as rows; none is lost while a mail server is away."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.mail import EmailMessage
from django.db.models import Q
from mailer.models import RESULT_FAILURE, Message, MessageLog

from members.models import Appointment, Mandate, Person, Term

AUTOMATIC = {"Auto-Submitted": "auto-generated"}  # RFC 3834
RECIPIENT = "X-Recipient-Number"  # primary key: an address may be wrong, and change
CLUSTERS = "X-Cluster-Numbers"  # primary keys: a mail about one cluster is not shown in another that the person serves, too
MOST = 2000  # newest mails that are read: only unpacking a mail tells whom it is for
REASONS = (
    (r"^\{", "Địa chỉ thư điện tử không đúng."),
    (r"\b(530|534|535)\b", "Tài khoản gửi thư không đúng. Xin liên hệ quản trị viên."),
    (r"Errno|timed out|closed|refused", "Chưa kết nối được máy chủ thư, hệ thống sẽ gửi lại."),
)
OTHER = "Chưa gửi được thư. Xin liên hệ quản trị viên."


@dataclass(frozen=True, kw_only=True)
class Undelivered:
    """A mail that waits for the next try. Neither its body nor its links are ever shown.

    `address` is where it was sent; the person may have a new one by now.
    """

    message: Message
    person: Person
    subject: str
    address: str

    @property
    def written_at(self) -> datetime:
        return self.message.when_added


@dataclass(frozen=True, kw_only=True)
class Failure:
    """The last try: when, the reason in words for readers, and the mail server's answer."""

    at: datetime
    reason: str
    answer: str


def headers_for(person: Person, clusters: Iterable[int]) -> dict[str, str]:
    """Return the headers of all our mails: no auto-replies; recipient and clusters.

    `clusters`: primary keys of those the mail is about.
    """
    named = ", ".join(str(cluster) for cluster in sorted(clusters))
    return AUTOMATIC | {RECIPIENT: str(person.pk), CLUSTERS: named}


def undelivered(term: Term, *, with_unnamed: bool = False) -> list[Undelivered]:
    """List the waiting mails about the cluster of `term` to people who serve in it today, newest first.

    `with_unnamed`: also mails written before mails named their clusters; they may be about any cluster, so only
    administrators see them. Two queries, or one if there are none.
    """
    waiting = []
    for message in Message.objects.deferred().order_by("-when_added", "-pk")[:MOST]:
        email = message.email
        # Mails about passwords do not carry the header: nobody reads them here.
        if email is None or RECIPIENT not in email.extra_headers:
            continue
        clusters = _clusters(email)
        if term.cluster_id in clusters or (with_unnamed and not clusters):
            waiting.append((message, email, int(email.extra_headers[RECIPIENT])))
    people = _people(term, {pk for _, _, pk in waiting}) if waiting else {}
    return [
        Undelivered(message=message, person=people[pk], subject=email.subject, address=email.to[0])
        for message, email, pk in waiting
        if pk in people
    ]


def failures(shown: list[Undelivered]) -> dict[int, Failure]:
    """Find the last try of the mails, by the primary key of the message. One query."""
    messages = {(mail.message.when_added, mail.message.message_data): mail.message.pk for mail in shown}
    tries = MessageLog.objects.filter(
        result=RESULT_FAILURE, when_added__in={mail.written_at for mail in shown}
    )
    failed = {}
    for attempt in tries.order_by("when_attempted", "pk"):
        if pk := messages.get((attempt.when_added, attempt.message_data)):
            failed[pk] = Failure(
                at=attempt.when_attempted,
                reason=_in_words(attempt.log_message),
                answer=attempt.log_message[:200],
            )
    return failed


def _in_words(answer: str) -> str:
    return next((words for pattern, words in REASONS if re.search(pattern, answer)), OTHER)


def _clusters(email: EmailMessage) -> set[int]:
    """Read the clusters of a mail; none if it does not name them."""
    return {int(number) for number in email.extra_headers.get(CLUSTERS, "").split(",") if number}


def _people(term: Term, asked: set[int]) -> dict[int, Person]:
    """Find those of the people `asked` for who serve a unit of the year, its witness or its cluster."""
    units = Q(unit__in=term.memberships.values("unit")) | Q(unit=term.witness_id, unit__isnull=False)
    leaders = Mandate.objects.in_force().filter(units).values("person")
    others = Appointment.objects.in_force().filter(units | Q(cluster=term.cluster_id)).values("person")
    return Person.objects.filter(Q(pk__in=leaders) | Q(pk__in=others)).in_bulk(asked)
