"""What a final score sheet says cannot be changed, deleted or added to, not even past the acts."""

from django.db import migrations

from pledges import final_sheets

TABLES = ("pledges_scoresheet", "pledges_score", "pledges_scorefile")


def install(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in [*final_sheets.removing(vendor), *final_sheets.installing(vendor)]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in final_sheets.removing(vendor):
        schema_editor.execute(statement)
    if vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_final()")


class Migration(migrations.Migration):
    dependencies = [("pledges", "0009_units_that_come_late")]
    operations = [migrations.RunPython(install, remove)]
