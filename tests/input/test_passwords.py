"""Passwords: long, odd and composed ones work or are refused with a sentence; none is ever written down."""

import unicodedata

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.input.doors import DOORS, arrive, send, undone
from tests.input.pages import Page, assert_vietnamese
from tests.logs import everything_is_logged

FORMS = {door.name: door for door in DOORS}
VIETNAMESE = "Lúa chín đầy đồng Ỷ Lan"
LONG = "mật khẩu " * 555 + "hết!"  # 4,999 letters and more


def form(year, name, **changed):
    client, url = arrive(FORMS[name], year)
    return client, send(client, url, list((FORMS[name].fields(year) | changed).items()))


def written(caplog, answer, *, but=()):
    """Everything that was logged, answered or stored."""
    stored = [
        repr(list(model.objects.values_list())) for model in apps.get_models() if model.__name__ not in but
    ]
    return "\n".join(
        [caplog.text, *(repr(record.args) for record in caplog.records), answer.content.decode(), *stored]
    )


@pytest.mark.parametrize(
    "typed", ["x" * 5000, LONG, "a\x00b", factories.PASSWORD + "\x00", " ", "🚩" * 100, "\ud800", "' OR 1=1"]
)
def test_a_wrong_password_at_signing_gets_a_sentence(make_year, typed):
    year = make_year("open")
    with undone():
        _, answer = form(year, "sign", password=typed)
        page = Page.of(answer)
        assert answer.status_code == 422
        assert_vietnamese(page.errors["password"])
        assert page.values["password"] == ""
        assert not year.agreement.document.signatures.filter(kind="person").exists()


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("chosen", ["NFC", "NFD"])
def test_a_password_is_the_same_however_its_letters_are_composed(make_year, chosen, typed):
    year = make_year("open")
    with undone():
        year.leaders[0].set_password(unicodedata.normalize(chosen, VIETNAMESE))
        year.leaders[0].save()
        _, answer = form(year, "sign", password=unicodedata.normalize(typed, VIETNAMESE))
        assert answer.status_code == 302
        assert year.agreement.document.signatures.filter(kind="person").count() == 1
        fields = {"username": year.leaders[0].username, "password": unicodedata.normalize(typed, VIETNAMESE)}
        assert form(year, "login", **fields)[1].status_code == 302


@pytest.mark.parametrize(
    "password", ["x1" * 2000, " dấu cách ở hai đầu ", "🚩 lá cờ đỏ thắm", "\tmười hai chữ\t"]
)
def test_any_long_enough_password_can_be_chosen_and_used(make_year, password):
    year = make_year("draft")
    with undone():
        _, answer = form(year, "password change", new_password1=password, new_password2=password)
        assert answer.status_code == 302, Page.of(answer).errors
        assert form(year, "login", password=password)[1].status_code == 302


@pytest.mark.parametrize(
    ("password", "again"),
    [("ngắn", "ngắn"), ("a\x00" * 10, "a\x00" * 10), ("1234567890", "1234567890"), (VIETNAMESE, "x")],
)
@pytest.mark.parametrize("name", ["password change", "new password"])
def test_a_bad_new_password_is_refused(make_year, name, password, again):
    year = make_year("draft")
    with undone():
        _, answer = form(year, name, new_password1=password, new_password2=again)
        page = Page.of(answer)
        assert answer.status_code == 200
        sentences = [
            each for name in ("new_password1", "new_password2") for each in page.errors.get(name, [])
        ]
        assert sentences
        assert_vietnamese(sentences)


SECRET = "bi-mat-khong-ai-biet-9137"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("sign", {"password": SECRET}),
        ("login", {"password": SECRET}),
        (
            "password change",
            {"old_password": SECRET, "new_password1": SECRET + "1", "new_password2": SECRET + "2"},
        ),
        ("password change", {"new_password1": SECRET, "new_password2": SECRET}),
        ("new password", {"new_password1": SECRET, "new_password2": SECRET}),
        ("new password", {"new_password1": SECRET, "new_password2": "x" + SECRET}),
    ],
)
def test_a_password_is_written_nowhere(make_year, caplog, name, fields):
    """Neither in a log, nor in an answer, nor in a row; the lock that counts wrong ones keeps none either."""
    everything_is_logged(caplog)
    year = make_year(FORMS[name].state)
    with undone():
        _, answer = form(year, name, **fields)
        assert SECRET not in written(caplog, answer)


def test_ten_wrong_passwords_while_signing_lock_the_signing(make_year):
    year = make_year("open")
    with undone():
        for _ in range(10):
            form(year, "sign", password="sai")
        assert AccessAttempt.objects.exists()
        _, answer = form(year, "sign")
        assert answer.status_code in {422, 429}
        assert not year.agreement.document.signatures.filter(kind="person").exists()


def test_a_password_in_the_address_of_the_login_page_is_ignored(db):
    answer = Client().get(reverse("members:login"), {"username": "a", "password": SECRET})
    assert SECRET not in answer.content.decode()
