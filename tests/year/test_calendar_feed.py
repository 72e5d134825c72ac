"""The calendar as phones fetch it: who has the address reads it, and nobody else."""

import logging
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from pledges.mail.acts.inbox import renew_feed
from pledges.year.feed import feed_at, url_of
from tests import factories
from tests.input.bad import examples
from tests.ladder import rows
from tests.year.dated import activity, in_days

pytestmark = pytest.mark.django_db
LETTERS = "".join(
    f"{base}{base.upper()}"
    for base in "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
)


@pytest.fixture
def term():
    return factories.term(agreement_due_on=date(2019, 3, 31))


@pytest.fixture
def reader(term):
    return factories.appointment("officer", unit=factories.member(term).unit).person


def fetched(feed, **headers):
    return Client().get(urlsplit(url_of(feed)).path, headers=headers)


def events(answer) -> list:
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_deadline_is_a_whole_day(reader, term):
    answer = fetched(renew_feed(by=reader))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = events(answer)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2019, 3, 31), date(2019, 4, 1))
    assert b"DTSTART;VALUE=DATE:20190331\r\nDTEND;VALUE=DATE:20190401\r\n" in answer.content
    assert event["summary"] == f"Hạn ký giao ước ({term.cluster.title}, 2019)"
    assert (event["status"], event["transp"]) == ("CONFIRMED", "TRANSPARENT")
    assert event["url"] == f"http://127.0.0.1:8000/{term.cluster.slug}/2019/giao-uoc/"
    assert event["description"].startswith(f"Hạn của {term.cluster.title}, năm 2019.\nXem tại: http")


def test_a_meeting_has_its_hours_in_utc(reader, term):
    starts = datetime(2019, 5, 7, 1, 0, tzinfo=UTC)
    made = activity(term, starts_at=starts, ends_at=starts + timedelta(hours=3), state="cancelled")
    answer = fetched(renew_feed(by=reader))
    _, event = events(answer)
    assert b"DTSTART:20190507T010000Z\r\nDTEND:20190507T040000Z\r\n" in answer.content
    assert (event["status"], event["location"]) == ("CANCELLED", made.place)
    assert event["summary"].startswith(f"Đã hủy: {made.name} (")
    assert event["uid"] == f"activity-{made.pk}@127.0.0.1"


def test_a_meeting_without_an_end_takes_half_a_day(reader, term):
    starts = datetime(2019, 5, 7, 1, 0, tzinfo=UTC)
    activity(term, starts_at=starts)
    _, event = events(fetched(renew_feed(by=reader)))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (starts, starts + timedelta(hours=4))


@pytest.mark.parametrize(
    "name",
    [
        LETTERS[:200],
        LETTERS[-200:],
        "đ" * 200,
        "a, b; c \\ d \\n \" ' : e",
        "x" * 60 + "ễ" * 100,
        "BEGIN:VEVENT",
        "🚩 cờ 👩‍👩‍👧",
    ],
)
def test_every_title_survives_the_way(reader, term, name):
    made = activity(term, name=name, place=name)
    made.refresh_from_db()
    answer = fetched(renew_feed(by=reader))
    _, event = events(answer)
    assert event["location"] == made.name
    assert event["summary"] == f"{made.name} ({term.cluster.title}, 2019)"
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75
    answer.content.decode()


def test_a_line_feed_in_a_place_starts_no_new_property(reader, term):
    made = activity(term)
    type(made).objects.filter(pk=made.pk).update(place="Hội trường\nATTENDEE:mailto:ai@vi-du.invalid")
    _, event = events(fetched(renew_feed(by=reader)))
    assert "ATTENDEE" not in event


def test_ids_are_unique_and_stay(reader, term):
    activity(term)
    feed = renew_feed(by=reader)
    before = [event["uid"] for event in events(fetched(feed))]
    term.agreement_due_on = date(2019, 4, 15)
    term.save()
    after = [event["uid"] for event in events(fetched(feed))]
    assert sorted(before) == sorted(after)
    assert len(set(before)) == 2


def test_all_years_of_the_person_that_were_not_closed_long_ago(reader, term):
    unit, closer = term.memberships.get().unit, factories.person()
    now = timezone.now()
    for name, closed in (
        ("2020", None),
        ("2021", now - timedelta(days=364)),
        ("2022", now - timedelta(days=366)),
    ):
        who = {"closed_at": closed, "closed_by": closer} if closed else {}
        other = factories.term(name=name, agreement_due_on=date(int(name), 3, 31), **who)
        factories.member(other, unit)
    factories.term(agreement_due_on=date(2019, 3, 31))  # a stranger's
    found = events(fetched(renew_feed(by=reader)))
    assert [each.decoded("dtstart").year for each in found] == [2019, 2020, 2021]


def test_who_has_no_year_reads_an_empty_calendar():
    answer = fetched(renew_feed(by=factories.person()))
    assert (answer.status_code, events(answer)) == (200, [])
    assert Calendar.from_ical(answer.content)["x-wr-calname"] == "Lịch thi đua"


def test_wrong_addresses_are_all_answered_alike(reader):
    feed = renew_feed(by=reader)
    good = urlsplit(url_of(feed)).path
    gone = factories.person()
    left = url_of(renew_feed(by=gone))
    gone.is_active = False
    gone.save()
    nobody = Signer(salt="pledges.feed", sep=".").sign("999999-1")
    other_salt = Signer(salt="other", sep=".").sign(f"{reader.pk}-1")
    wrong = [
        good.replace("/lich/", "/lich/1"),
        good.replace(".ics", "a.ics"),
        *(f"/lich/{token}.ics" for token in ("x", f"{reader.pk}-1", nobody, other_salt, "٣-1.ǎ", "a" * 5000)),
        urlsplit(left).path,
    ]
    renew_feed(by=reader)
    answers = [Client().get(each) for each in (*wrong, good)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_a_new_address_stops_the_old_one(reader):
    first = renew_feed(by=reader)
    old = url_of(first)
    new = url_of(renew_feed(by=reader))
    assert old != new
    assert [Client().get(urlsplit(each).path).status_code for each in (old, new)] == [404, 200]


def test_the_address_needs_the_secret_of_the_installation(reader, settings):
    feed = renew_feed(by=reader)
    old = urlsplit(url_of(feed)).path
    settings.SECRET_KEY = "other" * 20
    assert Client().get(old).status_code == 404


def test_a_phone_that_has_the_file_is_told_so(reader, term):
    feed = renew_feed(by=reader)
    answer = fetched(feed)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    again = fetched(feed, if_none_match=answer.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "private, no-cache"
    term.agreement_due_on = in_days(1)
    term.save()
    assert fetched(feed, if_none_match=answer.headers["ETag"]).status_code == 200


def test_fetching_changes_nothing_and_says_the_address_nowhere(reader, caplog):
    feed = renew_feed(by=reader)
    before = rows()
    with caplog.at_level(logging.INFO):
        fetched(feed)
        answer = Client().get("/lich/x.ics")
    assert rows() == before
    assert answer.headers["Referrer-Policy"] == "same-origin"
    token = url_of(feed).rpartition("/")[2]
    assert [record.getMessage() for record in caplog.records if token in record.getMessage()] == []


def test_no_line_of_the_log_holds_an_address_even_of_a_file_that_is_gone(reader):
    feed = renew_feed(by=reader)
    renew_feed(by=reader)
    (console,) = [
        handler for handler in logging.getLogger().handlers if type(handler) is logging.StreamHandler
    ]
    record = logging.getLogger("django.request").makeRecord(
        "", logging.WARNING, "", 0, "%s: %s", ("Not Found", urlsplit(url_of(feed)).path), None
    )
    assert console.filter(record)
    assert record.getMessage() == "Not Found: /lich/***.ics"


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1582, 10, 15), date(2020, 2, 29), date(9999, 12, 31)])
def test_any_day_that_can_be_typed_can_be_fetched_and_shown(reader, term, day):
    term.agreement_due_on = day
    term.save()
    (event,) = events(fetched(renew_feed(by=reader)))
    assert event.decoded("dtstart") == day
    page = factories.client_of(Client(), reader).get(f"/{term.cluster.slug}/2019/lich/")
    assert f"{day.day:02}/{day.month:02}" in page.content.decode()


@examples(20)
@given(st.text() | st.builds("{}-{}.{}".format, st.integers(), st.integers(), st.text()))
def test_no_address_that_is_made_up_leads_to_a_calendar(token):
    assert feed_at(token) is None


def test_thirty_years_are_asked_for_as_often_as_one(reader, term):
    feed, unit = renew_feed(by=reader), term.memberships.get().unit
    with CaptureQueriesContext(connection) as few:
        fetched(feed)
    for year in range(2020, 2049):
        other = factories.term(term.cluster, str(year), agreement_due_on=date(year, 3, 31))
        factories.member(other, unit)
        activity(other)
    with CaptureQueriesContext(connection) as many:
        assert len(events(fetched(feed))) == 30 + 29
    assert len(many) == len(few) <= 8
