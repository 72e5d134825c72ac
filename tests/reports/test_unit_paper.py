"""A unit's own report as a paper: under its head and number, signed by its leader, as PDF and as Word file."""

import io
import subprocess
import unicodedata
from decimal import Decimal

import pytest
from django.utils import timezone
from docx import Document

from members.models import Unit
from members.vietnamese import day_in_words
from pledges.reports.acts import LineDraft
from tests import factories
from tests.pages import page, visitor
from tests.reports import reporting

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = reporting.promising(2)
    Unit.objects.filter(pk=made.units[0].pk).update(superior_body="Tổng hội thử")
    reporting.registered(made, name="Dân vận khéo")
    return made


def told(line):
    figure = Decimal(45) if line.target and line.target.name == "Việc đúng hạn" else None
    return LineDraft(figure=figure, percent=None if line.target else Decimal(80), words="Đã làm 12 việc.")


def reported(year, state="approved", **parts):
    return factories.report(year, state=state, lines=told, achievements="Kết quả tốt.", **parts)


def words_of(pdf: bytes) -> str:
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return " ".join(unicodedata.normalize("NFC", read.decode()).split())


def fetched(report, year, name="report_pdf"):
    return visitor(year.officers[0]).get(report.url(name))


def test_it_stands_under_the_head_and_number_of_the_unit(year):
    report = reported(year, proposals="Đề nghị tập huấn.")
    unit, leader = year.units[0], year.leaders[0]
    text = words_of(fetched(report, year).content)
    assert text.startswith(f"TỔNG HỘI THỬ {unit.name.upper()} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    for part in (
        f"Số: ……/BC-{unit.abbreviation}",
        f"Hà Nội, {day_in_words(timezone.localdate())}",
        "BÁO CÁO Kết quả thực hiện Giao ước thi đua 6 tháng đầu năm 2019",
        "I. KẾT QUẢ THỰC HIỆN GIAO ƯỚC 1. Nhiệm vụ chính trị Đã làm 12 việc. Tỷ lệ hoàn thành: 80%.",
        "Việc đúng hạn: từ 90% trở lên 45% 50 Đã làm 12 việc.",
        "II. CHUYÊN ĐỀ, MÔ HÌNH MỚI, PHONG TRÀO THI ĐUA",
        "III. KẾT QUẢ NỔI BẬT Kết quả tốt.",
        "IV. ĐỀ XUẤT, KIẾN NGHỊ Đề nghị tập huấn.",
        f"đầu năm 2019 của {unit.name}./.",
        f"Nơi nhận: - Thường trực {year.cluster.title} (để tổng hợp); - Lưu: VT.",
        f"TM. BAN THƯỜNG VỤ CHỦ TỊCH {leader.full_name}",
    ):
        assert part in text


def test_the_word_file_reads_the_same(year):
    answer = fetched(reported(year), year, "report_docx")
    paper = Document(io.BytesIO(answer.content))
    headings = [paragraph.text for paragraph in paper.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == [
        "I. KẾT QUẢ THỰC HIỆN GIAO ƯỚC",
        "II. CHUYÊN ĐỀ, MÔ HÌNH MỚI, PHONG TRÀO THI ĐUA",
        "III. KẾT QUẢ NỔI BẬT",
    ]
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    said = "\n".join(cells)
    for part in (
        year.units[0].name.upper(),
        f"……/BC-{year.units[0].abbreviation}",
        "45%",
        "TM. BAN THƯỜNG VỤ",
    ):
        assert part in said


def test_before_the_approval_its_day_is_left_to_the_pen(year):
    text = words_of(fetched(reported(year, "submitted"), year).content)
    assert f"Hà Nội, ngày ……. tháng ……. năm {timezone.localdate():%Y}" in text
    assert year.leaders[0].full_name in text


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("sent_back", 404), ("submitted", 200)])
def test_what_is_unfinished_is_neither_printed_nor_offered(year, state, status):
    report = reported(year, state)
    assert [fetched(report, year, name).status_code for name in ("report_pdf", "report_docx")] == [status] * 2
    links = page(visitor(year.officers[0]).get(report.get_absolute_url())).links()
    assert (report.url("report_pdf") in links, report.url("report_docx") in links) == (status == 200,) * 2


def test_its_file_says_what_it_is(year):
    unit = year.units[0]
    report = reported(year)
    name = f"bao-cao-so-ket-6-thang-dau-nam-2019-hoi-thu-so-{unit.short_name.split()[3]}-thanh-pho-ha-noi"
    assert fetched(report, year)["Content-Disposition"] == f'inline; filename="{name}.pdf"'
    assert (
        fetched(report, year, "report_docx")["Content-Disposition"] == f'attachment; filename="{name}.docx"'
    )
