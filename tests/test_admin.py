"""The administration: who comes in, what can be edited, and that nothing signed can."""

import re
from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.mail import send_mail
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members.models import Appointment, Cluster, Mandate, Membership, Person, Term, Unit
from pledges.acts import agreement as acts
from pledges.acts import comments
from pledges.models import (
    Agreement,
    Comment,
    CommentRound,
    Document,
    Edition,
    Event,
    Revision,
    Revocation,
    Signature,
    SignaturePlace,
    SigningAuthority,
)
from tests import factories, judging

REFERENCE = (Appointment, Cluster, Mandate, Person, Term, Unit)
WINDOWS = (Agreement, Comment, CommentRound, Document, Edition, Event, Revision, Revocation)
WINDOWS += (Signature, SignaturePlace, SigningAuthority)
KEPT = (Cluster, Person, Term, Unit)
INLINE = re.compile(r"""<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son[a-z]+=["']""")


def url(model, page="changelist", *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def browser(client, db):
    """An administrator's."""
    return factories.client_of(client, factories.person("Quản Trị", is_staff=True, is_superuser=True))


@pytest.fixture
def year(cluster_year):
    """Something of every kind: a comment that was answered, one signature, a revoked certificate."""
    day = timezone.localdate()
    comments.invite_comments(cluster_year.agreement, by=cluster_year.secretary, closes_on=day)
    officer, unit = cluster_year.officers[0], cluster_year.units[0]
    made = comments.comment(cluster_year.reload(), by=officer, unit=unit, passage="", text="Góp ý thử.")
    comments.answer(made, by=cluster_year.secretary, text="Xin tiếp thu.")
    comments.close_comments(cluster_year.reload(), by=cluster_year.secretary)
    cluster_year.open()
    cluster_year.sign(cluster_year.leaders[0])
    Revocation.objects.create(serial="1", reason="Thử")
    return cluster_year


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
    assert "dấu vân tay" in page.lower()
    assert not any(value in page for value in authority.material.values() if isinstance(value, str))


def test_what_papers_refer_to_is_not_deleted(browser, year):
    for model in KEPT:
        row, count = model.objects.first(), model.objects.count()
        assert browser.post(url(model, "delete", row.pk), {"post": "yes"}).status_code == 403
        browser.post(url(model), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"})
        assert model.objects.count() == count


# Mandates


def mandate_form(mandate, **changes) -> dict:
    values = {
        "person": mandate.person_id,
        "unit": mandate.unit_id,
        "title": mandate.title,
        "authority": mandate.authority,
        "document": mandate.document,
        "valid_from": "01/01/2019",
        "valid_to": "",
    }
    return values | changes


def test_a_used_mandate_keeps_all_but_its_last_day(browser, year):
    mandate = Mandate.objects.get(person=year.leaders[0])
    page = url(Mandate, "change", mandate.pk)
    assert "chỉ sửa được ngày kết thúc" in browser.get(page).content.decode()
    tomorrow = timezone.localdate() + timedelta(days=1)
    sent = mandate_form(
        mandate, title="Trưởng ban", person=year.leaders[1].pk, valid_to=f"{tomorrow:%d/%m/%Y}", document="x"
    )
    assert browser.post(page, sent).status_code == 302
    after = Mandate.objects.get(pk=mandate.pk)
    assert (after.title, after.person_id, after.document) == ("Chủ tịch", year.leaders[0].pk, "")
    assert after.valid_to == tomorrow


def test_a_mandate_does_not_end_before_it_was_used(browser, year):
    mandate = Mandate.objects.get(person=year.leaders[0])
    answer = browser.post(url(Mandate, "change", mandate.pk), mandate_form(mandate, valid_to="01/02/2019"))
    assert "đã được dùng để ký ngày" in answer.content.decode()
    unsigned = Mandate.objects.get(person=year.leaders[1])
    browser.post(url(Mandate, "change", unsigned.pk), mandate_form(unsigned, valid_to="01/02/2019"))
    ends = Mandate.objects.in_bulk([mandate.pk, unsigned.pk])
    assert (ends[mandate.pk].valid_to, ends[unsigned.pk].valid_to) == (None, date(2019, 2, 1))


def test_only_an_unused_mandate_is_changed_or_deleted(browser, year):
    used, unused = Mandate.objects.get(person=year.leaders[1]), factories.mandate(year.units[0])
    browser.post(url(Mandate, "change", unused.pk), mandate_form(unused, title="Phó Chủ tịch"))
    assert Mandate.objects.get(pk=unused.pk).title == "Phó Chủ tịch"
    assert browser.post(url(Mandate, "delete", used.pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [used.pk, unused.pk], "post": "yes"}
    browser.post(url(Mandate), chosen)
    assert Mandate.objects.filter(pk__in=[used.pk, unused.pk]).count() == 2
    assert browser.post(url(Mandate, "delete", unused.pk), {"post": "yes"}).status_code == 302
    assert not Mandate.objects.filter(pk=unused.pk).exists()


# Terms and their units


def term_form(term: Term, **changes) -> dict:
    memberships = list(term.memberships.order_by("rank", "position", "pk"))
    sent = {"cluster": term.cluster_id, "name": term.name, "starts_on": "01/01/2019", "ends_on": "31/12/2019"}
    sent |= {"memberships-TOTAL_FORMS": len(memberships), "memberships-INITIAL_FORMS": len(memberships)}
    for number, each in enumerate(memberships):
        for name in ("id", "term_id", "unit_id", "rank", "position"):
            sent[f"memberships-{number}-{name.removesuffix('_id')}"] = getattr(each, name)
    return sent | changes


def test_a_unit_leaves_a_year_only_while_nothing_is_frozen(browser, cluster_year):
    term, leave = cluster_year.term, {"memberships-0-DELETE": "on"}
    page = url(Term, "change", term.pk)
    assert browser.post(page, term_form(term, **leave)).status_code == 302
    assert term.memberships.count() == 2
    cluster_year.open()
    browser.post(page, term_form(term, **leave))
    assert term.memberships.count() == 2
    acts.withdraw(cluster_year.agreement, by=cluster_year.secretary, reason="Đơn vị chuyển cụm")
    browser.post(page, term_form(term, **leave))
    assert term.memberships.count() == 1


def test_a_unit_with_a_score_sheet_stays_in_its_year(browser, cluster_year):
    term, leave = cluster_year.term, {"memberships-0-DELETE": "on"}
    judging.scale(cluster_year)
    page = browser.post(url(Term, "change", term.pk), term_form(term, **leave))
    assert "Đã có bảng điểm năm này nên không gỡ được" in page.content.decode()
    assert term.memberships.count() == 3


def test_a_row_keeps_its_unit_and_a_used_year_its_name(browser, cluster_year):
    term, other = cluster_year.term, factories.unit()
    cluster_year.open()
    first = term.memberships.order_by("rank", "position", "pk").first()
    sent = term_form(
        term, name="2020", theme="Chủ đề mới", **{"memberships-0-unit": other.pk, "memberships-0-rank": 1}
    )
    assert browser.post(url(Term, "change", term.pk), sent).status_code == 302
    after = Membership.objects.get(pk=first.pk)
    assert (after.unit_id, after.rank) == (first.unit_id, Membership.Role.CHAIR)
    term.refresh_from_db()
    assert (term.name, term.theme) == ("2019", "Chủ đề mới")


# People


def test_a_person_is_added_with_a_password_and_gets_another(browser, client, db):
    secret, other = "một câu đủ dài", "một câu khác dài"
    sent = {
        "full_name": "Trần Thị Mới",
        "username": "moi",
        "email": "",
        "password1": secret,
        "password2": secret,
    }
    assert browser.post(url(Person, "add"), sent).status_code == 302
    made = Person.objects.get(username="moi")
    assert made.check_password(secret)
    assert (made.is_active, made.is_staff, made.is_superuser) == (True, False, False)
    page = reverse("admin:auth_user_password_change", args=[made.pk])
    assert "LDAP" not in browser.get(page).content.decode()
    browser.post(page, {"password1": other, "password2": other})
    made.refresh_from_db()
    assert made.check_password(other)


def test_a_person_is_deactivated_by_the_form_and_mandates_stay(browser, year):
    leader = year.leaders[0]
    mandates = leader.mandates.count()
    empty = {
        f"{name}-{form}_FORMS": 0 for name in ("mandates", "appointments") for form in ("TOTAL", "INITIAL")
    }
    sent = {"full_name": leader.full_name, "username": leader.username, "email": leader.email} | empty
    assert browser.post(url(Person, "change", leader.pk), sent).status_code == 302
    leader.refresh_from_db()
    assert (leader.is_active, leader.mandates.count()) == (False, mandates)
    assert leader.check_password(factories.PASSWORD)


@pytest.mark.parametrize("asked", ["nguyen dinh", "Nguyễn Đình", "ĐÌNH"])
def test_search_goes_without_diacritics(browser, asked):
    person = factories.person("Nguyễn Đình Thử")
    factories.person("Lê Khác")
    mandate = factories.mandate(factories.unit("Hội Nông dân"), person)
    factories.mandate(factories.unit())
    assert list(browser.get(url(Person), {"q": asked}).context["cl"].queryset) == [person]
    assert list(browser.get(url(Mandate), {"q": asked}).context["cl"].queryset) == [mandate]
    field = {"app_label": "members", "model_name": "mandate", "field_name": "person", "term": asked}
    found = browser.get(reverse("admin:autocomplete"), field).json()["results"]
    assert [each["id"] for each in found] == [str(person.pk)]


def test_mandates_are_sifted_by_the_day(browser):
    today, unit = timezone.localdate(), factories.unit()
    past = factories.mandate(unit, valid_to=today - timedelta(days=1))
    now = factories.mandate(unit, valid_to=today)
    coming = factories.mandate(unit, valid_from=today + timedelta(days=1))
    found = {
        word: list(browser.get(url(Mandate), {"hieu-luc": word}).context["cl"].queryset)
        for word in ("con", "het", "chua")
    }
    assert found == {"con": [now], "het": [past], "chua": [coming]}


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


# Queries


def more(year, count: int) -> None:
    """`count` further rows in every list, put into the tables without the acts."""
    document, agreement = year.reload().document, year.agreement
    revision, opened = document.newest(), agreement.comment_rounds.first()
    for number in range(count):
        each, unit = factories.term(), factories.unit()
        Agreement.objects.create(term=each)
        member = factories.mandate(unit)
        factories.appointment("officer", unit=unit)
        revision = Revision.append(document, b"%d" % number, previous=revision)
        place = SignaturePlace.objects.create(
            document=document, number=100 + number, field=f"S{number}", unit=unit, mandate=member
        )
        Signature.objects.create(
            document=document,
            revision=revision,
            kind="person",
            place=place,
            field=place.field,
            signed_by=member.person,
            signed_at=timezone.now(),
            certificate=b"x",
            serial="1",
        )
        _of_the_draft(agreement, opened, unit, member.person, number)


def _of_the_draft(agreement, opened, unit, person, number):
    Revocation.objects.create(serial=f"r{number}", reason="Thử")
    Comment.objects.create(round=opened, unit=unit, text="x", made_by=person)
    Edition.objects.create(agreement=agreement, number=100 + number, version=1, content={}, saved_by=person)
    CommentRound.objects.create(
        agreement=agreement, edition=1, closes_on=date(2019, 3, 1), opened_by=person, closed_at=timezone.now()
    )
    agreement.record(Event.Verb.REVISED, by=person)
    Document.objects.create(
        cluster=agreement.term.cluster,
        term=agreement.term,
        kind="agreement",
        title="x",
        code=f"c{number}",
        identifier=f"i{number}",
        frozen_at=timezone.now(),
        frozen_by=person,
        frozen_sha256="x",
    )


def test_lists_ask_the_database_as_often_for_thirty_rows_as_for_one(browser, year):
    def asked():
        counted = {}
        for model in (*REFERENCE, *WINDOWS):
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(url(model)).status_code == 200
            counted[model.__name__] = len(queries)
        return counted

    asked()  # content types are read once
    before = asked()
    more(year, 30)
    assert asked() == before
