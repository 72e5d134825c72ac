"""The dated things of a year."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pledges.agreement.acts import comments
from pledges.year.calendar import Kind, entries, months
from tests import factories
from tests.year.dated import activity, in_days

pytestmark = pytest.mark.django_db


def at(*moment: int):
    return timezone.make_aware(datetime(*moment))  # noqa: DTZ001 -- made aware right here


def facts(term) -> list[tuple]:
    return [(entry.day, entry.kind, entry.title) for entry in entries([term])]


def test_the_deadlines_of_the_year_in_the_order_of_their_days():
    days = {
        "agreement_due_on": date(2020, 3, 31),
        "registration_due_on": date(2020, 2, 29),
        "half_year_due_on": date(2020, 7, 15),
        "inspection_due_on": date(2020, 11, 15),
        "year_end_due_on": date(2020, 12, 31),
    }
    assert facts(factories.term(name="2020", **days)) == [
        (date(2020, 2, 29), Kind.DEADLINE, "Hạn đăng ký chuyên đề, mô hình mới"),
        (date(2020, 3, 31), Kind.DEADLINE, "Hạn ký giao ước"),
        (date(2020, 7, 15), Kind.DEADLINE, "Hạn sơ kết 6 tháng đầu năm"),
        (date(2020, 11, 15), Kind.DEADLINE, "Hạn kiểm tra chéo"),
        (date(2020, 12, 31), Kind.DEADLINE, "Hạn chấm điểm, tổng kết"),
    ]


def test_a_year_without_dates_is_empty():
    assert entries([factories.term()]) == entries([]) == []


def test_the_round_of_comments_ends_on_its_last_day_or_when_it_was_closed(cluster_year):
    comments.invite_comments(cluster_year.agreement, by=cluster_year.secretary, closes_on=in_days(5))
    told = "Hạn góp ý dự thảo giao ước"
    assert (in_days(5), Kind.DEADLINE, told) in facts(cluster_year.term)
    comments.close_comments(cluster_year.agreement, by=cluster_year.secretary)
    over = "Kết thúc góp ý dự thảo giao ước"
    assert [(day, title) for day, _, title in facts(cluster_year.term) if title in {told, over}] == [
        (in_days(0), over)
    ]


def test_the_day_of_the_agreement_is_a_conference(cluster_year):
    (found,) = entries([cluster_year.term])
    assert (found.day, found.title, found.place, found.path) == (
        date(2019, 2, 28),
        "Hội nghị ký kết giao ước thi đua",
        "Trụ sở Hội thử",
        cluster_year.url(),
    )


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"kind": "conference"}, 1),
        ({"kind": "conference", "starts_at": at(2019, 3, 1, 0, 0)}, 2),
        ({"kind": "conference", "state": "cancelled"}, 2),
        ({"kind": "exchange"}, 2),
    ],
)
def test_a_conference_planned_for_that_day_stands_for_it(cluster_year, fields, shown):
    activity(cluster_year.term, **{"starts_at": at(2019, 2, 28, 0, 0)} | fields)
    assert len(entries([cluster_year.term])) == shown


def test_an_activity_has_its_hours_place_and_state():
    term = factories.term()
    planned = activity(term, starts_at=at(2019, 5, 7, 23, 30), ends_at=at(2019, 5, 8, 1, 0))
    held = activity(term, kind="conference", state="held", starts_at=at(2019, 5, 7, 0, 0))
    activity(term, state="cancelled", starts_at=at(2019, 6, 1, 8, 0))
    first, second, third = entries([term])
    assert (first.title, first.kind, first.day) == (held.name, Kind.CONFERENCE, date(2019, 5, 7))
    assert (second.starts_at, second.ends_at, second.day, second.last_day) == (
        planned.starts_at,
        planned.ends_at,
        date(2019, 5, 7),
        date(2019, 5, 8),
    )
    assert (second.place, second.path) == (planned.place, planned.get_absolute_url())
    assert [each.is_cancelled for each in (first, second, third)] == [False, False, True]


def test_today_is_not_past():
    term = factories.term(agreement_due_on=in_days(0), half_year_due_on=in_days(-1))
    assert [entry.is_past for entry in entries([term])] == [True, False]


def test_the_months_of_a_school_year_and_what_lies_outside_of_it():
    term = factories.term(
        name="2024-2025",
        starts_on=date(2024, 9, 5),
        ends_on=date(2025, 5, 31),
        year_end_due_on=date(2025, 7, 1),
        half_year_due_on=date(2025, 1, 31),
    )
    found = months(term)
    assert [each.first for each in found] == [
        *(date(2024, month, 1) for month in range(9, 13)),
        *(date(2025, month, 1) for month in range(1, 6)),
        date(2025, 7, 1),
    ]
    assert [len(each.entries) for each in found] == [0, 0, 0, 0, 1, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("name", ["0001", "9999"])
def test_the_first_and_the_last_year_that_can_be(name):
    assert [month.first.month for month in months(factories.term(name=name))] == list(range(1, 13))


def test_reading_asks_as_often_for_many_as_for_one():
    cluster = factories.cluster()
    terms = [
        factories.term(cluster, str(year), agreement_due_on=date(year, 3, 31)) for year in range(2001, 2021)
    ]
    for term in terms:
        for number in range(5):
            activity(term, starts_at=at(2019, 5, 7, 8, 0) + timedelta(days=number))
    with CaptureQueriesContext(connection) as asked:
        assert len(entries(terms)) == 20 * 6
    assert len(asked) == 6
