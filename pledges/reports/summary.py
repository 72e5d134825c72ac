"""Sentences that sum up for the cluster what its units report: how many are done, how far, on average."""

from decimal import Decimal

from members.vietnamese import vietnamese_number
from pledges.papers.charts import mean
from pledges.registrations.text import amount
from pledges.reports.models import ReportLine


def summed_up(lines: list[ReportLine]) -> str:
    """Sum up the lines of several units on a commitment or one of its targets, each report's apart."""
    units = _by_report(lines)
    said = [*_done(units), *_average(lines), *_sum(lines)]
    if not said:
        told = sum(any(line.is_told for line in own) for own in units)
        said = [f"{told:02}/{len(units):02} đơn vị báo cáo kết quả"]
    return "; ".join(said)


def registrations_summed_up(lines: list[ReportLine]) -> str:
    """Sum up the lines about registrations."""
    said = [f"{len(lines):02} đăng ký của {len(_by_report(lines)):02} đơn vị được báo cáo kết quả"]
    return "; ".join(said + _average(lines))


def _by_report(lines: list[ReportLine]) -> list[list[ReportLine]]:
    units: dict[int, list[ReportLine]] = {}
    for line in lines:
        units.setdefault(line.report_id, []).append(line)
    return list(units.values())


def _done(units: list[list[ReportLine]]) -> list[str]:
    averages = [mean(line.percent for line in own) for own in units]
    if all(average is None for average in averages):
        return []
    return [f"{averages.count(Decimal(100)):02}/{len(units):02} đơn vị hoàn thành"]


def _average(lines: list[ReportLine]) -> list[str]:
    average = mean(line.percent for line in lines)
    return [] if average is None else [f"bình quân {vietnamese_number(average)}%"]


def _sum(lines: list[ReportLine]) -> list[str]:
    """Add up the figures of a target that is counted; shares are not added."""
    figures = [line.figure for line in lines if line.figure is not None and line.target_id]
    if not figures or len({line.target_id for line in lines}) > 1 or lines[0].measured_in == "%":
        return []
    return [f"tổng cộng {amount(sum(figures), lines[0].measured_in)}"]
