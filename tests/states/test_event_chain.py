"""The event log: every hand in the database shows."""

from collections import Counter
from contextlib import contextmanager
from random import Random

import pytest
from django.core.management import call_command
from django.db import transaction

from pledges.states.event import Event, EventChain
from tests import factories
from tests.input.bad import WANTED
from tests.ladder import without_triggers
from tests.states.log_attacks import ATTACKS, COLUMNS, LENGTH

pytestmark = [pytest.mark.django_db, pytest.mark.afresh]


@pytest.fixture
def chain():
    actors = [factories.person(f"Người {number}") for number in range(3)]
    for key, length in (("thing-1", LENGTH), ("thing-2", 3)):
        for number in range(length):
            verb = list(Event.Verb)[number % len(Event.Verb)]
            EventChain.record(
                key, verb, by=actors[number % 3], address=f"10.0.0.{number}", unit="Hội Thử", step=number
            )
    return EventChain.objects.get(key="thing-1")


@contextmanager
def afterwards():
    """What happens inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything_found():
    return [line for chain in EventChain.objects.order_by("pk") for line in chain.findings()]


def test_tamperings_of_every_kind_are_all_found(chain):
    random, done = Random(2802), Counter()  # noqa: S311 - repeatable, not secret
    events = list(chain.events.order_by("number"))
    assert everything_found() == []
    with without_triggers():
        for _ in range(max(WANTED, 300)):
            attack = random.choice(ATTACKS)
            with afterwards():
                column = attack(chain, events, random)
                assert everything_found() != [], (attack.__name__, column)
            done[attack.__name__, column] += 1
    assert everything_found() == []
    assert len(done) == len(COLUMNS) + len(ATTACKS) - 3
    assert min(done.values()) > 1


@pytest.mark.parametrize(
    ("attack", "finding"),
    [
        ("UPDATE pledges_event SET actor_name = 'Khác' WHERE number = 12", "sự kiện số 12 đã bị sửa."),
        (
            "UPDATE pledges_eventchain SET length = 11 WHERE key = 'thing-1'",
            "phần cuối không khớp với số sự kiện đã lưu (11).",
        ),
        ("DELETE FROM pledges_event WHERE number = 12", "phần cuối không khớp với số sự kiện đã lưu (12)."),
    ],
)
def test_the_command_says_which_log_and_where(chain, capsys, attack, finding):
    with without_triggers() as cursor:
        cursor.execute(attack)
    with pytest.raises(SystemExit) as ended:
        call_command("verify", "--all")
    assert (ended.value.code, capsys.readouterr().out) == (1, f"Lịch sử xử lý thing-1: {finding}\n")


def test_an_event_in_the_middle_is_missed_by_its_number_and_by_its_hash(chain, capsys):
    with without_triggers() as cursor:
        cursor.execute("DELETE FROM pledges_event WHERE number = 5")
    assert everything_found() == [
        "Lịch sử xử lý thing-1: thiếu sự kiện số 5.",
        "Lịch sử xử lý thing-1: sự kiện số 6 đã bị sửa.",
    ]


def test_a_log_that_vanished_is_missed(capsys):
    year = factories.cluster_year(1)
    with without_triggers() as cursor:
        cursor.execute("DELETE FROM pledges_event")
        cursor.execute("DELETE FROM pledges_eventchain")
    with pytest.raises(SystemExit):
        call_command("verify", "--all")
    assert capsys.readouterr().out == f"Lịch sử xử lý agreement-{year.agreement.pk}: không còn.\n"


def test_a_sound_log_is_said_to_be_sound(chain, capsys):
    call_command("verify", "--all")
    assert capsys.readouterr().out == "0 văn bản và 2 lịch sử xử lý: đều nguyên vẹn.\n"


def test_the_first_event_follows_nothing_and_each_the_one_before(chain):
    events = list(chain.events.order_by("number"))
    assert [event.previous_hash for event in events] == ["", *(event.hash for event in events[:-1])]
    assert (chain.length, chain.head) == (LENGTH, events[-1].hash)
