"""The list of the year's activities."""

import pytest

from pledges.activities.models import Activity
from tests import factories
from tests.activities.together import address, close, days, names
from tests.pages import chips, page, visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2)


def look(year, person=None, **asked):
    return visitor(person or year.officers[0]).get(address(year), asked)


def test_what_comes_next_is_first_then_what_is_over(year):
    for name, number in (("Xa", 20), ("Hôm kia", -2), ("Gần", 2), ("Hôm qua", -1)):
        factories.activity(year, name=name, starts_at=days(number))
    assert names(look(year)) == ["Gần", "Xa", "Hôm qua", "Hôm kia"]


def test_each_says_when_where_and_in_which_state(year):
    factories.activity(year, "held", host=year.units[0], place="Nhà văn hóa")
    factories.activity(year, starts_at=days(-1))
    factories.activity(year, "cancelled")
    response = look(year)
    assert sorted(chips(response)) == ["Chưa có kết quả", "Đã hủy", "Đã tổ chức"]
    assert f"Hội nghị · {year.units[0].short_name}" in words(response)
    assert "Nhà văn hóa" in words(response)


def test_an_empty_year_says_what_belongs_here(year):
    assert "Chưa có hoạt động nào" in words(look(year))


def test_only_the_secretariat_of_an_open_year_is_offered_to_plan(year):
    plan = address(year, "activity_plan")
    assert plan in page(look(year, year.secretary)).links()
    for person in (year.officers[0], year.leaders[0], year.supervisor):
        assert plan not in page(look(year, person)).links()
    close(year)
    assert plan not in page(look(year, year.secretary)).links()


def test_a_conference_that_closes_last_year_is_in_both_lists_and_says_so(year):
    before = factories.term(year.cluster, "2018")
    factories.member(before, year.units[0])
    conference = factories.activity(year, closes=before)
    assert "kết hợp tổng kết năm 2018" in words(look(year))
    response = visitor(year.officers[0]).get(address(year, term=before))
    assert names(response) == ["Hội nghị thử"]
    assert "của năm 2019, kết hợp tổng kết năm này" in words(response)
    assert conference.seen_in(before) in page(response).links()


def test_another_clusters_activities_are_not_here(year):
    factories.activity(factories.cluster_year(1), name="Của cụm khác")
    assert names(look(year)) == []


def test_twenty_are_on_a_page(year):
    one = factories.activity(year)
    rows = [
        Activity(term=year.term, kind="exchange", name=f"Số {n}", starts_at=one.starts_at, place="Trụ sở")
        for n in range(21)
    ]
    Activity.objects.bulk_create(rows)
    assert (len(names(look(year))), len(names(look(year, page=2)))) == (20, 2)
    assert "Trang 2 trong 2 · 22 hoạt động" in words(look(year, page=2))
    assert len(names(look(year, page="khong-co"))) == 20


def test_the_tab_leads_here_and_to_the_exemplars(year):
    response = look(year)
    current = [each.text for each in page(response).all("a") if "aria-current" in each.attributes]
    assert current.count("Hoạt động") == 2
    assert address(year, "exemplars") in page(response).links()
