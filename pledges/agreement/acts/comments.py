"""The round of comments: invite, comment, answer, close."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from members.models import Person, Unit
from members.standing import Standing
from pledges.agreement import mail
from pledges.agreement.models import Agreement, Comment, CommentRound, DraftReading
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event

NO_ROUND = "Đợt góp ý đã kết thúc hoặc chưa mở. Nếu còn ý kiến, xin liên hệ Thường trực cụm."

NONE_OPEN = "Không có đợt góp ý đang mở."


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
    agreement: Agreement,
    *,
    by: Person,
    unit: Unit,
    text: str,
    part: str = "",
    passage: str = "",
    address: str = "",
) -> Comment:
    """Record a unit's remark on a part of the text, or on the whole of it, and tell the secretariat."""
    agreement = agreement.lock()
    standing = Standing.of(by, agreement.term)
    agreement.require("comment", standing)
    if unit.pk not in standing.units - {agreement.term.witness_id}:
        raise NotAllowed("Đồng chí chỉ được góp ý thay mặt đơn vị mình.")
    comment_round = agreement.comment_rounds.filter(closed_at=None).first()
    if comment_round is None or not comment_round.is_open:
        raise WrongState(NO_ROUND)
    comment = Comment.objects.create(
        round=comment_round, unit=unit, part=part, passage=passage, text=text, made_by=by
    )
    agreement.record(Event.Verb.COMMENTED, by=by, address=address, unit=unit.name, comment=comment.pk)
    mail.commented(agreement, comment)
    return comment


@transaction.atomic
def note_reading(agreement: Agreement, *, by: Person, address: str = "") -> None:
    """Note that the units of `by` have the draft of the open round before them; the first time counts."""
    comment_round = agreement.open_round
    units = Standing.of(by, agreement.term).units - {agreement.term.witness_id}
    if comment_round is None or not units:
        return
    readings = [DraftReading(round=comment_round, unit_id=unit, read_by=by) for unit in sorted(units)]
    DraftReading.objects.bulk_create(readings, ignore_conflicts=True)


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
def prolong_comments(agreement: Agreement, *, by: Person, closes_on: date, address: str = "") -> CommentRound:
    """Keep the open round open until the end of `closes_on`; tell the units that have not commented."""
    agreement = agreement.begin("prolong_comments", by)
    comment_round = agreement.comment_rounds.filter(closed_at=None).first()
    if comment_round is None:
        raise WrongState(NONE_OPEN)
    if closes_on < timezone.localdate() or closes_on <= comment_round.closes_on:
        raise PledgeError("Ngày gia hạn phải sau hạn góp ý hiện tại và từ hôm nay trở đi.")
    comment_round.closes_on = closes_on
    comment_round.save()
    agreement.record(Event.Verb.COMMENTS_PROLONGED, by=by, address=address, until=closes_on.isoformat())
    mail.comments_prolonged(agreement, comment_round)
    return comment_round


@transaction.atomic
def close_comments(agreement: Agreement, *, by: Person, address: str = "") -> CommentRound:
    agreement = agreement.begin("close_comments", by)
    comment_round = agreement.comment_rounds.filter(closed_at=None).first()
    if comment_round is None:
        raise WrongState(NONE_OPEN)
    comment_round.closed_at = timezone.now()
    comment_round.save()
    agreement.record(
        Event.Verb.COMMENTS_CLOSED, by=by, address=address, comments=comment_round.comments.count()
    )
    return comment_round
