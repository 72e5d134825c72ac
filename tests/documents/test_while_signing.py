"""While signatures are collected: who has seen the paper, reminders, questions, refusals with the password."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from mailer.models import Message

from pledges.documents.models import Document, Invitation
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.mail.acts import signing as acts
from pledges.mail.models import Notice
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.ladder import NOT_THE_SECRETARIAT, refused, somebody, told, undone
from tests.pages import field_errors, notices, visitor, words


@pytest.fixture
def year(authority):
    year = factories.cluster_year(units=3)
    year.open()
    Message.objects.all().delete()
    return year


def url(year, name):
    return year.url(name, code=year.agreement.document.code)


def page(year, person):
    return visitor(person).get(year.url("agreement"))


def mailed():
    return sorted((", ".join(mail.to_addresses), mail.subject) for mail in Message.objects.all())


def test_the_secretariat_sees_who_has_opened_the_paper_and_when(year):
    assert words(page(year, year.secretary)).count("Chưa xem") == 3
    page(year, year.leaders[0])
    seen_at = Invitation.objects.get().seen_at
    page(year, year.leaders[0])
    assert Invitation.objects.get().seen_at == seen_at
    text = words(page(year, year.secretary))
    assert f"Đã xem {timezone.localtime(seen_at):%H:%M ngày %d/%m/%Y}" in text
    assert text.count("Chưa xem") == 2


def test_the_pdf_counts_as_seen_and_readers_without_a_place_leave_no_trace(year):
    for person in (year.secretary, year.officers[0], year.supervisor):
        page(year, person)
    assert not Invitation.objects.exists()
    visitor(year.leaders[1]).get(year.url("agreement_pdf"))
    assert Invitation.objects.get().place.unit == year.units[1]


def test_only_the_secretariat_sees_who_has_read(year):
    page(year, year.leaders[0])
    for person in (year.leaders[1], year.officers[0], year.supervisor):
        assert "Đã xem" not in words(page(year, person))
        assert "Nhắc ký" not in words(page(year, person))


def test_one_signer_is_reminded_by_a_mail_with_the_way_to_the_paper(year):
    place = year.place(year.leaders[0])
    client = visitor(year.secretary)
    answer = client.post(url(year, "document_remind"), {"place": place.pk}, follow=True)
    assert notices(answer)[0] == "Thư nhắc ký đang được gửi."
    assert mailed() == told(f"Nhắc ký: {year.agreement.document.title}", year.leaders[0])
    assert f"{settings.SITE_URL}{year.url('agreement')}" in Message.objects.get().email.body
    assert Invitation.objects.get().reminded_by == year.secretary
    assert "Đã nhắc" in words(answer)


def test_all_who_have_not_signed_are_reminded_but_nobody_twice_a_day(year):
    year.sign(year.leaders[0])
    Message.objects.all().delete()
    acts.remind(year.agreement, by=year.secretary, place=year.place(year.leaders[1]))
    acts.remind(year.agreement, by=year.secretary)
    assert mailed() == told(f"Nhắc ký: {year.agreement.document.title}", *year.leaders[1:])
    with refused(PledgeError, acts.NOBODY):
        acts.remind(year.agreement, by=year.secretary)
    Invitation.objects.update(reminded_at=timezone.now() - timedelta(days=1))
    assert len(acts.remind(year.agreement, by=year.secretary)) == 2


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_reminds(year, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        acts.remind(year.agreement, by=somebody(year, kind))


def test_nobody_is_reminded_of_a_sealed_paper(year):
    year.sign()
    with refused(WrongState, acts.NOT_OPEN):
        acts.remind(year.agreement, by=year.secretary)


def test_a_failure_reminds_nobody(year):
    undone(lambda: acts.remind(year.agreement, by=year.secretary))


def test_the_address_of_the_paper_is_there_to_be_copied(year):
    address = f'value="{settings.SITE_URL}{year.url("agreement")}"'
    assert address in page(year, year.secretary).content.decode()


def test_a_question_reaches_the_secretariat_and_changes_nothing(year):
    client = visitor(year.leaders[0])
    answer = client.post(url(year, "document_question"), {"words": "Mục 2 tính từ khi nào?"}, follow=True)
    assert notices(answer)[0] == "Ý kiến đã gửi tới Thường trực cụm. Văn bản vẫn chờ đồng chí ký."
    assert mailed() == told(f"Ý kiến trước khi ký: {year.units[0].name}", year.secretary)
    assert "Mục 2 tính từ khi nào?" in Message.objects.get().email.body
    assert Notice.objects.filter(person=year.secretary, note="Mục 2 tính từ khi nào?").exists()
    assert Document.objects.get().state == Document.State.OPEN


def test_an_empty_question_is_not_sent(year):
    answer = visitor(year.leaders[0]).post(url(year, "document_question"), {"words": " "})
    assert (answer.status_code, field_errors(answer)) == (422, ["Chưa nhập ý kiến."])
    assert mailed() == []


@pytest.mark.parametrize(("password", "status"), [("sai", 422), ("", 422), (factories.PASSWORD, 302)])
def test_declining_asks_for_the_password_like_signing(year, password, status):
    client, address = visitor(year.leaders[1]), year.url("agreement_decline")
    answer = client.post(address, {"reason": "Chưa thống nhất.", "password": password})
    assert answer.status_code == status
    assert (Document.objects.get().state == Document.State.VOID) == (status == 302)


def test_declining_says_whose_signatures_fall(year):
    year.sign(year.leaders[0])
    text = words(visitor(year.leaders[1]).get(year.url("agreement_decline")))
    assert f"Chữ ký của {year.units[0].short_name} không còn giá trị; phải ký lại." in text
