"""What the registrations of the year put on each person's workbench."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import Term
from members.standing import Standing
from pledges.year.rows import Rows
from pledges.year.tasks.registrations import waiting_for
from pledges.year.tasks.waiting import waiting_for as everything
from tests import factories
from tests.registrations.ladder import without_leader

OWES = "Đăng ký ít nhất 01 chuyên đề hoặc mô hình mới"


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


def tasks(year, person):
    term = Term.objects.select_related("cluster").get(pk=year.term.pk)
    return waiting_for(Rows(Standing.of(person, term)))


def titles(year, person):
    return [task.title for task in tasks(year, person)]


def test_a_unit_without_any_is_asked_to_register(year):
    (task,) = tasks(year, year.officers[0])
    assert (task.title, task.url) == (OWES, f"/{year.cluster.slug}/2019/dang-ky/lap/")
    assert task.note == f"{year.units[0]} chưa đăng ký · chưa có thời hạn"
    assert titles(year, year.leaders[0]) == [OWES]
    assert titles(year, year.supervisor) == []


@pytest.mark.parametrize(("days", "word"), [(0, "hạn {:%d/%m/%Y}"), (-1, "quá hạn ({:%d/%m/%Y})")])
def test_the_deadline_is_named_and_when_it_is_over(year, days, word):
    due = timezone.localdate() + timedelta(days=days)
    Term.objects.update(registration_due_on=due)
    assert tasks(year, year.officers[0])[0].note.endswith(f" · {word.format(due)}")


@pytest.mark.parametrize("state", ["submitted", "recorded", "completed", "not_completed"])
def test_who_sent_one_is_left_alone(year, state):
    factories.registration(year, state=state)
    assert titles(year, year.officers[0]) == []
    assert titles(year, year.officers[1]) == [OWES]


@pytest.mark.parametrize("fields", [{"kind": "movement"}, {"state": "withdrawn"}])
def test_movements_and_what_was_withdrawn_do_not_count(year, fields):
    factories.registration(year, **fields)
    assert titles(year, year.officers[0]) == [OWES]


def test_what_was_sent_back_comes_before_drafts(year):
    factories.registration(year, state="draft", name="A")
    back = factories.registration(year, state="sent_back", name="B")
    first, second = tasks(year, year.leaders[0])
    assert (first.title, first.url) == ("Bổ sung đăng ký: B", back.get_absolute_url())
    assert first.note == "Thường trực cụm trả lại: Bổ sung kết quả đo đếm được."
    assert second.title == "Hoàn thiện và gửi đăng ký: A"
    assert titles(year, year.officers[1]) == [OWES]


def test_the_leader_finds_the_appendix_to_sign(year):
    year.open()
    made = factories.registration(year)
    title = f"Ký {made.document.title}"
    assert titles(year, year.leaders[0]) == [title]
    assert titles(year, year.officers[0]) == []
    factories.sign_appendix(made)
    assert titles(year, year.leaders[0]) == []


def test_a_leader_whose_mandate_ended_has_nothing_to_sign(year):
    year.open()
    factories.registration(year)
    without_leader(year, year.units[0])
    assert titles(year, year.leaders[0]) == []


def test_the_secretariat_records_and_reminds(year):
    Term.objects.update(registration_due_on=date(2019, 3, 31))
    factories.registration(year, state="submitted")
    factories.registration(year, year.units[1])
    record, remind = tasks(year, year.secretary)
    assert record.title == "Ghi nhận 1 đăng ký của các đơn vị"
    assert remind.title == "Còn 1 đơn vị chưa có chuyên đề, mô hình mới được ghi nhận"
    assert remind.note == f"{year.units[0]} · quá hạn (31/03/2019)"


def test_nothing_waits_when_every_unit_has_one_or_the_year_is_closed(year):
    for unit in year.units:
        factories.registration(year, unit)
    assert titles(year, year.secretary) == []
    factories.registration(year, state="submitted")
    Term.objects.update(closed_at=timezone.now(), closed_by=year.secretary)
    term = Term.objects.select_related("cluster").get(pk=year.term.pk)
    assert everything(Rows(Standing.of(year.secretary, term))) == []


def test_it_asks_the_database_as_often_for_many(year):
    found = []
    for _ in range(2):
        for person in (year.secretary, year.leaders[0]):
            term = Term.objects.select_related("cluster").get(pk=year.term.pk)
            standing = Standing.of(person, term)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                waiting_for(Rows(standing))
            found.append(len(asked))
        for state in ("draft", "sent_back", "submitted", "recorded"):
            for unit in year.units * 3:
                factories.registration(year, unit, state=state)
    assert found == [2, 3, 2, 4]  # what is unfinished is read once there is something
