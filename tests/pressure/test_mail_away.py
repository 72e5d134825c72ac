"""The mail server is away: acts go on, the mails wait, and each goes out once when it is back."""

import socket
from collections import Counter
from contextlib import closing
from threading import Thread
from time import monotonic, sleep

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection, connections
from mailer.models import Message, MessageLog

from pledges.agreement.acts import signing as acts
from tests.pressure.soundness import faults
from tests.pressure.starting_gun import at_once, kinds

pytestmark = pytest.mark.django_db(transaction=True)
SMTP = "django.core.mail.backends.smtp.EmailBackend"
MEMORY = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _smtp(settings, tmp_path, monkeypatch):
    """Mail goes over SMTP to a port where nobody answers; what the sender writes on the way goes elsewhere."""
    monkeypatch.chdir(tmp_path)
    settings.MAILER_EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = SMTP, "127.0.0.1", 1
    settings.MAILER_EMAIL_THROTTLE = 0
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = door.getsockname()[1]


@pytest.fixture
def silence(settings):
    """A mail server that takes up every call and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        settings.EMAIL_PORT = server.getsockname()[1]
        yield


def test_acts_go_on_and_every_mail_goes_out_once_later(cluster_year, settings):
    cluster_year.open()
    cluster_year.sign()
    waiting = Counter(message.to_addresses[0] for message in Message.objects.all())
    assert cluster_year.agreement.state == "sealed"
    assert sum(waiting.values()) == 3 + 3 + 8  # to the leaders; to each who signed; then to everybody
    call_command("send_mail")
    call_command("send_mail")
    assert Message.objects.count() == 14
    assert MessageLog.objects.filter(result="1").count() == 0
    settings.MAILER_EMAIL_BACKEND = MEMORY
    call_command("retry_deferred")
    call_command("send_mail")
    assert Message.objects.count() == 0
    assert Counter(each.to[0] for each in mail.outbox) == waiting


def test_one_try_a_run_while_the_server_is_away(cluster_year):
    """Each try may take as long as the server is given, and on SQLite nobody else can write meanwhile."""
    cluster_year.open()
    call_command("send_mail")
    assert [Message.objects.deferred().count(), Message.objects.non_deferred().count()] == [1, 2]


def test_a_leader_signs_while_the_mail_server_is_silent(cluster_year, silence):
    """All times are a tenth of the real ones: the try of a mail, and the wait for the database."""
    for _ in range(2):  # more mails than can be tried within the wait
        cluster_year.open()
        acts.withdraw(cluster_year.agreement, by=cluster_year.secretary, reason="Sửa căn cứ.")
    cluster_year.open()
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA busy_timeout = 2000" if connection.vendor == "sqlite" else "SET lock_timeout = '1s'"
        )
    sender = Thread(target=_send)
    sender.start()
    sleep(0.3)
    begun = monotonic()
    cluster_year.sign(cluster_year.leaders[0])
    taken = monotonic() - begun
    sender.join()
    connection.close()
    assert taken < 2
    assert faults(cluster_year.agreement, cluster_year.agreement.document) == []


def _send():
    try:
        call_command("send_mail")
    finally:
        connections.close_all()


def test_two_senders_at_once_send_each_mail_once(cluster_year, settings):
    cluster_year.open()
    cluster_year.sign()
    waiting = Counter(message.to_addresses[0] for message in Message.objects.all())
    settings.MAILER_EMAIL_BACKEND = MEMORY
    assert kinds(at_once(*[_send] * 3)) == ["done"] * 3
    assert Counter(each.to[0] for each in mail.outbox) == waiting


def test_a_killed_sender_does_not_stop_the_next_one(cluster_year, settings, tmp_path):
    """A sender that works with a lock file leaves it behind when it is killed."""
    (tmp_path / "send_mail.lock").write_text("")
    cluster_year.open()
    settings.MAILER_EMAIL_BACKEND = MEMORY
    call_command("send_mail")
    assert Message.objects.count() == 0
