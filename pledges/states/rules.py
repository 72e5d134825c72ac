"""Which acts a person may do now: pages offer exactly these, and acts accept exactly these."""

from members.standing import Standing
from pledges.states.stateful import Stateful


def allowed(standing: Standing, subject: Stateful) -> set[str]:
    """Return the names of the acts that `subject` accepts from `standing` now.

    "open" is among them while there are obstacles (`obstacles_to_opening`): its page lists them.
    """
    return {
        act
        for act in subject.ACTS
        if subject.refusal(act, standing) is None and subject.has_object(act, standing)
    }
