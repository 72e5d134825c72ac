"""What the printed agreement says, and what kind of file it is."""

import re
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from pledges.papers import pdf
from tests.papers.printing import CODE, printed, tool, units, wording, words

ROOT = Path(__file__).resolve().parents[2]
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES) + "đ"


def test_the_document_says_what_the_wording_says():
    read = words(wording())
    for sentence in (
        "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG THÀNH PHỐ HÀ NỘI CỤM THI ĐUA SỐ 4",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 01/GƯ-CTĐ4",
        "Hà Nội, ngày 28 tháng 02 năm 2019",
        "GIAO ƯỚC THI ĐUA Năm 2019 của Cụm thi đua số 4 Chủ đề: “Năm nâng cao hiệu lực, hiệu quả”",
        "Căn cứ Luật Thi đua, khen thưởng; Căn cứ nhiệm vụ trọng tâm năm 2019.",
        "I. NỘI DUNG GIAO ƯỚC 1. Cải cách hành chính. Mục tiêu “5 rõ”: - rõ người; - rõ việc.",
        "a) Việc đúng hạn: từ 99,5% trở lên; b) Vi phạm: 0 vụ.",
        "II. ĐĂNG KÝ CHUYÊN ĐỀ, MÔ HÌNH MỚI, PHONG TRÀO THI ĐUA TT Đơn vị Loại Tên gọi Thời gian thực hiện",
        "III. TỔ CHỨC THỰC HIỆN Trao đổi kinh nghiệm. Kiểm tra chéo. Các đơn vị cam kết thực hiện./.",
        "Nơi nhận: - Các đơn vị thành viên; - Lưu: VT.",
        "nhập mã GU19-7K3F-9Q2M tại https://thidua.example.vn/tra-cuu/.",
    ):
        assert sentence in read


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_all_vietnamese_letters_are_read_back(form):
    letters = " ".join([LETTERS, LETTERS.upper()])
    assert len(letters.replace(" ", "")) == 146
    shown = wording(closing=unicodedata.normalize(form, letters))
    assert letters.replace(" ", "") in words(shown).replace(" ", "")


def test_only_the_vendored_fonts_are_embedded():
    rows = tool("pdffonts", "-", rendering=printed(wording(opening="Chữ lạ: ☑ 世 Ж"))).splitlines()[2:]
    fonts = {row.split()[0].split("+")[1] for row in rows}
    assert fonts == {f"Tinos-Document{face}" for face in ("", "-Bold", "-Italic", "-Bold-Italic")}
    assert all(re.search(r" yes yes yes ", row) for row in rows)


def test_letters_without_a_shape_are_named_and_shown_as_question_marks():
    assert pdf.unprintable("Chữ ☑ lạ \u200bvà ☑ 世") == ["☑", "世"]
    assert "Chữ ? lạ và ?" in words(wording(opening="Chữ ☑ lạ \u200bvà 世"))


def test_the_same_wording_gives_the_same_bytes_in_every_process():
    script = """
import django, hashlib
django.setup()
from tests.papers.printing import printed, wording
print(hashlib.sha256(printed(wording()).pdf).hexdigest())
"""
    once, again = printed(wording()), printed(wording())
    elsewhere = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True, cwd=ROOT
    )
    assert once == again
    assert elsewhere.stdout.strip() == pdf.sha256(once.pdf).hexdigest()


def test_the_file_is_sound_and_bears_its_identifier(tmp_path):
    rendering = printed(wording())
    file = tmp_path / "agreement.pdf"
    file.write_bytes(rendering.pdf)
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", file, rendering=rendering)
    assert b"/ID [(" + pdf.identifier(CODE) + b")" in rendering.pdf
    assert re.fullmatch(rb"[0-9a-f]{32}", pdf.identifier(CODE))
    about = tool("pdfinfo", "-", rendering=rendering)
    assert re.search(r"Title: +GIAO ƯỚC THI ĐUA Năm 2019 của Cụm thi đua số 4\n", about)
    assert re.search(r"Author: +Cụm thi đua số 4\n", about)
    assert re.search(r"Tagged: +yes\n", about)


def test_pages_are_numbered_from_the_second():
    text = wording(signatories=units(9), opening="Lời mở đầu.\n" * 30)
    starts = [words(text, page=page, order="-layout").split()[0] for page in (1, 2, 3)]
    assert starts == ["HỘI", "2", "3"]


def test_markup_in_the_wording_is_shown_as_text():
    markup = (
        "<script>alert(1)</script><img src=file:///etc/passwd><style>*{display:none}</style>&amp;{{ text }}"
    )
    text = wording(opening=markup, cluster="<b>Cụm</b>", signatories=units(2, name="<i>Đơn vị</i>"))
    read = words(text).replace(" ", "")
    assert markup.replace(" ", "") in read
    assert "<B>CỤM</B>" in read
    assert read.count("<I>ĐƠNVỊ</I>") == 2


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/",
        "https://example.com/a.png",
        "data:text/css,a{}",
        "ftp://example.com/",
        (pdf.STATIC / "css" / ".." / ".." / "manage.py").as_uri().replace("manage.py", "%2e%2e/manage.py"),
        f"file://example.com{pdf.STATIC}/css/document.css",
    ],
)
def test_nothing_but_our_own_files_is_fetched(address):
    with pytest.raises(pdf.Refused):
        pdf.VendoredFiles(allowed_protocols={"file"}).fetch(address)


def test_our_own_files_are_fetched():
    sheet = pdf.STATIC / "css" / "document.css"
    assert pdf.VendoredFiles(allowed_protocols={"file"}).fetch(sheet.as_uri()).read() == sheet.read_bytes()


def test_a_word_of_ten_thousand_letters_is_broken():
    read = tool("pdftotext", "-raw", "-", "-", rendering=printed(wording(opening="đ" * 10_000)))
    assert read.count("đ") > 10_000


def test_what_is_missing_leaves_no_heading():
    read = words(
        wording(
            number="",
            day=None,
            superior_body="",
            theme="",
            grounds=(),
            registrations=(),
            signatories=(),
            recipients=(),
        )
    )
    assert "Số:" not in read
    assert "Chủ đề" not in read
    assert "MÔ HÌNH MỚI" not in read
    assert "CHỨNG KIẾN" not in read
    assert "II. TỔ CHỨC THỰC HIỆN" in read
    assert "ngày ……. tháng ……. năm 2019" in read
    assert "TỔ CHỨC" not in words(wording(organisation=" \n"))


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1/GƯ", "01/GƯ"), ("01/GƯ", "01/GƯ"), ("9", "09"), ("12/GƯ", "12/GƯ"), ("GƯ-1", "GƯ-1")],
)
def test_a_number_below_ten_has_a_leading_zero(number, shown):
    assert wording(number=number).printed_number == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2019, 2, 5), "ngày 05 tháng 02 năm 2019"),
        (date(2019, 12, 31), "ngày 31 tháng 12 năm 2019"),
        (date(2019, 3, 9), "ngày 09 tháng 3 năm 2019"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_a_leading_zero(day, shown):
    assert wording(day=day).printed_day == shown
