"""What waits for people around the inspections, and what is still open when the year is to be closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Term
from members.standing import Standing
from pledges.demo.inspection import carry_out
from pledges.handover.closing import remaining
from pledges.inspections.visit.models import Inspection
from pledges.year.rows import Rows
from pledges.year.tasks.inspection_plan import waiting_for as of_plan
from pledges.year.tasks.inspections import waiting_for
from tests import factories, judging
from tests.inspections import inspecting


@pytest.fixture
def year(db):
    return factories.cluster_year(3)


def waits(year, person) -> list[tuple[str, str]]:
    term = Term.objects.select_related("cluster", "witness").get(pk=year.term.pk)
    return [(task.title, task.label) for task in waiting_for(Rows(Standing.of(person, term)))]


def on(days: int):
    Inspection.objects.update(starts_at=timezone.now() + timedelta(days=days), ends_at=None)


def test_the_day_of_the_inspection_comes(year):
    inspecting.inspection(year, "planned")
    name = year.units[1].short_name
    on(8)
    assert waits(year, year.officers[0]) == []
    on(5)
    day = timezone.localdate() + timedelta(days=5)
    assert waits(year, year.officers[0]) == [(f"Ngày {day:%d/%m/%Y} kiểm tra {name}", "Xem")]
    on(0)
    assert waits(year, year.leaders[0]) == [(f"Hôm nay kiểm tra {name}", "Bắt đầu")]
    assert waits(year, year.secretary) == waits(year, year.supervisor) == []


def test_nothing_waits_before_the_plan_is_issued(year):
    judging.plan(year, "draft")
    on(0)
    assert waits(year, year.officers[0]) == []


def test_the_checklist_waits_for_the_team_and_the_draft_for_the_unit(year):
    made = inspecting.inspection(year, "complete")
    Inspection.objects.exclude(pk=made.pk).update(state="cancelled")
    assert waits(year, year.officers[0]) == [
        (f"Hoàn thành phiếu kiểm tra {year.units[1].short_name}", "Nhập phiếu")
    ]
    Inspection.objects.filter(pk=made.pk).update(state="opinion")
    assert waits(year, year.officers[0]) == []
    assert waits(year, year.leaders[1]) == [("Cho ý kiến về dự thảo biên bản", "Đọc và cho ý kiến")]
    Inspection.objects.filter(pk=made.pk).update(opined_at=timezone.now(), opined_by=year.leaders[1])
    assert waits(year, year.leaders[1]) == []
    freezing = [(f"Gửi ký biên bản kiểm tra {year.units[1].short_name}", "Đọc và gửi ký")]
    assert waits(year, year.officers[0]) == waits(year, year.leaders[0]) == freezing
    made.team.members.filter(person=year.leaders[0]).update(role=3)
    assert waits(year, year.leaders[0]) == []


def test_one_date_is_named_once(year):
    inspecting.inspection(year, "planned")
    Inspection.objects.exclude(unit=year.units[1]).update(state="cancelled")
    standing = Standing.of(year.officers[0], year.term)
    for days in (-1, 0, 7, 8, 30):
        on(days)
        assert len(waiting_for(Rows(standing)) + of_plan(Rows(standing))) == 1, days


def test_what_is_not_signed_remains(year):
    made = inspecting.inspection(year, "opinion")
    Inspection.objects.exclude(pk=made.pk).update(state="cancelled")
    sentence = f"Kiểm tra chéo {year.units[1].short_name}: chưa ký biên bản hoặc hủy."
    assert [each.url for each in remaining(year.term) if each.sentence == sentence] == [
        made.get_absolute_url()
    ]


def test_the_demo_carries_out_what_is_planned_and_nothing_without_a_plan(year):
    carry_out(year.term)
    assert Inspection.objects.count() == 0
    judging.plan(year)
    carry_out(year.term)
    states = Inspection.objects.values_list("state", "agrees")
    assert list(states) == [("opinion", True)] * 3
    before = list(Inspection.objects.values_list("edition", flat=True))
    carry_out(year.term)
    assert list(Inspection.objects.values_list("edition", flat=True)) == before
