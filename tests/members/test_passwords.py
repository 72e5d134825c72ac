"""Changing one's own password, and a new one by letter."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from mailer.models import Message

from tests import factories
from tests.members.links import NEW, link_in, set_password
from tests.reading import Page

pytestmark = pytest.mark.django_db

CHANGE = reverse("members:password_change")
RESET = reverse("members:password_reset")


@pytest.fixture
def person():
    return factories.person("Trần Thị Thử", username="thu", email="thu@vi-du.invalid")


def change(client, *, old=factories.PASSWORD, new=NEW, again=None):
    typed = {"old_password": old, "new_password1": new, "new_password2": new if again is None else again}
    return client.post(CHANGE, typed)


def works(password: str) -> bool:
    return (
        Client().post(reverse("members:login"), {"username": "thu", "password": password}).status_code == 302
    )


def words(response) -> set[str]:
    return set(Page(response.content.decode()).sentences())


def ask(client, email="thu@vi-du.invalid"):
    return client.post(RESET, {"email": email})


def letter() -> tuple[list[str], str, str]:
    """(to, subject, body) of the only letter with a link."""
    (message,) = [each for each in Message.objects.all() if "/mat-khau/dat-lai/" in each.email.body]
    return message.to_addresses, message.subject, message.email.body


def link() -> str:
    return link_in(letter()[2])


def test_a_new_password_replaces_the_old_one(client, person):
    response = change(factories.client_of(client, person))
    assert response.url == reverse("members:password_change_done")
    assert "Đã đổi mật khẩu" in words(client.get(response.url))
    assert (works(NEW), works(factories.PASSWORD)) == (True, False)


def test_a_change_ends_all_other_sessions_of_that_person(client, person):
    elsewhere = factories.client_of(Client(), person)
    change(factories.client_of(client, person))
    home = reverse("pledges:workbench")
    assert (client.get(home).status_code, elsewhere.get(home).status_code) == (200, 302)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"old": "khong-phai"}, "Mật khẩu cũ chưa đúng."),
        ({"again": NEW + "x"}, "Hai lần nhập mật khẩu không giống nhau."),
        ({"new": "ngan"}, "Mật khẩu quá ngắn, phải có ít nhất 10 ký tự."),
        ({"new": "password1234"}, "Mật khẩu này quá phổ biến, dễ bị đoán. Xin chọn mật khẩu khác."),
        ({"new": "Trần Thị Thử"}, "Mật khẩu quá giống với họ và tên. Xin chọn mật khẩu khác."),
    ],
)
def test_a_refused_password_is_explained_and_nothing_changes(client, person, typed, sentence):
    response = change(factories.client_of(client, person), **typed)
    assert (response.status_code, works(factories.PASSWORD)) == (200, True)
    assert sentence in words(response)


@pytest.mark.parametrize("new", ["m" * 12 + "ậ" * 100, "không có số hay ký hiệu", "🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉"])
def test_long_and_plain_passwords_are_taken(client, person, new):
    change(factories.client_of(client, person), new=new)
    assert works(new) is True


def test_a_letter_leads_to_a_new_password(client, person):
    assert ask(client).url == reverse("members:password_reset_done")
    to, subject, body = letter()
    assert (to, subject) == (["thu@vi-du.invalid"], "Đặt lại mật khẩu, Giao ước thi đua")
    assert body.startswith("Kính gửi đồng chí Trần Thị Thử,\n")
    done = set_password(client, link())
    assert done.url == reverse("members:password_reset_complete")
    assert "Đã đặt mật khẩu mới" in words(client.get(done.url))
    assert (works(NEW), works(factories.PASSWORD)) == (True, False)


def test_the_letter_works_once(client, person):
    ask(client)
    set_password(client, link())
    page = Client().get(link(), follow=True)
    assert "Đường dẫn không còn hiệu lực" in words(page)


def test_the_letter_works_for_a_day(client, person, monkeypatch, settings):
    ask(client)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "Đường dẫn không còn hiệu lực" in words(client.get(link(), follow=True))


def test_the_secret_of_the_letter_does_not_stay_in_the_address(client, person):
    ask(client)
    token = link().rstrip("/").rsplit("/", 1)[-1]
    (final, _), *_ = reversed(client.get(link(), follow=True).redirect_chain)
    assert token not in final


def test_a_new_password_ends_the_sessions_that_were_there(client, person):
    thief = factories.client_of(Client(), person)
    ask(client)
    set_password(client, link())
    assert thief.get(reverse("pledges:workbench")).status_code == 302


def test_an_unknown_address_gets_the_same_page_and_no_letter(client, person):
    known, unknown = ask(client), ask(client, "khong-co@vi-du.invalid")
    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert Message.objects.count() == 1
    assert "Đã gửi thư hướng dẫn" in words(client.get(unknown.url))


def test_who_was_deactivated_gets_no_letter(client, person):
    person.is_active = False
    person.save()
    ask(client)
    assert Message.objects.count() == 0


def test_a_refused_new_password_is_explained(client, person):
    ask(client)
    response = set_password(client, link(), "ngan")
    assert "Mật khẩu quá ngắn, phải có ít nhất 10 ký tự." in words(response)
    assert works(factories.PASSWORD) is True


@pytest.mark.parametrize("host", ["127.0.0.1:1", "cum.vi-du.invalid"])
def test_the_letter_leads_to_our_site_whatever_host_was_asked(client, person, settings, host):
    settings.SITE_URL, settings.SITE_NAME = "https://giao-uoc.vi-du.invalid", "Cụm thử"
    settings.ALLOWED_HOSTS = [".vi-du.invalid", "127.0.0.1"]
    client.post(RESET, {"email": "thu@vi-du.invalid"}, headers={"host": host})
    _, subject, body = letter()
    assert re.findall(r"https?://[^/\s]+", body) == ["https://giao-uoc.vi-du.invalid"]
    assert subject == "Đặt lại mật khẩu, Cụm thử"
    assert host not in body


def test_the_letter_says_until_when_its_link_works(client, person):
    ask(client)
    until = re.search(r"đến (\d\d:\d\d) ngày (\d\d/\d\d/\d{4})", letter()[2]).groups()
    tomorrow = timezone.localtime() + timedelta(days=1)
    said = datetime.strptime(" ".join(until), "%H:%M %d/%m/%Y").replace(tzinfo=tomorrow.tzinfo)
    assert timedelta(minutes=-2) < said - tomorrow <= timedelta(0)


def test_who_was_deactivated_since_cannot_use_the_letter(client, person):
    ask(client)
    person.is_active = False
    person.save()
    assert "Đường dẫn không còn hiệu lực" in words(client.get(link(), follow=True))
