"""What a person may do with a thing now: the page offers exactly this, and the acts accept exactly this."""

from members.standing import Standing
from pledges.models import Agreement, Signature, SignaturePlace
from pledges.models.agreement import ACTS


def allowed(standing: Standing, agreement: Agreement) -> set[str]:
    """Names of the acts that `agreement` would accept from `standing` now."""
    return {act for act in ACTS if agreement.refusal(act, standing) is None and _has_object(act, standing, agreement)}


def my_place(standing: Standing, agreement: Agreement) -> SignaturePlace | None:
    """The place that is waiting for this person's signature; None when there is none (any more)."""
    if agreement.document is None or not standing.leader_of:
        return None
    places = agreement.document.unsigned_places().filter(
        mandate__person=standing.person, unit_id__in=standing.leader_of
    )
    return next((place for place in places.select_related("mandate", "unit") if place.mandate.is_in_force()), None)


def my_signatures(standing: Standing, agreement: Agreement):
    """The receipts: what this person signed in the present document."""
    if agreement.document is None:
        return Signature.objects.none()
    return agreement.document.signatures.filter(signed_by=standing.person).select_related("place", "revision")


def _has_object(act: str, standing: Standing, agreement: Agreement) -> bool:
    """Some acts need more than a state: an empty place, an open round of comments."""
    if act in {"sign", "decline"}:
        return my_place(standing, agreement) is not None
    if act in {"invite_comments", "close_comments", "comment"}:
        opened = agreement.comment_rounds.filter(closed_at=None).first()
        if act == "invite_comments":
            return opened is None
        return opened is not None and (act == "close_comments" or opened.is_open)
    return True
