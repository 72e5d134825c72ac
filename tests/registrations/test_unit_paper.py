"""A registration as the unit's own paper: under its head and number, as PDF and as Word file."""

import io
import subprocess
import unicodedata

import pytest
from docx import Document

from tests import factories
from tests.pages import page, visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2)


def fetched(made, year, name="registration_paper"):
    return visitor(year.officers[0]).get(made.url(name))


def words_of(pdf: bytes) -> str:
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return " ".join(unicodedata.normalize("NFC", read.decode()).split())


def test_it_stands_under_the_head_and_number_of_the_unit(year):
    made = factories.registration(year, name="Khu dân cư đoàn kết", state="submitted")
    text = words_of(fetched(made, year).content)
    assert text.startswith(f"{made.unit.name.upper()} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    for part in (
        f"Số: ……/ĐK-{made.unit.abbreviation}",
        "BẢN ĐĂNG KÝ Chuyên đề thi đua năm 2019",
        f"{made.unit.name} đăng ký thực hiện chuyên đề thi đua “Khu dân cư đoàn kết” trong năm 2019 như sau:",
        "II. THỰC HIỆN “5 RÕ” 1. Rõ người: Người phụ trách mẫu, Phó Chủ tịch.",
        "5. Rõ kết quả: Hồ sơ được giải quyết đúng hạn. Chỉ tiêu: 95%.",
        f"Đề nghị Thường trực {year.cluster.title} xem xét, ghi nhận./.",
        f"TM. BAN THƯỜNG VỤ CHỦ TỊCH {year.leaders[0].full_name}",
    ):
        assert part in text


def test_the_word_file_reads_the_same(year):
    made = factories.registration(year, state="submitted")
    paper = Document(io.BytesIO(fetched(made, year, "registration_docx").content))
    said = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    for part in ("BẢN ĐĂNG KÝ", made.name, "1. Rõ người: Người phụ trách mẫu, Phó Chủ tịch."):
        assert part in said


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"state": "draft"}, 200), ({"state": "draft", "work": ""}, 404), ({"state": "withdrawn"}, 404)],
)
def test_what_is_unfinished_or_withdrawn_is_neither_printed_nor_offered(year, fields, status):
    made = factories.registration(year, **fields)
    names = ("registration_paper", "registration_docx")
    assert [fetched(made, year, name).status_code for name in names] == [status] * 2
    links = page(visitor(year.officers[0]).get(made.get_absolute_url())).links()
    assert [made.url(name) in links for name in names] == [status == 200] * 2


def test_its_file_says_what_it_is(year):
    made = factories.registration(year, name="Khu dân cư đoàn kết")
    name = fetched(made, year)["Content-Disposition"]
    assert name.startswith('inline; filename="dang-ky-2019-hoi-thu-so-')
    assert name.endswith('-khu-dan-cu-doan-ket.pdf"')
