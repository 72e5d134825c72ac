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

NO_ROUND = "Đợt góp ý đã kết thúc hoặc chưa mở. Nếu còn ý kiến, xin liên hệ Thường trực cụm."


@transaction.atomic
def invite_comments(agreement: Agreement, *, by: Person, closes_on: date, address: str = "") -> CommentRound:
    """Show the saved draft to the units until the end of `closes_on` and invite them by mail."""
    agreement = agreement.begin("invite_comments", by)
    if closes_on < timezone.localdate():
        raise PledgeError("Ngày hết hạn góp ý phải từ hôm nay trở đi.")
    if agreement.comment_rounds.filter(closed_at=None).exists():
        raise WrongState("Đang có một đợt góp ý. Đề nghị kết thúc đợt đó trước khi lấy ý kiến đợt mới.")
    comment_round = CommentRound.objects.create(
        agreement=agreement, edition=agreement.edition, closes_on=closes_on, opened_by=by
    )
    agreement.record(
        Event.Verb.COMMENTS_INVITED,
        by=by,
        address=address,
        until=closes_on.isoformat(),
        edition=agreement.edition,
    )
    mail.please_comment(agreement, comment_round)
    return comment_round


@transaction.atomic
def comment(
    agreement: Agreement, *, by: Person, unit: Unit, passage: str, text: str, address: str = ""
) -> Comment:
    """Record a unit's remark on a passage, or on the whole text when `passage` is empty."""
    agreement = agreement.lock()
    standing = Standing.of(by, agreement.term)
    agreement.require("comment", standing)
    if unit.pk not in standing.units - {agreement.term.witness_id}:
        raise NotAllowed("Đồng chí chỉ được góp ý thay mặt đơn vị mình.")
    comment_round = agreement.comment_rounds.filter(closed_at=None).first()
    if comment_round is None or not comment_round.is_open:
        raise WrongState(NO_ROUND)
    comment = Comment.objects.create(round=comment_round, unit=unit, passage=passage, text=text, made_by=by)
    agreement.record(Event.Verb.COMMENTED, by=by, address=address, unit=unit.name, comment=comment.pk)
    return comment


@transaction.atomic
def answer(comment: Comment, *, by: Person, text: str, address: str = "") -> Comment:
    """Record the secretariat's answer; a comment is answered only once."""
    agreement = comment.round.agreement.begin("answer", by)
    comment.refresh_from_db()
    if comment.answered_at is not None:
        raise WrongState("Góp ý này đã được trả lời.")
    comment.answer, comment.answered_at, comment.answered_by = text, timezone.now(), by
    comment.save()
    agreement.record(Event.Verb.ANSWERED, by=by, address=address, comment=comment.pk)
    mail.comment_answered(agreement, comment)
    return comment


@transaction.atomic
def close_comments(agreement: Agreement, *, by: Person, address: str = "") -> CommentRound:
    agreement = agreement.begin("close_comments", by)
    comment_round = agreement.comment_rounds.filter(closed_at=None).first()
    if comment_round is None:
        raise WrongState("Không có đợt góp ý nào đang mở.")
    comment_round.closed_at = timezone.now()
    comment_round.save()
    agreement.record(
        Event.Verb.COMMENTS_CLOSED, by=by, address=address, comments=comment_round.comments.count()
    )
    return comment_round
