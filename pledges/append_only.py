"""Database triggers that refuse to change or delete the rows of append-only tables."""

FIRST_TABLES = (
    "pledges_revision",
    "pledges_signature",
    "pledges_signatureplace",
    "pledges_event",
    "pledges_edition",
    "pledges_revocation",
)
TABLES = (*FIRST_TABLES, "pledges_slip", "members_passwordchange")
REFUSAL = "append-only"


def installing(vendor: str, tables: tuple[str, ...] = TABLES) -> list[str]:
    """SQL statements for "sqlite" or "postgresql"; none for other databases, where only the models guard."""
    if vendor == "sqlite":
        return [_sqlite(table, event) for table in tables for event in ("UPDATE", "DELETE")]
    if vendor == "postgresql":
        return [_POSTGRESQL_FUNCTION, *(_postgresql(table) for table in tables)]
    return []


def removing(vendor: str, tables: tuple[str, ...] = TABLES) -> list[str]:
    """SQL statements that undo `installing`; PostgreSQL's function, which the tables share, stays."""
    if vendor == "sqlite":
        return [
            f"DROP TRIGGER IF EXISTS {_name(table, event)}"
            for table in tables
            for event in ("UPDATE", "DELETE")
        ]
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}" for table in tables]
    return []


def _name(table: str, event: str) -> str:
    return f"{table}_no_{event.lower()}"


def _sqlite(table: str, event: str) -> str:
    return (
        f"CREATE TRIGGER {_name(table, event)} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


_POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION pledges_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)


def _postgresql(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION pledges_append_only()"
    )
