"""What the three columns of score sheets say about a criterion, a group or everything, and how it adds up.

`None` is what was not scored yet, or not in full, or what a reader may not see yet.
"""

from dataclasses import dataclass
from decimal import Decimal

from pledges.scores.formulas import ZERO
from pledges.scores.sheet.models import Score

Column = Score.Column


@dataclass(frozen=True, kw_only=True)
class Points:
    """What the three columns of a sheet say about one criterion, one group or everything."""

    own: Decimal | None = None
    team: Decimal | None = None
    approved: Decimal | None = None

    @property
    def shown(self) -> Decimal | None:
        """The most binding of them."""
        return next((each for each in (self.approved, self.team, self.own) if each is not None), None)

    @property
    def difference(self) -> Decimal | None:
        """Of the team from the unit itself."""
        return None if self.own is None or self.team is None else self.team - self.own

    @property
    def change(self) -> Decimal | None:
        """Of the approved points from the unit's own."""
        return None if self.own is None or self.approved is None else self.approved - self.own

    def of(self, column: str | None) -> Decimal | None:
        named = {Column.SELF: self.own, Column.TEAM: self.team, Column.APPROVED: self.approved}
        return named.get(column)

    @property
    def columns(self) -> tuple[Decimal | None, ...]:
        """As people print them: self, team, approved."""
        return (self.own, self.team, self.approved)


def points_by(columns: dict[str, Decimal | None]) -> Points:
    names = {Column.SELF: "own", Column.TEAM: "team", Column.APPROVED: "approved"}
    return Points(**{names[column]: value for column, value in columns.items()})


def added(cells: list[Points]) -> Points:
    return Points(
        **{name: whole_sum(getattr(cell, name) for cell in cells) for name in ("own", "team", "approved")}
    )


def whole_sum(values) -> Decimal | None:
    """A sum of which a part is missing would be compared, and ranked, as if it were whole."""
    values = list(values)
    return None if not values or None in values else sum(values, ZERO)
