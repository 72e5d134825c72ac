"""What a hand in the database may do to an event log; each function changes the rows of one chain."""

import json
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from pledges.states.event import Event, EventChain

LENGTH = 12
COLUMNS = [
    "chain_id",
    "number",
    "at",
    "verb",
    "actor_id",
    "actor_name",
    "address",
    "facts",
    "previous_hash",
    "hash",
]


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
        return json.dumps(
            random.choice([{}, event.facts | {"step": -1}, event.facts | {"more": None}, {"step": 0}])
        )
    if column == "at":
        moved = event.at + random.choice([-1, 1]) * timedelta(
            milliseconds=random.choice([1, 1000, 86_400_000])
        )
        return connection.ops.adapt_datetimefield_value(moved)
    if column == "verb":
        return random.choice([verb for verb in Event.Verb if verb != event.verb])
    if column == "actor_id":
        return random.choice(
            [None, *Event.objects.exclude(actor=event.actor).values_list("actor", flat=True)]
        )
    return LENGTH + random.randint(1, 9)  # a number nobody has, in either chain


def change(chain, events, random):
    column, event = random.choice(COLUMNS), random.choice(events)
    if column == "chain_id":
        renumber(event, LENGTH + 1)
        run(
            "UPDATE pledges_event SET chain_id = %s WHERE id = %s",
            EventChain.objects.get(key="thing-2").pk,
            event.pk,
        )
    else:
        run(
            f"UPDATE pledges_event SET {column} = %s WHERE id = %s",  # noqa: S608 -- names of our own tables
            other_value(column, event, random),
            event.pk,
        )
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
    forged = Event(
        chain=chain,
        number=place + 1,
        at=timezone.now(),
        verb="signed",
        actor_name="Kẻ giả",
        previous_hash=previous,
    )
    forged.hash = forged.digest()
    forged.save()


def cut_the_tail(chain, events, random):
    kept = random.randint(0, len(events) - 1)
    run("DELETE FROM pledges_event WHERE chain_id = %s AND number > %s", chain.pk, kept)
    if random.random() < 0.5:
        run("UPDATE pledges_eventchain SET length = %s WHERE id = %s", kept, chain.pk)


def change_the_chain(chain, events, random):
    column, value = random.choice(
        [("length", LENGTH + 1), ("head", "0" * 64), ("head", ""), ("key", "thing-3")]
    )
    run(f"UPDATE pledges_eventchain SET {column} = %s WHERE id = %s", value, chain.pk)  # noqa: S608 -- names of our own tables


ATTACKS = [
    change,
    change,
    change,
    delete,
    delete_and_close_the_gap,
    reorder,
    insert,
    cut_the_tail,
    change_the_chain,
]
