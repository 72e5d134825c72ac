"""Approved totals of all units, in one year or several."""

from decimal import Decimal

from django.db.models import FilteredRelation, Q, Sum

from members.models import Term
from pledges.scores.formulas import rounded
from pledges.scores.sheet.models import Score, ScoreSheet


def totals(term: Term) -> dict[int, Decimal | None]:
    """Map each unit (key) to its approved points; None while the sheet is not agreed. One query."""
    return totals_of([term])[term.pk]


def totals_of(terms: list[Term]) -> dict[int, dict[int, Decimal | None]]:
    """Map each term (key) to its `totals`. One query."""
    by_term: dict[int, dict[int, Decimal | None]] = {term.pk: {} for term in terms}
    agreed = Q(state__in=[ScoreSheet.State.AGREED, ScoreSheet.State.FINAL])
    approved = FilteredRelation("scores", condition=Q(scores__column=Score.Column.APPROVED))
    sheets = ScoreSheet.objects.filter(term__in=terms).order_by().annotate(approved=approved)
    sums = sheets.values_list("term", "unit").annotate(earned=Sum("approved__points", filter=agreed))
    for term, unit, earned in sums:
        by_term[term][unit] = None if earned is None else rounded(earned)
    return by_term
