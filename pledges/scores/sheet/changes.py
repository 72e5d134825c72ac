"""What a unit changed in its own points after its sheet was sent back: both sides see it."""

from dataclasses import dataclass
from decimal import Decimal

from pledges.scores.sheet.lines import Line
from pledges.scores.sheet.models import Score, ScoreSheet
from pledges.states.event import Event

State = ScoreSheet.State


@dataclass(frozen=True, kw_only=True)
class Change:
    """A criterion written anew; `before` are its points when the sheet was sent back."""

    line: Line
    before: Decimal | None

    @property
    def has_other_points(self) -> bool:
        return self.before != self.line.own


def changes_since_return(sheet: ScoreSheet, lines: list[Line]) -> list[Change]:
    """List the changes until the team has scored; empty for a sheet that was never sent back. One query at most."""
    if sheet.state not in {State.SELF_SCORING, State.SUBMITTED}:
        return []
    log = list(sheet.events().filter(verb__in=[Event.Verb.SENT_BACK, Event.Verb.WRITTEN]))
    returned = next((event for event in reversed(log) if event.verb == Event.Verb.SENT_BACK), None)
    if returned is None:
        return []
    facts = [event.facts for event in log[log.index(returned) + 1 :]]
    written = {key for fact in facts if fact["column"] == Score.Column.SELF for key in fact["points"]}
    before = returned.facts.get("own", {})
    leaves = [line for line in lines if str(line.node.criterion.pk) in written]
    return [Change(line=line, before=_points(before.get(str(line.node.criterion.pk)))) for line in leaves]


def own_points(lines: list[Line]) -> dict[str, str]:
    """Keep the unit's points with the return, to be compared with later ones."""
    return {
        str(line.node.criterion.pk): str(line.own)
        for line in lines
        if not line.is_group and line.own is not None
    }


def _points(words: str | None) -> Decimal | None:
    return None if words is None else Decimal(words)
