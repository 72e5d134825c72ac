"""What every unit was given in the end, of one year or of several."""

from decimal import Decimal

from django.db.models import Sum

from members.models import Term
from pledges.models import Score, ScoreSheet
from pledges.scores.formulas import rounded


def totals(term: Term) -> dict[int, Decimal | None]:
    """Unit (key) -> its approved points; None while the sheet is not agreed. Two queries."""
    return totals_of([term])[term.pk]


def totals_of(terms: list[Term]) -> dict[int, dict[int, Decimal | None]]:
    """Term (key) -> the same of it, for several years. Two queries."""
    found: dict[int, dict[int, Decimal | None]] = {each.pk: {} for each in terms}
    for term, unit in ScoreSheet.objects.filter(term__in=terms).values_list("term", "unit"):
        found[term][unit] = None
    agreed = Score.objects.filter(
        sheet__term__in=terms,
        sheet__state__in=[ScoreSheet.State.AGREED, ScoreSheet.State.FINAL],
        column=Score.Column.APPROVED,
        points__isnull=False,
    )
    sums = agreed.order_by().values_list("sheet__term", "sheet__unit").annotate(earned=Sum("points"))
    for term, unit, earned in sums:
        found[term][unit] = rounded(earned)
    return found
