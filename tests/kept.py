"""Worlds that many tests begin with are made by the acts once, and from then on put back as rows.

A step (`@step`) is remembered by what it begins with: every row of the database, its arguments, the changed settings
and the day. Where all of that is the same, the rows it made are put back and what it returned is returned again:
signing takes most of a second, putting a signature back takes a few milliseconds. A step that begins with rows
that no step has made is not remembered, nor is one in a test that asks for anything else than rows:

- it may replace something (`monkeypatch`), counts queries, reads the log, or commits;
- it says that this step is its subject: `pytestmark = pytest.mark.afresh("sign")`, or `afresh()` for all steps.
"""

import pickle
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from hashlib import sha256
from inspect import signature
from io import BytesIO

from django.conf import settings
from django.db import connection, models
from django.utils import timezone

from tests import tables

WATCHING = {"caplog", "django_assert_num_queries", "django_assert_max_num_queries"}
PLAIN = (str, int, bool, float, date, datetime, type(None))


@dataclass
class Test:
    """What the running test lets be put back."""

    rows_only: bool = False
    afresh: frozenset[str] = frozenset()

    def takes(self, name: str) -> bool:
        within = connection.in_atomic_block and not connection.force_debug_cursor
        return self.rows_only and within and not {name, "all"} & self.afresh


@dataclass(frozen=True)
class Made:
    """What a step left: (table, key) -> its new row, None for one it deleted; what it returned, pickled."""

    rows: dict[tuple, tuple | None]
    before: frozenset[tuple]
    returned: bytes
    digest: str


@dataclass
class Kept:
    test: Test = field(default_factory=Test)
    made: dict[tuple, Made] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)


kept = Kept()


def begins(node) -> None:
    """The test of this pytest item begins; None: no test runs."""
    if node is None:
        kept.test = Test()
        return
    database = node.get_closest_marker("django_db")
    commits = database is not None and database.kwargs.get("transaction")
    afresh = {name for mark in node.iter_markers("afresh") for name in mark.args or ("all",)}
    # Every test has a monkeypatch, for a fixture of pytest-django; those that name it replace something.
    asked = WATCHING & set(node.fixturenames) or "monkeypatch" in signature(node.function).parameters
    rows_only = not commits and not asked
    kept.test = Test(rows_only, frozenset(afresh))


def step(make):
    """`make(year, ...)` changes rows only; the year it is given is told what changed. See the head of this file."""

    @wraps(make)
    def kept_or_made(*arguments, **wishes):
        said = _plain((arguments, wishes)) if kept.test.takes(make.__name__) else None
        if said is None:
            return make(*arguments, **wishes)
        before = tables.rows()
        digest = _digest(before)
        if any(before.values()) and digest not in kept.known:
            return make(*arguments, **wishes)
        key = (make.__module__, make.__qualname__, said, digest, _settings(), timezone.localdate())
        if key not in kept.made:
            return _remembered(key, before, make(*arguments, **wishes))
        return _put_back(kept.made[key], arguments)

    return kept_or_made


def _remembered(key: tuple, before: dict, returned):
    after = tables.rows()
    changed = {
        (table, pk): row
        for table, found in after.items()
        for pk, row in found.items()
        if before[table].get(pk) != row
    }
    changed |= {
        (table, pk): None for table, found in before.items() for pk in found.keys() - after[table].keys()
    }
    there = frozenset((table, pk) for table, pk in changed if pk in before[table])
    kept.made[key] = Made(changed, there, _pickled(returned), _digest(after))
    kept.known.add(kept.made[key].digest)
    return returned


def _put_back(made: Made, arguments: tuple):
    for (table, pk), row in made.rows.items():
        _write(table, pk, row, is_there=(table, pk) in made.before)
    for argument in arguments:
        if hasattr(argument, "reload") and argument.agreement:
            argument.agreement.refresh_from_db()
            argument.reload()
    return pickle.loads(made.returned)  # noqa: S301 -- written by this process


def _write(table: str, pk, row: tuple | None, *, is_there: bool) -> None:
    columns = [connection.ops.quote_name(column) for column in tables.columns()[table]]
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if row is None:
            cursor.execute(f"DELETE FROM {name} WHERE {columns[0]} = %s", [pk])  # noqa: S608 -- our own names
        elif is_there:
            values = ", ".join(f"{column} = %s" for column in columns)
            cursor.execute(f"UPDATE {name} SET {values} WHERE {columns[0]} = %s", [*row, pk])  # noqa: S608 -- our own names
        else:
            values = ", ".join(["%s"] * len(columns))
            cursor.execute(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({values})", row)  # noqa: S608 -- our own names


def _digest(rows: dict[str, dict]) -> str:
    found = sha256()
    for table, by_key in rows.items():
        for key in sorted(by_key):
            found.update(repr((table, by_key[key])).encode())
    return found.hexdigest()


def _plain(value):
    """`value` as something that can be compared: rows by their keys; None if it cannot."""
    if isinstance(value, PLAIN):
        return (type(value).__name__, value)
    if isinstance(value, models.Model):
        return (value._meta.label, value.pk)
    if hasattr(value, "agreement"):
        return ("year", value.term.pk, value.agreement and value.agreement.pk)
    if isinstance(value, dict):
        value = tuple(sorted(value.items()))
    if isinstance(value, (tuple, list)):
        parts = tuple(_plain(each) for each in value)
        return None if None in parts else parts
    return None


def _settings() -> str:
    return repr([(name, getattr(settings, name)) for name in dir(settings) if name.isupper()])


class _Pickler(pickle.Pickler):
    def reducer_override(self, value):
        return (bytes, (bytes(value),)) if isinstance(value, memoryview) else NotImplemented


def _pickled(value) -> bytes:
    file = BytesIO()
    _Pickler(file).dump(value)
    return file.getvalue()
