"""Who serves a unit or a cluster today. Inactive people serve nobody.

`units` are rows, their keys, or a query for the keys.
"""

from dataclasses import dataclass

from members.models import Appointment, Cluster, Mandate, Person, Term, Unit


@dataclass(frozen=True)
class Contact:
    """How to reach the secretariat of a cluster: its people, each with the telephone if there is one."""

    cluster: str
    people: str

    def __str__(self):
        return f"Thường trực {self.cluster}" + (f" ({self.people})" if self.people else "")


def mandates(units):
    """Find the mandates in force for `units` with person and unit, the oldest first."""
    return _in_force(Mandate, unit__in=units)


def officers(units):
    """Find the appointments in force at `units` with person and unit, the oldest first."""
    return _in_force(Appointment, unit__in=units)


def offices(units) -> list[Mandate | Appointment]:
    """List the mandates, then the appointments. Two queries."""
    return [*mandates(units), *officers(units)]


def people(units) -> set[Person]:
    """Return the officers and leaders of `units`."""
    return {office.person for office in offices(units)}


def people_of(unit: Unit | int) -> set[Person]:
    return people([unit])


def leaders_of(unit: Unit | int) -> set[Person]:
    return {mandate.person for mandate in mandates([unit])}


def pairs(units) -> set[tuple[int, int]]:
    """Return whoever serves as (person, unit), by primary keys. One query."""
    held, given = (rows(units).order_by().values_list("person", "unit") for rows in (mandates, officers))
    return set(held.union(given))


def unit_people(term: Term) -> set[Person]:
    """Return the officers and leaders of all member units."""
    return people(term.memberships.values("unit"))


def secretariat(term: Term) -> set[Person]:
    appointed = _in_force(Appointment, cluster=term.cluster, role=Appointment.Role.SECRETARIAT)
    return {appointment.person for appointment in appointed}


def contact(cluster: Cluster) -> Contact:
    """Say whom to ask. One query."""
    appointed = _in_force(Appointment, cluster=cluster, role=Appointment.Role.SECRETARIAT)
    people = [
        f"đ/c {appointment.person.full_name}"
        + (f", điện thoại {appointment.telephone}" if appointment.telephone else "")
        for appointment in appointed
    ]
    return Contact(cluster=cluster.title, people="; ".join(people))


def everybody(term: Term) -> set[Person]:
    """Return all who serve the cluster or a member unit, and the leaders of the witness."""
    offices = (*_in_force(Appointment, cluster=term.cluster), *_in_force(Mandate, unit=term.witness))
    return unit_people(term) | {office.person for office in offices}


def _in_force(model, **where):
    rows = model.objects.in_force().filter(person__is_active=True, **where)
    return rows.select_related("person", "unit").order_by("pk")
