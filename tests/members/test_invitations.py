"""Whoever is added is mailed a link with which to set a password of their own."""

from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from mailer.models import Message

from members import migrations
from members.models import PasswordChange, Person
from tests import factories
from tests.members.links import (
    ADD,
    GONE,
    INVITED,
    LEADER,
    NEW,
    added,
    invited,
    link_in,
    mails,
    saved,
    set_password,
    signs_in,
    words,
)
from tests.reading import Page

pytestmark = pytest.mark.django_db


# The whole road


def test_from_being_added_to_signing_in(browser):
    assert (added(browser).has_usable_password(), signs_in()) == (False, False)
    (link,) = invited()
    answer = set_password(Client(), link)
    assert answer.url == reverse("members:password_reset_complete")
    assert signs_in()
    assert list(PasswordChange.objects.values_list("person__username", "how")) == [("ldan", "first")]


def test_the_invitation_says_who_invites_whom_to_what_and_until_when(leader, settings):
    (mail,) = mails(INVITED)
    assert mail.to == ["ldan@vi-du.invalid"]
    assert mail.extra_headers == {"Auto-Submitted": "auto-generated"}
    until = timezone.localtime(timezone.now() + timedelta(days=1))
    for part in (
        "Kính gửi đồng chí Lê Đăng An,",
        "Đồng chí Quản Thị Trị (quản trị viên)",
        f"{settings.SITE_NAME} ({settings.SITE_URL})",
        "Tên đăng nhập: ldan\n",
        f"ngày {until:%d/%m/%Y}. Khi đường dẫn hết hạn, xin mở trang “Quên mật khẩu”",
        f"{settings.SITE_URL}{reverse('members:password_reset')}\n",
    ):
        assert part in mail.body
    assert f"{settings.SITE_URL}{invited()[0]}" in mail.body


def test_an_invitation_works_once(leader):
    (link,) = invited()
    set_password(Client(), link)
    assert GONE in words(Client().get(link, follow=True))
    assert signs_in()


def test_an_invitation_that_ran_out_is_replaced_by_the_page_for_forgotten_ones(leader, settings):
    (link,) = invited()
    settings.PASSWORD_RESET_TIMEOUT = -1
    late = Client().get(link, follow=True)
    assert GONE in words(late)
    assert reverse("members:password_reset") in Page(late.content.decode()).links()
    settings.PASSWORD_RESET_TIMEOUT = 60
    Client().post(reverse("members:password_reset"), {"email": "LDAN@vi-du.invalid"})
    (mail,) = mails("Đặt lại mật khẩu")
    assert "mật khẩu hiện tại" not in mail.body
    set_password(Client(), link_in(mail.body))
    assert signs_in()


def test_an_address_that_only_looks_the_same_gets_no_letter(leader):
    """Databases and case mapping hold "ı" and "i" for alike; mail servers do not."""
    Person.objects.filter(pk=leader.pk).update(email="lanı@vi-du.invalid")
    Client().post(reverse("members:password_reset"), {"email": "lani@vi-du.invalid"})
    assert mails("Đặt lại mật khẩu") == []


def test_an_administrator_who_was_just_added_is_invited_too(browser):
    person = added(browser)
    saved(browser, person, is_staff="on", is_superuser="on")
    person.refresh_from_db()
    assert (person.is_superuser, person.has_usable_password()) == (True, False)


# Adding


@pytest.mark.parametrize("email", ["", "ldan", "ldan@"])
def test_nobody_is_added_without_an_address(browser, email):
    answer = browser.post(ADD, LEADER | {"email": email})
    assert list(answer.context["errors"]) != []
    assert list(answer.context["adminform"].form.errors) == ["email"]
    assert not Person.objects.filter(username="ldan").exists()
    assert Message.objects.count() == 0
    assert LEADER["full_name"] in answer.content.decode()


def test_the_form_for_a_new_person_asks_for_no_password(browser):
    page = browser.get(ADD).content.decode()
    assert 'type="password"' not in page
    assert 'name="email"' in page
    person = added(browser, password1=NEW, password2=NEW, password=NEW, usable_password="true")
    assert (person.has_usable_password(), signs_in()) == (False, False)


def test_a_name_that_differs_in_case_only_is_taken(browser, leader):
    answer = browser.post(ADD, LEADER | {"username": "LDan", "email": "khac@vi-du.invalid"})
    assert answer.context["adminform"].form.errors == {
        "username": ["Tên đăng nhập này đã có người dùng. Xin chọn tên khác."]
    }


def test_who_has_no_address_is_saved_as_before(browser):
    person = factories.person("Người Cũ", email="")
    assert saved(browser, person, full_name="Người Cũ Hơn").status_code == 302
    person.refresh_from_db()
    assert (person.full_name, person.check_password(factories.PASSWORD)) == ("Người Cũ Hơn", True)


# People of earlier versions


def test_a_password_that_was_switched_off_stays_off():
    """Until now it was how an administrator shut somebody out; from now on it would mean "invited"."""
    off, used = factories.person("Đã Tắt"), factories.person("Đang Dùng")
    off.set_unusable_password()
    off.save()
    (name,) = [
        iter_module.name
        for iter_module in iter_modules(migrations.__path__)
        if iter_module.name.endswith("_password_changes")
    ]
    import_module(f"members.migrations.{name}").deactivate(apps, connection.schema_editor())
    off.refresh_from_db()
    used.refresh_from_db()
    assert (off.is_active, used.is_active) == (False, True)
