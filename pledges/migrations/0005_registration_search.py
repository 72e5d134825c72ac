"""On PostgreSQL a search for a part of a name uses an index of trigrams; SQLite reads its small table."""

from django.db import migrations, transaction
from django.db.utils import DatabaseError


def install(apps, schema_editor, extension="pg_trgm"):
    """Without the extension searches still work, but read every row; an administrator may add it and the index later."""
    if schema_editor.connection.vendor != "postgresql" or not has(schema_editor.connection, extension):
        return
    schema_editor.execute(
        "CREATE INDEX registrations_search ON pledges_registration USING gin (search gin_trgm_ops)"
    )


def has(connection, extension):
    """Whether it is there now: the server may not have its package, the account may not be allowed to create it."""
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = %s", [extension])
            if cursor.fetchone() is None:
                return False
            cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {connection.ops.quote_name(extension)}")
    except DatabaseError:
        return False
    return True


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS registrations_search")


class Migration(migrations.Migration):
    atomic = False  # an extension that is refused must not end the transaction

    dependencies = [("pledges", "0004_the_working_year")]
    operations = [migrations.RunPython(install, remove)]
