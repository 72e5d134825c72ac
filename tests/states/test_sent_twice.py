"""The same form sent twice makes one thing, whatever form it is."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pledges.activities.models import Activity
from pledges.agreement.acts import comments
from pledges.agreement.models import Comment
from pledges.states.sent import Sent
from tests import factories
from tests.input.doors import DOORS, arrive, prepared, rows
from tests.reading import Page

TOKEN = "a" * 64  # as the hidden field of a page; what it holds is the business of Django
BEFORE_SIGN_IN = {"login", "password reset", "new password"}  # they make nothing of the product
PLANNED = {
    "kind": "conference",
    "name": "Hội nghị ký kết",
    "starts_at": "08:30 28/02/2019",
    "place": "Hà Nội",
}


@pytest.fixture
def year(db):
    return factories.cluster_year()


@pytest.fixture
def secretary(year):
    return factories.client_of(Client(), year.secretary)


def plans(year, client, **changed):
    url = f"/{year.cluster.slug}/2019/hoat-dong/len-ke-hoach/"
    return client.post(url, PLANNED | {"csrfmiddlewaretoken": TOKEN} | changed)


def test_the_second_of_two_equal_forms_leads_to_what_the_first_made(year, secretary):
    first, second = plans(year, secretary), plans(year, secretary)
    planned = Activity.objects.get()
    assert first.url == second.url == planned.get_absolute_url()
    assert planned.events().count() == 1


def test_it_says_that_it_was_done(year, secretary):
    plans(year, secretary)
    secretary.get("/")  # shows the sentence of the first
    page = secretary.get(plans(year, secretary).url)
    assert "Đã thêm hoạt động." in " ".join(Page(page.content.decode()).sentences())


def test_two_equal_comments_are_one(year):
    closes_on = timezone.localdate() + timedelta(days=30)
    comments.invite_comments(year.agreement, by=year.secretary, closes_on=closes_on)
    client = factories.client_of(Client(), year.officers[0])
    sent = {"unit": year.units[0].pk, "passage": "", "text": "Nên ngắn hơn.", "csrfmiddlewaretoken": TOKEN}
    for _ in range(2):
        assert client.post(year.url("agreement_comments"), sent).status_code == 302
    assert Comment.objects.count() == 1


def test_other_words_another_page_and_another_person_make_their_own(year, secretary):
    plans(year, secretary)
    plans(year, secretary, name="Hội nghị tổng kết")
    plans(year, secretary, csrfmiddlewaretoken="b" * 64)
    colleague = factories.person("Thư ký Hai")
    factories.appointment("secretariat", of_person=colleague, cluster=year.cluster)
    plans(year, factories.client_of(Client(), colleague))
    assert Activity.objects.count() == 4


def test_what_was_refused_is_no_first_time(year, secretary):
    url = year.url("agreement_comments_invite")
    sent = {"closes_on": "01/01/2019", "csrfmiddlewaretoken": TOKEN}
    secretary.post(url, sent)
    assert not Sent.objects.exists()


def test_what_was_made_may_be_gone(year, secretary):
    url = plans(year, secretary).url
    Activity.objects.all().delete()
    assert plans(year, secretary).url != url


def test_a_form_that_asks_for_a_password_is_not_noted(authority, db):
    year = prepared("open")
    (door,) = [each for each in DOORS if each.name == "sign"]
    client, url = arrive(door, year)
    client.post(url, door.fields(year) | {"csrfmiddlewaretoken": TOKEN})
    assert not Sent.objects.exists()


def test_old_ones_are_forgotten(year, secretary):
    plans(year, secretary)
    assert Sent.forget() == 0
    Sent.objects.update(sent_at=timezone.now() - timedelta(days=3))
    assert Sent.forget() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("door", [door for door in DOORS if door.name not in BEFORE_SIGN_IN], ids=str)
def test_no_form_makes_more_when_it_is_sent_again(authority, door):
    year = prepared(door.state)
    client, url = arrive(door, year)
    sent = door.fields(year) | {"csrfmiddlewaretoken": TOKEN}
    client.post(url, sent)
    before = {table: len(found) for table, found in rows().items()}
    client.post(url, sent)
    assert {table: len(found) for table, found in rows().items()} == before
