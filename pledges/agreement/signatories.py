"""The signatories of the draft: by default, or as the secretariat chose."""

from dataclasses import dataclass

from members.authority_lines import authority_line
from members.models import Mandate, Membership, Unit
from members.serving import mandates
from pledges.agreement.models.agreement import Agreement


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """A unit of the term (or its witness) and the mandate it will sign under, None if it has none."""

    unit: Unit
    mandate: Mandate | None
    is_witness: bool
    rank_name: str
    choices: tuple[Mandate, ...]

    @property
    def missing_line(self) -> str:
        """Propose the authority line for this kind of unit if the mandate has none."""
        if self.mandate is None or self.mandate.authority.strip():
            return ""
        line = self.unit.authority.strip() or authority_line(self.unit.name)
        return " / ".join(line.splitlines())


def signatories(agreement: Agreement) -> list[Signatory]:
    """List signatories in the order of the blocks: chair, deputies, the rest, the witness. Two queries.

    A unit without a choice signs under its first mandate in force today; mandates of inactive people do not count.
    """
    term = agreement.term
    chosen = {int(unit): choice for unit, choice in agreement.signatory_choices.items()}
    memberships = sorted(term.member_list, key=lambda membership: _order(membership, chosen))
    units = [(membership.unit, membership.get_rank_display(), False) for membership in memberships]
    if term.witness:
        units.append((term.witness, "Chứng kiến", True))
    in_force: dict[int, list[Mandate]] = {}
    for mandate in mandates([unit for unit, _, _ in units]):
        in_force.setdefault(mandate.unit_id, []).append(mandate)
    return [
        Signatory(
            unit=unit,
            mandate=_mandate(in_force.get(unit.pk, []), chosen.get(unit.pk)),
            is_witness=is_witness,
            rank_name=rank_name,
            choices=tuple(in_force.get(unit.pk, [])),
        )
        for unit, rank_name, is_witness in units
    ]


def _order(membership: Membership, chosen: dict) -> tuple:
    _, position = chosen.get(membership.unit_id, (None, 0))
    return (membership.rank, position, membership.position, membership.unit.order)


def _mandate(in_force: list[Mandate], choice: list | None) -> Mandate | None:
    """Return the chosen mandate while it is in force, else the first one that is."""
    for mandate in in_force if choice else ():
        if mandate.pk == choice[0]:
            return mandate
    return in_force[0] if in_force else None
