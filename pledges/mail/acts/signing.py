"""What is said while signatures are collected: reminders by the secretariat, questions of a signer."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from members.models import Person
from members.serving import secretariat
from members.standing import Standing
from pledges.documents.models import Invitation, SignaturePlace
from pledges.documents.models.signable import Signable
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.mail import signing as mail
from pledges.states.stateful import ONLY_SECRETARIAT

REMINDED_EVERY = timedelta(days=1)
NOT_OPEN = "Văn bản không còn ở bước ký. Xin tải lại trang để xem tình trạng mới."
NOBODY = "Không có đơn vị cần nhắc: các đơn vị đã ký hoặc vừa được nhắc trong 24 giờ qua."


@transaction.atomic
def remind(
    signable: Signable, *, by: Person, place: SignaturePlace | None = None, address: str = ""
) -> list[SignaturePlace]:
    """Ask once more in one `place`, or in all that are empty; nobody twice within a day. Return those asked."""
    signable, now = signable.lock(), timezone.now()
    if not Standing.of(by, signable.term).is_secretariat:
        raise NotAllowed(ONLY_SECRETARIAT)
    if signable.state != signable.PAPER.opened:
        raise WrongState(NOT_OPEN)
    empty = signable.document.unsigned_places().select_related("mandate__person", "person", "invitation")
    asked = [row for row in empty if (place is None or row.pk == place.pk) and _is_due(row, now)]
    if not asked:
        raise PledgeError(NOBODY)
    for row in asked:
        facts = {"reminded_at": now, "reminded_by": by}
        Invitation.objects.update_or_create(place=row, defaults=facts)
    mail.remind(signable, asked)
    return asked


def _is_due(place: SignaturePlace, now) -> bool:
    invited = getattr(place, "invitation", None)
    return invited is None or invited.reminded_at is None or now - invited.reminded_at >= REMINDED_EVERY


@transaction.atomic
def question(signable: Signable, *, by: Person, place: SignaturePlace, words: str, address: str = "") -> None:
    """Send the secretariat what a signer asks. It changes nothing of the paper."""
    signable.begin("sign", by)
    mail.question(signable, secretariat(signable.term), by=by, place=place, words=words)
