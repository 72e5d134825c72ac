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
