"""Messages about the agreement."""

from pledges.agreement.models import Agreement, Comment, CommentRound
from pledges.documents.models import Document
from pledges.mail import signing
from pledges.mail.letter import everybody, send, unit_people


def sealed(agreement: Agreement) -> None:
    """To everybody of the cluster: all have signed."""
    signing.sealed(agreement, everybody(agreement.term))


def returned(agreement: Agreement, void: Document) -> None:
    """To everybody: the document is void, and why."""
    signing.returned(agreement, everybody(agreement.term), void)


def please_comment(agreement: Agreement, opened: CommentRound) -> None:
    """To officers and leaders of the member units."""
    send(
        "agreement/please_comment",
        unit_people(agreement.term),
        agreement,
        page="agreement_comments",
        round=opened,
    )


def comment_answered(agreement: Agreement, comment: Comment) -> None:
    """To the person who made the comment."""
    send(
        "agreement/comment_answered", [comment.made_by], agreement, page="agreement_comments", comment=comment
    )
