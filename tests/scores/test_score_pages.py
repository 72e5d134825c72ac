"""The pages of the scores: what they show, what they take, and that nothing that is posted breaks them."""

import re
import subprocess
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from pledges.scores.sheet.acts import writing as score_writing
from pledges.scores.sheet.models import Score, ScoreFile
from pledges.states.scratch import Scratch
from tests import brought, factories
from tests.reading import Page
from tests.scores import scoring_sheets as sheets

NUMBER_IN_A_NAME = re.compile(r"số \d+")


@pytest.fixture
def year(db):
    return sheets.year_of()


def browser(person) -> Client:
    return factories.client_of(Client(), person)


def text(response) -> str:
    return " ".join(Page(response.content.decode()).sentences())


def scores_url(year, end="") -> str:
    return f"/{year.cluster.slug}/2019/cham-diem/{end}"


def form_of(client, url) -> dict:
    """What the form of the page would send untouched."""
    return fields_of(client.get(url))


def fields_of(response) -> dict:
    found, select = {}, ""
    for element in Page(response.content.decode()).elements:
        name = element.attributes.get("name", "")
        if element.tag == "input" and (name == "edition" or name.startswith("c")):
            found[name] = element.attributes.get("value", "")
        elif element.tag == "textarea":
            found[name] = "".join(element.whole).removeprefix("\n")
        elif element.tag == "select":
            select = name
            found[name] = ""
        elif element.tag == "option" and "selected" in element.attributes:
            found[select] = element.attributes["value"]
    found.pop("csrfmiddlewaretoken", None)
    return found


def write_url(sheet, column="self", part=1) -> str:
    return sheet.url("score_write", column=column, part=part)


def test_without_a_scale_the_page_says_what_belongs_there(db):
    year = factories.cluster_year(1)
    assert "Năm này chưa mở chấm điểm" in text(browser(year.secretary).get(scores_url(year)))


def test_the_matrix_shows_totals_places_and_differences(year):
    for number in (0, 1):
        sheets.brought_to(year, "agreed", number)
    sheets.brought_to(year, "team_scored", 2, team={3: 3})
    shown = text(browser(year.supervisor).get(scores_url(year)))
    assert shown.count("1 (đồng hạng)") == 2
    for words in (
        "27,15",
        "29,15",
        "chênh lệch +2 so với điểm tự chấm",
        "Xếp hạng theo điểm duyệt, 2/3 đơn vị.",
        "làm tròn đến 02 chữ số thập phân",
    ):
        assert words in shown


def test_points_of_a_unit_that_still_scores_itself_are_its_own(year):
    sheets.write(sheets.sheet_of(year), year.officers[1], figures={0: 100})
    for person, sees in ((year.officers[1], True), (year.officers[2], False), (year.secretary, True)):
        client = browser(person)
        for end in ("", "phan/1/"):
            words = NUMBER_IN_A_NAME.sub("", text(client.get(scores_url(year, end)))).split()
            assert ("35" in words) is sees, person
        assert client.get(sheets.sheet_of(year).url()).status_code == (200 if sees else 404)


def test_a_part_is_written_line_by_line(year):
    sheet, client = sheets.sheet_of(year), browser(year.officers[1])
    url = write_url(sheet)
    typed = form_of(client, url)
    first, second, *_ = sheets.leaves(sheet)
    typed |= {
        f"c{first.pk}-figure": "100,5",
        f"c{first.pk}-remark": "Đủ.",
        f"c{second.pk}-figure": "1",
        "next": "1",
    }
    response = client.post(url, typed)
    assert response.url == write_url(sheet, part=2)
    saved = {score.criterion_id: (score.figure, score.points) for score in Score.objects.all()}
    assert saved == {first.pk: (Decimal("100.5"), Decimal("15.08")), second.pk: (1, 20)}
    assert client.post(url, form_of(client, url)).url == sheet.url()
    assert set(Score.objects.values_list("edition", flat=True)) == {1}


def test_points_from_the_browser_are_not_believed(year):
    sheet, client = sheets.sheet_of(year), browser(year.officers[1])
    key = sheets.leaves(sheet)[0].pk
    typed = form_of(client, write_url(sheet)) | {f"c{key}-figure": "20", f"c{key}-points": "30"}
    client.post(write_url(sheet), typed)
    assert Score.objects.get().points == 3


@pytest.mark.parametrize("figure", ["-1", "abc", "9" * 400, "1e999", "NaN", "\x00", "1,234", "Infinity"])
def test_what_cannot_be_is_shown_again_with_a_sentence(year, figure):
    sheet, client = sheets.sheet_of(year), browser(year.officers[1])
    url, key = write_url(sheet), sheets.leaves(sheet)[0].pk
    response = client.post(
        url, form_of(client, url) | {f"c{key}-figure": figure, f"c{key}-remark": "Giữ lại."}
    )
    assert response.status_code == 422
    assert "Chưa lưu được." in text(response)
    assert "Giữ lại." in response.content.decode()
    assert not Score.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [{}, {"edition": "9" * 99}, {"edition": "0"}, {"edition": "x", "files": "9" * 99, "c1-mark": "\x00"}],
)
def test_half_a_form_saves_nothing(year, typed):
    sheet, client = sheets.sheet_of(year), browser(year.officers[1])
    assert client.post(write_url(sheet), typed).status_code == 302
    assert client.post(sheet.url("score_scratch", column="self", part=1), typed).status_code == 422
    assert not Score.objects.exists()


def test_two_officers_write_different_lines_and_meet_in_one(year):
    sheet = sheets.sheet_of(year)
    one, other = browser(year.officers[1]), browser(year.leaders[1])
    url, (first, second, *_) = write_url(sheet), sheets.leaves(sheet)
    mine, theirs = form_of(one, url), form_of(other, url)
    one.post(url, mine | {f"c{first.pk}-figure": "40", f"c{first.pk}-remark": "Của tôi."})
    assert other.post(url, theirs | {f"c{second.pk}-figure": "1"}).status_code == 302
    assert dict(Score.objects.values_list("criterion", "figure")) == {first.pk: 40, second.pk: 1}
    response = other.post(url, theirs | {f"c{first.pk}-figure": "80", f"c{second.pk}-figure": ""})
    assert response.status_code == 409
    assert "Của tôi." in text(response)
    again = fields_of(response)
    assert again[f"c{first.pk}-figure"] == "80"
    other.post(url, again)
    assert Score.objects.get(criterion=first).figure == 80
    assert Score.objects.get(criterion=second).figure == 1


def test_what_is_typed_is_kept_part_by_part(year):
    sheet, client = sheets.sheet_of(year), browser(year.officers[1])
    url, key = write_url(sheet), sheets.leaves(sheet)[0].pk
    typed = form_of(client, url) | {f"c{key}-figure": "77"}
    assert client.post(sheet.url("score_scratch", column="self", part=1), typed).status_code == 204
    assert form_of(client, url)[f"c{key}-figure"] == "77"
    assert "Bản nháp tự động" not in text(client.get(write_url(sheet, part=2)))
    client.post(sheet.url("score_scratch_discard", column="self", part=1))
    assert form_of(client, url)[f"c{key}-figure"] == ""
    client.post(sheet.url("score_scratch", column="self", part=1), typed)
    client.post(url, typed)
    assert not Scratch.objects.exists()


def test_only_differences_are_asked_about(year):
    sheet = sheets.brought_to(year, "team_scored", team={3: 7})
    client, judged = browser(year.officers[1]), sheets.leaves(sheet)[3]
    assert "Phần này không có chênh lệch" in text(client.get(write_url(sheet, "answer", 1)))
    url = write_url(sheet, "answer", 2)
    typed = form_of(client, url)
    assert [name for name in typed if name.endswith("-answer")] == [f"c{judged.pk}-answer"]
    client.post(url, typed | {f"c{judged.pk}-answer": "Xin gửi thêm hồ sơ."})
    assert "Xin gửi thêm hồ sơ." in text(client.get(sheet.url()))


@pytest.mark.parametrize("part", ["0", "9", "9" * 30])
def test_there_are_no_other_parts(year, part):
    sheet, client = sheets.sheet_of(year), browser(year.officers[1])
    assert client.get(write_url(sheet)[:-2] + f"{part}/").status_code == 404
    assert client.get(scores_url(year, f"phan/{part}/")).status_code == 404


def test_evidence_is_brought_to_a_line_and_handed_out(year):
    sheet, client = sheets.sheet_of(year), browser(year.officers[1])
    key = sheets.leaves(sheet)[0].pk
    response = client.post(write_url(sheet), form_of(client, write_url(sheet)) | {"files": str(key)})
    assert response.url == sheet.url("score_files", column="self", criterion=key)
    client.post(response.url, {"file": SimpleUploadedFile("a.pdf", brought.PDF)})
    file = ScoreFile.objects.get()
    answer = client.get(sheet.url("score_file", file=file.pk))
    assert (answer.content, answer["X-Content-Type-Options"]) == (brought.PDF, "nosniff")
    assert "attachment" in answer["Content-Disposition"]
    assert "a.pdf" in text(client.get(sheet.url()))
    assert browser(year.officers[2]).get(sheet.url("score_file", file=file.pk)).status_code == 404
    assert client.post(sheet.url("score_file_remove", file=file.pk)).status_code == 302
    assert not ScoreFile.objects.exists()
    for column, criterion in (("approved", key), ("answer", key), ("self", 10**17)):
        url = sheet.url("score_files", column=column, criterion=criterion)
        assert client.post(url, {"file": SimpleUploadedFile("a.pdf", brought.PDF)}).status_code == 404


def test_an_agreement_to_other_points_is_refused_in_words(year):
    sheet = sheets.brought_to(year, "explained")
    score_writing.take_over(sheet, by=year.secretary)
    client = browser(year.leaders[1])
    for edition in ("", "0", "9" * 40, "x"):
        shown = client.post(sheet.url("score_agree"), {"edition": edition}, follow=True)
        assert "Điểm duyệt vừa được sửa" in text(shown)
    assert client.post(sheet.url("score_agree"), {"edition": "5"}, follow=True).status_code == 200
    assert sheets.sheet_of(year).state == "agreed"


def test_the_excel_file_has_the_headings_people_expect(year):
    sheets.brought_to(year, "final", team={3: 7})
    year.units[0].short_name = "=1+1"
    year.units[0].save()
    client = browser(year.secretary)
    book = load_workbook(BytesIO(client.get(scores_url(year, "bang-diem.xlsx")).content))
    page = book.active
    assert {"A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:I3", "J3:L3"} <= {
        str(each) for each in page.merged_cells.ranges
    }
    assert [page.cell(3, column).value for column in (1, 2, 3, 4)] == [
        "TT",
        "Tiêu chí",
        "Điểm chuẩn",
        "=1+1",
    ]
    assert page.cell(3, 4).data_type == "s"
    assert [page.cell(4, column).value for column in (7, 8, 9)] == [
        "Điểm tự chấm",
        "Điểm đoàn chấm",
        "Điểm duyệt",
    ]
    assert [page.cell(10, column).value for column in (1, 3, 7, 8, 9)] == ["2.2", 30, 1, 7, 7]
    assert [page.cell(12, column).value for column in (2, 3, 7, 8, 9)] == [
        "Tổng điểm",
        100,
        27.15,
        33.15,
        33.15,
    ]
    one = load_workbook(BytesIO(client.get(sheets.sheet_of(year).url("score_sheet_xlsx")).content)).active
    assert [each.value for each in one[9]][:7] == ["2.2", "Tiêu chí chấm theo mức độ", 30, 1, 7, 7, 6]


def _printed(pdf: bytes) -> str:
    made = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return made.stdout.decode()


def test_the_paper_lies_across_and_repeats_its_headings(year):
    sheets.brought_to(year, "final")
    pdf = browser(year.secretary).get(scores_url(year, "bang-diem.pdf"))
    assert pdf["Content-Type"] == "application/pdf"
    printed = " ".join(_printed(pdf.content).split())
    for words in (
        "BẢNG ĐIỂM THI ĐUA NĂM 2019",
        "(Kèm theo Báo cáo tổng kết",
        "xếp hạng theo điểm duyệt, 1/3 đơn vị;",
        "27,15",
        "Điểm đoàn chấm",
    ):
        assert words in printed
    assert [words for words in ("Số:", "Trạng thái", "……", "Đã công nhận") if words in printed] == []
    first, second = (printed.index(unit.name) for unit in (year.units[1], year.units[0]))
    assert first < second


def test_all_agreed_sheets_are_named_before_they_are_concluded(year):
    client = browser(year.secretary)
    sheets.brought_to(year, "agreed")
    url = scores_url(year, "chot-ket-qua/")
    page = client.get(url)
    assert year.units[1].short_name in text(page)
    assert "vừa thay đổi" in text(client.post(url, {"sheet": ["x", "9" * 40]}, follow=True))
    found = [element.attributes for element in Page(page.content.decode()).elements]
    client.post(url, {"sheet": [each["value"] for each in found if each.get("name") == "sheet"]})
    assert sheets.sheet_of(year).state == "final"
    assert "Chưa có bảng điểm nào đã thống nhất." in text(
        client.get(scores_url(year, "chot-ket-qua/"), follow=True)
    )


def test_one_sheet_is_concluded_on_a_page_that_asks_once(year):
    sheet, client = sheets.brought_to(year, "agreed"), browser(year.secretary)
    url = sheet.url("score_finalize")
    shown = text(client.get(url))
    assert f"Công nhận 27,15 điểm của {year.units[1].short_name}?" in shown
    assert f"Lãnh đạo, cán bộ của {year.units[1].short_name} nhận thông báo." in shown
    assert sheets.sheet_of(year).state == "agreed"
    client.post(url)
    assert sheets.sheet_of(year).state == "final"


def test_the_years_are_drawn_for_a_unit_and_for_the_cluster(year):
    sheets.brought_to(year, "final")
    client = browser(year.officers[2])
    assert "Điểm duyệt bình quân của cụm" in text(client.get(scores_url(year, "cac-nam/")))
    for unit in (str(year.units[1].pk), "9" * 40, "x"):
        shown = client.get(scores_url(year, "cac-nam/"), {"don_vi": unit})
        assert shown.status_code == 200
    assert "27,15" in text(shown)


def test_the_workbench_knows_what_waits(year):
    def bench(person):
        return text(browser(person).get(f"/{year.cluster.slug}/2019/"))

    assert "Tự chấm điểm năm 2019" in bench(year.officers[1])
    sheets.brought_to(year, "submitted")
    assert "Đoàn kiểm tra chấm điểm" in bench(year.officers[0])
    assert "Đoàn kiểm tra chấm điểm" not in bench(year.officers[2])
    sheet = sheets.sheet_of(year)
    sheets.write(sheet, year.secretary, "team", figures={3: 7}, reason=sheets.REASON)
    sheets.acts.finish_team(sheet, by=year.secretary)
    assert "Giải trình điểm đoàn chấm" in bench(year.officers[1])
    sheets.acts.explain(sheet, by=year.officers[1], has_no_remark=True)
    assert "Duyệt điểm của 1 đơn vị" in bench(year.secretary)
    assert "Xác nhận điểm thi đua" not in bench(year.leaders[1])
    score_writing.take_over(sheet, by=year.secretary)
    assert "Duyệt điểm của 1 đơn vị" not in bench(year.secretary)
    assert "1 bảng điểm chờ lãnh đạo đơn vị thống nhất" in bench(year.secretary)
    assert "Xác nhận điểm thi đua" in bench(year.leaders[1])
