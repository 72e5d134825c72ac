"""Things of a year whose state moves by named acts only."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple, Self

from django.apps import apps
from django.db import models
from django.urls import reverse

from members.standing import Standing
from pledges.errors import NotAllowed, WrongState
from pledges.states.event import Event, EventChain
from pledges.states.scratch import Scratch

CLOSED = "Năm thi đua này đã khép lại, mọi nội dung chỉ còn để đọc. Việc mới hãy ghi vào năm đang mở."

GONE = "Mục này vừa được bỏ. Hãy mở lại danh sách."


class Act(NamedTuple):
    """The states in which an act makes sense, who may do it, and what everybody else is told."""

    states: frozenset[str]
    who: Callable[[models.Model, Standing], bool]
    sentence: str


class Stateful(models.Model):
    """Has `term` and `state`; `ACTS` is the one table of what may be done with it, when and by whom.

    The pages offer what `refusal` lets pass, the acts `require` it. Nothing of a closed term moves, but what
    `OUTLIVES_ITS_TERM`: it joins two years.
    """

    ACTS: ClassVar[dict[str, Act]]
    WRONG_STATE: ClassVar[dict[str, str]]
    EVENT_KEY: ClassVar[str]
    OUTLIVES_ITS_TERM: ClassVar[bool] = False

    class Meta:
        abstract = True

    # Questions

    def url(self, page: str, **extra) -> str:
        """The address of one of its pages, by URL name."""
        return reverse(f"pledges:{page}", kwargs=self.address() | extra)

    def address(self) -> dict:
        """The values that its addresses have in common."""
        return {"cluster": self.term.cluster.slug, "year": self.term.name}

    def refusal(self, act: str, standing: Standing):
        """Why `standing` may not do `act` now, as a PledgeError; None when it may."""
        states, who, sentence = self.ACTS[act]
        if not who(self, standing):
            return NotAllowed(sentence)
        if self.term.is_closed and not self.OUTLIVES_ITS_TERM:
            return WrongState(CLOSED)
        if self.state not in states:
            return WrongState(self.WRONG_STATE[self.state])
        return None

    def has_object(self, act: str, standing: Standing) -> bool:
        """Whether there is something to do `act` on."""
        return True

    def require(self, act: str, standing: Standing) -> None:
        if refusal := self.refusal(act, standing):
            raise refusal

    @staticmethod
    def of_key(key: str) -> "Stateful | None":
        """The row that `event_key` names; None when it is gone."""
        kind, _, pk = key.rpartition("-")
        kinds = (model for model in apps.get_models() if issubclass(model, Stateful))
        model = next(model for model in kinds if kind == model.EVENT_KEY)
        return model.objects.filter(pk=pk).first()

    @property
    def event_key(self) -> str:
        return f"{self.EVENT_KEY}-{self.pk}"

    def events(self):
        return Event.objects.filter(chain__key=self.event_key).order_by("number")

    @property
    def scratches(self):
        """What its editors are still typing."""
        return Scratch.objects.filter(subject_key=self.event_key)

    # For acts

    def begin(self, act: str, by) -> Self:
        """Reread under lock and require state and person: the first line of an act, so that none is forgotten.

        Raises NotAllowed or WrongState.
        """
        row = self.lock()
        row.require(act, Standing.of(by, row.term))
        return row

    def lock(self) -> Self:
        """Reread under lock, so that a second click sees what the first one did, and nobody closes the year meanwhile.

        The year is locked first: two acts that lock several things of it wait for each other there, not crosswise.
        WrongState when it was discarded meanwhile.
        """
        rows = type(self)._base_manager.select_related("term__cluster", "term__witness")
        found = rows.select_for_update(of=("term", "self"), no_key=True).filter(pk=self.pk).first()
        if found is None:
            raise WrongState(GONE)
        return found

    def record(self, verb, *, by, address: str = "", **facts):
        return EventChain.record(self.event_key, verb, by=by, address=address, **facts)


# Who may do something, as most tables name it.


def by_secretariat(thing, standing: Standing) -> bool:
    return standing.is_secretariat


def by_unit_people(thing, standing: Standing) -> bool:
    """Officers and leaders of the thing's own unit."""
    return thing.unit_id in standing.units


def by_leader(thing, standing: Standing) -> bool:
    """Leaders of the thing's own unit, with a mandate that is in force today."""
    return thing.unit_id in standing.leader_of


ONLY_SECRETARIAT = "Chỉ Thường trực, thư ký cụm làm được việc này. Hãy liên hệ Thường trực cụm."
ONLY_UNIT_PEOPLE = "Chỉ cán bộ, lãnh đạo của chính đơn vị làm được việc này. Hãy liên hệ cán bộ phụ trách thi đua của đơn vị đó."
ONLY_LEADER = (
    "Chỉ lãnh đạo của chính đơn vị, có tư cách ký còn hiệu lực, làm được việc này. "
    "Nếu tư cách ký chưa đúng, hãy báo Thường trực cụm."
)
