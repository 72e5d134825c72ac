"""What was signed survives the loss of the database, and the move from SQLite to PostgreSQL."""

import hashlib
import json
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from io import StringIO

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from pledges.documents.models import Revision, SigningAuthority
from tests import factories
from tests.pressure.fresh_database import made
from tests.pressure.other_database import address_of, database_at, empty_database

pytestmark = pytest.mark.django_db(transaction=True)
LEFT_OUT = ("contenttypes", "auth.permission")  # every database makes its own


def signed_years() -> factories.ClusterYear:
    """One agreement sealed, another void once and now half signed; the second one."""
    sealed = factories.cluster_year(units=2)
    sealed.open()
    sealed.sign()
    half = factories.cluster_year(units=2)
    half.open()
    factories.agreements.withdraw(half.agreement, by=half.secretary, reason="Sửa căn cứ.")
    half.open()
    half.sign(half.leaders[0])
    return half


class Encoder(DjangoJSONEncoder):
    """Django's, with every digit of a moment; its own drops the fraction altogether where it is below 1 ms."""

    timespec = "microseconds"

    def default(self, o):
        return o.isoformat(timespec=self.timespec) if isinstance(o, datetime) else super().default(o)


class ToTheMillisecond(Encoder):
    """As much of a moment as dumpdata writes."""

    timespec = "milliseconds"


def everything(encoder: type[Encoder] = Encoder) -> dict[str, tuple[int, str]]:
    """For each table the number of its rows and a hash of all they say."""
    tables = {}
    for model in apps.get_models():
        if model._meta.app_label not in LEFT_OUT and model._meta.label_lower not in LEFT_OUT:
            rows = list(model._base_manager.order_by("pk"))
            said = json.dumps(serializers.serialize("python", rows), cls=encoder, sort_keys=True)
            tables[model._meta.label] = len(rows), hashlib.sha256(said.encode()).hexdigest()
    return tables


def hashes_of_the_files() -> list[tuple[str, str]]:
    """(recorded, found) of every stored PDF."""
    revisions = Revision.objects.order_by("pk")
    return [(revision.sha256, hashlib.sha256(bytes(revision.pdf)).hexdigest()) for revision in revisions]


def assert_all_is_well(year: factories.ClusterYear) -> None:
    """Every file has its hash, all verifies, people can sign in, what is append-only is, and the signing goes on."""
    assert len(hashes_of_the_files()) == 4 + 1 + 2
    assert all(recorded == found for recorded, found in hashes_of_the_files())
    said = StringIO()
    call_command("verify", "--all", stdout=said)
    assert "đều nguyên vẹn" in said.getvalue()
    answer = Client().post(
        reverse("members:login"), {"username": year.leaders[1].username, "password": factories.PASSWORD}
    )
    assert (answer.status_code, answer.url) == (302, reverse("pledges:workbench"))
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("UPDATE pledges_event SET actor_name = 'Ai đó'")
    year.sign(year.leaders[1])
    assert year.agreement.state == "sealed"


def back_up_and_restore(target: str, tmp_path) -> None:
    """As docs/operation.md tells the administrator: the backup API of SQLite, pg_dump and pg_restore of PostgreSQL."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        file = target.removeprefix("sqlite:///")
        with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(file)) as copy:
            source.backup(copy)
        return
    backup = str(tmp_path / "backup.dump")
    subprocess.run(["pg_dump", "-Fc", "-f", backup, "-d", address_of(path=name)], check=True)
    subprocess.run(["pg_restore", "--exit-on-error", "--no-owner", "-d", target, backup], check=True)


def test_a_backup_brings_everything_back(authority, tmp_path):
    year = signed_years()
    kept = everything()
    with empty_database() as target:
        back_up_and_restore(target, tmp_path)
        with database_at(target):
            assert everything() == kept
            assert_all_is_well(year)
    assert everything() == kept


def test_the_move_from_sqlite_keeps_every_row_and_hash(authority_material, tmp_path):
    """dumpdata, loaddata: to PostgreSQL when the tests run there, else to another SQLite file."""
    dump = str(tmp_path / "all.json")
    with made(None) as source, database_at(source):
        call_command("migrate", verbosity=0)
        SigningAuthority.objects.create(material=authority_material)
        year = signed_years()
        kept = everything(ToTheMillisecond)
        call_command("dumpdata", "--natural-foreign", exclude=LEFT_OUT, output=dump, verbosity=0)
    assert Revision.objects.count() == 0
    call_command("loaddata", dump, verbosity=0)
    assert everything(ToTheMillisecond) == kept
    assert_all_is_well(year)
