from pledges.agreement.models.agreement import Agreement, Commitment, Target
from pledges.agreement.models.comment import Comment, CommentRound, DraftReading
from pledges.agreement.models.edition import AgreementTemplate, Edition

__all__ = [
    "Agreement",
    "AgreementTemplate",
    "Comment",
    "CommentRound",
    "Commitment",
    "DraftReading",
    "Edition",
    "Target",
]
