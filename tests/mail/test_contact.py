"""Whom to ask: the secretariat's people, with telephone, at the end of every mail and where a page sends people to it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from mailer.models import Message

from members.models import Appointment
from members.serving import Contact, contact
from tests import factories
from tests.ladder import letter_to

ENDING = "Trân trọng.\nTHƯỜNG TRỰC {} (đ/c Thư ký Thử, điện thoại 024 3825 0000)\n"


@pytest.fixture
def year(authority):
    year = factories.cluster_year(units=2)
    Appointment.objects.filter(person=year.secretary).update(telephone="024 3825 0000")
    return year


def test_every_mail_ends_with_the_secretariat_and_its_telephone(year):
    year.open()
    letter = letter_to(year.leaders[0])
    ending = ENDING.format(year.cluster.title.upper())
    assert letter.endswith(f"{ending}Thư gửi tự động, đề nghị không trả lời thư này.\n")


def test_every_template_of_a_mail_has_that_ending():
    folder = Path(settings.BASE_DIR) / "templates" / "emails"
    plain = [path for path in folder.rglob("*.txt") if path.name != "base.txt"]
    assert plain
    without = [path for path in plain if not re.match(r'\{% extends "emails/base.txt" %\}', path.read_text())]
    assert without == []


def test_who_has_no_telephone_is_named_alone_and_who_serves_no_longer_is_not_named(year):
    Appointment.objects.filter(person=year.secretary).update(telephone="")
    assert contact(year.cluster) == Contact(year.cluster.title, "đ/c Thư ký Thử")
    Appointment.objects.filter(person=year.secretary).update(valid_to="2019-01-01", valid_from="2018-01-01")
    assert contact(year.cluster) == Contact(year.cluster.title, "")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Xin liên hệ Thường trực cụm.", "Xin liên hệ Thường trực cụm (đ/c A, điện thoại 1)."),
        ("Đề nghị báo Thường trực cụm.", "Đề nghị báo Thường trực cụm (đ/c A, điện thoại 1)."),
        ("Thường trực cụm đang chuẩn bị.", "Thường trực cụm đang chuẩn bị."),
    ],
)
def test_a_sentence_that_sends_people_to_the_secretariat_says_who_that_is(sentence, shown):
    page = Template("{% reachable sentence %}")
    people = Contact("Cụm", "đ/c A, điện thoại 1")
    assert page.render(Context({"sentence": sentence, "contact": people})) == shown
    assert page.render(Context({"sentence": sentence})) == sentence


def test_the_signing_mail_names_deadline_capacity_unit_and_conference(year):
    year.term.agreement_due_on = "2099-03-31"
    year.term.save()
    type(year.agreement).objects.update(day="2099-02-28", venue="Trụ sở Hội")
    year.reload()
    year.open()
    letter = letter_to(year.leaders[0])
    unit = year.units[0].name
    for words in (
        f"ký thay mặt {unit} tại:",
        f"Người ký: {year.leaders[0].full_name}, Chủ tịch, {unit}",
        "Thời hạn ký: ngày 31/03/2099",
        "Hội nghị ký kết: ngày 28/02/2099, tại Trụ sở Hội",
    ):
        assert words in letter
    assert "SHA-256" not in letter


def test_who_signed_gets_the_address_of_the_signed_pdf(year):
    year.open()
    year.sign(year.leaders[0])
    (receipt,) = [
        message for message in Message.objects.all() if message.subject.startswith("Đồng chí đã ký")
    ]
    assert receipt.to_addresses == [year.leaders[0].email]
    assert f"{settings.SITE_URL}{year.reload().pdf_url}" in receipt.email.body
