"""The base of the models of a year whose state moves by named acts only."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple, Self

from django.apps import apps
from django.db import models
from django.urls import reverse

from members.standing import Standing
from pledges.errors import NotAllowed, WrongState
from pledges.states.event import Event, EventChain
from pledges.states.scratch import Scratch

CLOSED = "Năm thi đua đã kết thúc, không sửa được. Xin thực hiện ở năm hiện tại."

GONE = "Mục này vừa bị xóa. Xin xem lại danh sách."


class Act(NamedTuple):
    """The states in which an act makes sense, who may do it, and what everybody else is told."""

    states: frozenset[str]
    who: Callable[[models.Model, Standing], bool]
    sentence: str


class Stateful(models.Model):
    """A model with `term` and `state`; `ACTS` is its one table of what may be done, in which states and by whom.

    Pages offer what `refusal` lets pass, acts `require` it. Rows of a closed term refuse every act, except models
    that join two years (`OUTLIVES_ITS_TERM`).
    """

    ACTS: ClassVar[dict[str, Act]]
    WRONG_STATE: ClassVar[dict[str, str]]
    EVENT_KEY: ClassVar[str]
    OUTLIVES_ITS_TERM: ClassVar[bool] = False

    class Meta:
        abstract = True

    # Questions

    def url(self, page: str, **extra) -> str:
        """Reverse the URL name `page` for this row."""
        return reverse(f"pledges:{page}", kwargs=self.address() | extra)

    def address(self) -> dict:
        """Return the URL kwargs that all its pages share."""
        return {"cluster": self.term.cluster.slug, "year": self.term.name}

    def refusal(self, act: str, standing: Standing):
        """Return a PledgeError that says why `standing` may not do `act` now; None when it may."""
        states, who, sentence = self.ACTS[act]
        if not who(self, standing):
            return NotAllowed(sentence)
        if self.term.is_closed and not self.OUTLIVES_ITS_TERM:
            return WrongState(CLOSED)
        if self.state not in states:
            return WrongState(self.WRONG_STATE[self.state])
        return None

    def has_object(self, act: str, standing: Standing) -> bool:
        """Whether there is anything to do `act` on."""
        return True

    def require(self, act: str, standing: Standing) -> None:
        if refusal := self.refusal(act, standing):
            raise refusal

    @staticmethod
    def of_key(key: str) -> "Stateful | None":
        """Find the row with this `event_key`; None when it is gone."""
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
    def last_writer(self) -> str:
        """Name who saved it last; "" while nobody did."""
        written = self.events().filter(verb=Event.Verb.WRITTEN).last()
        return written.actor_name if written else ""

    @property
    def scratches(self):
        """Unsaved forms of its editors."""
        return Scratch.objects.filter(subject_key=self.event_key)

    # For acts

    def begin(self, act: str, by) -> Self:
        """Reread under lock and require state and person; the first line of every act.

        Raises NotAllowed or WrongState.
        """
        row = self.lock()
        row.require(act, Standing.of(by, row.term))
        return row

    def lock(self) -> Self:
        """Reread under lock: a second click sees what the first one did, and nobody closes the year meanwhile.

        Locks the term before the row: acts that lock several rows of a year cannot deadlock.
        Raises WrongState when the row was discarded meanwhile.
        """
        rows = type(self)._base_manager.select_related("term__cluster", "term__witness")
        row = rows.select_for_update(of=("term", "self"), no_key=True).filter(pk=self.pk).first()
        if row is None:
            raise WrongState(GONE)
        return row

    def record(self, verb, *, by, address: str = "", **facts):
        return EventChain.record(self.event_key, verb, by=by, address=address, **facts)


# The `who` of most acts


def by_secretariat(subject, standing: Standing) -> bool:
    return standing.is_secretariat


def by_unit_people(subject, standing: Standing) -> bool:
    """Allow officers and leaders of the subject's own unit."""
    return subject.unit_id in standing.units


def by_leader(subject, standing: Standing) -> bool:
    """Allow leaders of the subject's own unit whose mandate is in force today."""
    return subject.unit_id in standing.leader_of


ONLY_SECRETARIAT = "Chỉ Thường trực cụm được thực hiện việc này."
ONLY_UNIT_PEOPLE = "Chỉ cán bộ, lãnh đạo của đơn vị được thực hiện việc này."
ONLY_LEADER = (
    "Chỉ lãnh đạo có thẩm quyền ký của đơn vị được thực hiện. "
    "Nếu thông tin chưa đúng, xin liên hệ Thường trực cụm."
)
