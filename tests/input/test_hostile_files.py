"""Files brought to the public verification page: a sentence within seconds, whatever is in them."""

import fcntl
import time
import tracemalloc

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pledges.signing import examine
from tests import factories
from tests.input import hostile
from tests.input.bad import WANTED
from tests.input.doors import rows
from tests.input.pages import Page, assert_vietnamese

SECONDS = 20
COUNTED = {"members_brake"}  # how many files were brought
NOT_OURS = {"noise", "many names", "a name of zeros"}


@pytest.fixture
def year(authority):
    """Signed by one of two."""
    cache.clear()
    made = factories.cluster_year(2)
    made.open()
    made.sign(made.leaders[0])
    return made


@pytest.fixture
def stored(year):
    return bytes(year.agreement.document.newest().pdf)


def brought(content, name="a.pdf", kind="application/pdf"):
    cache.clear()
    file = SimpleUploadedFile(name, content, kind)
    before, began = rows(without=COUNTED), time.monotonic()
    answer = Client().post(reverse("pledges:lookup_upload"), {"file": file})
    assert time.monotonic() - began < SECONDS
    assert rows(without=COUNTED) == before
    return answer


def assert_told(answer):
    """Never that the file is the stored one."""
    page = Page.of(answer)
    if answer.status_code == 422:
        assert_vietnamese(page.errors["file"])
    else:
        assert answer.status_code == 200
        found = answer.context["found"].diagnosis
        assert found.kind != "exact"
        assert "Tệp đúng với văn bản đã ký" not in page.text
        assert_vietnamese([found.sentence, *found.details])
        assert found.sentence in page.text


def test_files_that_only_claim_to_be_ours(year, stored):
    for name, content in hostile.from_nothing(stored).items():
        answer = brought(content)
        assert_told(answer)
        assert (year.agreement.document.code in answer.content.decode()) == (name not in NOT_OURS), name


def test_files_made_from_ours(year, stored, tmp_path):
    for content in hostile.made_from(stored, tmp_path).values():
        assert_told(brought(content))


def test_small_files_that_are_long_to_read_are_not_read(year, stored):
    """Not even when the one place where files are read is taken."""
    with examine.LOCK.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name, content in hostile.heavy(stored).items():
            answer = brought(content)
            assert_told(answer)
            assert answer.status_code == 200, name


def test_a_decompression_bomb_is_put_down(stored):
    """A gigabyte when INPUT_EXAMPLES asks for thoroughness."""
    bomb = hostile.bomb(1024 if WANTED else 128)
    assert_told(brought(hostile.attacks.update(stored, hostile.attacks.page_of(bomb))))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF",
        b"%PDF-1.7",
        b"x",
        b"\x00" * 5000,
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04",
        b"<html>%PDF-1.7</html>",
        b"\r\n" * 600 + b"%PDF-1.7 %%EOF",
    ],
)
def test_what_is_no_pdf(authority, content):
    assert_told(brought(content))


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "a\x00.pdf",
        "<script>.pdf",
        "đ" * 300 + ".pdf",
        "a.pdf.exe",
        "con",
        "\u202efdp.exe",
    ],
)
def test_the_name_of_a_file_does_not_matter(authority, name):
    answer = brought(hostile.HEADER + hostile.END, name=name, kind="text/x-shellscript")
    assert_told(answer)
    assert "<script>." not in answer.content.decode()


def test_a_file_above_the_limit_is_refused_and_never_held_in_memory(db):
    stream = hostile.Endless(50 * 1024 * 1024)
    request = {"wsgi.input": stream, "CONTENT_LENGTH": str(stream.length), "REQUEST_METHOD": "POST"}
    request |= {
        "CONTENT_TYPE": "multipart/form-data; boundary=X",
        "PATH_INFO": reverse("pledges:lookup_upload"),
    }
    tracemalloc.start()
    try:
        answer = Client().request(**request)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert answer.status_code == 422
    assert "Tệp lớn hơn 10 MB" in " ".join(Page.of(answer).errors["file"])
    assert peak < 20 * 1024 * 1024


def test_the_largest_file_that_is_taken(year, stored):
    assert_told(brought(stored + b"\n%" + b"x" * (10 * 1024 * 1024 - len(stored) - 10)))
