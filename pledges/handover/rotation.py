"""The next year proposed from this one: its days, the chair in rotation."""

from datetime import date

from members.models import Membership, Unit


def a_year_later(day: date | None) -> date | None:
    """The same day of the next year; 29/02 becomes 28/02."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def in_rotation(members: list[Membership]) -> tuple[Unit | None, list[Unit]]:
    """(chair, deputies) of the next year: each office goes to the units that follow its holders in their order.

    `members` as `Term.member_list` gives them. Without a known chair nothing is proposed: it may stay open.
    """
    units = [member.unit for member in sorted(members, key=lambda each: (each.position, each.unit.order))]
    chair = next((member.unit for member in members if member.rank == Membership.Role.CHAIR), None)
    if chair is None or len(units) < 2:
        return chair, []
    deputies = sum(1 for member in members if member.rank == Membership.Role.DEPUTY)
    start = units.index(chair) + 1
    following = [units[(start + step) % len(units)] for step in range(len(units))]
    return following[0], following[1 : 1 + deputies]
