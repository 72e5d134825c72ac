"""The round of comments: invite, comment, answer, close."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from members.models import Person, Unit
from members.standing import Standing
from pledges.agreement import mail
from pledges.agreement.models import Agreement, Comment, CommentRound
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event

NO_ROUND = "Đợt góp ý đã kết thúc hoặc chưa mở. Nếu còn ý kiến, hãy liên hệ Thường trực cụm."


@transaction.atomic
def invite_comments(agreement: Agreement, *, by: Person, closes_on: date, address: str = "") -> CommentRound:
    """Show the saved draft to the units until the end of `closes_on`, and tell them."""
    agreement = agreement.begin("invite_comments", by)
    if closes_on < timezone.localdate():
        raise PledgeError("Ngày hết hạn góp ý phải từ hôm nay trở đi.")
    if agreement.comment_rounds.filter(closed_at=None).exists():
        raise WrongState("Đang có một đợt góp ý. Hãy kết thúc đợt đó trước khi mở đợt mới.")
    opened = CommentRound.objects.create(
        agreement=agreement, edition=agreement.edition, closes_on=closes_on, opened_by=by
    )
    agreement.record(
        Event.Verb.COMMENTS_INVITED,
        by=by,
        address=address,
        until=closes_on.isoformat(),
        edition=agreement.edition,
    )
    mail.please_comment(agreement, opened)
    return opened


@transaction.atomic
def comment(
    agreement: Agreement, *, by: Person, unit: Unit, passage: str, text: str, address: str = ""
) -> Comment:
    """A unit remarks on a passage, or on the whole when `passage` is empty."""
    agreement = agreement.lock()
    standing = Standing.of(by, agreement.term)
    agreement.require("comment", standing)
    if unit.pk not in standing.units - {agreement.term.witness_id}:
        raise NotAllowed("Đồng chí chỉ góp ý thay mặt đơn vị của mình.")
    opened = agreement.comment_rounds.filter(closed_at=None).first()
    if opened is None or not opened.is_open:
        raise WrongState(NO_ROUND)
    made = Comment.objects.create(round=opened, unit=unit, passage=passage, text=text, made_by=by)
    agreement.record(Event.Verb.COMMENTED, by=by, address=address, unit=unit.name, comment=made.pk)
    return made


@transaction.atomic
def answer(made: Comment, *, by: Person, text: str, address: str = "") -> Comment:
    """The secretariat's answer; it may be written once."""
    agreement = made.round.agreement.begin("answer", by)
    made.refresh_from_db()
    if made.answered_at is not None:
        raise WrongState("Góp ý này đã được trả lời.")
    made.answer, made.answered_at, made.answered_by = text, timezone.now(), by
    made.save()
    agreement.record(Event.Verb.ANSWERED, by=by, address=address, comment=made.pk)
    mail.comment_answered(agreement, made)
    return made


@transaction.atomic
def close_comments(agreement: Agreement, *, by: Person, address: str = "") -> CommentRound:
    agreement = agreement.begin("close_comments", by)
    opened = agreement.comment_rounds.filter(closed_at=None).first()
    if opened is None:
        raise WrongState("Không có đợt góp ý nào đang mở.")
    opened.closed_at = timezone.now()
    opened.save()
    agreement.record(Event.Verb.COMMENTS_CLOSED, by=by, address=address, comments=opened.comments.count())
    return opened
