"""The list as files: exactly what is filtered, harmless in every spreadsheet."""

import csv
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from pledges.registrations.spreadsheet import HEADINGS
from pledges.spreadsheets.cells import harmless, sheet
from tests import factories
from tests.pages import visitor
from tests.registrations.registering import address, many, read_back, registered

pytestmark = pytest.mark.django_db
COMMANDS = ["=1+1", "+84 24", "-5", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://vi-du.invalid")']
MOMENT = datetime(2019, 3, 1, 23, 30, tzinfo=timezone.get_fixed_timezone(0))  # the second of March in Hà Nội
FULL = {
    "name": "Một cửa",
    "field": "Cải cách",
    "goal": "Nhanh hơn",
    "scope": "Cơ quan",
    "person_in_charge": "Nguyễn Văn A",
    "work": "Rà soát\nRút ngắn",
    "starts_on": date(2019, 3, 1),
    "ends_on": date(2019, 9, 30),
    "responsibility": "Văn phòng",
    "result": "Đúng hạn",
    "result_value": Decimal("1234.50"),
    "result_unit": "việc",
    "resources": "Ngân sách",
    "evidence": "Báo cáo",
    "outcome": "Tốt",
    "reason": "",
    "submitted_at": MOMENT,
    "recorded_at": MOMENT,
    "appendix_number": 2,
}


@pytest.fixture
def year(db):
    return factories.cluster_year()


def fetched(year, what, who=None, **query):
    response = visitor(who or year.secretary).get(address(year, what, **query))
    assert response.status_code == 200
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response, body


def as_csv(year, who=None, **query) -> list[list[str]]:
    _, body = fetched(year, "registrations_csv", who, **query)
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";"))


def as_xlsx(year, who=None, **query) -> list[list]:
    return read_back(fetched(year, "registrations_xlsx", who, **query)[1])


def test_the_excel_file_has_everything_with_real_days_and_numbers(year):
    registered(year, **FULL)
    headings, row = as_xlsx(year)
    assert headings == HEADINGS
    assert dict(zip(headings, row, strict=True)) == {
        "TT": 1,
        "Năm": "2019",
        "Đơn vị": year.units[0].short_name,
        "Loại": "Chuyên đề thi đua",
        "Tên": "Một cửa",
        "Lĩnh vực": "Cải cách",
        "Mục tiêu": "Nhanh hơn",
        "Phạm vi, đối tượng": "Cơ quan",
        "Rõ người": "Nguyễn Văn A",
        "Rõ việc": "Rà soát\nRút ngắn",
        "Từ ngày": datetime(2019, 3, 1),  # noqa: DTZ001 -- Excel knows no zones
        "Đến ngày": datetime(2019, 9, 30),  # noqa: DTZ001 -- Excel knows no zones
        "Rõ trách nhiệm": "Văn phòng",
        "Rõ kết quả": "Đúng hạn",
        "Chỉ tiêu": 1234.5,
        "Đơn vị tính": "việc",
        "Nguồn lực": "Ngân sách",
        "Minh chứng dự kiến": "Báo cáo",
        "Trạng thái": "Đã ghi nhận",
        "Gửi ngày": datetime(2019, 3, 2),  # noqa: DTZ001 -- Excel knows no zones
        "Ghi nhận ngày": datetime(2019, 3, 2),  # noqa: DTZ001 -- Excel knows no zones
        "Phụ lục số": 2,
        "Kết quả cuối năm": "Tốt",
        "Lý do trả lại hoặc rút": None,
    }


def test_the_csv_file_says_the_same_in_words(year):
    registered(year, **FULL)
    headings, row = as_csv(year)
    assert headings == HEADINGS
    found = dict(zip(headings, row, strict=True))
    assert (found["Từ ngày"], found["Gửi ngày"], found["Chỉ tiêu"]) == (
        "01/03/2019",
        "02/03/2019",
        "1234,5",
    )
    assert (found["Rõ việc"], found["Phụ lục số"]) == ("Rà soát\nRút ngắn", "2")


def test_the_sheet_keeps_its_heading_in_sight(year):
    registered(year, **FULL)
    book = load_workbook(BytesIO(fetched(year, "registrations_xlsx")[1]))
    made = book.worksheets[0]
    assert (made.freeze_panes, made["A1"].font.bold, made["K2"].number_format) == ("A2", True, "dd/mm/yyyy")
    widths = [made.column_dimensions[letter].width for letter in ("A", "E", "J")]
    assert all(8 <= width <= 60 for width in widths)


def test_both_hold_exactly_what_is_filtered_in_its_order(year):
    registered(year, name="Ba")
    registered(year, name="Một", kind="model")
    registered(year, name="Hai", kind="model")
    registered(year, name="Nháp", kind="model", state="draft")
    query = {"loai": "model", "xep": "-ten"}
    for rows in (as_csv(year, **query), as_xlsx(year, **query)):
        assert [row[4] for row in rows[1:]] == ["Một", "Hai"]
    assert [row[4] for row in as_csv(year, year.officers[0], **query)[1:]] == ["Nháp", "Một", "Hai"]


def test_an_empty_list_is_a_heading(year):
    assert as_csv(year) == [HEADINGS]
    assert as_xlsx(year) == [HEADINGS]


@pytest.mark.parametrize("what", ["name", "work", "reason"])
def test_what_a_spreadsheet_would_compute_is_text(year, what):
    for number, command in enumerate(COMMANDS):
        registered(year, **{"name": f"Việc {number}", what: command})
    place = HEADINGS.index({"name": "Tên", "work": "Rõ việc", "reason": "Lý do trả lại hoặc rút"}[what])
    assert {row[place] for row in as_csv(year)[1:]} == {f"'{command.strip()}" for command in COMMANDS}
    assert {row[place] for row in as_xlsx(year)[1:]} == {command.strip() for command in COMMANDS}


def test_no_cell_of_the_excel_file_is_a_formula(year):
    registered(year, name="=1+1", work="=cmd|'/C calc'!A0")
    book = load_workbook(BytesIO(fetched(year, "registrations_xlsx")[1]))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "n", "d"}


@pytest.mark.parametrize("text", ["", "Một", "a=1", " =1", "1-2", "“-”"])
def test_other_texts_stay_as_they_are(text):
    assert harmless(text) == text


def test_signs_that_no_excel_file_may_hold_are_left_out():
    assert read_back(sheet("Thử [1]: *?/\\", ["A"], [["a\x00b\x1bc"]])) == [["A"], ["abc"]]


def test_the_files_have_names(year):
    for what, ending in (("registrations_csv", "csv"), ("registrations_xlsx", "xlsx")):
        response, _ = fetched(year, what)
        name = f'attachment; filename="dang-ky-{year.cluster.slug}-2019.{ending}"'
        assert response["Content-Disposition"] == name


@pytest.mark.parametrize("what", ["registrations_csv", "registrations_xlsx"])
def test_files_ask_the_database_no_more_for_more(what):
    small, large = factories.cluster_year(units=1), factories.cluster_year(units=30)
    many(small, 10)
    many(large, 400)
    counts = []
    for year in (small, large):
        client = visitor(year.secretary)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address(year, what))
            assert response.getvalue()
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_a_unit_that_left_the_year_is_still_named(year):
    left = year.units[0]
    registered(year)
    year.term.memberships.filter(unit=left).delete()
    assert [as_csv(year)[1][2], as_xlsx(year)[1][2]] == [left.short_name] * 2
