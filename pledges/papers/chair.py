"""Who signs for the cluster on papers that are signed by hand."""

from dataclasses import dataclass

from members.models import Term
from members.serving import mandates


@dataclass(frozen=True)
class Chair:
    """The office that is printed under "Cụm trưởng", with its unit, and the full name below the signature."""

    office: str = ""
    full_name: str = ""


def chair_of(term: Term) -> Chair:
    """Name the leader of the chair unit; only the unit where nobody may sign for it today, nothing without a chair."""
    unit = term.chair
    if unit is None:
        return Chair()
    mandate = mandates([unit]).first()
    if mandate is None:
        return Chair(office=unit.name)
    office = mandate.title if unit.name in mandate.title else f"{mandate.title} {unit.name}"
    return Chair(office=office, full_name=mandate.person.full_name)
