"""Counted slips are append-only, too; the places got new columns, with which SQLite loses a table's triggers."""

from django.db import migrations

from pledges import append_only

GIVEN_BACK = ("pledges_signatureplace",)
SLIPS = ("pledges_slip",)


def install(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    statements = append_only.removing(vendor, GIVEN_BACK)
    statements += append_only.installing(vendor, GIVEN_BACK + SLIPS)
    for statement in statements:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in append_only.removing(schema_editor.connection.vendor, SLIPS):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("pledges", "0006_judging_the_year")]
    operations = [migrations.RunPython(install, remove)]
