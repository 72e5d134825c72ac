"""What a person may do with a thing now: the page offers exactly this, and the acts accept exactly this."""

from members.standing import Standing
from pledges.agreement.models import Agreement
from pledges.documents.models import SignaturePlace
from pledges.states.stateful import Stateful


def allowed(standing: Standing, thing: Stateful) -> set[str]:
    """Names of the acts that `thing` would accept from `standing` now.

    "open" leads to the page that lists what is still in the way (`obstacles_to_opening`), if anything is.
    """
    return {
        act
        for act in thing.ACTS
        if thing.refusal(act, standing) is None and _has_object(act, standing, thing)
    }


def my_place(standing: Standing, thing: Stateful) -> SignaturePlace | None:
    """The place that is waiting for this person's signature; None when there is none (any more)."""
    if thing.document is None:
        return None
    mine = (place for place in thing.document.place_list if place.is_of(standing))
    return next((place for place in mine if place.signed is None and place.is_in_force()), None)


def my_signed_places(standing: Standing, thing: Stateful) -> list[SignaturePlace]:
    """The receipts: the places of the present document that this person signed."""
    places = thing.document.place_list if thing.document else []
    return [place for place in places if place.signed and place.signed.signed_by_id == standing.person.pk]


def _has_object(act: str, standing: Standing, thing: Stateful) -> bool:
    """Some acts need more than a state: an empty place, an open round of comments, a comment to answer."""
    if act in {"sign", "decline"}:
        return my_place(standing, thing) is not None
    if not isinstance(thing, Agreement):
        return True
    if act == "answer":
        return any(each.waiting for each in thing.rounds)
    if act in {"invite_comments", "close_comments", "comment"}:
        opened = thing.open_round
        if act == "invite_comments":
            return opened is None
        return opened is not None and (act == "close_comments" or opened.is_open)
    return True
