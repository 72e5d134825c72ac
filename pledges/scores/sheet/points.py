"""Points of score sheets in three columns, and how they add up.

`None` is what was not scored yet, or not in full, or what a reader may not see yet.
"""

from dataclasses import dataclass
from decimal import Decimal

from pledges.scores.formulas import ZERO
from pledges.scores.sheet.models import Score

Column = Score.Column


@dataclass(frozen=True, kw_only=True)
class Points:
    """The three columns of a sheet for one criterion, one group or everything."""

    own: Decimal | None = None
    team: Decimal | None = None
    approved: Decimal | None = None

    @property
    def shown(self) -> Decimal | None:
        """The most binding of the three."""
        return next((points for points in (self.approved, self.team, self.own) if points is not None), None)

    @property
    def difference(self) -> Decimal | None:
        """The team's points less the unit's own."""
        return None if self.own is None or self.team is None else self.team - self.own

    @property
    def change(self) -> Decimal | None:
        """The approved points less the unit's own."""
        return None if self.own is None or self.approved is None else self.approved - self.own

    def of(self, column: str | None) -> Decimal | None:
        named = {Column.SELF: self.own, Column.TEAM: self.team, Column.APPROVED: self.approved}
        return named.get(column)

    @property
    def columns(self) -> tuple[Decimal | None, ...]:
        """The three in the order of print: self, team, approved."""
        return (self.own, self.team, self.approved)


def points_by(columns: dict[str, Decimal | None]) -> Points:
    names = {Column.SELF: "own", Column.TEAM: "team", Column.APPROVED: "approved"}
    return Points(**{names[column]: value for column, value in columns.items()})


def added(cells: list[Points]) -> Points:
    return Points(
        **{name: whole_sum(getattr(cell, name) for cell in cells) for name in ("own", "team", "approved")}
    )


def whole_sum(values) -> Decimal | None:
    """Sum `values`; None when one is missing, or a part would be ranked as if it were the whole."""
    values = list(values)
    return None if not values or None in values else sum(values, ZERO)
