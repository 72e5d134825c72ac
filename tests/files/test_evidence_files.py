"""Evidence: what a file is is told by its content; nothing hostile is taken, and looking at it takes little memory."""

import random
import resource
import time

import pytest

from pledges.errors import PledgeError
from pledges.files.acts import beside
from pledges.files.kinds import LARGEST, Unacceptable, clean_name, kind_of
from tests import brought

HOSTILE = brought.hostile()
SECONDS = 3
MEGABYTES = 80  # above what the process had before


@pytest.mark.parametrize("name", brought.GOOD)
def test_what_is_taken(name):
    content, media_type, ending = brought.GOOD[name]
    kind = kind_of(content)
    assert (kind.media_type, kind.endings[0]) == (media_type, ending)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_refused(name):
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unacceptable) as caught:
        kind_of(HOSTILE[name])
    assert time.monotonic() - began < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1024
    assert "Xin " in str(caught.value) or "Các loại được nhận" in str(caught.value)


def judged(content: bytes) -> str:
    try:
        return kind_of(content).media_type
    except Unacceptable as refusal:
        return str(refusal)


def test_a_file_above_the_limit_is_refused():
    with pytest.raises(Unacceptable, match="Tệp lớn hơn 10 MB"):
        kind_of(brought.PDF + bytes(LARGEST))


@pytest.mark.parametrize("name", ["a PDF", "a PNG", "a JPEG", "a DOCX", "an ODT"])
def test_no_beginning_of_a_file_breaks_the_judge(name):
    """Cut off anywhere: taken or refused with a sentence, never an error."""
    content = brought.GOOD[name][0]
    for end in range(0, len(content), max(1, len(content) // 60)):
        assert judged(content[:end])


@pytest.mark.parametrize("name", ["a PNG", "a JPEG", "a DOCX", "an ODT"])
def test_no_changed_byte_breaks_the_judge(name):
    content = brought.GOOD[name][0]
    for place in range(0, len(content), max(1, len(content) // 60)):
        assert judged(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Kế hoạch.pdf", "Kế hoạch.pdf"),
        ("Ke\u0302\u0301 hoa\u0323ch.PDF", "Kế hoạch.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\an\\bao cao.pdf", "bao cao.pdf"),
        ("bao-cao.pdf.exe", "bao-cao.pdf.exe.pdf"),
        ("bao-cao.html", "bao-cao.html.pdf"),
        ("\u202efdp.exe", "fdp.exe.pdf"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "ab Set-Cookie: x.pdf"),
        ("", "minh-chung.pdf"),
        ("...", "minh-chung.pdf"),
        (".pdf", "pdf.pdf"),
        ("đ" * 300 + ".pdf", "đ" * 120 + ".pdf"),
    ],
)
def test_names_are_cleaned_and_end_as_their_content_says(sent, kept):
    assert clean_name(sent, kind_of(brought.PDF)) == kept


def film() -> bytes:
    """What phones write behind a picture that moves; its tables stand last."""
    return b"\0\0\0\x18ftypmp42" + random.Random(18).randbytes(2_000_000)  # noqa: S311 - the same film every time


@pytest.mark.parametrize("progressive", [False, True])
def test_a_photo_with_a_film_behind_it_is_taken(progressive):
    photo = brought.picture("JPEG", (600, 400), progressive=progressive)
    assert judged(photo + film()) == "image/jpeg"


def test_a_photo_cut_off_before_a_film_is_refused():
    photo = brought.picture("JPEG", (600, 400))
    assert judged(photo[: len(photo) // 2] + b"\xff\xd8\xff\xe0") == (
        "Ảnh bị hỏng hoặc bị thiếu. Xin mở ảnh để kiểm tra rồi tải lên lại."
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\0\0\0\x18ftypheic" + bytes(200), "Ảnh HEIC của iPhone"),
        (b"\0\0\0\x1cftypmif1" + bytes(200), "Ảnh HEIC của iPhone"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Tệp Word, Excel kiểu cũ"),
    ],
)
def test_what_phones_and_old_offices_make_is_named_with_the_way_out(content, words):
    assert judged(content).startswith(words)
    assert "Xin " in judged(content)


def test_equal_names_are_numbered():
    columns = {"name": "image.jpg", "sha256": "3"}
    assert beside([], columns)["name"] == "image.jpg"
    assert beside([("1", "image.jpg")], columns)["name"] == "image (2).jpg"
    assert beside([("1", "image.jpg"), ("2", "image (2).jpg")], columns)["name"] == "image (3).jpg"


def test_the_same_file_is_not_kept_twice():
    with pytest.raises(PledgeError, match="Tệp này đã được tải lên"):
        beside([("3", "image.jpg")], {"name": "anh.jpg", "sha256": "3"})
