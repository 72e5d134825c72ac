"""Who comes in, what every list and page shows, and that nothing signed is changed."""

import re

from axes.models import AccessAttempt
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.mail import send_mail
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils import timezone

from members.models import Cluster, Person, Term, Unit
from pledges.documents.models import SigningAuthority
from tests import factories
from tests.admin.lists import REFERENCE, WINDOWS, url

KEPT = (Cluster, Person, Term, Unit)
INLINE = re.compile(r"""<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son[a-z]+=["']""")


# Who comes in


def test_guests_sign_in_on_the_page_where_everybody_does(client, db):
    index = reverse("admin:index")
    assert client.get(index, follow=True).redirect_chain[-1][0] == f"{reverse('members:login')}?next={index}"


def test_who_is_no_administrator_is_sent_away_without_a_loop(client, db):
    factories.client_of(client, factories.person())
    answer = client.get(reverse("admin:index"), follow=True)
    assert (answer.status_code, len(answer.redirect_chain)) == (403, 1)


def test_staff_without_the_right_to_everything_see_nothing(client, year):
    factories.client_of(client, factories.person(is_staff=True))
    assert client.get(reverse("admin:index")).context["app_list"] == []
    for model in admin.site._registry:
        assert client.get(url(model)).status_code == 403


def test_every_list_and_every_page_opens_and_needs_nothing_inline(browser, year):
    assert {*REFERENCE, *WINDOWS} <= set(admin.site._registry)
    assert Group not in admin.site._registry
    pages = [reverse("admin:index")]
    for model in (*REFERENCE, *WINDOWS):
        row = model.objects.first()
        pages += [url(model), url(model, "change", row.pk), url(model, "history", row.pk)]
    pages += [url(model) for model in admin.site._registry if model not in (*REFERENCE, *WINDOWS)]
    pages += [url(model, "add") for model in REFERENCE]
    for page in pages:
        answer = browser.get(page)
        assert (page, answer.status_code) == (page, 200)
        assert INLINE.search(answer.content.decode()) is None, page


# Nothing signed is changed, nothing closed either


def test_a_closed_year_is_only_looked_at(browser, year):
    Term.objects.filter(pk=year.term.pk).update(closed_at=timezone.now(), closed_by=year.secretary)
    page = browser.get(url(Term, "change", year.term.pk))
    assert page.status_code == 200
    assert 'name="theme"' not in page.content.decode()
    assert "memberships-0-rank" not in page.content.decode()
    assert browser.post(url(Term, "change", year.term.pk), {"theme": "Khác"}).status_code == 403
    assert Term.objects.get(pk=year.term.pk).theme == "Năm kỷ cương"


def rows() -> dict:
    return {model: list(model.objects.order_by("pk").values()) for model in WINDOWS}


def test_windows_change_nothing(browser, year):
    before = rows()
    for model in WINDOWS:
        row = model.objects.first()
        sent = {name: value for name, value in model_to_dict(row).items() if isinstance(value, str | int)}
        for page in (url(model, "change", row.pk), url(model, "delete", row.pk), url(model, "add")):
            assert (
                browser.post(page, sent | {"post": "yes", "state": "draft", "reason": "x"}).status_code == 403
            )
        chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
        browser.post(url(model), chosen)  # an act that the list does not offer
    assert rows() == before


def test_keys_of_the_authority_are_not_shown(browser, year):
    authority = SigningAuthority.objects.get()
    page = browser.get(url(SigningAuthority, "change", authority.pk)).content.decode()
    assert "mã kiểm tra" in page.lower()
    assert not any(value in page for value in authority.material.values() if isinstance(value, str))


def test_what_papers_refer_to_is_not_deleted(browser, year):
    for model in KEPT:
        row, count = model.objects.first(), model.objects.count()
        assert browser.post(url(model, "delete", row.pk), {"post": "yes"}).status_code == 403
        browser.post(url(model), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"})
        assert model.objects.count() == count


# Sign-ins and mail


def test_mail_is_listed_without_its_words_and_is_not_edited(browser, db):
    send_mail("Đặt lại mật khẩu", "liên kết bí mật", None, ["a@vi-du.invalid"])
    page = browser.get(reverse("admin:mailer_message_changelist")).content.decode()
    assert "Đặt lại mật khẩu" in page
    assert "bí mật" not in page
    assert browser.get(reverse("admin:mailer_message_change", args=[1])).status_code in (302, 403)


def test_a_locked_sign_in_is_unlocked(browser, db):
    attempt = AccessAttempt.objects.create(
        username="a",
        ip_address="203.0.113.5",
        user_agent="x",
        http_accept="",
        path_info="/",
        failures_since_start=10,
    )
    browser.post(url(AccessAttempt), {"action": "unlock", "_selected_action": [attempt.pk]})
    assert not AccessAttempt.objects.exists()
