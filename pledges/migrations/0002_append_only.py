"""What was signed or logged cannot be updated or deleted, not even past the models."""

from django.db import migrations

from pledges import append_only


def install(apps, schema_editor):
    for statement in append_only.installing(schema_editor.connection.vendor, append_only.FIRST_TABLES):
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in append_only.removing(vendor, append_only.FIRST_TABLES):
        schema_editor.execute(statement)
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION IF EXISTS pledges_append_only()")


class Migration(migrations.Migration):
    dependencies = [("pledges", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
