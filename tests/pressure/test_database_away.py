"""The database is away or too busy: a page in Vietnamese with 503 says so, and all is well once it is back."""

import sqlite3
from contextlib import closing, contextmanager

import psycopg2
import pytest
from django.db import OperationalError, close_old_connections, connection
from django.test import Client
from django.urls import reverse

from pledges.documents.acts import document as documents
from tests import factories
from tests.pressure.other_database import address_of, database_at
from tests.pressure.soundness import faults

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def year(cluster_year):
    cluster_year.open()
    return cluster_year


@pytest.fixture
def browser(year):
    """Of the first leader; an error is answered as in production."""
    return factories.client_of(Client(raise_request_exception=False), year.leaders[0])


def click(browser, year):
    sha256 = year.agreement.document.frozen_sha256
    return browser.post(
        year.url("agreement_sign"), {"sha256": sha256, "consent": "on", "password": factories.PASSWORD}
    )


def nowhere() -> str:
    """The address of a database that does not answer."""
    return "sqlite:////nowhere/at.all" if connection.vendor == "sqlite" else address_of(path="away", port=1)


def assert_says_sorry(answer) -> None:
    assert (answer.status_code, answer["Retry-After"]) == (503, "15")
    assert answer["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "<h1>Hệ thống tạm thời gián đoạn</h1>" in answer.text


def test_every_page_says_that_the_database_is_away(year, browser):
    addresses = [
        year.url(),
        year.url("agreement_pdf"),
        reverse("pledges:workbench"),
        reverse("pledges:verification", args=[year.agreement.document.code]),
    ]
    with database_at(nowhere()):
        for address in addresses:
            assert_says_sorry(browser.get(address))
        assert Client().get(reverse("healthz")).status_code == 200
        assert Client().get(reverse("readyz")).json() == {"ready": False, "why": "database"}
    assert [browser.get(address).status_code for address in addresses] == [200] * 4


def test_a_signature_without_the_database_is_refused_and_made_later(year, browser):
    with database_at(nowhere()):
        assert_says_sorry(click(browser, year))
    assert year.reload().document.unsigned_places().count() == 3
    assert click(browser, year).status_code == 302
    assert year.reload().document.unsigned_places().count() == 2
    assert faults(year.agreement, year.agreement.document) == []


@contextmanager
def somebody_holds_it():
    """Another program has the agreements locked, and we are less patient than in production."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        other, hold = sqlite3.connect(name, isolation_level=None), "BEGIN IMMEDIATE"
        patience = "PRAGMA busy_timeout = 200", "PRAGMA busy_timeout = 20000"
    else:
        other = psycopg2.connect(address_of(path=name))
        hold = "LOCK TABLE pledges_agreement IN EXCLUSIVE MODE"
        patience = "SET lock_timeout = '200ms'", "RESET lock_timeout"
    with closing(other), closing(other.cursor()) as theirs, connection.cursor() as ours:
        theirs.execute(hold)
        ours.execute(patience[0])
        yield
        ours.execute(patience[1])


def test_a_lock_that_is_held_too_long_is_answered_the_same_way(year, browser):
    with somebody_holds_it():
        assert_says_sorry(click(browser, year))
    assert click(browser, year).status_code == 302
    assert year.reload().document.unsigned_places().count() == 2


def lose_the_connection() -> None:
    """The server ends it between two requests, as when it is started anew (SQLite has no server)."""
    if connection.vendor == "sqlite":
        connection.close()
        return
    with (
        closing(psycopg2.connect(address_of(path=connection.settings_dict["NAME"]))) as other,
        other.cursor() as cursor,
    ):
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.get_backend_pid()])


def test_a_connection_that_was_lost_is_made_anew(year, browser):
    assert browser.get(year.url()).status_code == 200
    lose_the_connection()
    close_old_connections()  # as at the start of every request of a server
    assert browser.get(year.url()).status_code == 200
    assert click(browser, year).status_code == 302


def test_a_server_that_goes_down_within_an_act_leaves_nothing(year, browser, monkeypatch):
    """The connection ends while the bytes are being signed: after the lock, before the rows."""
    signing = documents.pdf_signing.sign

    def cut(*args, **wishes):
        if connection.vendor == "sqlite":
            raise OperationalError("disk I/O error")
        lose_the_connection()
        return signing(*args, **wishes)

    with monkeypatch.context() as patch:
        patch.setattr(documents.pdf_signing, "sign", cut)
        assert_says_sorry(click(browser, year))
    close_old_connections()
    assert year.reload().document.unsigned_places().count() == 3
    assert click(browser, year).status_code == 302
    assert faults(year.reload(), year.agreement.document) == []
