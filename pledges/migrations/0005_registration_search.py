"""On PostgreSQL a search for a part of a name uses an index of trigrams; SQLite reads its small table."""

from django.db import migrations
from django.db.utils import ProgrammingError


def install(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    try:
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except ProgrammingError:  # the account may not: searches still work, an administrator may add both later
        return
    schema_editor.execute(
        "CREATE INDEX registrations_search ON pledges_registration USING gin (search gin_trgm_ops)"
    )


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS registrations_search")


class Migration(migrations.Migration):
    atomic = False  # an extension that is refused must not end the transaction

    dependencies = [("pledges", "0004_the_working_year")]
    operations = [migrations.RunPython(install, remove)]
