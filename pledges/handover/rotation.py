"""Proposals for the next year: its days, the offices in rotation."""

from datetime import date

from members.models import Membership, Unit


def a_year_later(day: date | None) -> date | None:
    """Return the same day of the next year; 29/02 becomes 28/02."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def in_rotation(members: list[Membership]) -> tuple[Unit | None, list[Unit]]:
    """Propose (chair, deputies) of the next year: the units that follow the present chair in their order.

    `members` as `Term.member_list` gives them. Proposes nothing without a known chair, who may stay open.
    """
    in_order = sorted(members, key=lambda member: (member.position, member.unit.order))
    units = [member.unit for member in in_order]
    chair = next((member.unit for member in members if member.rank == Membership.Role.CHAIR), None)
    if chair is None or len(units) < 2:
        return chair, []
    deputies = sum(1 for member in members if member.rank == Membership.Role.DEPUTY)
    start = units.index(chair) + 1
    following = [units[(start + step) % len(units)] for step in range(len(units))]
    return following[0], following[1 : 1 + deputies]
