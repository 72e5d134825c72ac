"""Reminding of what inspections recommended: each has a day of its own, and outlives its year."""

import pytest
from django.urls import reverse
from django.utils import timezone

from members.models import Term
from pledges.inspections.recommendations.acts import recommendation as acts
from pledges.inspections.recommendations.models import Recommendation
from pledges.mail.models import Notice, Reminder
from pledges.year.due import stage_of
from pledges.year.duties import duties, undone_units
from pledges.year.reminders import remind
from tests import factories, judging
from tests.ladder import letter_to, letters, rows, told
from tests.year.dated import in_days, titles

pytestmark = pytest.mark.django_db
SENTENCE = "Thực hiện kiến nghị sau kiểm tra: "


@pytest.fixture
def year(authority):
    made = factories.cluster_year(units=3)
    Term.objects.filter(pk=made.term.pk).update(
        **dict.fromkeys(("registration_due_on", "half_year_due_on", "year_end_due_on", "agreement_due_on"))
    )
    judging.plan(made)
    return made


def recommended(year, days, state="open", number=1, **fields) -> Recommendation:
    inspection = judging.in_opinion(year, number)
    return judging.recommended(inspection, state, **{"due_on": in_days(days)} | fields)


def said() -> list[tuple]:
    return list(Reminder.objects.order_by("pk").values_list("duty", "due_on", "stage", "unit"))


@pytest.mark.parametrize(
    ("days", "words"),
    [(14, "còn 14 ngày"), (2, "còn 2 ngày"), (0, "hạn là hôm nay"), (-1, "quá hạn 1 ngày")],
)
def test_officer_and_leader_of_the_unit_are_told_once(year, days, words):
    recommended(year, days)
    remind()
    people = {year.officers[1], year.leaders[1]} | ({year.secretary} if days < 0 else set())
    assert letters() == told(SENTENCE + words, *people)
    stage = stage_of(days)
    units = [year.units[1].pk, None] if days < 0 else [year.units[1].pk]
    assert said() == [("recommendation", in_days(days), stage, unit) for unit in units]
    before = rows()
    remind()
    assert rows() == before


def test_a_reminder_says_whose_by_when_and_where(year):
    recommended(year, -7)
    remind()
    (line,) = Notice.objects.filter(person=year.officers[1])
    page = reverse("pledges:recommendations", kwargs={"cluster": year.cluster.slug, "year": "2019"})
    assert (line.note, line.url) == (year.units[1].short_name, page)
    assert f"Quá hạn 7 ngày (hạn {in_days(-7):%d/%m/%Y})" in letter_to(year.officers[1])
    assert Notice.objects.get(person=year.secretary).note == f"Chưa thực hiện: {year.units[1].short_name}"


def test_the_stages_come_one_by_one(year):
    recommended(year, 20)
    for ahead in range(52):
        remind(in_days(ahead))
    stages = list(Reminder.objects.exclude(unit=None).order_by("pk").values_list("stage", flat=True))
    assert stages == [14, 7, 3, 1, 0, -1, -7, -14, -28]


def test_each_day_is_a_duty_and_each_unit_is_told_once_a_day(year):
    for days, number in ((3, 1), (3, 1), (3, 2), (7, 1)):
        recommended(year, days, number=number)
    remind()
    assert said() == [
        ("recommendation", in_days(3), 3, year.units[1].pk),
        ("recommendation", in_days(3), 3, year.units[2].pk),
        ("recommendation", in_days(7), 7, year.units[1].pk),
    ]
    assert titles(year.officers[1]) == [f"{SENTENCE}còn 3 ngày", f"{SENTENCE}còn 7 ngày"]
    assert titles(year.officers[0]) == []


@pytest.mark.parametrize("state", ["draft", "answered", "done", "carried"])
def test_only_what_waits_for_the_unit_is_reminded_of(year, state):
    recommended(year, -1, state)
    recommended(year, -1, due_on=None)
    remind()
    assert said() == []


def test_who_reports_meanwhile_is_left_in_peace(year):
    made = recommended(year, 1)
    remind()
    acts.answer(made, by=year.officers[1], text="Đã lập sổ.")
    Notice.objects.all().delete()
    remind(in_days(1))
    assert titles(year.officers[1]) == []


def test_a_closed_year_reminds_of_nothing_else(year):
    recommended(year, -1)
    Term.objects.filter(pk=year.term.pk).update(
        closed_at=timezone.now(), closed_by=year.secretary, year_end_due_on=in_days(-1)
    )
    assert remind().people == {f"{year.cluster.slug} 2019": 3}
    assert {reminder.duty for reminder in Reminder.objects.all()} == {"recommendation"}


def test_a_closed_year_that_left_nothing_is_silent(year):
    made = recommended(year, -1)
    Recommendation.objects.update(state="done", answered_at=timezone.now())
    Term.objects.filter(pk=made.term_id).update(closed_at=timezone.now(), closed_by=year.secretary)
    assert remind().people == {}


def test_all_days_are_one_query(year, django_assert_num_queries):
    for days in range(5):
        recommended(year, days)
    term = Term.objects.get(pk=year.term.pk)
    with django_assert_num_queries(1):
        found = duties(term)
        assert [undone_units(each, term) for each in found] == [{year.units[1].pk}] * 5
    assert [each.due_on(term) for each in found] == [in_days(days) for days in range(5)]
