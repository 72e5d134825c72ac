"""Who is to sign the draft for which unit, when the secretariat chose other than the default."""

from dataclasses import dataclass

from django.db import models

from members.models import Mandate, Membership, Unit
from pledges.models.agreement import Agreement


class SignatoryChoice(models.Model):
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatory_choices")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "unit"], name="one_signatory_choice_per_unit")]

    def __str__(self):
        return f"{self.unit}: {self.mandate}"


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """A unit of the term (or its witness) and the mandate it will sign under; None when it has none."""

    unit: Unit
    mandate: Mandate | None
    is_witness: bool
    rank_name: str
    choices: tuple[Mandate, ...]


def signatories(agreement: Agreement) -> list[Signatory]:
    """In the order of the blocks: chair, deputies, the rest, the witness. Three queries.

    A unit without a choice signs under its first mandate in force today.
    """
    term = agreement.term
    chosen = {each.unit_id: each for each in agreement.signatory_choices.all()}
    memberships = sorted(term.members(), key=lambda each: _order(each, chosen))
    units = [(each.unit, each.get_rank_display(), False) for each in memberships]
    if term.witness:
        units.append((term.witness, "Chứng kiến", True))
    in_force: dict[int, list[Mandate]] = {}
    mandates = Mandate.objects.in_force().filter(unit__in=[unit for unit, _, _ in units])
    for mandate in mandates.select_related("person", "unit").order_by("pk"):
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
    choice = chosen.get(membership.unit_id)
    return (membership.rank, choice.position if choice else 0, membership.position, membership.unit.order)


def _mandate(in_force: list[Mandate], choice: SignatoryChoice | None) -> Mandate | None:
    """The chosen mandate while it is in force, else the first one that is."""
    if choice:
        for mandate in in_force:
            if mandate.pk == choice.mandate_id:
                return mandate
    return in_force[0] if in_force else None
