"""Migrating goes on where the index of the search cannot be had."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

migration = import_module("pledges.migrations.0005_registration_search")
pytestmark = pytest.mark.django_db


def indexes() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = 'registrations_search'")
        return cursor.fetchone()[0]


def test_an_extension_that_the_server_does_not_have_is_not_there():
    """SQLite knows no extensions at all and refuses the question; the transaction goes on in both."""
    assert not migration.has(connection, "khong_co_goi_nay")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


if connection.vendor == "postgresql":  # the others have no extensions

    def test_without_the_extension_there_is_no_index_and_no_failure():
        with connection.schema_editor() as editor:
            migration.remove(apps, editor)
            migration.install(apps, editor, "khong_co_goi_nay")
        assert indexes() == 0
        with connection.schema_editor() as editor:
            migration.install(apps, editor)
        assert indexes() == 1

    def test_an_account_that_may_not_create_it_goes_on_without():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE pg_monitor")
            assert not migration.has(connection, "file_fdw")
            cursor.execute("RESET ROLE")
        assert indexes() == 1
