"""The scores of a cluster over its years: each unit's approved total, and what they are on average."""

from dataclasses import dataclass
from decimal import Decimal

from members.models import Membership, Term, Unit
from members.vietnamese import vietnamese_number
from pledges.papers import charts
from pledges.scores.formulas import ZERO, rounded
from pledges.scores.sheet.totals import totals_of

COMMAS = str.maketrans(",.", ".,")


@dataclass(frozen=True, kw_only=True)
class UnitYears:
    """A unit's totals, in the order of the years."""

    unit: Unit
    totals: tuple[Decimal | None, ...]


@dataclass(frozen=True, kw_only=True)
class ScoreYears:
    """`years` from the first to the newest of those in which sheets were made; `means` beside them."""

    years: tuple[Term, ...]
    units: tuple[UnitYears, ...]
    means: tuple[Decimal | None, ...]

    def unit(self, pk: int) -> UnitYears | None:
        return next((unit for unit in self.units if unit.unit.pk == pk), None)

    def chart(self, chosen: UnitYears | None) -> charts.Chart | None:
        """Chart one unit, or the cluster on average."""
        totals = chosen.totals if chosen else self.means
        if not any(total is not None for total in totals):
            return None
        values = tuple((f"Năm {year.name}", (total,)) for year, total in zip(self.years, totals, strict=True))
        title = f"Điểm duyệt của {chosen.unit.short_name}" if chosen else "Điểm duyệt bình quân của cụm"
        return chart_of(values, title=title, description="So sánh các năm.")


def score_years(terms: list[Term]) -> ScoreYears:
    """Collect the scores of `terms`, which are of one cluster. Three queries."""
    totals = totals_of(terms)
    years = tuple(sorted((term for term in terms if totals[term.pk]), key=lambda term: term.name))
    members = Membership.objects.filter(term__in=years).select_related("unit").order_by("unit__order", "pk")
    units = {member.unit_id: member.unit for member in members}
    return ScoreYears(
        years=years,
        units=tuple(
            UnitYears(unit=unit, totals=tuple(totals[year.pk].get(pk) for year in years))
            for pk, unit in units.items()
        ),
        means=tuple(_mean(totals[year.pk].values()) for year in years),
    )


def _mean(totals) -> Decimal | None:
    known = [total for total in totals if total is not None]
    return rounded(sum(known, ZERO) / len(known)) if known else None


def points_words(value: Decimal | None) -> str:
    """Write points with two places, or with none: "91,10"."""
    if value is None:
        return charts.NOTHING
    is_whole = value == value.to_integral_value()
    return vietnamese_number(value) if is_whole else f"{value:,.2f}".translate(COMMAS)


def chart_of(values: tuple, *, title: str, description: str, whole=Decimal(1)) -> charts.Chart:
    """Draw points as bars; a bar as wide as there is room is `whole`, or the most of them when that is more."""
    known = [points for _, row in values for points in row if points is not None]
    return charts.Chart(
        title=title,
        description=description,
        values=values,
        names=("Điểm",),
        most=max([*known, whole]),
        words=points_words,
    )
