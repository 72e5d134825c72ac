"""Administrators mail links again and set no passwords; who gets the mails of an account is told of and noted."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import NoReverseMatch, reverse
from mailer.models import Message

from members.models import PasswordChange
from tests import factories
from tests.logs import everything_is_logged
from tests.members.links import GONE, NEW, added, invited, mails, page_of, saved, set_password, words
from tests.reading import Page

pytestmark = pytest.mark.django_db


def send_again(browser, person, method="post"):
    return getattr(browser, method)(reverse("admin:members_person_send_link", args=[person.pk]), follow=True)


def button_on(response) -> list[str]:
    """What the button that sends a link says."""
    inputs = Page(response.content.decode()).all("input")
    return [each.attributes["value"] for each in inputs if each.attributes.get("form") == "send-link"]


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
