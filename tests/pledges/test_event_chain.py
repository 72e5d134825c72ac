"""The event log: every hand in the database shows."""

import json
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from pledges.models import Event, EventChain
from tests import factories
from tests.pledges.ladder import without_triggers

pytestmark = pytest.mark.django_db
LENGTH = 12
COLUMNS = ["chain_id", "number", "at", "verb", "actor_id", "actor_name", "address", "facts", "previous_hash", "hash"]


@pytest.fixture
def chain():
    actors = [factories.person(f"Người {number}") for number in range(3)]
    for key, length in (("thing-1", LENGTH), ("thing-2", 3)):
        for number in range(length):
            verb = list(Event.Verb)[number % len(Event.Verb)]
            EventChain.record(key, verb, by=actors[number % 3], address=f"10.0.0.{number}", unit="Hội Thử", step=number)
    return EventChain.objects.get(key="thing-1")


@contextmanager
def afterwards():
    """What happens inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything_found():
    return [line for chain in EventChain.objects.order_by("pk") for line in chain.findings()]


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount > 0


def renumber(event, number):
    run("UPDATE pledges_event SET number = %s WHERE id = %s", number, event.pk)


def other_value(column, event, random):
    text = {"actor_name", "address", "previous_hash", "hash"}
    if column in text:
        return random.choice([getattr(event, column)[:-1], f"{getattr(event, column)[:40]}x", "khác"])
    if column == "facts":
        return json.dumps(random.choice([{}, event.facts | {"step": -1}, event.facts | {"more": None}, {"step": 0}]))
    if column == "at":
        moved = event.at + random.choice([-1, 1]) * timedelta(milliseconds=random.choice([1, 1000, 86_400_000]))
        return connection.ops.adapt_datetimefield_value(moved)
    if column == "verb":
        return random.choice([verb for verb in Event.Verb if verb != event.verb])
    if column == "actor_id":
        return random.choice([None, *Event.objects.exclude(actor=event.actor).values_list("actor", flat=True)])
    return LENGTH + random.randint(1, 9)  # a number nobody has, in either chain


def change(chain, events, random):
    column, event = random.choice(COLUMNS), random.choice(events)
    if column == "chain_id":
        renumber(event, LENGTH + 1)
        run("UPDATE pledges_event SET chain_id = %s WHERE id = %s", EventChain.objects.get(key="thing-2").pk, event.pk)
    else:
        run(f"UPDATE pledges_event SET {column} = %s WHERE id = %s", other_value(column, event, random), event.pk)  # noqa: S608
    return column


def delete(chain, events, random):
    for event in random.sample(events, random.randint(1, 3)):
        run("DELETE FROM pledges_event WHERE id = %s", event.pk)


def delete_and_close_the_gap(chain, events, random):
    place = random.randrange(len(events) - 1)
    run("DELETE FROM pledges_event WHERE id = %s", events[place].pk)
    for event in events[place + 1 :]:
        renumber(event, event.number - 1)


def reorder(chain, events, random):
    one, other = random.sample(events, 2)
    renumber(one, 1000)
    renumber(other, one.number)
    renumber(one, other.number)


def insert(chain, events, random):
    """A forged event with a sound hash of its own, at the end or in between."""
    place = random.randint(0, len(events))
    for event in reversed(events[place:]):
        renumber(event, event.number + 1)
    previous = events[place - 1].hash if place else ""
    forged = Event(chain=chain, number=place + 1, at=timezone.now(), verb="signed", actor_name="Kẻ giả", previous_hash=previous)
    forged.hash = forged.digest()
    forged.save()


def cut_the_tail(chain, events, random):
    kept = random.randint(0, len(events) - 1)
    run("DELETE FROM pledges_event WHERE chain_id = %s AND number > %s", chain.pk, kept)
    if random.random() < 0.5:
        run("UPDATE pledges_eventchain SET length = %s WHERE id = %s", kept, chain.pk)


def change_the_chain(chain, events, random):
    column, value = random.choice([("length", LENGTH + 1), ("head", "0" * 64), ("head", ""), ("key", "thing-3")])
    run(f"UPDATE pledges_eventchain SET {column} = %s WHERE id = %s", value, chain.pk)  # noqa: S608


ATTACKS = [change, change, change, delete, delete_and_close_the_gap, reorder, insert, cut_the_tail, change_the_chain]


def test_a_thousand_tamperings_are_all_found(chain):
    random, done = Random(2802), Counter()  # noqa: S311 - repeatable, not secret
    events = list(chain.events.order_by("number"))
    assert everything_found() == []
    with without_triggers():
        for _ in range(1000):
            attack = random.choice(ATTACKS)
            with afterwards():
                column = attack(chain, events, random)
                assert everything_found() != [], (attack.__name__, column)
            done[attack.__name__, column] += 1
    assert everything_found() == []
    assert len(done) == len(COLUMNS) + len(ATTACKS) - 3
    assert min(done.values()) > 10


@pytest.mark.parametrize(
    ("attack", "finding"),
    [
        ("UPDATE pledges_event SET actor_name = 'Khác' WHERE number = 12", "sự kiện số 12 đã bị sửa."),
        ("UPDATE pledges_eventchain SET length = 11 WHERE key = 'thing-1'", "phần cuối không khớp với số sự kiện đã ghi (11)."),
        ("DELETE FROM pledges_event WHERE number = 12", "phần cuối không khớp với số sự kiện đã ghi (12)."),
    ],
)
def test_the_command_says_which_log_and_where(chain, capsys, attack, finding):
    with without_triggers() as cursor:
        cursor.execute(attack)
    with pytest.raises(SystemExit) as ended:
        call_command("verify", "--all")
    assert (ended.value.code, capsys.readouterr().out) == (1, f"Nhật ký thing-1: {finding}\n")


def test_an_event_in_the_middle_is_missed_by_its_number_and_by_its_hash(chain, capsys):
    with without_triggers() as cursor:
        cursor.execute("DELETE FROM pledges_event WHERE number = 5")
    assert everything_found() == ["Nhật ký thing-1: thiếu sự kiện số 5.", "Nhật ký thing-1: sự kiện số 6 đã bị sửa."]


def test_a_log_that_vanished_is_missed(capsys):
    year = factories.cluster_year(1)
    with without_triggers() as cursor:
        cursor.execute("DELETE FROM pledges_event")
        cursor.execute("DELETE FROM pledges_eventchain")
    with pytest.raises(SystemExit):
        call_command("verify", "--all")
    assert capsys.readouterr().out == f"Nhật ký agreement-{year.agreement.pk}: không còn.\n"


def test_a_sound_log_is_said_to_be_sound(chain, capsys):
    call_command("verify", "--all")
    assert capsys.readouterr().out == "0 văn bản và 2 nhật ký: đều toàn vẹn.\n"


def test_the_first_event_follows_nothing_and_each_the_one_before(chain):
    events = list(chain.events.order_by("number"))
    assert [each.previous_hash for each in events] == ["", *(each.hash for each in events[:-1])]
    assert (chain.length, chain.head) == (LENGTH, events[-1].hash)
