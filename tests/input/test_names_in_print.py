"""Names of people and units in signature blocks, stamps, pages and letters, whatever Vietnamese names they are."""

import re
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.vietnamese import PRINTABLE
from tests import factories
from tests.input.bad import examples
from tests.input.doors import undone
from tests.input.letters import LETTERS
from tests.input.printed import bare, read

FAMILIES = ("Nguyễn", "Trần", "Phạm", "Huỳnh", "Đặng", "Đỗ", "Ngô", "Lý", "Ỷ", "Ông", "Ứng")
WORDS = ("Thị", "Văn", "Thuỵ", "Thúy", "Uyển", "Phượng", "Ẵm", "Hoè", "Y", "Ỹ", "H'Mông", "Y-Ban")
BODIES = (
    "Hội",
    "Ủy ban",
    "Liên đoàn",
    "Cựu chiến binh",
    "TNCS",
    "tỉnh Đắk Lắk",
    "thành phố Hà Nội",
    "Ea H'leo",
)
syllables = st.text(LETTERS, min_size=1, max_size=7)
people = st.builds(
    lambda family, others, form: unicodedata.normalize(form, " ".join([family, *others])),
    st.sampled_from(FAMILIES),
    st.lists(st.sampled_from(WORDS) | syllables, min_size=1, max_size=6),
    st.sampled_from(["NFC", "NFD"]),
)
bodies = st.lists(st.sampled_from(BODIES) | syllables, min_size=1, max_size=14).map(" ".join)
SIGNING = 5


def rename(year, people, bodies):
    for unit, body, leader, name in zip(year.units, bodies, year.leaders, people, strict=True):
        unit.name, leader.full_name = body, name
        unit.full_clean()
        leader.full_clean(exclude=["password"])
        unit.save()
        leader.save()


@pytest.fixture
def year(authority):
    return factories.cluster_year(SIGNING)


@examples(2, share=20)
@given(
    names=st.lists(people, min_size=SIGNING, max_size=SIGNING),
    units=st.lists(bodies, min_size=SIGNING, max_size=SIGNING, unique_by=lambda name: bare(name).casefold()),
)
def test_names_are_whole_in_blocks_stamps_and_pages(client, year, names, units):
    with undone():
        rename(year, names, units)
        year.open()
        frozen = read(bytes(year.agreement.document.newest().pdf), heads=0)
        year.sign()
        signed = bytes(year.reload().document.newest().pdf)
        stamps = read(signed, heads=0)
        page = bare(client.get(f"/tra-cuu/{year.agreement.document.code}/").content.decode())
        for name, unit in zip(names, units, strict=True):
            assert bare(name) in frozen
            assert bare(unit).upper() in frozen
            assert stamps.count(bare(name)) > frozen.count(bare(name)), "in the stamp as well"
            assert bare(unit) in stamps
            assert bare(name).replace("'", "&#x27;") in page
            assert bare(unit).replace("'", "&#x27;") in page


def test_every_letter_can_stand_in_a_name_that_is_printed_in_capitals(year):
    letters = [chr(code) for code in range(0x21, 0x1EFA) if is_letter(chr(code))]
    assert len(letters) > 300
    with undone():
        for unit, start in zip(year.units, range(0, len(letters), 90), strict=False):
            unit.name = " ".join(letters[start : start + 90])
            unit.save()
        year.open()
        frozen = bytes(year.agreement.document.newest().pdf)
    printed = read(frozen, heads=0)
    assert [letter for letter in letters if letter.upper() not in printed] == []
    assert fonts(frozen) == {f"Tinos-Document{face}" for face in ("", "-Bold", "-Italic", "-Bold-Italic")}


def is_letter(sign):
    """The capitals of the micro sign and of ŉ are in no font of ours, and the Icelandic Ð is read as Đ."""
    composed = unicodedata.normalize("NFC", sign) == sign
    return sign not in "µŉÐð" and composed and sign.isalpha() and bool(re.fullmatch(f"[{PRINTABLE}]", sign))


def fonts(pdf):
    rows = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return {row.split()[0].split("+")[1] for row in rows.splitlines()[2:]}
