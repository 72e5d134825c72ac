"""Messages about the agreement."""

from pledges.agreement.models import Agreement, Comment, CommentRound
from pledges.documents.models import Document
from pledges.mail.letter import everybody, send, signers, unit_people


def please_sign(agreement: Agreement) -> None:
    """To each signatory of the document that was just opened."""
    people = signers(agreement.document)
    send("agreement/please_sign", people, agreement, document=agreement.document)


def sealed(agreement: Agreement) -> None:
    """To everybody of the cluster: all have signed."""
    send("agreement/sealed", everybody(agreement.term), agreement, document=agreement.document)


def returned_to_draft(agreement: Agreement, document: Document) -> None:
    """To everybody: the document is void, and why."""
    send("agreement/returned_to_draft", everybody(agreement.term), agreement, document=document)


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
