"""The charts of a review: units and commitments, this year and the year before."""

from decimal import Decimal

from members.models import Term, Unit
from pledges.papers.charts import Chart

Means = dict[int, Decimal | None]  # key of a unit -> its average progress in percent


def charts(
    term: Term, units: list[Unit], now: Means, *, chapters: tuple, before: tuple[Term | None, Means]
) -> tuple[Chart, ...]:
    """`chapters`: those of the review; `before`: the year before, if there is one, with its means."""
    if not now:
        return ()
    previous, then = before
    drawn = [_by_unit(units, now)]
    if chapters:
        drawn.append(_by_commitment(chapters))
    if previous and then:
        drawn.append(_beside(term, previous, units, now, then))
    return tuple(drawn)


def _by_unit(units: list[Unit], now: Means) -> Chart:
    return Chart(
        title="Tỷ lệ hoàn thành theo đơn vị",
        description="Trung bình cộng tỷ lệ hoàn thành của từng đơn vị, từ 0 đến 100%.",
        values=tuple((unit.short_name, (now.get(unit.pk),)) for unit in units),
    )


def _by_commitment(chapters: tuple) -> Chart:
    return Chart(
        title="Tỷ lệ hoàn thành theo nội dung giao ước",
        description="Trung bình cộng của các đơn vị đã báo cáo, từ 0 đến 100%.",
        values=tuple((chapter.title, (chapter.progress,)) for chapter in chapters),
    )


def _beside(term: Term, previous: Term, units: list[Unit], now: Means, then: Means) -> Chart:
    return Chart(
        title=f"So với năm {previous.name}",
        description=f"Tỷ lệ hoàn thành trung bình của từng đơn vị, năm {term.name} và năm {previous.name}.",
        values=tuple((unit.short_name, (now.get(unit.pk), then.get(unit.pk))) for unit in units),
        names=(f"Năm {term.name}", f"Năm {previous.name}"),
    )
