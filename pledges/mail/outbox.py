"""Mails of ours that did not go out. The mailer keeps them as rows; nothing is lost while a mail server is away."""

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
CLUSTERS = "X-Cluster-Numbers"  # primary keys: who serves two clusters gets mails that are nobody's business in the other
MOST = 2000  # of the newest that are read: each has to be unpacked to know whom it is for
REASONS = (
    (r"^\{", "Máy chủ thư không nhận địa chỉ này. Hãy kiểm tra lại thư điện tử của người nhận."),
    (r"\b(530|534|535)\b", "Máy chủ thư không nhận tài khoản gửi. Hãy báo quản trị viên."),
    (r"Errno|timed out|closed|refused", "Không kết nối được với máy chủ thư. Hãy báo quản trị viên."),
)
OTHER = "Máy chủ thư không nhận thư. Hãy báo quản trị viên."


@dataclass(frozen=True, kw_only=True)
class Undelivered:
    """A mail that waits for the next try. Neither its body nor what it links to is ever shown.

    `address` is where it was sent; the person may have another one by now.
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
    """The last try: when, in words for a reader, and what the mail server said."""

    at: datetime
    reason: str
    answer: str


def headers_for(person: Person, clusters: Iterable[int]) -> dict[str, str]:
    """What every message of ours carries: absence notes do not answer it, and we know it again, and whose it is.

    `clusters`: primary keys of those that it is about.
    """
    named = ", ".join(str(cluster) for cluster in sorted(clusters))
    return AUTOMATIC | {RECIPIENT: str(person.pk), CLUSTERS: named}


def undelivered(term: Term, *, with_unnamed: bool = False) -> list[Undelivered]:
    """About the cluster of `term`, to people who serve in it today, the newest first.

    `with_unnamed`: also what was written before mails named their clusters; it may be about any, so only administrators
    get it. At most two queries, one when there is none.
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
    """The last try of each, by the primary key of its message. One query."""
    messages = {(each.message.when_added, each.message.message_data): each.message.pk for each in shown}
    tries = MessageLog.objects.filter(
        result=RESULT_FAILURE, when_added__in={each.written_at for each in shown}
    )
    found = {}
    for each in tries.order_by("when_attempted", "pk"):
        if pk := messages.get((each.when_added, each.message_data)):
            found[pk] = Failure(
                at=each.when_attempted, reason=_in_words(each.log_message), answer=each.log_message[:200]
            )
    return found


def _in_words(answer: str) -> str:
    return next((words for pattern, words in REASONS if re.search(pattern, answer)), OTHER)


def _clusters(email: EmailMessage) -> set[int]:
    """Empty when it does not say."""
    return {int(each) for each in email.extra_headers.get(CLUSTERS, "").split(",") if each}


def _people(term: Term, asked: set[int]) -> dict[int, Person]:
    """Those of the people `asked` for who serve a unit of the year, its witness or its cluster."""
    units = Q(unit__in=term.memberships.values("unit")) | Q(unit=term.witness_id, unit__isnull=False)
    leaders = Mandate.objects.in_force().filter(units).values("person")
    others = Appointment.objects.in_force().filter(units | Q(cluster=term.cluster_id)).values("person")
    return Person.objects.filter(Q(pk__in=leaders) | Q(pk__in=others)).in_bulk(asked)
