"""Messages about the agreement."""

from members.serving import everybody, people, secretariat, unit_people
from pledges.agreement.models import Agreement, Comment, CommentRound
from pledges.documents.models import Document
from pledges.mail import signing
from pledges.mail.letter import send


def sealed(agreement: Agreement) -> None:
    """Tell everybody in the cluster that all have signed."""
    signing.sealed(agreement, everybody(agreement.term))


def returned(agreement: Agreement, void: Document) -> None:
    """Tell everybody in the cluster that the document is void, and why."""
    signing.returned(agreement, everybody(agreement.term), void)


def please_comment(agreement: Agreement, comment_round: CommentRound) -> None:
    """Invite officers and leaders of the member units to comment."""
    send(
        "agreement/please_comment",
        unit_people(agreement.term),
        agreement,
        page="agreement_comments",
        round=comment_round,
    )


def comments_prolonged(agreement: Agreement, comment_round: CommentRound) -> None:
    """Tell officers and leaders of the units that have not commented yet."""
    said = comment_round.comments.values("unit")
    waiting = agreement.term.memberships.exclude(unit__in=said).values("unit")
    send(
        "agreement/comments_prolonged",
        people(waiting),
        agreement,
        page="agreement_comments",
        round=comment_round,
    )


def commented(agreement: Agreement, comment: Comment) -> None:
    """Tell the secretariat."""
    send(
        "agreement/commented",
        secretariat(agreement.term),
        agreement,
        page="agreement_comments",
        comment=comment,
    )


def comment_answered(agreement: Agreement, comment: Comment) -> None:
    """Tell the person who made the comment."""
    send(
        "agreement/comment_answered", [comment.made_by], agreement, page="agreement_comments", comment=comment
    )
