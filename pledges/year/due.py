"""The duties of one year to remind of today, and the people to remind."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from members.models import Person, Term
from members.serving import offices, secretariat
from pledges.agreement.models import Agreement
from pledges.year import duties
from pledges.year.duties import Duty
from pledges.year.mail import Line

STAGES = (14, 7, 3, 1, 0, -1, -7, -14, -28)  # days before the due day; after it when negative
GIVEN_UP = STAGES[-1] - 30  # ignore older deadlines: imported years send no reminders


@dataclass(frozen=True, kw_only=True)
class Due:
    """A duty at reminder `stage`; `unit` is a primary key, or None for the secretariat."""

    duty: Duty
    due_on: date
    stage: int
    unit: int | None
    people: frozenset[Person]
    line: Line

    @property
    def key(self) -> tuple:
        """The columns of `Reminder` that identify it."""
        return self.duty.name, self.due_on, self.stage, self.unit


def stage_of(days: int) -> int | None:
    """Return the newest stage reached when `days` are left (negative: over); None if it is too early or long over."""
    if days < GIVEN_UP:
        return None
    return min((stage for stage in STAGES if stage >= days), default=None)


def due(term: Term, today: date) -> Iterator[Due]:
    """Yield every undone duty that is near or late and has active people to remind. A dozen queries."""
    names = {member.unit_id: member.unit.short_name for member in term.members()}
    if term.witness:
        names[term.witness_id] = term.witness.short_name
    serving = _serving(list(names))
    serving[None] = frozenset(secretariat(term))
    for duty in (*duties.duties(term), *(() if term.is_closed else (duties.RECORD,))):
        due_on = duty.due_on(term)
        stage = stage_of((due_on - today).days) if due_on else None
        if stage is None:
            continue
        missing = duties.undone_units(duty, term)
        undone = {unit: name for unit, name in names.items() if unit in missing}
        for unit, note in _notes(duty, term, undone, is_late=due_on < today):
            if serving[unit]:
                yield Due(
                    duty=duty,
                    due_on=due_on,
                    stage=stage,
                    unit=unit,
                    people=serving[unit],
                    line=Line(term=term, duty=duty, due_on=due_on, today=today, unit=unit, note=note),
                )


def _notes(duty: Duty, term: Term, undone: dict[int, str], *, is_late: bool) -> Iterator[tuple]:
    """Yield (unit, note); unit None is the secretariat, which is told of the units that are late."""
    names = ", ".join(undone.values())
    if duty is duties.RECORD:
        if names:
            yield None, f"Đăng ký đang chờ ghi nhận của: {names}"
        return
    yield from undone.items()
    if duty.name == "sign":
        if names:
            yield None, f"Chưa ký: {names}"
        elif not _is_frozen(term):
            yield None, "Giao ước chưa gửi ký."
    elif names and is_late:
        yield None, f"Chưa thực hiện: {names}"


def _is_frozen(term: Term) -> bool:
    """Whether the agreement is open for signature or sealed."""
    return Agreement.objects.filter(term=term).exclude(document=None).exists()


def _serving(units: list[int]) -> dict[int, frozenset[Person]]:
    """Map each unit to its officers and leaders of today. Two queries."""
    serving: dict[int | None, set[Person]] = defaultdict(set)
    for office in offices(units):
        serving[office.unit_id].add(office.person)
    return defaultdict(frozenset, {unit: frozenset(people) for unit, people in serving.items()})
