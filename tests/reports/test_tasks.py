"""What waits for people around the reports."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Term
from members.standing import Standing
from pledges.year.rows import Rows
from pledges.year.tasks.reports import waiting_for
from tests import factories
from tests.reports import reporting


@pytest.fixture
def year(db):
    return reporting.promising()


def waits(year, person) -> list[tuple[str, str]]:
    """(title, label) of what waits; read anew, as for another page."""
    term = Term.objects.select_related("cluster", "witness").get(pk=year.term.pk)
    return [(task.title, task.label) for task in waiting_for(Rows(Standing.of(person, term)))]


def due_in(year, days: int):
    Term.objects.filter(pk=year.term.pk).update(half_year_due_on=timezone.localdate() + timedelta(days=days))


def test_nothing_waits_without_a_day_or_long_before_it(year):
    assert waits(year, year.officers[0]) == []
    due_in(year, 46)
    assert waits(year, year.officers[0]) == waits(year, year.secretary) == []


@pytest.mark.parametrize("days", [45, 0, -10])
def test_a_report_is_asked_for_until_it_is_sent(year, days):
    due_in(year, days)
    title = f"Báo cáo sơ kết 6 tháng đầu năm 2019 của {year.units[0]}"
    assert waits(year, year.officers[0]) == [(title, "Lập báo cáo")]
    report = factories.report(year, state="written")
    assert waits(year, year.officers[0]) == [(title, "Soạn tiếp")]
    factories.brought_on(year, report, "submitted")
    assert waits(year, year.officers[0]) == []
    assert waits(year, year.leaders[0]) == [(f"Duyệt báo cáo{title[7:]}", "Đọc và duyệt")]


def test_what_was_sent_back_waits_and_what_was_sent_does_not(year):
    factories.report(year, state="sent_back")
    assert [label for _, label in waits(year, year.officers[0])] == ["Bổ sung"]
    factories.report(year, year.units[1])
    assert waits(year, year.leaders[1]) == []


def test_it_is_late_after_its_day(year):
    due_in(year, -1)
    term = Term.objects.get(pk=year.term.pk)
    (task,) = waiting_for(Rows(Standing.of(year.officers[0], term)))
    assert task.note == f"quá hạn ({term.half_year_due_on:%d/%m/%Y})"
    assert task.primary


def test_the_secretariat_sees_how_many_are_missing_then_the_review(year):
    due_in(year, 10)
    name = "báo cáo sơ kết 6 tháng đầu năm 2019"
    assert waits(year, year.secretary) == [(f"Còn 2 đơn vị chưa gửi {name}", "Theo dõi")]
    for unit in year.units:
        factories.report(year, unit)
    assert waits(year, year.secretary) == [(f"Đã đủ {name}", "Xem tổng hợp")]


def test_nothing_waits_for_those_who_only_read(year):
    due_in(year, -10)
    assert waits(year, year.supervisor) == []
