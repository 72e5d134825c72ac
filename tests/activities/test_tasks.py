"""What the workbench shows of activities and exemplars."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.standing import Standing
from pledges.agreement.models import Agreement
from pledges.year.rows import Rows
from pledges.year.tasks import agreement as of_agreement
from pledges.year.tasks import waiting
from pledges.year.tasks.activities import waiting_for
from tests import factories
from tests.activities.together import close, days
from tests.pages import visitor, words

pytestmark = pytest.mark.django_db
SIGNING = "Hội nghị ký kết giao ước thi đua"


@pytest.fixture
def year():
    return factories.cluster_year(2)


def tasks(year, person=None):
    return waiting_for(Rows(Standing.of(person or year.officers[0], year.term)))


def titles(year, person=None) -> list[str]:
    return [task.title for task in tasks(year, person)]


def test_what_comes_within_thirty_days_is_told_to_everybody(year):
    for name, number in (("Xa", 20), ("Gần", 2), ("Xa quá", 31), ("Qua rồi", -1)):
        factories.activity(year, name=name, starts_at=days(number))
    factories.activity(year, "cancelled", name="Hủy", starts_at=days(3))
    assert titles(year) == ["Gần", "Xa"]
    first = tasks(year)[0]
    assert (first.tone, first.primary, first.label) == ("gold", False, "Xem")
    assert first.note.endswith("· Hội trường thử")


def test_today_is_still_ahead_and_the_thirtieth_day_is_the_last(year):
    factories.activity(year, name="Hôm nay", starts_at=timezone.now())
    last = timezone.localtime().replace(hour=23, minute=59) + timedelta(days=30)
    factories.activity(year, name="Ngày cuối", starts_at=last)
    assert titles(year) == ["Hôm nay", "Ngày cuối"]


def test_the_secretariat_writes_down_what_is_over(year):
    over = factories.activity(year, name="Qua rồi", starts_at=days(-1))
    factories.activity(year, "held", name="Đã ghi")
    (task,) = tasks(year, year.secretary)
    assert (task.title, task.url, task.primary) == ("Nhập kết quả: Qua rồi", over.url("activity_hold"), True)
    assert tasks(year, year.officers[0]) == tasks(year, year.supervisor) == []


def test_many_that_are_over_are_one_line(year):
    for number in range(1, 8):
        factories.activity(year, starts_at=days(-number))
    (task,) = tasks(year, year.secretary)
    assert task.title == "Nhiều hoạt động đã qua ngày nhưng chưa có kết quả"
    assert visitor(year.secretary).get(task.url).status_code == 200


def test_exemplars_wait_to_be_judged(year):
    for state in ("proposed", "proposed", "accepted", "refused", "shared"):
        factories.exemplar(year, state=state, name=f"Là {state}")
    (task,) = tasks(year, year.secretary)
    assert task.title == "2 điển hình tiên tiến chờ công nhận"
    assert words(visitor(year.secretary).get(task.url)).count("Là proposed") == 2
    assert tasks(year, year.officers[0]) == []


def test_the_conference_that_closes_a_year_is_told_in_it(year):
    before = factories.term(year.cluster, "2018")
    factories.member(before, year.units[0])
    activity = factories.activity(year, closes=before)
    (task,) = waiting_for(Rows(Standing.of(year.officers[0], before)))
    assert (task.title, task.url) == ("Hội nghị thử", activity.seen_in(before))


def test_a_closed_year_waits_for_nothing(year):
    factories.activity(year)
    close(year)
    assert waiting.waiting_for(Rows(Standing.of(year.secretary, year.term))) == []


# The day that the agreement names


@pytest.mark.parametrize(
    ("kind", "number", "told"),
    [("conference", 5, False), ("conference", 6, True), ("exchange", 5, True), (None, 5, True)],
)
def test_the_signing_conference_is_told_once(year, kind, number, told):
    Agreement.objects.update(day=timezone.localdate() + timedelta(days=5))
    if kind:
        factories.activity(year, kind=kind, starts_at=days(number))
    standing = Standing.of(year.supervisor, year.term)
    found = [task.title for task in of_agreement.waiting_for(Rows(standing))]
    assert (SIGNING in found) is told


def test_a_cancelled_conference_does_not_hide_the_day(year):
    Agreement.objects.update(day=timezone.localdate() + timedelta(days=7))
    factories.activity(year, "cancelled")
    standing = Standing.of(year.supervisor, year.term)
    assert [task.title for task in of_agreement.waiting_for(Rows(standing))] == [SIGNING]


def test_the_workbench_shows_them(year):
    factories.activity(year, name="Hội nghị sơ kết")
    assert "Hội nghị sơ kết" in words(visitor(year.leaders[0]).get("/"))
