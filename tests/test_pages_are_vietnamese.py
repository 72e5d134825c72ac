"""Every page that can be reached: it answers, changes nothing, speaks Vietnamese, and carries its headers."""

import re

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from pledges.states.reading import Reading
from tests.crawling import ROLES, Answer, crawl
from tests.english import WORDS

# The second mark has the database made when this file is run alone.
pytestmark = [pytest.mark.slow, pytest.mark.django_db]

# Names of things that have no other name; menu names, quoted so that they are found in an English program; what the
# log of sign-ins holds about a browser without a name.
NAMES = (
    *(
        "Adobe Acrobat Reader",
        "Foxit Reader",
        "Word",
        "SHA-256",
        "PDF",
        "QR",
        "(Preferences)",
        "(Signatures)",
        "(Import)",
        "Tải Word",
        "bản Word",
        "và Word",
    ),
    *("(Identities & Trusted Certificates)", "(Install Certificate)", "<unknown>"),
)
NO_WORDS = re.compile(
    r"\S+@\S+|https?://\S+|\w+\*{6,}|\b[0-9a-f]{40,}\b"
)  # addresses and hashes, also shortened ones
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORD = re.compile(r"[^\W\d_]+")
CSP = {
    f"{name} {' '.join(values)}" for name, values in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture(scope="module")
def crawled(django_db_setup, django_db_blocker, authority_material):
    """The walk is made once for all tests of this file; the database is empty again afterwards."""
    quick = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with django_db_blocker.unblock(), transaction.atomic(), quick:
        found = crawl(authority_material)
        transaction.set_rollback(True)
    return found


@pytest.fixture
def answers(crawled) -> list[Answer]:
    return crawled[0]


@pytest.fixture
def pages(answers) -> list[Answer]:
    return [answer for answer in answers if answer.is_page]


def test_the_walk_has_seen_the_site(answers):
    assert len({answer.url for answer in answers}) > 200
    assert len({answer.url for answer in answers if answer.url.startswith(reverse("admin:index"))}) > 20
    assert {answer.who for answer in answers} == set(ROLES)
    assert {answer.status for answer in answers} == {200, 301, 302, 400, 403, 404, 405, 429, 500}
    assert {
        answer.headers.get("Content-Type", "").partition(";")[0] for answer in answers if answer.body
    } == {
        *("text/html", "text/css", "application/pdf", "application/x-x509-ca-cert", "text/csv", DOCX, XLSX),
    }


def test_no_page_fails(answers):
    assert [str(answer) for answer in answers if answer.status >= 500] == ["guest /hong/ 500"]


def test_no_link_leads_nowhere(answers):
    missing = {(answer.who, answer.url) for answer in answers if answer.status == 404}
    assert {url for who, url in missing if who in {"officer", "leader", "secretary", "supervisor"}} == {
        "/khong-co-trang-nay/"
    }


def test_no_button_leads_nowhere(pages):
    """The walk of `test_doors` asks the same of the pages that this one does not come to."""
    assert {dead_end: str(page) for page in pages for dead_end in page.page.dead_ends()} == {}


def test_reading_changes_no_row(crawled):
    _, before, after = crawled
    changed = {table for table in before if before[table] != after[table]}
    assert changed <= {Reading._meta.db_table}  # whoever opens what a unit sent ends the time to take it back
    assert {"pledges_agreement", "members_person", "mailer_message"} <= set(before)


def test_nobody_meets_an_english_word(pages):
    found = {}
    for page in pages:
        for sentence in page.page.sentences():
            plain = NO_WORDS.sub(" ", sentence)
            for name in NAMES:
                plain = plain.replace(name, " ")
            if english := {word for word in WORD.findall(plain.lower()) if word in WORDS}:
                found.setdefault((sentence, *sorted(english)), page.url)
    assert found == {}


def test_every_page_says_its_language_its_title_and_one_heading(pages):
    wrong = {}
    for each in pages:
        page = each.page
        facts = (
            [html.attributes.get("lang") for html in page.all("html")],
            len(page.all("h1")),
            [bool(title.text.strip(" ·|")) for title in page.all("title") if "svg" not in title.within],
        )
        if facts != (["vi"], 1, [True]):
            wrong.setdefault(facts.__repr__(), str(each))
    assert wrong == {}


def test_no_page_holds_styles_or_scripts(pages):
    wrong = {}
    for page in pages:
        for element in page.page.elements:
            marks = {name for name in element.attributes if name == "style" or re.match("on[a-z]+$", name)}
            if element.attributes.get("href", "").strip().lower().startswith("javascript:"):
                marks.add("javascript:")
            if element.tag == "style" or (element.tag == "script" and "src" not in element.attributes):
                marks.add(element.tag)
            if marks:
                wrong.setdefault((element.tag, *sorted(marks)), str(page))
    assert wrong == {}


def test_every_answer_carries_the_headers(answers):
    wrong = {}
    for answer in answers:
        csp = {part.strip() for part in answer.headers.get("Content-Security-Policy", "").split(";")}
        found = {name: answer.headers.get(name) for name in HEADERS}
        if (csp, found) != (CSP, HEADERS):
            wrong[str(answer)] = (
                csp ^ CSP,
                {name: value for name, value in found.items() if value != HEADERS[name]},
            )
    assert wrong == {}


def test_pages_of_somebody_who_signed_in_are_not_stored(answers):
    signed_in = [answer for answer in answers if answer.who != "guest"]
    files = {
        each.headers["Cache-Control"]
        for each in signed_in
        if each.headers["Content-Type"] == "application/pdf"
    }
    assert files == {"private, no-cache"}
    assert [
        str(each)
        for each in signed_in
        if each.is_page and "no-store" not in each.headers.get("Cache-Control", "")
    ] == []


def test_no_answer_says_what_it_is_made_with(answers):
    telling = {"Server", "X-Powered-By", "X-Runtime", "Via"}
    assert [str(answer) for answer in answers if telling & set(answer.headers)] == []
