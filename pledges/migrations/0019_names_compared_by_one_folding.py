"""Sorting and searching columns of registrations and exemplars anew, as those of people and units."""

from django.db import migrations

from members.vietnamese import fold, sort_key


def recompute(apps, schema_editor):
    registrations = apps.get_model("pledges", "Registration")
    for row in registrations.objects.only("name", "field", "person_in_charge").iterator():
        words = f"{row.name} {row.field} {row.person_in_charge}"
        registrations.objects.filter(pk=row.pk).update(order=sort_key(row.name), search=fold(words))
    exemplars = apps.get_model("pledges", "Exemplar")
    for row in exemplars.objects.only("name", "achievement").iterator():
        exemplars.objects.filter(pk=row.pk).update(
            order=sort_key(row.name), search=fold(f"{row.name} {row.achievement}")
        )


class Migration(migrations.Migration):
    dependencies = [
        ("pledges", "0018_frozen_minutes_of_counts"),
    ]
    operations = [migrations.RunPython(recompute, migrations.RunPython.noop)]
