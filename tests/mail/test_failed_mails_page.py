"""Mails that did not go out: who learns of them, what is never shown, and the next try."""

import socket
from contextlib import closing

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from mailer.models import PRIORITY_DEFERRED, PRIORITY_MEDIUM, Message, MessageLog

from members.models import Term
from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.mail.acts.outbox import NOT_YOURS, NOTHING_WAITS, try_again
from pledges.mail.letter import send
from pledges.mail.outbox import undelivered
from pledges.year.reminders import remind
from pledges.year.tasks.mails import waiting_for
from tests import cast, factories
from tests.ladder import refused, rows, somebody
from tests.pages import chips, notices, page, visitor, words
from tests.queries.limits import MORE, MOST
from tests.year.dated import deferred, in_days

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"
MEMORY = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def year(authority):
    """Both leaders were asked to sign; the mail server took neither mail."""
    made = factories.cluster_year(2)
    made.open()
    deferred()
    return made


@pytest.fixture
def page_of(year):
    return lambda **query: visitor(year.secretary).get(year.url("failed_mails"), query)


def priorities() -> set[int]:
    return set(Message.objects.values_list("priority", flat=True))


def test_the_secretariat_sees_who_did_not_get_what_and_why(year, page_of):
    answer = page_of()
    text = words(answer)
    for leader in year.leaders:
        assert leader.full_name in text
        assert leader.email in text
    assert "Đề nghị đồng chí ký Giao ước thi đua năm 2019" in text
    assert "Chưa kết nối được máy chủ thư, hệ thống sẽ gửi lại." in text
    assert "[Errno 111] Connection refused" in text
    assert chips(answer) == ["2 thư"]
    assert "Kính gửi" not in text


def test_the_newest_mail_comes_first_and_only_the_last_try_is_told(year, page_of):
    last = Message.objects.order_by("pk").last()
    MessageLog.objects.log(last, "3", log_message="{'ai@vi-du.invalid': (550, b'No such user')}")
    text = words(page_of())
    assert text.index("Địa chỉ thư điện tử không đúng.") < text.index("Chưa kết nối được")


@pytest.mark.parametrize(
    ("answer", "words_for_it"),
    [
        ("(535, b'5.7.8 Authentication failed')", "Tài khoản gửi thư không đúng. Xin liên hệ quản trị viên."),
        ("timed out", "Chưa kết nối được máy chủ thư, hệ thống sẽ gửi lại."),
        ("Connection unexpectedly closed", "Chưa kết nối được máy chủ thư, hệ thống sẽ gửi lại."),
        ("(552, b'Too big')" + "x" * 1000, "Chưa gửi được thư. Xin liên hệ quản trị viên."),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_the_answer_of_the_server_is_put_into_words_and_shortened(year, page_of, answer, words_for_it):
    MessageLog.objects.all().delete()
    deferred(answer=answer)
    text = words(page_of())
    assert words_for_it in text
    assert "x" * 200 not in text


def test_without_a_record_of_the_try_the_mail_is_still_there(year, page_of):
    MessageLog.objects.all().delete()
    assert words(page_of()).count("Không có thông tin.") == 2


def test_mails_about_passwords_are_never_shown_nor_tried_again(year, page_of):
    Message.objects.all().delete()
    visitor().post("/mat-khau/quen/", {"email": year.leaders[0].email})
    (reset,) = Message.objects.all()
    assert reset.to_addresses == [year.leaders[0].email]
    deferred()
    assert "Các thư đã gửi đủ" in words(page_of())
    assert waiting_for(Standing.of(year.secretary, year.term)) == []
    with refused(WrongState, NOTHING_WAITS):
        try_again(year.term, by=year.secretary)


def test_mails_of_other_clusters_are_not_shown(year):
    other = factories.cluster_year(1)
    assert undelivered(other.term) == []
    assert "Các thư đã gửi đủ" in words(visitor(other.secretary).get(other.url("failed_mails")))


@pytest.fixture
def other(year):
    """Another cluster, of which an officer of the first unit is secretary; nothing of it was sent yet."""
    made = factories.cluster_year(1)
    factories.appointment("secretariat", of_person=year.officers[0], cluster=made.cluster)
    Message.objects.all().delete()
    return made


def waits(year) -> list[str]:
    return [each.subject for each in undelivered(year.term)]


def test_who_serves_two_clusters_gets_mails_that_the_other_one_does_not_see(year, other, page_of):
    send("agreement/sealed", [year.officers[0]], other.agreement, document=year.agreement.document)
    deferred()
    assert (len(waits(other)), waits(year)) == (1, [])
    assert "Các thư đã gửi đủ" in words(page_of())
    assert waiting_for(Standing.of(year.secretary, year.term)) == []
    for person in (year.secretary, somebody(year, "administrator")):
        with refused(WrongState, NOTHING_WAITS):
            try_again(year.term, by=person)
    assert try_again(other.term, by=other.secretary) == 1


def test_a_reminder_of_two_clusters_is_seen_in_both(year, other):
    Term.objects.update(half_year_due_on=in_days(-1))
    remind()
    deferred()
    of_both = undelivered(year.term)
    assert year.officers[0] in {each.person for each in of_both}
    (header,) = {
        each.message.email.extra_headers["X-Cluster-Numbers"]
        for each in of_both
        if each.person == year.officers[0]
    }
    assert header == f"{year.cluster.pk}, {other.cluster.pk}"
    assert waits(other).count("Nhắc hạn: 2 việc cần thực hiện") == 1
    assert year.secretary not in {each.person for each in undelivered(other.term)}


def test_mails_from_before_they_named_their_clusters_are_for_administrators(year, page_of):
    for message in Message.objects.all():
        email = message.email
        del email.extra_headers["X-Cluster-Numbers"]
        message.email = email
        message.save()
    assert (waits(year), len(undelivered(year.term, with_unnamed=True))) == ([], 2)
    assert "Các thư đã gửi đủ" in words(page_of())
    assert waiting_for(Standing.of(year.secretary, year.term)) == []
    with refused(WrongState, NOTHING_WAITS):
        try_again(year.term, by=year.secretary)
    administrator = somebody(year, "administrator")
    assert len(waiting_for(Standing.of(administrator, year.term))) == 1
    assert try_again(year.term, by=administrator) == 2


def test_mails_that_wait_for_their_first_try_are_not_shown(year, page_of):
    Message.objects.update(priority=PRIORITY_MEDIUM)
    assert "Các thư đã gửi đủ" in words(page_of())


def test_what_cannot_be_read_is_left_out(year, page_of):
    Message.objects.filter(pk=Message.objects.first().pk).update(message_data="khong doc duoc")
    assert chips(page_of()) == ["1 thư"]


def test_the_workbench_tells_those_who_can_do_something_about_it(year):
    (task,) = waiting_for(Standing.of(year.secretary, year.term))
    assert (task.title, task.url) == ("Có thư chưa gửi được tới 2 người", year.url("failed_mails"))
    assert waiting_for(Standing.of(somebody(year, "administrator"), year.term)) == [task]
    for kind in ("leader", "officer", "supervisor"):
        assert waiting_for(Standing.of(somebody(year, kind), year.term)) == []
    assert task.title in words(visitor(year.secretary).get(year.url("workbench_year")))


def test_trying_again_puts_them_back_into_the_queue(year, page_of):
    again = year.url("failed_mails_retry")
    assert again in page(page_of()).posts()
    answer = visitor(year.secretary).post(again, follow=True)
    assert notices(answer) == ["Các thư đang được gửi lại."]
    assert (priorities(), set(Message.objects.values_list("retry_count", flat=True))) == (
        {PRIORITY_MEDIUM},
        {1},
    )
    answer = visitor(year.secretary).post(again, follow=True)
    assert notices(answer) == [NOTHING_WAITS]


def test_an_administrator_tries_again(year):
    assert try_again(year.term, by=somebody(year, "administrator")) == 2


@pytest.mark.parametrize("kind", ["leader", "officer", "supervisor", "stranger", "former secretary"])
def test_nobody_else_tries_again(year, kind):
    with refused(NotAllowed, NOT_YOURS):
        try_again(year.term, by=somebody(year, kind))


def test_the_button_is_offered_to_exactly_those_who_may_press_it(year):
    offered, accepted = set(), set()
    people = cast.people(year)
    for kind, client in cast.clients(people).items():
        answer = client.get(year.url("failed_mails"))
        if answer.status_code == 200 and year.url("failed_mails_retry") in page(answer).posts():
            offered.add(kind)
        if people[kind] and _tries(year, people[kind]):
            accepted.add(kind)
    assert offered == accepted == {"secretary", "administrator"}


def _tries(year, person) -> bool:
    with transaction.atomic():
        try:
            try_again(year.term, by=person)
        except PledgeError:
            return False
        finally:
            transaction.set_rollback(True)
    return True


def test_reading_changes_nothing(year, page_of):
    before = rows()
    page_of()
    assert rows() == before


def test_nothing_is_lost_while_the_mail_server_is_away(year, settings):
    """`send_mail` against a port where nobody answers, then again with a server."""
    try_again(year.term, by=year.secretary)
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        settings.MAILER_EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
        settings.EMAIL_PORT, settings.MAILER_EMAIL_THROTTLE = door.getsockname()[1], 0
        call_command("send_mail")
        call_command("send_mail")
    assert priorities() == {PRIORITY_DEFERRED}
    assert len(undelivered(year.term)) == 2
    try_again(year.term, by=year.secretary)
    settings.MAILER_EMAIL_BACKEND = MEMORY
    call_command("send_mail")
    assert {each.to[0] for each in mail.outbox} == {leader.email for leader in year.leaders}
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"
    assert undelivered(year.term) == []


def test_a_thousand_mails_ask_no_more_than_one(year, page_of):
    Message.objects.exclude(pk=Message.objects.first().pk).delete()
    bench = year.url("workbench_year")
    secretary = visitor(year.secretary)
    secretary.get(bench)
    with CaptureQueriesContext(connection) as few:
        secretary.get(year.url("failed_mails"))
        secretary.get(bench)
    first = Message.objects.get()
    Message.objects.bulk_create(
        Message(message_data=first.message_data, priority=PRIORITY_DEFERRED) for _ in range(1000)
    )
    with CaptureQueriesContext(connection) as many:
        answer = secretary.get(year.url("failed_mails"))
        secretary.get(bench)
    assert len(many) == len(few) <= 2 * MOST + MORE["pledges:workbench"]  # the page, and the workbench
    assert "Trang 1 trong 41 · 1001 thư" in words(answer)


def test_every_message_of_ours_carries_the_header(year):
    send("agreement/sealed", [year.officers[0]], year.agreement, document=year.agreement.document)
    assert Message.objects.order_by("pk").last().email.extra_headers == {
        "Auto-Submitted": "auto-generated",
        "X-Recipient-Number": str(year.officers[0].pk),
        "X-Cluster-Numbers": str(year.cluster.pk),
    }


def test_the_next_try_goes_to_the_corrected_address(year, page_of):
    leader = year.leaders[0]
    wrong, leader.email = leader.email, "dung@vi-du.invalid"
    leader.save()
    text = words(page_of())
    assert f"{wrong} Địa chỉ hiện nay: dung@vi-du.invalid" in text.replace(wrong, f"{wrong} ").replace(
        "  ", " "
    )
    try_again(year.term, by=year.secretary)
    assert {message.to_addresses[0] for message in Message.objects.all()} == {
        leader.email,
        year.leaders[1].email,
    }


def test_who_has_no_address_any_more_keeps_the_mail(year, page_of):
    wrong = year.leaders[0].email
    year.leaders[0].email = ""
    year.leaders[0].save()
    assert "Địa chỉ hiện nay: chưa có" in words(page_of())
    try_again(year.term, by=year.secretary)
    assert wrong in {message.to_addresses[0] for message in Message.objects.all()}
