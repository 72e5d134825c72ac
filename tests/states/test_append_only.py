"""What was signed or logged is not changed nor deleted, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from members.models import PasswordChange
from pledges import append_only
from pledges.agreement.models import Edition
from pledges.ballots.models import Ballot, Slip
from pledges.documents.models import Revision, Revocation, Signature, SignaturePlace
from pledges.errors import WrongState
from pledges.states.event import Event
from tests.ladder import refused, rows, year_in

pytestmark = pytest.mark.afresh

MODELS = [Revision, Signature, SignaturePlace, Event, Edition, Revocation, Slip]
ROWS = [*MODELS, PasswordChange]  # members know of no such models: there the triggers alone refuse
NO_CHANGE = "Bản ghi này chỉ được thêm, không được sửa."
NO_DELETE = "Bản ghi này chỉ được thêm, không được xóa."


@pytest.fixture(autouse=True)
def _rows(authority):
    year = year_in("half")
    Revocation.objects.create(serial="1", reason="Thử", at=timezone.now())
    ballot = Ballot.objects.create(term=year.term, kind=Ballot.Kind.FLAG, title="Cờ thi đua")
    Slip.objects.create(ballot=ballot, code="2345-6789", choices=[1])
    PasswordChange.objects.create(person=year.secretary, how=PasswordChange.How.CHANGED)


def columns(model):
    return [
        concrete_field for concrete_field in model._meta.concrete_fields if not concrete_field.primary_key
    ]


def refused_by_the_database(act):
    before = rows()
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        act()
    assert append_only.REFUSAL in str(caught.value)
    assert rows() == before


def test_the_list_of_tables_is_the_list_of_models():
    assert sorted(append_only.TABLES) == sorted(model._meta.db_table for model in ROWS)


def test_sql_is_refused_for_every_column_and_every_row():
    with connection.cursor() as cursor:
        for model in ROWS:
            table = model._meta.db_table
            refused_by_the_database(lambda sql=f"DELETE FROM {table}": cursor.execute(sql))  # noqa: S608 -- names of our own tables
            for column in model._meta.concrete_fields:
                sql = f"UPDATE {table} SET {column.column} = {column.column}"  # noqa: S608 -- names of our own tables
                refused_by_the_database(lambda sql=sql: cursor.execute(sql))


def test_queries_of_the_models_are_refused():
    for model in MODELS:
        row, field = model.objects.first(), columns(model)[0]
        with refused(WrongState, NO_CHANGE):
            model.objects.update(**{field.name: getattr(row, field.attname)})
        with refused(WrongState, NO_CHANGE), transaction.atomic():
            model.objects.bulk_update([row], [field.name])
        with refused(WrongState, NO_DELETE):
            model.objects.filter(pk=row.pk).delete()


def test_rows_are_refused():
    for model in MODELS:
        row = model.objects.first()
        with refused(WrongState, NO_CHANGE):
            row.save()
        with refused(WrongState, NO_DELETE):
            row.delete()


def test_a_new_object_with_an_old_key_is_refused():
    for model in ROWS:
        row = model.objects.first()
        copy = model(
            **{
                concrete_field.attname: getattr(row, concrete_field.attname)
                for concrete_field in model._meta.concrete_fields
            }
        )
        refused_by_the_database(copy.save)


def test_the_unguarded_manager_is_refused():
    for model in ROWS:
        refused_by_the_database(lambda model=model: model._base_manager.all()._raw_delete("default"))


def test_a_parent_is_kept_by_its_rows():
    document = Revision.objects.first().document
    with pytest.raises(ProtectedError):
        document.delete()


def test_adding_goes_on():
    Revocation.objects.create(serial="2", reason="Thử", at=timezone.now())
    assert [revocation.serial for revocation in Revocation.objects.order_by("pk")] == ["1", "2"]
