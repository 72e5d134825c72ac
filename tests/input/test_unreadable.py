"""Guests who send what cannot be read get a page in words with every header, wherever they send it."""

import pytest
from django.conf import settings
from django.test import Client

from tests.input.doors import FORM
from tests.input.pages import Page

MULTIPART = "multipart/form-data; boundary=X"
BODIES = {
    "UTF-16": (f"{FORM}; charset=utf-16", b"a=1", 400),
    "UTF-16 in parts": (f"{MULTIPART}; charset=utf-16", b"--X--\r\n", 400),
    "UTF-16 in another form": ("application/json; charset=utf-16", b"{}", 400),
    "UTF-8 by another name": (f"{FORM}; charset=utf8", b"a=1", 403),
    "UTF-8 by its nickname": (f"{FORM}; charset=U8", b"a=1", 403),
    "no boundary": ("multipart/form-data", b"x", 400),
    "a long boundary": (f"multipart/form-data; boundary={'a' * 300}", b"x", 400),
    "torn base64": (
        MULTIPART,
        b'--X\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\na!",
        400,
    ),
    "too many fields": (FORM, b"&".join([b"a=1"] * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)), 400),
    "too large": (FORM, b"a=" + b"x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1), 400),
    "too many files": (
        MULTIPART,
        b"".join(
            b'--X\r\nContent-Disposition: form-data; name="f%d"; filename="a"\r\n\r\n1\r\n' % number
            for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FILES + 1)
        )
        + b"--X--\r\n",
        400,
    ),
}
HEADERS = [
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
]


def guest():
    """A browser with a token in its cookie: the pages for a refusal ask the form for the other half."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    return client


@pytest.mark.parametrize(("content_type", "body", "status"), BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("path", ["/dang-nhap/", "/khong-co/", "/tra-cuu/tep/", "/quan-tri/", "/healthz"])
def test_an_unreadable_request_gets_a_page(db, path, content_type, body, status):
    answer = guest().generic("POST", path, body, content_type=content_type)
    expected = 404 if path == "/khong-co/" and status == 403 else status
    assert (answer.status_code, [name for name in HEADERS if name not in answer]) == (expected, [])
    assert Page.of(answer).text


@pytest.mark.parametrize("letters", [61, 256, 5000])
def test_a_long_user_name_is_refused_at_its_field(client, db, letters):
    """PostgreSQL holds 255 letters of it in the list of attempts."""
    answer = client.post("/dang-nhap/", {"username": "a" * letters, "password": "x"})
    assert answer.status_code == 200
    assert Page.of(answer).errors["username"] == [f"Không quá 60 ký tự (hiện có {letters})."]
