"""One mail a day for what is not urgent, unless the person wants each at once."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from mailer.models import Message

from pledges.mail.acts.inbox import choose
from pledges.mail.letter import NOT_URGENT, write
from pledges.mail.models import MailSetting, Notice
from pledges.mail.signing import please_sign
from pledges.year.reminders import remind
from tests import factories
from tests.ladder import letters
from tests.pages import notices, page, visitor, words


@pytest.fixture
def year(authority):
    year = factories.cluster_year(units=2)
    MailSetting.objects.all().delete()  # as of a person who never chose
    return year


def tell(year, *people, name="handover/term_closed"):
    write(name, people, year.term, f"/{year.cluster.slug}/2019/")


def test_what_is_not_urgent_stands_in_the_inbox_and_waits_for_the_daily_mail(year):
    tell(year, year.leaders[0])
    assert letters() == []
    assert Notice.objects.get(person=year.leaders[0]).waits
    remind()
    (mail,) = Message.objects.all()
    assert (mail.to_addresses, mail.subject) == (
        [year.leaders[0].email],
        "Thông báo trong ngày: 1 thông báo",
    )
    assert f"{settings.SITE_URL}/{year.cluster.slug}/2019/" in mail.email.body
    assert f"THƯỜNG TRỰC {year.cluster.title.upper()}" in mail.email.body


def test_it_is_sent_once_and_not_at_all_when_it_was_read(year):
    tell(year, year.leaders[0], year.leaders[1])
    Notice.objects.filter(person=year.leaders[1]).update(read_at=timezone.now())
    remind()
    remind()
    assert [recipient for recipient, _ in letters()] == [year.leaders[0].email]
    assert not Notice.objects.filter(waits=True).exists()


def test_reminders_and_what_else_was_told_are_one_mail(year):
    year.term.half_year_due_on = timezone.localdate() + timedelta(days=3)
    year.term.save()
    tell(year, year.officers[0])
    remind()
    (mail,) = [mail for mail in Message.objects.all() if mail.to_addresses == [year.officers[0].email]]
    assert "còn 3 ngày" in mail.subject
    assert "Các thông báo khác:" in mail.email.body


def test_what_asks_for_something_is_sent_at_once(year):
    year.open()
    Message.objects.all().delete()
    please_sign(year.agreement)
    assert sorted(recipient for recipient, _ in letters()) == sorted(leader.email for leader in year.leaders)


def test_who_wants_each_at_once_gets_it(year):
    choose(by=year.leaders[0], daily=False)
    tell(year, *year.leaders)
    assert [recipient for recipient, _ in letters()] == [year.leaders[0].email]


def test_the_choice_is_made_below_the_inbox(year):
    client = visitor(year.officers[0])
    assert "Mỗi ngày một thư tổng hợp." in words(client.get("/hop-thu/"))
    answer = client.post("/hop-thu/cach-nhan-thu/", {"daily": "0"}, follow=True)
    assert notices(answer)[0] == "Đã lưu cách nhận thư."
    assert "Mỗi thông báo một thư." in words(answer)
    client.post("/hop-thu/cach-nhan-thu/", {"daily": "1"})
    assert MailSetting.objects.get(person=year.officers[0]).daily


@pytest.mark.parametrize("name", sorted(NOT_URGENT))
def test_every_name_is_that_of_a_letter(name):
    assert (settings.BASE_DIR / "templates" / "emails" / f"{name}.txt").exists()


def test_an_unread_line_is_bold_and_carries_no_label(year):
    tell(year, year.leaders[0])
    found = page(visitor(year.leaders[0]).get("/hop-thu/"))
    (line,) = [each for each in found.all("li") if "inbox-line" in each.attributes.get("class", "")]
    assert "unread" in line.attributes["class"]
    assert [each.text for each in found.all("span") if "chip" in each.attributes.get("class", "")] == [
        "1 chưa đọc"
    ]
