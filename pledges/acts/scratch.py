"""What somebody is still typing."""

from members.models import Person
from pledges.models import Scratch
from pledges.models.stateful import Stateful


def keep(thing: Stateful, *, by: Person, edition: int, form: str) -> None:
    """Remember the form as it stands on the screen, for its editor only; `edition` is the save it started from."""
    Scratch.objects.update_or_create(
        subject_key=thing.event_key, person=by, defaults={"edition": edition, "form": form}
    )
