"""Every new password is recorded, logged without secrets, and told to its owner."""

import logging
import re
from io import StringIO

import pytest
from django.contrib.auth.management.commands import changepassword
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from mailer.models import Message

from members.models import PasswordChange
from tests import factories
from tests.logs import everything_is_logged
from tests.members.links import NEW, link_in, mails, set_password

pytestmark = pytest.mark.django_db

TOLD = "Mật khẩu của đồng chí vừa thay đổi"
ADDRESS = "203.0.113.5"


@pytest.fixture
def person():
    return factories.person("Trần Thị Thử", username="thu", email="thu@vi-du.invalid")


@pytest.fixture
def browser():
    return Client(REMOTE_ADDR=ADDRESS)


def changed(browser, person):
    factories.client_of(browser, person)
    typed = {"old_password": factories.PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert browser.post(reverse("members:password_change"), typed).status_code == 302


def reset(browser, person):
    browser.post(reverse("members:password_reset"), {"email": person.email})
    (mail,) = mails("Đặt lại mật khẩu")
    assert set_password(browser, link_in(mail.body)).status_code == 302


def first(browser, person):
    person.set_unusable_password()
    person.save()
    reset(browser, person)


def records() -> list[tuple]:
    return [
        (password_change.person.username, password_change.how, password_change.address)
        for password_change in PasswordChange.objects.all()
    ]


@pytest.mark.parametrize("act", [changed, reset, first])
def test_a_new_password_is_recorded_with_the_address(browser, person, act):
    act(browser, person)
    assert records() == [("thu", act.__name__, ADDRESS)]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (changed, "đổi sau khi đăng nhập"),
        (reset, "đặt lại theo đường dẫn gửi qua thư"),
        (first, "đặt lần đầu theo đường dẫn gửi qua thư"),
    ],
)
def test_the_owner_is_told_when_how_and_from_where(browser, person, act, words):
    act(browser, person)
    (mail,) = mails(TOLD)
    assert mail.to == ["thu@vi-du.invalid"]
    assert mail.extra_headers == {"Auto-Submitted": "auto-generated"}
    sentence = (
        rf"vừa được {words} lúc \d\d:\d\d ngày \d\d/\d\d/\d{{4}}, từ địa chỉ mạng {re.escape(ADDRESS)}\."
    )
    assert re.search(sentence, mail.body)
    assert "http://127.0.0.1:8000/mat-khau/quen/\n" in mail.body


@pytest.mark.parametrize("act", [changed, reset])
def test_nothing_secret_is_told_or_logged(browser, person, act, caplog):
    everything_is_logged(caplog)
    act(browser, person)
    person.refresh_from_db()
    (mail,) = mails(TOLD)
    secrets = [NEW, factories.PASSWORD, person.password]
    for reset_mail in mails("Đặt lại mật khẩu"):
        secrets.append(link_in(reset_mail.body).split("/")[-2])
    logged = caplog.text + "".join(repr(record.args) for record in caplog.records)
    assert [secret for secret in secrets if secret in logged + mail.body] == []
    lines = [record.getMessage() for record in caplog.records if record.name == "members.passwords"]
    assert lines == [f"Password of person {person.pk} set ({act.__name__}) from {ADDRESS}"]


def test_a_refused_password_is_neither_recorded_nor_told(browser, person):
    factories.client_of(browser, person)
    typed = {"old_password": "khong-phai", "new_password1": NEW, "new_password2": NEW}
    browser.post(reverse("members:password_change"), typed)
    assert (records(), Message.objects.count()) == ([], 0)


def test_without_an_address_it_is_only_recorded(browser, person):
    person.email = ""
    person.save()
    changed(browser, person)
    assert (records(), Message.objects.count()) == ([("thu", "changed", ADDRESS)], 0)


def test_the_command_on_the_server_is_recorded_and_told(person, monkeypatch):
    monkeypatch.setattr(changepassword.getpass, "getpass", lambda prompt: NEW)  # there is no terminal
    call_command("changepassword", "thu", stdout=StringIO())
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert records() == [("thu", "server", "")]
    (mail,) = mails(TOLD)
    assert "đặt bằng lệnh trên máy chủ" in mail.body
    assert "địa chỉ mạng" not in mail.body


def test_an_aborted_command_leaves_nothing(person, monkeypatch):
    monkeypatch.setattr(changepassword.getpass, "getpass", lambda prompt: "ngan")
    with pytest.raises(changepassword.CommandError):
        call_command("changepassword", "thu", stdout=StringIO(), stderr=StringIO())
    assert (records(), Message.objects.count()) == ([], 0)


def test_no_line_of_the_log_holds_a_link(person, browser):
    """The server writes the address of what went wrong, and a link works until a password is set."""
    browser.post(reverse("members:password_reset"), {"email": person.email})
    link = link_in(mails("Đặt lại mật khẩu")[0].body)
    (console,) = [
        handler for handler in logging.getLogger().handlers if type(handler) is logging.StreamHandler
    ]
    failed = ("Internal Server Error", link)
    record = logging.getLogger("django.request").makeRecord("", logging.ERROR, "", 0, "%s: %s", failed, None)
    assert console.filter(record)
    start = "Internal Server Error: /mat-khau/dat-lai/"
    assert record.getMessage() == f"{start}{link.split('/')[-3]}/***/"
