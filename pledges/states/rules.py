"""What a person may do with a thing now: the page offers exactly this, and the acts accept exactly this."""

from members.standing import Standing
from pledges.states.stateful import Stateful


def allowed(standing: Standing, thing: Stateful) -> set[str]:
    """Names of the acts that `thing` would accept from `standing` now.

    "open" leads to the page that lists what is still in the way (`obstacles_to_opening`), if anything is.
    """
    return {
        act for act in thing.ACTS if thing.refusal(act, standing) is None and thing.has_object(act, standing)
    }


def my_place(standing: Standing, thing: Stateful):
    """The place that is waiting for this person's signature; None when there is none (any more)."""
    return thing.place_of(standing)


def my_signed_places(standing: Standing, thing: Stateful) -> list:
    """The receipts: the places of the present document that this person signed."""
    places = thing.document.place_list if thing.document else []
    return [place for place in places if place.signed and place.signed.signed_by_id == standing.person.pk]
