"""People who are added, and links out of mails, followed as their reader does."""

import re

from django.test import Client
from django.urls import reverse
from mailer.models import Message

from members.models import Person
from tests.reading import Page

NEW = "đổi-mới-hằng-ngày"
ADD = reverse("admin:members_person_add")
INVITED = "Đề nghị đồng chí đặt mật khẩu"
GONE = "Đường dẫn không còn hiệu lực"
LEADER = {"full_name": "Lê Đăng An", "username": "ldan", "email": "ldan@vi-du.invalid"}


def mails(subject: str) -> list:
    """Waiting mails whose subject begins so, the oldest first."""
    messages = Message.objects.order_by("pk")
    return [message.email for message in messages if message.subject.startswith(subject)]


def link_in(body: str) -> str:
    """The path of the link that sets a password."""
    return re.search(r"https?://[^/\s]+(/mat-khau/dat-lai/\S+)", body)[1]


def set_password(client, link: str, new: str = NEW):
    """Open the link and type the new password twice."""
    form = client.get(link, follow=True)
    return client.post(form.redirect_chain[-1][0], {"new_password1": new, "new_password2": new})


def added(browser, **changed) -> Person:
    answer = browser.post(ADD, LEADER | changed)
    person = Person.objects.get(username="ldan")
    assert answer.url == page_of(person)
    return person


def page_of(person) -> str:
    return reverse("admin:members_person_change", args=[person.pk])


def invited() -> list[str]:
    return [link_in(mail.body) for mail in mails(INVITED)]


def words(response) -> set[str]:
    return set(Page(response.content.decode()).sentences())


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
