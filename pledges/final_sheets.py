"""Database triggers that refuse to change a score sheet that is final: its row, its scores and their files.

A migration that rebuilds one of the three tables on SQLite must remove the triggers before and install them after:
the rebuilt table loses its own, and those of the other tables name it.
"""

REFUSAL = "final score sheet"
# table -> a query for the state of the sheet that the row {row} ("OLD" or "NEW") belongs to
STATES = {
    "pledges_scoresheet": "SELECT {row}.state",
    "pledges_score": "SELECT state FROM pledges_scoresheet WHERE id = {row}.sheet_id",
    "pledges_scorefile": (
        "SELECT state FROM pledges_scoresheet WHERE id = "
        "(SELECT sheet_id FROM pledges_score WHERE id = {row}.score_id)"
    ),
}
# table -> a query for the final row that NEW would replace: on SQLite no DELETE trigger fires for a replaced row.
REPLACED = {
    "pledges_scoresheet": (
        "SELECT 1 FROM pledges_scoresheet WHERE state = 'final' "
        "AND (id = NEW.id OR (term_id = NEW.term_id AND unit_id = NEW.unit_id))"
    ),
    "pledges_score": (
        "SELECT 1 FROM pledges_score AS kept JOIN pledges_scoresheet AS sheet ON sheet.id = kept.sheet_id "
        "WHERE sheet.state = 'final' AND kept.id = NEW.id"
    ),
    "pledges_scorefile": (
        "SELECT 1 FROM pledges_scorefile AS kept JOIN pledges_score AS score ON score.id = kept.score_id "
        "JOIN pledges_scoresheet AS sheet ON sheet.id = score.sheet_id "
        "WHERE sheet.state = 'final' AND kept.id = NEW.id"
    ),
}
EVENTS = ("INSERT", "UPDATE", "DELETE")


def installing(vendor: str) -> list[str]:
    """SQL statements for "sqlite" or "postgresql"; none for other databases, where only the acts guard."""
    if vendor == "sqlite":
        return [_sqlite(table, event) for table in STATES for event in EVENTS]
    if vendor == "postgresql":
        return [statement for table in STATES for statement in _postgresql(table)]
    return []


def removing(vendor: str) -> list[str]:
    """SQL statements that undo `installing`, except PostgreSQL's functions."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {_name(table, event)}" for table in STATES for event in EVENTS]
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_final ON {table}" for table in STATES]
    return []


def _name(table: str, event: str) -> str:
    return f"{table}_final_no_{event.lower()}"


def _is_final(table: str, event: str) -> str:
    """SQL condition: the sheet that a row leaves or enters is final. A sheet's own NEW row may become final."""
    rows = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}[event]
    if table == "pledges_scoresheet":
        rows = [row for row in rows if row == "OLD"]
    return " OR ".join(f"({STATES[table].format(row=row)}) = 'final'" for row in rows)


def _sqlite(table: str, event: str) -> str:
    conditions = [_is_final(table, event)]
    if event == "INSERT":
        conditions.append(f"EXISTS ({REPLACED[table]})")
    condition = " OR ".join(filter(None, conditions))
    return (
        f"CREATE TRIGGER {_name(table, event)} BEFORE {event} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _postgresql(table: str) -> list[str]:
    """Statements for a function and its trigger. Replacing a row fires UPDATE on PostgreSQL."""
    guarded = [event for event in EVENTS if _is_final(table, event)]
    refusal = f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';"
    checks = " ".join(
        f"IF TG_OP = '{event}' THEN IF {_is_final(table, event)} THEN {refusal} END IF; END IF;"
        for event in guarded
    )
    return [
        f"CREATE OR REPLACE FUNCTION {table}_final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {checks} "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {table}_final BEFORE {' OR '.join(guarded)} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_final()",
    ]
