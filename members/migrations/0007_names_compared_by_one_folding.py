"""Sorting and searching columns of people and units anew: look-alike letters, spaces, the place of the tone."""

from django.db import migrations

from members.vietnamese import fold, name_sort_key, sort_key


def recompute(apps, schema_editor):
    people, units = apps.get_model("members", "Person"), apps.get_model("members", "Unit")
    for person in people.objects.all():
        people.objects.filter(pk=person.pk).update(
            name_order=name_sort_key(person.full_name), search=fold(f"{person.full_name} {person.username}")
        )
    for unit in units.objects.all():
        names = f"{unit.name} {unit.short_name} {unit.abbreviation}"
        units.objects.filter(pk=unit.pk).update(order=sort_key(unit.name), search=fold(names))


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0006_telephone_of_the_secretariat"),
    ]
    operations = [migrations.RunPython(recompute, migrations.RunPython.noop)]
