"""What a final score sheet says is not changed, deleted or added to, whoever asks the database."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from pledges import final_sheets
from pledges.scores.scale.models import Criterion
from pledges.scores.sheet.models import Score, ScoreFile, ScoreSheet
from tests.ladder import rows, without_triggers
from tests.scores import scoring_sheets as sheets

pytestmark = pytest.mark.django_db
MODELS = (ScoreSheet, Score, ScoreFile)
FILE = {"name": "a.pdf", "media_type": "application/pdf", "size": 1, "sha256": "0" * 64, "content": b"a"}


@pytest.fixture
def final(db) -> ScoreSheet:
    """The sheet of unit 1, concluded, with a file; that of unit 0 is agreed, with a file."""
    year = sheets.year_of(2, planned=False)
    for number in (0, 1):
        made = sheets.brought_to(year, "agreed", number)
        made.scores.first().files.create(brought_by=year.secretary, **FILE)
    sheets.acts.finalize(made, by=year.secretary)
    return sheets.sheet_of(year)


def other_than(final: ScoreSheet) -> ScoreSheet:
    return ScoreSheet.objects.exclude(pk=final.pk).get()


def ask(sql: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def refused(act) -> None:
    before = rows()
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        act()
    assert final_sheets.REFUSAL in str(caught.value)
    assert rows() == before


def columns_of(model) -> list[str]:
    """In quotes: one of them is called "column"."""
    return [
        connection.ops.quote_name(concrete_field.column) for concrete_field in model._meta.concrete_fields
    ]


def key_of(model, sheet: ScoreSheet) -> int:
    path = {ScoreSheet: "pk", Score: "sheet", ScoreFile: "score__sheet"}[model]
    return model.objects.filter(**{path: sheet.pk}).earliest("pk").pk


@pytest.mark.parametrize("model", MODELS)
def test_no_column_of_it_is_changed_and_no_row_deleted(final, model):
    table, key = model._meta.db_table, key_of(model, final)
    refused(lambda: ask(f"DELETE FROM {table} WHERE id = %s", key))  # noqa: S608 -- names of our own tables
    for column in columns_of(model):
        sql = f"UPDATE {table} SET {column} = {column} WHERE id = %s"  # noqa: S608 -- as above
        refused(lambda sql=sql: ask(sql, key))


@pytest.mark.parametrize("model", MODELS)
def test_what_is_not_final_is_changed_and_deleted(final, model):
    other = other_than(final)
    table, key = model._meta.db_table, key_of(model, other)
    ask(f"UPDATE {table} SET id = id WHERE id = %s", key)  # noqa: S608 -- names of our own tables
    ScoreFile.objects.filter(score__sheet=other).delete()
    Score.objects.filter(sheet=other).delete()
    other.delete()
    assert ScoreSheet.objects.get() == final


def test_nothing_is_added_to_it(final):
    criterion = Criterion.objects.filter(kind=Criterion.Kind.GROUP).first()
    refused(lambda: Score.objects.create(sheet=final, criterion=criterion, column="self"))
    by = final.final_by
    refused(lambda: final.scores.first().files.create(brought_by=by, **FILE))
    assert Score.objects.create(sheet=other_than(final), criterion=criterion, column="self").pk
    assert other_than(final).scores.first().files.create(brought_by=by, **FILE).pk


def test_nothing_is_moved_into_it_or_out_of_it(final):
    other = other_than(final)
    refused(lambda: Score.objects.filter(sheet=other).update(sheet=final))
    refused(lambda: Score.objects.filter(sheet=final).update(sheet=other))
    refused(lambda: ScoreFile.objects.filter(score__sheet=other).update(score=final.scores.first()))
    refused(lambda: ScoreFile.objects.filter(score__sheet=final).update(score=other.scores.first()))


def test_it_is_never_anything_else_again(final):
    for state in ("self_scoring", "agreed", "final"):
        refused(lambda state=state: ScoreSheet.objects.filter(pk=final.pk).update(state=state))


@pytest.mark.parametrize("model", MODELS)
def test_no_row_takes_the_place_of_one_of_it(final, model):
    """A row of the other sheet comes again, with a key that is taken."""
    table, columns = model._meta.db_table, columns_of(model)
    names, both = ", ".join(columns), (key_of(model, final), key_of(model, other_than(final)))
    taken = ", ".join("%s" if column == '"id"' else column for column in columns)
    row = f"INTO {table} ({names}) SELECT {taken} FROM {table} WHERE id = %s"  # noqa: S608 -- names of our own tables
    refused(lambda: ask(f"INSERT {row} ON CONFLICT (id) DO UPDATE SET id = excluded.id", *both))
    if connection.vendor == "sqlite":
        refused(lambda: ask(f"REPLACE {row}", *both))


def test_a_dump_of_it_is_loaded_again(final, tmp_path):
    """Lines come before their sheet, as the models are defined; else nothing could be loaded into a new database."""
    dump, before = tmp_path / "dump.json", dumped()
    dump.write_text(json.dumps(before))
    with without_triggers():
        for model in (ScoreFile, Score, ScoreSheet):
            model.objects.all().delete()
    if connection.vendor == "postgresql":
        ask("SET CONSTRAINTS ALL DEFERRED")
    call_command("loaddata", str(dump), verbosity=0)
    assert dumped() == before


def dumped() -> list[dict]:
    """The rows of sheets in a dump of everything, in its order."""
    written, labels = StringIO(), {model._meta.label_lower for model in MODELS}
    call_command("dumpdata", "pledges", stdout=written, verbosity=0)
    return [row for row in json.loads(written.getvalue()) if row["model"] in labels]
