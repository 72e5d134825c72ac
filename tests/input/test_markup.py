"""HTML, template and style words in every text field: shown as they were typed, on every page, in print and in letters."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from mailer.models import Message

from pledges.agreement.acts import comments, drafting
from pledges.agreement.acts import signing as agreements
from pledges.documents.models import Document
from tests import factories
from tests.input.doors import DOORS, DRAFT, arrive, prepared, send, undone
from tests.input.pages import Page
from tests.input.printed import bare, read

SHORT = "<xss>\"'"
PROBE = "<xss onload=alert(1)>\"'&amp;{{7|add:7}}{% now 'Y' %}</textarea><!--"
LONG = (
    PROBE
    + "</title><script>alert(1)</script><style>*{display:none}</style>&lt;b&gt;javascript:alert(1)<svg/onload=x>]]>"
)
LIMITS = {"number": 40, "place": 80, "c0-t0-unit": 40, "c0-title": 150, "venue": 150}
MEMBER_PAGES = (
    *("agreement", "agreement_comments", "agreement_history", "agreement_comparison", "agreement_events"),
    "workbench_year",
)
SECRETARY_PAGES = (
    *MEMBER_PAGES,
    "agreement_draft",
    "agreement_signatories",
    "agreement_open",
    "agreement_withdraw",
)


@pytest.fixture
def year(authority):
    """Everybody and everything is named after the probe."""
    made = factories.cluster_year(2)
    for number, (unit, leader) in enumerate(zip(made.units, made.leaders, strict=True)):
        unit.name, unit.short_name, unit.abbreviation = (
            f"{number}{LONG}"[:200],
            f"{number}{PROBE}"[:80],
            SHORT,
        )
        unit.save()
        leader.full_name = f"{PROBE}{number}"
        leader.save()
        mandate = unit.mandates.get()
        mandate.title, mandate.authority = PROBE[:80], PROBE
        mandate.save()
    made.secretary.full_name = PROBE
    made.secretary.save()
    made.cluster.number, made.cluster.name, made.cluster.superior_body = SHORT, PROBE, PROBE
    made.cluster.save()
    made.term.theme = PROBE
    made.term.save()
    made.reload()
    return made


def drafted(year):
    fields = {name: LONG[: LIMITS.get(name, 300)] for name in DRAFT if re.search("[a-z]$", name)}
    kept = {name: DRAFT[name] for name in ("day", "edition", "commitments", "c0-pk", "c0-targets")}
    kept |= {name: DRAFT[name] for name in ("c0-t0-comparison", "c0-t0-value")}
    client, url = arrive(DOORS[0], year)
    assert send(client, url, list((fields | kept).items())).status_code == 302
    year.reload()
    return fields


def talked(year):
    opened = comments.invite_comments(year.agreement, by=year.secretary, closes_on=factories.date(2199, 1, 1))
    unit, officer = year.units[0], year.officers[0]
    made = comments.comment(year.agreement, by=officer, unit=unit, passage=LONG, text=LONG)
    comments.answer(made, by=year.secretary, text=LONG)
    comments.close_comments(year.agreement, by=year.secretary)
    return opened


def assert_harmless(answer, *, shows=PROBE):
    page = Page.of(answer)
    for tag, attributes in page.elements:
        assert not tag.startswith(("xss", "style", "b>"))
        assert (
            tag != "script"
            or "src" in attributes
            or attributes.get("type") == "application/json"
            or "id" in attributes
        )
        assert not [name for name in attributes if name.startswith("on")]
    seen = bare(page.text + "".join(page.values.values()))
    assert bare(shows) in seen


def visit(client, year, names, **extra):
    for name in names:
        answer = client.get(year.url(name), follow=True)
        assert answer.status_code == 200
        assert_harmless(answer, shows=SHORT)


def test_markup_is_text_on_every_page_of_a_draft(year):
    drafted(year)
    talked(year)
    secretary = factories.client_of(Client(), year.secretary)
    visit(secretary, year, SECRETARY_PAGES[:-1])
    visit(factories.client_of(Client(), year.officers[0]), year, MEMBER_PAGES)
    for address in (f"/{year.cluster.slug}/2019/don-vi/", f"/{year.cluster.slug}/2019/don-vi/?tim=xss"):
        assert_harmless(secretary.get(address))
    for name in ("agreement", "agreement_comments", "agreement_comparison", "agreement_draft"):
        assert_harmless(secretary.get(year.url(name)), shows=LONG)


def test_markup_is_text_in_messages_and_in_the_form_that_is_refused(year):
    client, url = arrive(DOORS[0], year)
    answer = send(
        client, url, list((DRAFT | {"subject": LONG + "🚩", "day": LONG, "c0-t0-value": PROBE}).items())
    )
    assert answer.status_code == 422
    assert_harmless(answer, shows=LONG)
    for address in (
        "/tra-cuu/?code=" + PROBE[:39].replace("&", "%26"),
        f"/{year.cluster.slug}/2019/don-vi/?tim=" + "<xss>",
    ):
        assert_harmless(client.get(address), shows="<xss")


def test_markup_is_text_once_open_signed_and_declined(year):
    fields = drafted(year)
    year.open()
    secretary, leader = (
        factories.client_of(Client(), year.secretary),
        factories.client_of(Client(), year.leaders[0]),
    )
    visit(secretary, year, (*MEMBER_PAGES, "agreement_withdraw"))
    visit(leader, year, (*MEMBER_PAGES, "agreement_decline"))
    signature = year.sign(year.leaders[0])
    printed = read(bytes(signature.revision.pdf), heads=0)
    for name in ("opening", "organisation", "closing", "subject"):
        assert bare(fields[name]) in printed, name
    assert bare(PROBE) + "0" in printed
    code = year.agreement.document.code
    verification = Client().get(reverse("pledges:verification", args=[code]))
    assert_harmless(verification)
    visit(leader, year, MEMBER_PAGES)
    place = year.place(year.leaders[1])
    agreements.decline(year.agreement, place=place, by=year.leaders[1], reason=LONG)
    visit(secretary, year, MEMBER_PAGES)
    assert_harmless(secretary.get(year.url("agreement_events")), shows=LONG)
    assert Document.objects.get(code=code).void_reason == LONG


def test_markup_is_text_in_the_administration(year):
    drafted(year)
    talked(year)
    year.open()
    client = factories.client_of(Client(), factories.person(is_staff=True, is_superuser=True))
    for model, options in admin.site._registry.items():
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        answer = client.get(reverse(f"{base}_changelist"))
        assert answer.status_code == 200, model
        assert_harmless(answer, shows="")
        row = model.objects.first()
        if row and options.has_view_permission(answer.wsgi_request, row):
            assert_harmless(client.get(reverse(f"{base}_change", args=[row.pk])), shows="")
    assert_harmless(client.get(reverse("admin:members_unit_changelist")))


def letters():
    return [message.email for message in Message.objects.order_by("pk")]


def test_markup_is_text_in_letters_and_no_header_grows(year):
    """Letters are plain text, so what was typed stands in them unchanged; a subject is always one line."""
    drafted(year)
    talked(year)
    year.open()
    agreements.withdraw(year.agreement, by=year.secretary, reason=f"{LONG}\r\nBcc: ai@vi-du.invalid")
    found = letters()
    assert len(found) >= 8
    for letter in found:
        message = letter.message()
        assert "\n" not in letter.subject
        assert "\r" not in letter.subject
        assert set(message.keys()) == {
            "Content-Type",
            "MIME-Version",
            "Content-Transfer-Encoding",
            "Subject",
            "From",
            "To",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            "X-Recipient-Number",
            "X-Cluster-Numbers",
        }
        assert message.get_content_type() == "text/plain"
        assert not re.search("&(lt|gt|quot|#x27|#39);", letter.body.replace(LONG, "").replace(PROBE, ""))
    assert any(LONG in letter.body for letter in found)
    assert any(SHORT in letter.subject for letter in found)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x85"])
def test_line_ends_in_names_never_become_headers(authority, end):
    year = prepared("draft")
    with undone():
        year.cluster.number = f"4{end}Bcc: x@y"[:20]
        year.cluster.save()
        year.leaders[0].full_name = f"Lê{end}Bcc: ai@vi-du.invalid"
        year.leaders[0].save()
        year.term.theme = f"Năm{end}Bcc: ai@vi-du.invalid"
        year.term.save()
        drafting.start(factories.term(year.cluster, "2020"), by=year.secretary, source="standard")
        year.open()
        for letter in letters():
            assert "Bcc" not in letter.message()
            assert len(letter.subject.splitlines()) == 1
            assert letter.recipients() == letter.to
