"""The plan of the cross-inspection in the calendar, on the workbench, in the year, in the administration."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from members.models import Term
from members.standing import Standing
from pledges.handover.closing import remaining
from pledges.inspections.plan.acts import plan as plans
from pledges.inspections.plan.models import InspectionPlan, TeamMember
from pledges.inspections.visit.acts import dates
from pledges.inspections.visit.models import Inspection
from pledges.year.calendar import Kind, entries
from pledges.year.rows import Rows
from pledges.year.steps import Year
from pledges.year.tasks.inspection_plan import waiting_for
from tests import factories
from tests.inspections.plan_on_its_way import complete, inspection_by, issued
from tests.pages import visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(3)


def test_the_calendar_shows_who_comes_to_whom(year):
    plan = complete(year)
    assert not [each for each in entries([year.term]) if each.kind is Kind.INSPECTION]
    plans.issue(plan, by=year.secretary, edition=plan.edition)
    first = inspection_by(plan, year.units[0])
    dates.cancel(inspection_by(plan, year.units[1]), by=year.secretary, reason="Mưa.")
    found = {each.key: each for each in entries([year.term]) if each.kind is Kind.INSPECTION}
    assert len(found) == 3
    entry = found[first.event_key]
    assert (entry.title, entry.place, entry.starts_at) == (
        f"Đoàn kiểm tra số 1 ({year.units[0]}) kiểm tra {first.unit}",
        "Trụ sở",
        first.starts_at,
    )
    assert sorted(each.is_cancelled for each in found.values()) == [False, False, True]


def tasks(year, person) -> list[str]:
    return [each.title for each in waiting_for(Rows(Standing.of(person, Term.objects.get(pk=year.term.pk))))]


def test_the_workbench_says_what_is_to_do(year):
    assert tasks(year, year.secretary) == []
    Term.objects.filter(pk=year.term.pk).update(inspection_due_on=date(2019, 11, 15))
    assert tasks(year, year.secretary) == ["Lập kế hoạch kiểm tra chéo"]
    plan = complete(year)
    assert tasks(year, year.secretary) == ["Ban hành kế hoạch kiểm tra chéo"]
    assert tasks(year, year.officers[0]) == []
    plans.issue(plan, by=year.secretary, edition=plan.edition)
    first = inspection_by(plan, year.units[0])
    soon = timezone.now() + timedelta(days=30)
    plan.inspections.filter(pk=first.pk).update(starts_at=soon, ends_at=None)
    day = f"{timezone.localtime(soon):%d/%m/%Y}"
    assert tasks(year, year.officers[0]) == [f"Đồng chí là trưởng đoàn kiểm tra {first.unit} ngày {day}"]
    assert tasks(year, year.secretary) == tasks(year, year.supervisor) == []


def test_the_year_is_inspected_when_every_inspection_is_sealed(year):
    plan = issued(year)
    now = Year(Standing.of(year.supervisor, year.term))
    assert [row.cells[3][1].label for row in now.matrix()] == ["Chưa kiểm tra"] * 3
    assert [step.note for step in now.steps() if step.label == "Kiểm tra chéo"] == [
        "chưa có thời hạn · 0/3 biên bản"
    ]
    sentences = {
        f"Kiểm tra chéo {inspection.unit.short_name}: chưa ký biên bản hoặc hủy."
        for inspection in plan.inspections.all()
    }
    assert sentences <= {each.sentence for each in remaining(year.term)}
    plan.inspections.update(state="cancelled")
    now = Year(Standing.of(year.supervisor, year.term))
    assert [row.cells[3][1].label for row in now.matrix()] == ["–"] * 3
    assert not [each for each in remaining(year.term) if "kiểm tra" in each.sentence.lower()]


def test_the_administration_looks_at_it(year):
    issued(year)
    admin = visitor(factories.person(is_staff=True, is_superuser=True))
    for name, model in (
        ("inspectionplan", InspectionPlan),
        ("inspection", Inspection),
        ("teammember", TeamMember),
    ):
        assert admin.get(reverse(f"admin:pledges_{name}_changelist")).status_code == 200
        there = reverse(f"admin:pledges_{name}_change", args=[model.objects.first().pk])
        assert admin.get(there).status_code == 200
