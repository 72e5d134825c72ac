"""The visible stamp: always the same, never overflowing, only in the vendored letters."""

import subprocess
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledges.signing.stamp import FETCHER, render
from tests.signing.building import stamp_text
from tests.signing.names import LONG_UNIT


def run(command: str, pdf: bytes, folder) -> str:
    (folder / "stamp.pdf").write_bytes(pdf)
    return subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, check=True).stdout


def words(pdf: bytes, folder) -> str:
    return " ".join(run("pdftotext -layout stamp.pdf -", pdf, folder).split())


def test_it_says_who_when_and_how(tmp_path):
    text = stamp_text(signed_at=datetime(2026, 2, 28, 18, 14, 22, tzinfo=UTC))
    assert words(render(text, width=215, height=68), tmp_path) == (
        "Ký điện tử trong hệ thống Nguyễn Thị Hoàng Phương Hội Cựu chiến binh thành phố Hà Nội "
        "01/03/2026 01:14:22 +07:00 Mã: GU26-7K3F-9Q2M"
    )


def test_the_same_text_gives_the_same_bytes():
    assert render(stamp_text(), width=215, height=68) == render(stamp_text(), width=215, height=68)


def test_another_moment_gives_other_bytes():
    later = stamp_text(signed_at=datetime(2026, 3, 1, tzinfo=UTC))
    assert render(stamp_text(), width=215, height=68) != render(later, width=215, height=68)


def test_only_the_vendored_font_is_embedded(tmp_path):
    fonts = run("pdffonts stamp.pdf", render(stamp_text(unit=LONG_UNIT), width=215, height=68), tmp_path)
    names = [line.split()[0].split("+")[1] for line in fonts.splitlines()[2:]]
    assert sorted(names) == ["Tinos", "Tinos-Bold"]


@pytest.mark.parametrize(("width", "height"), [(215, 68), (140, 52), (160, 60), (300, 40)])
@pytest.mark.parametrize("unit", [LONG_UNIT, "X" * 120, "Hội"])
def test_long_names_fit_into_the_frame(tmp_path, unit, width, height):
    pdf = render(stamp_text(unit=unit), width=width, height=height)
    boxes = run("pdftotext -bbox stamp.pdf -", pdf, tmp_path)
    assert boxes.count("<page ") == 1
    for line in boxes.splitlines():
        if "<word" in line:
            x1, y1, x2, y2 = (float(part) for part in line.split('"')[1::2])
            assert 0 <= x1 <= x2 <= width - 2
            assert 0 <= y1 <= y2 <= height
    assert unit.replace(" ", "") in words(pdf, tmp_path).replace(" ", "")


def test_markup_in_a_name_is_shown_not_obeyed(tmp_path):
    text = stamp_text(full_name="<b>Lê</b> & Ân", unit='<img src="file:///etc/passwd">')
    assert '<b>Lê</b> & Ân <img src="file:///etc/passwd">' in words(
        render(text, width=215, height=68), tmp_path
    )


def test_decomposed_letters_come_out_whole(tmp_path):
    assert "Nguyễn" in words(render(stamp_text(full_name="Nguyễn"), width=215, height=68), tmp_path)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "https://example.vn/x.ttf", "font:../../settings.py", "font:"]
)
def test_nothing_but_our_fonts_is_fetched(url):
    with pytest.raises(ValueError, match="not a vendored font"):
        FETCHER.fetch(url)


def test_a_box_too_small_for_any_stamp_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        render(stamp_text(), width=60, height=9)


@settings(max_examples=10, deadline=None, database=None)
@given(st.text(max_size=120))
def test_any_unit_name_gives_one_page(unit):
    assert render(stamp_text(unit=unit), width=215, height=68).count(b"/Type /Page\n") <= 1


def test_stamps_of_one_row_have_letters_of_one_size(tmp_path):
    """The time has as many letters in each stamp: as wide in both, it is as large in both."""
    short, long = stamp_text(unit="Hội"), stamp_text(unit=LONG_UNIT)

    def width_of_the_time(pdf):
        (line,) = [
            row for row in run("pdftotext -bbox stamp.pdf -", pdf, tmp_path).splitlines() if "+07:00" in row
        ]
        x1, _, x2, _ = (float(part) for part in line.split('"')[1::2])
        return round(x2 - x1, 1)

    alone = width_of_the_time(render(short, width=140, height=52))
    together = width_of_the_time(render(short, width=140, height=52, beside=[long]))
    assert together == width_of_the_time(render(long, width=140, height=52, beside=[short])) < alone
