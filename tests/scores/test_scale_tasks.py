"""The secretariat is reminded of the scale while it is needed soon and scoring is not open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Term
from members.standing import Standing
from pledges.handover.closing import remaining
from pledges.year.rows import Rows
from pledges.year.tasks.criteria import waiting_for
from tests import factories, judging

DRAFTED = "Bảng tiêu chí đang soạn, chưa mở chấm điểm."


@pytest.fixture
def year(db):
    return factories.cluster_year(units=2)


def waits(year, person, days) -> list[tuple[str, str]]:
    day = timezone.localdate() + timedelta(days=days)
    Term.objects.filter(pk=year.term.pk).update(
        inspection_due_on=day, year_end_due_on=day + timedelta(days=30)
    )
    term = Term.objects.select_related("cluster", "witness").get(pk=year.term.pk)
    return [(task.title, task.label) for task in waiting_for(Rows(Standing.of(person, term)))]


def test_a_year_without_scale_waits_for_one(year):
    assert waits(year, year.secretary, 91) == []
    assert waits(year, year.secretary, 90) == [("Lập bảng tiêu chí thi đua của năm", "Lập bảng tiêu chí")]
    assert waits(year, year.leaders[0], 10) == []


def test_a_draft_waits_until_scoring_is_open(year):
    scale = judging.scale(year, "draft")
    assert waits(year, year.secretary, -5) == [("Bảng tiêu chí đang soạn, chưa mở chấm điểm", "Soạn tiếp")]
    scale.state, scale.opened_at, scale.opened_by = "open", timezone.now(), year.secretary
    scale.save()
    assert waits(year, year.secretary, -5) == []


def test_whoever_closes_the_year_is_told_of_a_draft(year):
    assert DRAFTED not in [each.sentence for each in remaining(year.term)]
    judging.scale(year, "draft")
    (found,) = [each for each in remaining(year.term) if each.sentence == DRAFTED]
    assert (found.blocks, found.url) == (False, year.term.scale.get_absolute_url())
