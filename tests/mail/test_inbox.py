"""What a person does with the own inbox: mark a line, mark all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.errors import NotAllowed
from pledges.mail.acts.inbox import read, read_all, renew_feed
from pledges.mail.models import CalendarFeed, Notice
from tests import factories
from tests.ladder import letters, refused, rows, undone
from tests.year.dated import notice

pytestmark = pytest.mark.django_db
JUST_NOW = timedelta(minutes=1)


@pytest.fixture
def reader():
    return factories.person()


@pytest.fixture
def line(reader):
    return notice(factories.term(), reader)


def is_read_now(line: Notice) -> bool:
    line.refresh_from_db()
    return timezone.now() - line.read_at < JUST_NOW


def test_a_line_is_read(line, reader):
    other = notice(line.term, reader)
    read(line, by=reader)
    other.refresh_from_db()
    assert (is_read_now(line), other.read_at, letters()) == (True, None, [])


def test_a_line_stays_read_since_the_first_time(line, reader):
    Notice.objects.update(read_at=timezone.now() - timedelta(days=3))
    before = rows()
    read(line, by=reader)
    assert rows() == before


def test_nobody_reads_for_another(line):
    with refused(NotAllowed, "Thông báo này không phải của đồng chí."):
        read(line, by=factories.person(is_superuser=True))


def test_all_lines_of_a_person_are_read_and_nobody_elses(line, reader):
    second, foreign = notice(line.term, reader), notice(line.term, factories.person())
    assert read_all(by=reader) == 2
    assert read_all(by=reader) == 0
    foreign.refresh_from_db()
    assert (is_read_now(line), is_read_now(second), foreign.read_at) == (True, True, None)


def test_what_fails_leaves_nothing(line, reader):
    undone(lambda: read(line, by=reader))
    undone(lambda: read_all(by=reader))
    undone(lambda: renew_feed(by=reader))


def test_the_calendar_has_one_address_that_counts_on(reader):
    assert [renew_feed(by=reader).number for _ in range(3)] == [1, 2, 3]
    factories.person()
    feed = CalendarFeed.objects.get()
    assert (feed.person, feed.number, str(feed)) == (reader, 3, f"Lịch của {reader}")
    assert timezone.now() - feed.made_at < JUST_NOW
