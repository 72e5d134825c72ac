"""Evidence: what a file is is told by its content; nothing hostile is taken, and looking at it takes little memory."""

import resource
import time

import pytest

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
