"""Whoever is added sets a password by a mailed link; administrators send links and set no passwords."""

from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from mailer.models import Message

from members import migrations
from members.models import PasswordChange, Person
from tests import factories
from tests.logs import everything_is_logged
from tests.members.links import NEW, link_in, mails, set_password
from tests.reading import Page

pytestmark = pytest.mark.django_db

ADD = reverse("admin:members_person_add")
INVITED = "Mời đồng chí đặt mật khẩu"
GONE = "Đường dẫn này không còn dùng được"
LEADER = {"full_name": "Lê Đăng An", "username": "ldan", "email": "ldan@vi-du.invalid"}


@pytest.fixture
def administrator():
    return factories.person("Quản Thị Trị", is_staff=True, is_superuser=True)


@pytest.fixture
def browser(administrator):
    return factories.client_of(Client(), administrator)


@pytest.fixture
def leader(browser):
    """Just added, and invited."""
    return added(browser)


def added(browser, **changed) -> Person:
    answer = browser.post(ADD, LEADER | changed)
    person = Person.objects.get(username="ldan")
    assert answer.url == page_of(person)
    return person


def page_of(person) -> str:
    return reverse("admin:members_person_change", args=[person.pk])


def send_again(browser, person, method="post"):
    return getattr(browser, method)(reverse("admin:members_person_send_link", args=[person.pk]), follow=True)


def invited() -> list[str]:
    return [link_in(mail.body) for mail in mails(INVITED)]


def words(response) -> set[str]:
    return set(Page(response.content.decode()).sentences())


def button_on(response) -> list[str]:
    """What the button that sends a link says."""
    inputs = Page(response.content.decode()).all("input")
    return [each.attributes["value"] for each in inputs if each.attributes.get("form") == "send-link"]


def signs_in(password=NEW) -> bool:
    answer = Client().post(reverse("members:login"), {"username": "ldan", "password": password})
    return answer.status_code == 302


def saved(browser, person, **changed):
    """The page of the person, sent as it stands but for `changed`."""
    inlines = {
        f"{name}-{form}_FORMS": 0 for name in ("mandates", "appointments") for form in ("TOTAL", "INITIAL")
    }
    stands = {name: getattr(person, name) for name in ("full_name", "username", "email")}
    return browser.post(page_of(person), stands | {"is_active": "on"} | inlines | changed)


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
        "username": ["Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."]
    }


def test_who_has_no_address_is_saved_as_before(browser):
    person = factories.person("Người Cũ", email="")
    assert saved(browser, person, full_name="Người Cũ Hơn").status_code == 302
    person.refresh_from_db()
    assert (person.full_name, person.check_password(factories.PASSWORD)) == ("Người Cũ Hơn", True)


# The link again


def test_the_link_is_sent_again_and_the_history_says_by_whom(browser, leader, administrator):
    assert "Đường dẫn đặt mật khẩu được gửi đến ldan@vi-du.invalid." in words(send_again(browser, leader))
    assert len(invited()) == 2
    entry = LogEntry.objects.filter(object_id=str(leader.pk)).first()
    assert entry.user == administrator
    assert entry.get_change_message() == "Đường dẫn đặt mật khẩu được gửi đến ldan@vi-du.invalid."


def test_both_links_work_until_a_password_is_set(browser, leader):
    send_again(browser, leader)
    links = invited()
    set_password(Client(), links[0])
    assert [GONE in words(Client().get(link, follow=True)) for link in links] == [True, True]


def test_who_has_a_password_gets_a_link_to_set_another_one(browser, administrator):
    person = factories.person("Người Quên", username="quen")
    assert button_on(browser.get(page_of(person))) == ["Gửi đường dẫn đặt lại mật khẩu"]
    send_again(browser, person)
    (mail,) = mails("Đặt lại mật khẩu")
    assert "Đồng chí Quản Thị Trị (quản trị viên) gửi đồng chí đường dẫn đặt lại mật khẩu" in mail.body
    person.refresh_from_db()
    assert person.check_password(factories.PASSWORD)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": ""}, "Chưa có thư điện tử. Xin nhập thư điện tử và lưu trước khi gửi đường dẫn."),
        (
            {"is_active": False},
            "Tài khoản này đã ngừng hoạt động. Xin đánh dấu “đang hoạt động” và lưu trước khi gửi đường dẫn.",
        ),
    ],
)
def test_no_link_is_offered_nor_sent_where_it_would_not_help(browser, fields, sentence):
    person = factories.person("Người Cũ", **fields)
    assert button_on(browser.get(page_of(person))) == []
    assert sentence in words(send_again(browser, person))
    assert (Message.objects.count(), LogEntry.objects.count()) == (0, 0)


def test_only_pressing_the_button_sends_a_link(browser, leader):
    assert send_again(browser, leader, "get").status_code == 405
    assert len(invited()) == 1


@pytest.mark.parametrize("fields", [{}, {"is_staff": True}])
def test_nobody_but_an_administrator_sends_a_link(leader, fields):
    send_again(factories.client_of(Client(), factories.person(**fields)), leader)
    assert len(invited()) == 1


# Administrators set no passwords


def test_the_page_on_which_an_administrator_set_a_password_is_gone(browser):
    person = factories.person("Người Ký")
    with pytest.raises(NoReverseMatch):
        reverse("admin:auth_user_password_change", args=[person.pk])
    former = page_of(person).replace("/change/", "/password/")
    sent = {"password1": NEW, "password2": NEW, "usable_password": "true", "set-password": "x"}
    for answer in (browser.get(former, follow=True), browser.post(former, sent, follow=True)):
        assert 'type="password"' not in answer.content.decode()
    person.refresh_from_db()
    assert person.check_password(factories.PASSWORD)


def test_the_page_of_a_person_takes_no_password(browser):
    person = factories.person("Người Ký")
    saved(browser, person, password=NEW, password1=NEW, password2=NEW)
    person.refresh_from_db()
    assert person.check_password(factories.PASSWORD)


def test_a_page_says_whether_there_is_a_password_and_nothing_about_it(browser, leader):
    answer = browser.get(page_of(leader))
    assert {"chưa đặt", "chưa có"} <= words(answer)
    assert button_on(answer) == ["Gửi lại thư mời"]
    set_password(Client(REMOTE_ADDR="203.0.113.5"), invited()[0])
    leader.refresh_from_db()
    answer = browser.get(page_of(leader))
    change = PasswordChange.objects.get()
    assert {"đã đặt", f"{change}, từ 203.0.113.5"} <= words(answer)
    kind, *_, digest = leader.password.split("$")
    assert [part for part in (kind, digest) if part in answer.content.decode()] == []


def test_the_record_is_read_and_not_written(browser, leader):
    set_password(Client(REMOTE_ADDR="203.0.113.5"), invited()[0])
    page = reverse("admin:members_passwordchange_changelist")
    assert {"Lê Đăng An", "đặt lần đầu theo đường dẫn gửi qua thư", "203.0.113.5"} <= words(browser.get(page))
    change = PasswordChange.objects.get()
    for act in ("change", "delete"):
        door = reverse(f"admin:members_passwordchange_{act}", args=[change.pk])
        assert browser.post(door, {"post": "yes", "address": "x"}).status_code == 403
    assert browser.post(reverse("admin:members_passwordchange_add"), {}).status_code == 403
    assert PasswordChange.objects.get().address == "203.0.113.5"


def test_no_link_is_logged(browser, caplog):
    everything_is_logged(caplog)
    added(browser)
    secret = invited()[0].split("/")[-2]
    assert secret not in caplog.text + "".join(repr(record.args) for record in caplog.records)


# The address, by which a password can be set


def test_the_former_address_is_told_of_the_new_one(browser, leader):
    (link,) = invited()
    assert saved(browser, leader, email="khac@vi-du.invalid").status_code == 302
    (mail,) = mails("Địa chỉ thư của tài khoản vừa thay đổi")
    assert mail.to == ["ldan@vi-du.invalid"]
    assert "Đồng chí Quản Thị Trị (quản trị viên) vừa thay địa chỉ thư điện tử" in mail.body
    assert "khac@" not in mail.body
    told = {entry.get_change_message() for entry in LogEntry.objects.filter(object_id=str(leader.pk))}
    assert "Thư điện tử: từ “ldan@vi-du.invalid” thành “khac@vi-du.invalid”." in told
    assert GONE in words(Client().get(link, follow=True))


def test_another_change_of_a_person_is_told_to_nobody(browser, leader):
    before = Message.objects.count()
    saved(browser, leader, full_name="Lê Đăng Ân")
    assert Message.objects.count() == before


def test_a_first_address_is_noted_and_nobody_is_told(browser):
    person = factories.person("Người Cũ", email="")
    saved(browser, person, email="cu@vi-du.invalid")
    assert Message.objects.count() == 0
    told = {entry.get_change_message() for entry in LogEntry.objects.all()}
    assert "Thư điện tử: từ “chưa có” thành “cu@vi-du.invalid”." in told


# People of earlier versions


def test_a_password_that_was_switched_off_stays_off():
    """Until now it was how an administrator shut somebody out; from now on it would mean "invited"."""
    off, used = factories.person("Đã Tắt"), factories.person("Đang Dùng")
    off.set_unusable_password()
    off.save()
    (name,) = [
        each.name for each in iter_modules(migrations.__path__) if each.name.endswith("_password_changes")
    ]
    import_module(f"members.migrations.{name}").deactivate(apps, connection.schema_editor())
    off.refresh_from_db()
    used.refresh_from_db()
    assert (off.is_active, used.is_active) == (False, True)
