"""Trying once more to send what did not go out; the queue tells of it, no log."""

from django.db import transaction
from django.db.models import F
from mailer.models import PRIORITY_MEDIUM, Message

from members.models import Person, Term
from members.standing import Standing
from pledges.errors import NotAllowed, WrongState
from pledges.mail.outbox import undelivered

NOT_YOURS = "Chỉ Thường trực, thư ký cụm và quản trị viên làm được việc này. Hãy liên hệ Thường trực cụm."
NOTHING_WAITS = "Không còn thư nào chưa gửi được: các thư vừa được gửi hoặc xếp gửi lại rồi."


@transaction.atomic
def try_again(term: Term, *, by: Person, address: str = "") -> int:
    """Put the mails that `by` sees on the year's page back into the queue, to the present addresses; how many they are."""
    standing = Standing.of(by, term)
    if not (standing.is_secretariat or standing.is_administrator):
        raise NotAllowed(NOT_YOURS)
    waiting = undelivered(term, with_unnamed=standing.is_administrator)
    for each in waiting:
        if each.person.email and each.person.email != each.address:
            _readdress(each.message, each.person.email)
    again = Message.objects.deferred().filter(pk__in=[each.message.pk for each in waiting])
    count = again.update(priority=PRIORITY_MEDIUM, retry_count=F("retry_count") + 1)
    if not count:
        raise WrongState(NOTHING_WAITS)
    return count


def _readdress(message: Message, address: str) -> None:
    email = message.email
    email.to = [address]
    message.email = email
    message.save(update_fields=["message_data"])
