"""Stores unsaved forms apart from what was saved."""

from django.db import transaction

from members.models import Person
from pledges.errors import Stale
from pledges.states.scratch import Scratch
from pledges.states.stateful import Stateful


class Unseen(Stale):
    """Another window of the same person kept a form that this one does not show; `scratch` is that."""

    def __init__(self, scratch: Scratch):
        super().__init__("Đồng chí đã nhập nội dung khác ở cửa sổ khác.")
        self.scratch = scratch


@transaction.atomic
def keep(
    subject: Stateful,
    *,
    act: str,
    by: Person,
    edition: int,
    form: str,
    key: str = "",
    mark: str = "",
    seen: str | None = None,
) -> None:
    """Store the form as it stands on the screen, for its editor only, while the state still allows `act`.

    `key` tells several forms of one subject apart; default: its `event_key`. `mark` and `seen` as in `Scratch`: the
    new mark, and the one that the page was last told of; None does not ask. Raises Unseen.
    """
    if subject.state not in subject.ACTS[act].states:
        return
    values = {"edition": edition, "form": form, "mark": mark}
    scratches = Scratch.objects.select_for_update(of=("self",))
    scratch, is_new = scratches.get_or_create(
        subject_key=key or subject.event_key, person=by, defaults=values
    )
    if is_new or scratch.is_later_than(mark):
        return
    if seen is not None and not scratch.is_seen_by(mark.rpartition(".")[0], seen=seen):
        raise Unseen(scratch)
    for name, value in values.items():
        setattr(scratch, name, value)
    scratch.save()
