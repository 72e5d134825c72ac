"""The consolidated review: only approved reports, side by side; on the page, as PDF, as Word."""

import io
import subprocess
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from docx import Document
from docx.shared import Mm, Pt

from pledges.papers.charts import Chart, mean
from pledges.reports.acts import LineDraft
from pledges.reports.review import review
from tests import factories
from tests.pages import notices, page, visitor, words
from tests.reports import reporting

WORDS = "Tổ chức 12 hội nghị với 2.150 lượt người."
PARTS = (
    "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN",
    "II. KẾT QUẢ",
    "III. ĐÁNH GIÁ CHUNG",
    "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ",
    "V. ĐỀ XUẤT, KIẾN NGHỊ",
)


@pytest.fixture
def year(db):
    """Of three units one has sent its report, one has written it, one has nothing."""
    made = reporting.promising(3)
    reporting.registered(made, name="Dân vận khéo")
    factories.report(made, lines=_lines, achievements="Kết quả tốt.", proposals="Đề nghị tập huấn.")
    factories.report(made, made.units[1], state="submitted", lines=lambda line: _lines(line, "Chưa gửi cụm."))
    return made


def _lines(line, said=WORDS):
    figure = Decimal(45) if line.target and line.target.name == "Việc đúng hạn" else None
    return LineDraft(figure=figure, percent=None if line.target else Decimal(80), words=said)


def at(year, name="review"):
    where = {"cluster": year.cluster.slug, "year": "2019", "period": "half_year"}
    return visitor(year.officers[2]).get(reverse(f"pledges:{name}", kwargs=where))


def plain(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def read(pdf: bytes, *command):
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def test_only_what_the_cluster_has_is_in_it(year):
    found = review(year.term, "half_year")
    assert [unit.pk for unit in found.units] == [year.units[0].pk]
    assert [unit.pk for unit in found.missing] == [year.units[1].pk, year.units[2].pk]
    assert [chapter.title for chapter in found.chapters] == [
        "1. Nhiệm vụ chính trị",
        "2. Cải cách hành chính",
    ]
    titles = [item.title for item in found.chapters[0].items]
    assert titles == ["", "Việc đúng hạn: từ 90% trở lên", "Vi phạm: 0 vụ", "Đơn thư: không quá 3 đơn"]
    (row,) = found.chapters[0].items[1].rows
    assert (row.figure, row.percent, row.words) == ("45%", "50", WORDS)
    assert found.chapters[0].progress == Decimal("65.0")  # of 80 and 50; the others told no percentage
    assert [registration.about for registration in found.registrations] == ["Chuyên đề thi đua: Dân vận khéo"]


FIGURES = {"Việc đúng hạn": (90, 45, 99), "Vi phạm": (0, 0, 2), "Đơn thư": (1, 2, 3)}


def test_every_commitment_and_target_is_summed_up_in_a_sentence(db):
    year = reporting.promising(3)
    for place, unit in enumerate(year.units):

        def told(line, place=place):
            figure = Decimal(FIGURES[line.target.name][place]) if line.target else None
            return LineDraft(figure=figure, percent=None, words="Đã thực hiện.")

        factories.report(year, unit, lines=told)
    counted, in_words = review(year.term, "half_year").chapters
    assert [item.summary for item in counted.items] == [
        "03/03 đơn vị báo cáo kết quả",
        "02/03 đơn vị hoàn thành; bình quân 83,3%",
        "02/03 đơn vị hoàn thành; bình quân 66,7%; tổng cộng 2 vụ",
        "tổng cộng 6 đơn",
    ]
    assert counted.summary == "01/03 đơn vị hoàn thành; bình quân 75%"
    assert in_words.summary == "03/03 đơn vị báo cáo kết quả"


def test_the_page_says_it_in_words_and_hides_what_was_not_sent(year):
    response = at(year)
    text = words(response)
    for part in (WORDS, "Kết quả tốt.", "Đề nghị tập huấn.", "Chưa có báo cáo của 2 đơn vị", "65%"):
        assert part in text
    assert "Chưa gửi cụm." not in text
    bars = [each.attributes for each in page(response).all("progress")]
    assert [(bar["value"], bar["max"]) for bar in bars] == [
        ("72.5", "100"),
        *(("65.0", "100"), ("80.0", "100")),
    ]
    assert not [element for element in page(response).elements if "style" in element.attributes]


def test_an_empty_review_says_what_belongs_there(db):
    assert "Chưa có báo cáo nào" in words(at(factories.cluster_year(3)))


@pytest.mark.parametrize("name", ["review_pdf", "review_docx"])
def test_without_any_report_there_is_no_paper(db, name):
    empty = factories.cluster_year(3)
    where = {"cluster": empty.cluster.slug, "year": "2019", "period": "half_year"}
    client = visitor(empty.officers[2])
    refused = client.get(reverse(f"pledges:{name}", kwargs=where), follow=True)
    assert refused.redirect_chain == [(reverse("pledges:review", kwargs=where), 302)]
    assert notices(refused)[0].endswith("Chưa có đơn vị gửi báo cáo nên chưa lập được báo cáo tổng hợp.")


def test_last_year_stands_beside_this_year(year):
    before = factories.term(year.cluster, "2018")
    factories.member(before, year.units[0])
    old = factories.ClusterYear(
        year.cluster, before, None, year.secretary, year.supervisor, year.units, year.leaders, year.officers
    )
    reporting.registered(old)
    factories.report(old)
    chart = review(year.term, "half_year").charts[-1]
    assert (chart.title, chart.names) == ("So với năm 2018", ("Năm 2019", "Năm 2018"))
    assert chart.values[0] == (str(year.units[0]), (Decimal("72.5"), Decimal("80.0")))
    assert "72,5%" in words(at(year))


def test_means_are_rounded_half_up_and_leave_out_what_is_not_known():
    assert [mean(each) for each in ([], [None], [Decimal("0.1"), Decimal("0.2")], [Decimal(1), None])] == [
        *(None, None, Decimal("0.2"), Decimal("1.0"))
    ]


def test_what_is_not_known_is_said_and_has_no_value():
    chart = Chart(title="a", description="b", values=(("Hội Thử", (Decimal("72.5"), None)),))
    assert chart.rows == [("Hội Thử", [(Decimal("72.5"), "72,5%"), (None, "chưa có số liệu")])]


def test_the_pdf_is_the_same_paper_each_time(year):
    pdf = at(year, "review_pdf").content
    assert pdf == at(year, "review_pdf").content
    text = plain(read(pdf, "pdftotext", "-raw", "-", "-"))
    for part in (
        *(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            f"Số: ……/BC-CTĐ{year.cluster.number}",
            "BÁO CÁO",
            "Kết quả thực hiện Giao ước thi đua 6 tháng đầu năm 2019",
            f"Thực hiện Giao ước thi đua năm 2019, {year.cluster.title} báo cáo kết quả như sau",
        ),
        *PARTS,
        "+ Việc đúng hạn: từ 90% trở lên: 00/01 đơn vị hoàn thành; bình quân 50%.",
        "02/02 nội dung chưa hoàn thành: Nhiệm vụ chính trị (65%); Cải cách hành chính (80%).",
        f"Trên đây là Báo cáo kết quả thực hiện Giao ước thi đua 6 tháng đầu năm 2019 của {year.cluster.title}./.",
        "Nơi nhận:",
        *("PHỤ LỤC I", "PHỤ LỤC II", "PHỤ LỤC III", year.units[0].name),
        *(WORDS, "Dân vận khéo", "Kết quả tốt.", "Đề nghị tập huấn.", "01/03 đơn vị"),
    ):
        assert part in text
    for part in ("Chưa gửi cụm.", str(year.units[1]), "Chưa có", "20……"):
        assert part not in text


def test_the_pdf_is_sound_and_carries_its_fonts(year, tmp_path):
    pdf = at(year, "review_pdf").content
    lines = read(pdf, "pdffonts", "-").splitlines()[2:]
    assert lines
    assert all("Tinos" in line and " yes yes yes " in line for line in lines)
    file = tmp_path / "review.pdf"
    file.write_bytes(pdf)
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)


def test_the_word_file_reads_the_same(year):
    answer = at(year, "review_docx")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    paper = Document(io.BytesIO(answer.content))
    headings = [paragraph.text for paragraph in paper.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == list(PARTS)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])
    for part in (WORDS, "Dân vận khéo", "Kết quả tốt.", "Đề nghị tập huấn.", "01/03 đơn vị", "45%"):
        assert part in text
    assert "Chưa gửi cụm." not in text


def test_the_word_file_has_the_layout_of_official_papers(year):
    paper = Document(io.BytesIO(at(year, "review_docx").content))
    section, normal = paper.sections[0], paper.styles["Normal"]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (Mm(210).mm, Mm(297).mm)
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_unprintable_letters_do_not_break_the_papers(db):
    year = reporting.promising(3)
    factories.report(year, achievements="Tốt 🚩 \x0b \ufffe 世界")
    assert at(year, "review_docx").status_code == at(year, "review_pdf").status_code == 200


def test_a_review_of_hundreds_of_pages_is_a_word_file_only(db):
    year = reporting.promising(3)
    factories.report(year, achievements="Dòng\n" * 4100)
    answer = at(year, "review_pdf")
    assert (answer.status_code, answer.url) == (302, at(year).request["PATH_INFO"])
    assert at(year, "review_docx").status_code == 200


def test_a_late_review_says_its_day(year):
    year.term.half_year_due_on = date(2019, 7, 15)
    year.term.save()
    assert "(hạn 15/07/2019)" in words(at(year))
