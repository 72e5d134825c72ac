"""The result of a ballot as bars: the share of each candidate, the strongest first."""

from pledges.charts import Chart
from pledges.models.balloting import Figures


def vote_chart(result: Figures) -> Chart:
    return Chart(
        key="ket-qua-phieu",
        title="Tỷ lệ phiếu của các ứng viên",
        description=f"Tính trên {result.base}; cần ít nhất {result.needed} phiếu.",
        values=tuple((line.candidate.short, (line.percent,)) for line in result.ranking),
        names=("Tỷ lệ phiếu",),
    )
