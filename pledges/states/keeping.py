"""Stores unsaved forms apart from what was saved."""

from members.models import Person
from pledges.states.scratch import Scratch
from pledges.states.stateful import Stateful


def keep(subject: Stateful, *, act: str, by: Person, edition: int, form: str, key: str = "") -> None:
    """Store the form as it stands on the screen, for its editor only, while the state still allows `act`.

    `key` tells several forms of one subject apart; default: its `event_key`.
    """
    if subject.state in subject.ACTS[act].states:
        Scratch.objects.update_or_create(
            subject_key=key or subject.event_key, person=by, defaults={"edition": edition, "form": form}
        )
