"""What somebody sees who has the whole database, its files, logs, sessions and mails; and what a vote may change there."""

from pathlib import Path

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from mailer.models import Message

from members.models import Unit
from pledges.ballots import urn
from pledges.ballots.models import Ballot, Voter
from pledges.states.event import Event
from tests.tables import plain

# a wrong password is written down; what of it, `traces` and the test look at
WRITTEN_DOWN = {"axes_accessattempt", "axes_accessfailurelog"}
OF_THE_VOTE = {"pledges_ballot", "pledges_voter", "pledges_event", "pledges_eventchain"}
PLACE = {"xmin", "ctid"}


def everything() -> dict[str, list[tuple]]:
    """Every row of every table as it is stored; on PostgreSQL with where and by which transaction."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            system = "xmin::text, ctid::text, " if connection.vendor == "postgresql" else ""
            cursor.execute(f'SELECT {system}* FROM "{table}"')  # noqa: S608 -- names of our own tables
            rows = cursor.fetchall()
            found[table] = [tuple(map(plain, row)) for row in rows]
    return found


def files() -> bytes:
    """The database files as they lie on the disk, with what was deleted and what is not yet merged."""
    if connection.vendor != "sqlite":
        return b""
    name = Path(connection.settings_dict["NAME"])
    return b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))


def sessions() -> dict[str, dict]:
    """What each session holds; its row is compressed and encoded."""
    return {session.pk: session.get_decoded() for session in Session.objects.all()}


def mails() -> list[str]:
    """Every mail that waits, as it will be sent; its row is pickled and encoded."""
    return [f"{message.email.subject}\n{message.email.body}" for message in Message.objects.all()]


def traces(caplog) -> str:
    lines = [record.getMessage() + str(record.args) for record in caplog.records]
    unpacked = repr((everything(), sessions(), mails(), getattr(cache, "_cache", {})))
    return "\n".join([*lines, unpacked])


def seen() -> tuple[dict, dict]:
    return everything(), sessions()


def changed_only_what_is_public(before: tuple, now: tuple, unit: Unit) -> None:
    """The urn (as long as before), that and when the unit voted and by whom, and an event that names the unit."""
    (before, sessions_before), (now, sessions_now) = before, now
    assert {table for table in now if now[table] != before[table]} - WRITTEN_DOWN == OF_THE_VOTE
    assert sessions_now == sessions_before
    newest = Event.objects.latest("pk")
    assert len(now["pledges_event"]) == len(before["pledges_event"]) + 1
    assert (newest.verb, newest.facts) == (Event.Verb.VOTED, {"unit": unit.name})
    voter = _only_change(Voter, before, now)
    assert voter["unit_id"] == unit.pk
    assert voter["changed"] - PLACE == {"voted_at", "voted_by_id"}
    ballot = _only_change(Ballot, before, now)
    assert ballot["changed"] - PLACE == {"urn"}
    first, second = (bytes(each)[urn.SALT :] for each in ballot["urn"])
    assert len(first) == len(second)
    assert sum(a == b for a, b in zip(first, second, strict=True)) < len(first) / 8


def _only_change(model, before: dict, now: dict) -> dict:
    """Of the one row that is other than before: the names that `changed`, its unit, the urn before and after."""
    old, new = (
        {row["id"]: row for row in _columns(model, each[model._meta.db_table])} for each in (before, now)
    )
    assert set(old) == set(new)
    changed = [pk for pk, row in new.items() if row != old[pk]]
    assert len(changed) == 1
    was, row = old[changed[0]], new[changed[0]]
    return {
        "changed": {name for name in row if row[name] != was[name]},
        "unit_id": row.get("unit_id"),
        "urn": (was.get("urn"), row.get("urn")),
    }


def _columns(model, rows: list[tuple]) -> list[dict]:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, model._meta.db_table)
    names = [each.name for each in described]
    system = ["xmin", "ctid"] if connection.vendor == "postgresql" else []
    return [dict(zip([*system, *names], row, strict=True)) for row in rows]
