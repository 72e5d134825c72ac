"""What somebody is still typing, kept apart from what was saved."""

from members.models import Person
from pledges.states.scratch import Scratch
from pledges.states.stateful import Stateful


def keep(thing: Stateful, *, act: str, by: Person, edition: int, form: str, key: str = "") -> None:
    """Remember the form as it stands on the screen; only for its editor, only while `act` could still save it.

    `key` is under which, for a thing with several forms; its own otherwise.
    """
    if thing.state in thing.ACTS[act].states:
        Scratch.objects.update_or_create(
            subject_key=key or thing.event_key, person=by, defaults={"edition": edition, "form": form}
        )
