"""The database cannot store (any more): nothing of a signature is left behind, and the page says so."""

from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection

from tests import factories
from tests.pressure.soundness import faults
from tests.pressure.stand import Stand

pytestmark = pytest.mark.django_db(transaction=True)
# What the last signature writes, in this order.
WRITES = (
    ("INSERT", "pledges_revision"),
    ("INSERT", "pledges_signature"),
    ("UPDATE", "pledges_document"),
    ("INSERT", "pledges_event"),
    ("UPDATE", "pledges_eventchain"),
    ("UPDATE", "pledges_agreement"),
    ("INSERT", "mailer_message"),
)
STATUS = {"sqlite": 500, "postgresql": 503}  # in SQLite a trigger cannot tell that it is about the disk

# What makes the database refuse every write, what ends that, and what the page answers meanwhile.
SHORTAGES = {
    "sqlite": [
        (("VACUUM", "PRAGMA max_page_count = 1"), "PRAGMA max_page_count = 4294967294", 503),
        (("PRAGMA query_only = ON",), "PRAGMA query_only = OFF", 503),
    ],
    "postgresql": [
        (("SET default_transaction_read_only = on",), "SET default_transaction_read_only = off", 500),
    ],
}


@pytest.fixture
def year(authority):
    made = factories.cluster_year(units=2)
    made.open()
    made.sign(made.leaders[0])
    return made


def execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def failing(event: str, table: str):
    """Every such write is refused as a full disk would."""
    refusal, on_table = "BEGIN SELECT RAISE(ABORT, 'disk full'); END", ""
    if connection.vendor == "postgresql":
        refusal, on_table = "FOR EACH ROW EXECUTE FUNCTION disk_is_full()", f" ON {table}"
        execute(
            "CREATE OR REPLACE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = 'disk_full'; END $$"
        )
    execute(f"CREATE TRIGGER disk_full BEFORE {event} ON {table} {refusal}")
    try:
        yield
    finally:
        execute(f"DROP TRIGGER disk_full{on_table}")


def click(client, year):
    """Who is signed in signs on the page."""
    client.raise_request_exception = False
    form = {"sha256": year.agreement.document.frozen_sha256, "consent": "on", "password": factories.PASSWORD}
    return client.post(year.url("agreement_sign"), form)


def test_wherever_the_disk_is_full_nothing_was_signed(year):
    before = Stand.of(year.agreement, year.agreement.document)
    for event, table in WRITES:
        with failing(event, table), pytest.raises(DatabaseError, match="disk full"):
            year.sign(year.leaders[1])
        assert Stand.of(year.agreement, year.agreement.document) == before, table
    assert faults(year.reload(), year.agreement.document) == []
    year.sign(year.leaders[1])
    assert before.is_followed_by(Stand.of(year.agreement, year.agreement.document), sealing=True)
    assert faults(year.agreement, year.agreement.document) == []


def test_the_leader_is_told_and_may_sign_again(year, client):
    factories.client_of(client, year.leaders[1])
    with failing("INSERT", "pledges_event"):
        answer = click(client, year)
    assert answer.status_code == STATUS[connection.vendor]
    assert "xin thử lại sau ít phút" in answer.text.lower()
    assert year.reload().document.unsigned_places().count() == 1
    assert click(client, year).status_code == 302
    assert year.reload().state == "sealed"


def test_a_full_file_or_a_read_only_database_refuses_the_signature(year, client):
    before = Stand.of(year.agreement, year.agreement.document)
    factories.client_of(client, year.leaders[1])
    for on, off, status in SHORTAGES[connection.vendor]:
        execute(*on)
        answer = click(client, year)
        execute(off)
        assert answer.status_code == status, on
        assert Stand.of(year.agreement, year.agreement.document) == before, on
    assert faults(year.reload(), year.agreement.document) == []
    year.sign(year.leaders[1])
    assert year.agreement.state == "sealed"
