"""A document and a half-typed form belong to any thing of a year, not to agreements only."""

import django.db.models.deletion
from django.db import migrations, models


def name_the_subject(apps, schema_editor):
    """Until now everything was about an agreement."""
    edition, scratch = apps.get_model("pledges", "Edition"), apps.get_model("pledges", "Scratch")
    for each in edition.objects.exclude(document=None).select_related("document", "agreement"):
        each.document.term_id = each.agreement.term_id
        each.document.subject_key = f"agreement-{each.agreement_id}"
        each.document.save(update_fields=["term", "subject_key"])
    for each in scratch.objects.all():
        each.subject_key = f"agreement-{each.agreement_id}"
        each.save(update_fields=["subject_key"])


def name_the_agreement(apps, schema_editor):
    """Back again; what is typed about anything else is forgotten."""
    scratch = apps.get_model("pledges", "Scratch")
    scratch.objects.exclude(subject_key__startswith="agreement-").delete()
    for each in scratch.objects.all():
        each.agreement_id = int(each.subject_key.removeprefix("agreement-"))
        each.save(update_fields=["agreement"])


class Migration(migrations.Migration):
    # PostgreSQL does not change a table in the transaction that wrote rows of it.
    atomic = False

    dependencies = [("members", "0002_closed_terms"), ("pledges", "0002_append_only")]
    operations = [
        migrations.AddField(
            "document",
            "term",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documents",
                to="members.term",
                verbose_name="năm thi đua",
            ),
        ),
        migrations.AddField(
            "document",
            "subject_key",
            models.CharField(
                db_index=True, default="", editable=False, max_length=60, verbose_name="nhật ký"
            ),
            preserve_default=False,
        ),
        migrations.RemoveConstraint("scratch", "one_scratch_per_editor"),
        migrations.AddField(
            "scratch", "subject_key", models.CharField(max_length=60, default=""), preserve_default=False
        ),
        migrations.AlterField(
            "scratch",
            "agreement",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="scratches",
                to="pledges.agreement",
            ),
        ),
        migrations.RunPython(name_the_subject, name_the_agreement),
        migrations.RemoveField("scratch", "agreement"),
        migrations.AddConstraint(
            "scratch",
            models.UniqueConstraint(fields=["subject_key", "person"], name="one_scratch_per_editor"),
        ),
        migrations.AlterField(
            "document",
            "term",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documents",
                to="members.term",
                verbose_name="năm thi đua",
            ),
        ),
    ]
