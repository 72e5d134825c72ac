"""The record of password changes is append-only, too."""

from django.db import migrations

from pledges import append_only

TABLES = ("members_passwordchange",)


def install(apps, schema_editor):
    for statement in append_only.installing(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in append_only.removing(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("members", "0004_password_changes"), ("pledges", "0010_final_score_sheets")]
    operations = [migrations.RunPython(install, remove)]
