"""Requests that are broken as such: too large, wrongly encoded, cut off, with NUL in a cookie."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.input.bad import encoded
from tests.input.doors import DRAFT, FORM, rows, send, undone
from tests.input.pages import Page, assert_vietnamese

REFUSED = "Nội dung quá dài hoặc đường truyền bị gián đoạn."
MULTIPART = "multipart/form-data; boundary=X"
PART = b'--X\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n'
FILE = b'--X\r\nContent-Disposition: form-data; name="file"; filename="%b"\r\nContent-Type: %b\r\n\r\n%b\r\n--X--\r\n'


@pytest.fixture
def year(make_year):
    return make_year("draft")


@pytest.fixture
def secretary(year):
    return factories.client_of(Client(), year.secretary)


def refused(answer):
    assert answer.status_code == 400
    assert REFUSED in Page.of(answer).text
    return True


def post(client, url, body, content_type=FORM):
    with undone():
        before = rows(without=())
        answer = client.generic("POST", url, body, content_type=content_type)
        assert rows(without=()) == before
    return answer


def parts(count):
    return b"".join(PART % (b"a%d" % number, b"1") for number in range(count)) + b"--X--\r\n"


@pytest.mark.parametrize("page", ["agreement_draft", "agreement_preview", "agreement_scratch"])
def test_a_form_above_the_limit_gets_a_page_that_says_so(secretary, year, page):
    body = encoded([*DRAFT.items(), ("opening", "a" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE)])
    assert refused(post(secretary, year.url(page), body))


def test_a_long_vietnamese_text_above_the_limit_gets_a_page_that_says_so(secretary, year):
    body = encoded([*DRAFT.items(), ("opening", "ệ" * 1_000_000)])
    assert refused(post(secretary, year.url("agreement_draft"), body))


def test_too_many_fields_or_files_get_a_page_that_says_so(secretary, year):
    many = encoded([(f"a{number}", "1") for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)])
    assert refused(post(secretary, year.url("agreement_draft"), many))
    files = b"".join(
        b'--X\r\nContent-Disposition: form-data; name="f%d"; filename="a"\r\n\r\n1\r\n' % number
        for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FILES + 1)
    )
    assert refused(post(Client(), reverse("pledges:lookup_upload"), files + b"--X--\r\n", MULTIPART))


@pytest.mark.parametrize("count", [-1, 0, 1, 2, 3])
def test_as_many_fields_as_are_allowed_never_lock_the_drafting_page(secretary, year, count):
    """What is kept of a half-typed form must be readable again."""
    number = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + count - 1
    body = PART % (b"edition", b"2") + parts(number)
    with undone():
        secretary.generic("POST", year.url("agreement_scratch"), body, content_type=MULTIPART)
        assert secretary.get(year.url("agreement_draft")).status_code == 200


@pytest.mark.parametrize(
    "charset", ["hex", "rot13", "undefined", "unicode_escape", "idna", "utf-16", "utf-7", "latin-1"]
)
def test_only_utf8_is_read(secretary, year, charset):
    content_type = f"{MULTIPART}; charset={charset}"
    assert refused(
        post(
            secretary,
            year.url("agreement_draft"),
            PART % (b"subject", rb"\ud800") + b"--X--\r\n",
            content_type,
        )
    )


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "no-such-charset", ""])
def test_utf8_under_any_name_is_read(secretary, year, charset):
    with undone():
        body = encoded(list(DRAFT.items()))
        content_type = f"{FORM}; charset={charset}"
        answer = secretary.generic("POST", year.url("agreement_draft"), body, content_type=content_type)
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=", b"x"),
        ("multipart/form-data; boundary=đ", b"x"),
        (f"multipart/form-data; boundary={'a' * 300}", b"x"),
        (
            MULTIPART,
            b'--X\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\na!',
        ),
        (
            MULTIPART,
            b"--X\r\nContent-Disposition: form-data; name*=hex''%00%ff; filename*=zlib''a.pdf\r\n\r\n%PDF\r\n--X--\r\n",
        ),
        (MULTIPART, b'--X\r\nContent-Disposition: form-data; name="file'),
        (MULTIPART, FILE % (b"../../\x00.pdf", b"application/pdf; charset=\xff", b"")),
        (MULTIPART, b"--X" * 100_000),
        ("application/json", b'{"file": 1}'),
        ("text/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
        (FORM, b"%%%&&&===;;\xff\xfe%ZZ"),
        ("\x00", b"x"),
    ],
)
def test_a_broken_body_is_refused(secretary, year, content_type, body):
    for client, url in (
        (Client(), reverse("pledges:lookup_upload")),
        (secretary, year.url("agreement_draft")),
    ):
        answer = post(client, url, body, content_type)
        assert answer.status_code in {302, 400, 422}
        if answer.status_code == 422:
            assert_vietnamese(Page.of(answer).errors["file"])


@pytest.mark.parametrize("cookie", [r'"\000aaaaaaaaaaaa"', "x" * 5000, '"', "a=b=c; ;;", "\xff\xfe"])
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_a_bad_cookie_is_as_good_as_none(db, name, cookie):
    browser = Client(HTTP_COOKIE=f"{name}={cookie}", enforce_csrf_checks=True)
    assert browser.get("/").status_code in {302, 400}
    assert browser.get(reverse("pledges:lookup")).status_code in {200, 400}
    assert browser.post(reverse("members:login"), {"username": "a"}).status_code in {400, 403}


def test_nul_in_a_browser_name_is_refused(make_year):
    opened = make_year("open")
    client = factories.client_of(Client(HTTP_USER_AGENT="a\x00b"), opened.leaders[0])
    fields = {
        "sha256": opened.agreement.document.frozen_sha256,
        "consent": "on",
        "password": factories.PASSWORD,
    }
    assert refused(send(client, opened.url("agreement_sign"), list(fields.items())))


def test_parameters_that_acts_without_fields_do_not_know_are_ignored(year):
    for page in (
        "agreement_template",
        "agreement_scratch_discard",
        "agreement_comments_close",
        "agreement_open",
    ):
        with undone():
            client = factories.client_of(Client(), year.secretary)
            answer = send(
                client, year.url(page), [("edition", "²"), ("by", "1"), ("state", "sealed"), ("\x00", "\x00")]
            )
            assert answer.status_code == 302
            assert year.reload().state == "draft"
