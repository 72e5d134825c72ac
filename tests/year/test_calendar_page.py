"""The calendar of a year, month by month, and the panel that brings it to a phone."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pledges.mail.acts.inbox import renew_feed
from pledges.mail.models import CalendarFeed
from pledges.year.feed import url_of
from tests import factories
from tests.pages import chips, headings, notices, page, visitor, words
from tests.year.dated import activity, in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(authority):
    """This year's, with a deadline today."""
    name = str(timezone.localdate().year)
    made = factories.cluster_year(2, year=name)
    made.term.agreement_due_on = timezone.localdate()
    made.term.save()
    return made


@pytest.fixture
def browser(year):
    return visitor(year.officers[0])


def test_months_with_something_stand_there_with_today_marked(year, browser):
    answer = browser.get(year.url("calendar"))
    today = timezone.localdate()
    months = [heading for heading in headings(answer) if heading.startswith("Tháng")]
    # the draft's conference of 2019 is on this calendar, too
    assert months == ["Tháng 2/2019", f"Tháng {today.month}/{today.year}"]
    assert "Tháng này" in chips(answer)
    assert "Hôm nay" in chips(answer)
    assert "Hạn ký giao ước" in words(answer)
    assert words(answer).count("Các tháng khác không có lịch.") == 1


def test_a_day_without_anything_is_marked_among_the_others(year, browser):
    today = timezone.localdate()
    type(year.term).objects.update(agreement_due_on=None)
    answer = browser.get(year.url("calendar"))
    assert chips(answer).count("Hôm nay") == 1
    assert f"{today:%d/%m}" in words(answer)
    assert "Không có lịch trong ngày Hôm nay" in words(answer)


def test_what_was_cancelled_and_what_is_over_say_so(year, browser):
    activity(year.term, name="Tọa đàm hủy", state="cancelled")
    activity(year.term, name="Tọa đàm qua", ends_at=timezone.make_aware(datetime(2019, 5, 8, 9, 30)))  # noqa: DTZ001 -- made aware right here
    answer = browser.get(year.url("calendar"))
    assert (chips(answer).count("Đã hủy"), chips(answer).count("Đã qua")) == (1, 2)
    text = words(answer)
    assert "08:00 đến 09:30 ngày 08/05/2019 · Hội trường tầng 2" in text
    assert "Hội nghị · cả ngày · Trụ sở Hội thử" in text


def test_titles_and_places_are_text(year, browser):
    activity(year.term, name="<script>alert(1)</script>", place="<b>đây</b>")
    assert "<script>alert(1)</script> Trao đổi kinh nghiệm · 08:00 · <b>đây</b>" in words(
        browser.get(year.url("calendar"))
    )


def test_every_entry_leads_to_its_thing(year, browser):
    made = activity(year.term)
    links = page(browser.get(year.url("calendar"))).links()
    assert {made.get_absolute_url(), year.url()} <= set(links)


def test_the_calendar_is_reached_from_the_top_bar_and_the_workbench(year, browser):
    assert page(browser.get(year.url("workbench_year"))).links().count(year.url("calendar")) == 3


def test_nothing_of_it_is_made_by_reading(year, browser):
    answer = browser.get(year.url("calendar"))
    assert "Tạo địa chỉ lịch" in words(answer)
    assert not CalendarFeed.objects.exists()


def test_the_first_address_and_a_new_one(year, browser):
    renew = year.url("calendar_feed_renew")
    first = browser.post(renew, follow=True)
    assert first.redirect_chain == [(year.url("calendar") + "#lich-dien-thoai", 302)]
    assert notices(first) == ["Đã tạo địa chỉ lịch; địa chỉ cũ (nếu có) không còn dùng được."]
    shown = [each.attributes.get("value") for each in page(first).all("input")]
    address = url_of(CalendarFeed.objects.get(person=year.officers[0]))
    assert address in shown
    assert visitor().get(urlsplit(address).path).status_code == 200
    browser.post(renew)
    assert visitor().get(urlsplit(address).path).status_code == 404


def test_nobody_sees_the_address_of_another(year):
    address = url_of(renew_feed(by=year.officers[0]))
    for other in (year.secretary, year.leaders[0], year.supervisor):
        answer = visitor(other).get(year.url("calendar"))
        assert address not in answer.content.decode()


def test_a_year_without_an_agreement_has_a_calendar():
    term = factories.term(half_year_due_on=in_days(30))
    officer = factories.appointment("officer", unit=factories.member(term).unit).person
    answer = visitor(officer).get(f"/{term.cluster.slug}/2019/lich/")
    assert "Hạn sơ kết 6 tháng" in words(answer)


def test_a_full_year_asks_no_more_than_an_empty_one(year, browser):
    with CaptureQueriesContext(connection) as few:
        browser.get(year.url("calendar"))
    for number in range(100):
        activity(year.term, starts_at=timezone.now() + timedelta(days=number))
    with CaptureQueriesContext(connection) as many:
        browser.get(year.url("calendar"))
    assert len(many) == len(few) <= 13
