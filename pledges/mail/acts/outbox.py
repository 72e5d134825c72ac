"""Retry of mails that did not go out; it shows in the queue and is not logged."""

from django.db import transaction
from django.db.models import F
from mailer.models import PRIORITY_MEDIUM, Message

from members.models import Person, Term
from members.standing import Standing
from pledges.errors import NotAllowed, WrongState
from pledges.mail.outbox import undelivered

NOT_YOURS = "Chỉ Thường trực cụm và quản trị viên được thực hiện việc này."
NOTHING_WAITS = "Không còn thư chưa gửi được."


@transaction.atomic
def try_again(term: Term, *, by: Person, address: str = "") -> int:
    """Requeue the mails that `by` sees on the year's page, to the present addresses; return how many."""
    standing = Standing.of(by, term)
    if not (standing.is_secretariat or standing.is_administrator):
        raise NotAllowed(NOT_YOURS)
    waiting = undelivered(term, with_unnamed=standing.is_administrator)
    for mail in waiting:
        if mail.person.email and mail.person.email != mail.address:
            _readdress(mail.message, mail.person.email)
    again = Message.objects.deferred().filter(pk__in=[mail.message.pk for mail in waiting])
    count = again.update(priority=PRIORITY_MEDIUM, retry_count=F("retry_count") + 1)
    if not count:
        raise WrongState(NOTHING_WAITS)
    return count


def _readdress(message: Message, address: str) -> None:
    email = message.email
    email.to = [address]
    message.email = email
    message.save(update_fields=["message_data"])
