"""What the tables hold, read past the models: whoever compares all rows before and after needs no instances."""

from collections.abc import Iterable
from functools import cache

from django.apps import apps
from django.db import connection

SEEDED = {"pledges_legalact"}  # rows that a migration of ours brings
UNCHANGING = {"django_content_type", "auth_permission"} | SEEDED  # written by the migrations


@cache
def columns() -> dict[str, list[str]]:
    """Table -> its columns, the key first; without generated ones."""
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        if options.db_table not in UNCHANGING and options.managed and not options.proxy:
            names = [field.column for field in options.concrete_fields if not field.generated]
            tables[options.db_table] = sorted(names, key=lambda name: name != options.pk.column)
    return tables


def tables_of(*apps_labels: str) -> list[str]:
    """The tables of these apps."""
    tables = [
        model._meta.db_table for label in apps_labels for model in apps.get_app_config(label).get_models()
    ]
    return [table for table in tables if table not in UNCHANGING]


def rows(tables: Iterable[str] | None = None) -> dict[str, dict]:
    """Table -> key -> row, of all tables or of these. One question tells which of them are empty."""
    chosen = {table: columns()[table] for table in (columns() if tables is None else tables)}
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        exists = ", ".join(f"EXISTS (SELECT 1 FROM {quoted(table)})" for table in chosen)  # noqa: S608 -- our own names
        cursor.execute(f"SELECT {exists}")
        is_filled = dict(zip(chosen, cursor.fetchone(), strict=True))
        return {
            table: _read(cursor, f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table)}")  # noqa: S608 -- our own names
            if is_filled[table]
            else {}
            for table, names in chosen.items()
        }


def _read(cursor, query: str) -> dict:
    cursor.execute(query)
    return {row[0]: tuple(map(plain, row)) for row in cursor}


def plain(value):
    """PostgreSQL gives binary columns as memoryviews, which are never equal."""
    return bytes(value) if isinstance(value, memoryview) else value
