"""The examples of the demo: recommendations, and minutes that were signed."""

import pytest

from pledges.demo import minutes as demo
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Inspection
from tests import factories, judging


@pytest.fixture
def year(authority):
    made = factories.cluster_year(units=2)
    judging.plan(made)
    return made


def test_the_demo_signs_minutes_and_carries_some_out(year):
    for number in (0, 1):
        made = judging.in_opinion(year, number, state=Inspection.State.ONGOING)
        demo.recommend(made)
        demo.recommend(made)
    Inspection.objects.update(state="opinion")
    demo.sign(year.term)
    assert set(Inspection.objects.values_list("state", flat=True)) == {"sealed"}
    states = Recommendation.objects.order_by("position", "pk").values_list("state", flat=True)
    assert list(states) == ["done", "done", "open", "done"]
    assert all(recommendation.text.startswith("Ví dụ: ") for recommendation in Recommendation.objects.all())
