"""What every unit of a year owes the cluster."""

from members.models import Term, Unit
from pledges.models.registration import Registration


def units_without_registration(term: Term) -> list[Unit]:
    """Member units without a recorded theme or new model, in the order of the signature blocks.

    The rule of the agreement: each unit carries out at least one theme or one new model in the year.
    """
    done = set(Registration.objects.filter(term=term).counted().values_list("unit", flat=True))
    return [each.unit for each in term.member_list if each.unit_id not in done]
