"""What would take long to read is told from its bytes, before any parser sees it."""

import time

import pytest

from pledges.signing.weight import HIGHEST_NUMBER, MOST_REVISIONS, is_heavy
from tests.input import hostile

ENTRIES = b"/Type /XRef /W [0 0 0] "
STREAM = b"%%PDF-1.7\n1 0 obj <<%b>> stream\nendstream endobj\nstartxref\n9\n%%%%EOF\n"
HEAVY = {
    "a billion objects": b"/Size 9 /Index[0 1000000000]",
    "the same with blanks": b"/Size 9 /Index \r\n\t\0 [ 0\f1000000000 ]",
    "the same with a remark": b"/Size 9 /Index %x\n[0 1000000000]",
    "the same, spelled otherwise": b"/Size 9 /#49nd#65x [0 1000000000]",
    "the same in pieces": b"/Size 9 /Index [" + b"".join(b"%d 90 " % (90 * n) for n in range(2000)) + b"]",
    "the same with a sign": b"/Size 9 /Index [0 +1000000000]",
    "the same as an object": b"/Size 9 /Index 5 0 R",
    "many times": b"/Size 9 " + b"/Index [0 99999] " * 2,
    "a large size": b"/Size 1000000000",
    "a large size with a sign": b"/Size +1000000000",
    "a large size, spelled otherwise": b"/S#69ze 1000000000",
    "a large size after a remark": b"/Size%\n1000000000",
    "a size of many digits": b"/Size 00000000000000000000100000000",
}


@pytest.mark.parametrize("name", HEAVY)
def test_numbers_that_a_reader_would_believe(name):
    assert is_heavy(STREAM % (ENTRIES + HEAVY[name]))


def test_what_honest_programs_write_is_light():
    honest = b"/Type /XRef /W [1 3 1] /Size %d /Index [0 1 20 %d]" % (HIGHEST_NUMBER, HIGHEST_NUMBER - 1)
    bookmarks = b"<</Prev 12 0 R /Next 13 0 R>> " * 1000
    assert not is_heavy(STREAM % honest + bookmarks + b"[/Indexed /DeviceRGB 1 <000000>]" * 500)


def test_many_revisions_and_many_objects(closed):
    assert not is_heavy(closed.newest)
    assert not is_heavy(closed.newest + hostile.revisions(closed.newest, 60))
    assert is_heavy(closed.newest + hostile.revisions(closed.newest, 400))
    assert is_heavy(b"trailer <</P#72ev 12>>" * (MOST_REVISIONS + 1))
    assert is_heavy(b"".join(b"%d 0 obj null endobj\n" % number for number in range(70_000)))
    assert is_heavy(b"0000000009 00000 n \n" * 70_000)


@pytest.mark.parametrize(
    "piece",
    [b"#41", b"/Prev ", b"/Index", b"/Index[", b"/Size%", b"/Index[1 1 ", b"0", b" ", b"0000000000 00000 n "],
)
def test_looking_takes_no_longer_than_the_file_is_long(piece):
    begins = time.process_time()
    is_heavy(b"%PDF-1.7 " + piece * (10 * 1024**2 // len(piece)))
    assert time.process_time() - begins < 3
