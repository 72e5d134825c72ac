"""What may stand in the cells of the template, and what is said of what may not."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.models import Unit
from pledges.registrations.models import Registration
from pledges.registrations.spreadsheet import COLUMNS
from tests import factories
from tests.input.bad import DAYS, NUMBERS, TEXTS, examples
from tests.pages import field_errors, fields, page, visitor
from tests.registrations.importing import confirmed, faults, preview_of
from tests.registrations.registering import address, book, bring, row, saved, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db):
    return factories.cluster_year(2, witness=True)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (1234.5, "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.234.567,89", "1234567.89"),
        ("99,5", "99.5"),
        ("99.5", "99.5"),
        (" 1 000 ", "1000"),
        ("95%", "95"),
        ("-3", "-3"),
        (7, "7"),
    ],
)
def test_numbers_are_read_as_they_are_written_here(year, typed, kept):
    confirmed(year, preview_of(year, row(result_value=typed)))
    assert Registration.objects.get().result_value == Decimal(kept)


def test_a_cell_of_percent_is_read_as_it_shows_itself(year):
    made = book(row(result_value=0.95, result_unit="%"))
    made.active.cell(2, list(COLUMNS).index("result_value") + 1).number_format = "0%"
    confirmed(year, fields(bring(year, saved(made)), address(year, "registrations_import_confirm")))
    assert Registration.objects.get().result_value == Decimal(95)


@pytest.mark.parametrize("typed", ["28022019", "28/2/19", "28 02 2019", "ngày 28 tháng 02 năm 2019"])
def test_days_are_read_as_people_write_them(year, typed):
    confirmed(year, preview_of(year, row(starts_on=typed)))
    assert Registration.objects.get().starts_on == date(2019, 2, 28)


def test_texts_are_brought_into_one_normal_form(year):
    name = unicodedata.normalize("NFD", " Đẩy mạnh\u200b  cải cách ")
    confirmed(year, preview_of(year, row(name=name, work="một\r\nhai", person_in_charge=2019)))
    made = Registration.objects.get()
    assert (made.name, made.work, made.person_in_charge) == ("Đẩy mạnh cải cách", "một\nhai", "2019")


def test_columns_in_another_order_and_left_out(year):
    content = sheet(["Một", "Mô hình mới"], headings=["  TÊN ", "loai"])
    confirmed(year, fields(bring(year, content), address(year, "registrations_import_confirm")))
    assert Registration.objects.get().kind == "model"


def test_a_name_of_two_units_is_no_units_name(year):
    first, second = year.units
    Unit.objects.filter(pk__in=[first.pk, second.pk]).update(short_name="Sở Tài chính")
    (said,) = faults(bring(year, sheet(row(unit="Sở Tài chính")), year.secretary))
    told = "“Sở Tài chính” là tên của nhiều đơn vị. Xin nhập tên đầy đủ"
    assert said.endswith(f"{told}: {first.name}; {second.name}.")
    confirmed(year, preview_of(year, row(unit=second.name), who=year.secretary), year.secretary)
    assert Registration.objects.get().unit == second


SENTENCES = {
    "kind missing": ({"kind": ""}, "Loại: chưa chọn loại."),
    "kind unknown": ({"kind": "Sáng kiến"}, "Loại: không có loại “Sáng kiến”."),
    "name missing": ({"name": None, "field": "x"}, "Tên: chưa có tên."),
    "name too long": ({"name": "đ" * 301}, "Tên: "),
    "name that cannot be printed": ({"name": "Thi đua 🚩"}, "Tên: Ký tự “🚩”"),
    "nul": ({"goal": "a_x0000_b"}, "Mục tiêu: "),
    "day that is none": ({"ends_on": "31/02/2019"}, "Đến ngày: ngày 31/02/2019 không có trong lịch."),
    "month first": ({"ends_on": "02/28/2019"}, "Đến ngày: ngày 02/28/2019 không có trong lịch."),
    "a number for a day": ({"ends_on": 43524}, "Đến ngày: “43524” không phải là ngày (ví dụ: 28/02/2019)."),
    "the year 1": ({"ends_on": "01/01/0001"}, "Đến ngày: ngày 01/01/0001 cách xa năm thi đua 2019"),
    "the year 9999": ({"ends_on": date(9999, 12, 31)}, "Đến ngày: ngày 31/12/9999 cách xa"),
    "two years before the year": (
        {"starts_on": "30/12/2017"},
        "Từ ngày: ngày 30/12/2017 cách xa năm thi đua 2019 (nhập từ 31/12/2017 đến 31/12/2020).",
    ),
    "two years after the year": ({"ends_on": "01/01/2021"}, "Đến ngày: ngày 01/01/2021 cách xa"),
    "far too long": (
        {"goal": "a\n" * 100, "work": "a\n" * 600},
        "Rõ việc: Đăng ký quá dài (702/600 dòng).",
    ),
    "ends before it starts": (
        {"starts_on": "02/03/2019", "ends_on": "01/03/2019"},
        "Đến ngày: ngày kết thúc trước ngày bắt đầu.",
    ),
    "a word for a number": (
        {"result_value": "nhiều"},
        "Chỉ tiêu: “nhiều” không phải là số (ví dụ: 1.234,5).",
    ),
    "yes for a number": ({"result_value": True}, "Chỉ tiêu: “Đúng” không phải là số (ví dụ: 1.234,5)."),
    "too large": ({"result_value": 1e30}, "Chỉ tiêu: "),
    "too fine": ({"result_value": "1,234"}, "Chỉ tiêu: "),
    "a formula": ({"work": "=1+1"}, "Rõ việc: ô chứa công thức:"),
    "a formula for a day": ({"ends_on": "=TODAY()"}, "Đến ngày: ô chứa công thức:"),
    "a command": ({"name": "=cmd|'/C calc'!A0"}, "Tên: ô chứa công thức:"),
    "an error of Excel": ({"scope": "#N/A"}, "Phạm vi, đối tượng: ô báo lỗi của Excel (#N/A):"),
    "a unit that is not one's own": ({"unit": "Hội không có"}, "Đơn vị: “Hội không có” không phải đơn vị"),
}


@pytest.mark.parametrize("what", SENTENCES)
def test_the_faulty_cell_is_named_and_nothing_is_saved(year, what):
    cells, sentence = SENTENCES[what]
    (found,) = faults(bring(year, sheet(row(name="Đúng"), row(**cells))))
    assert found.startswith(f"Dòng 3, cột {sentence}")
    assert found.endswith(".")


def test_the_days_at_the_bounds_are_taken(year):
    confirmed(year, preview_of(year, row(starts_on="31/12/2017", ends_on="31/12/2020")))
    made = Registration.objects.get()
    assert (made.starts_on, made.ends_on) == (date(2017, 12, 31), date(2020, 12, 31))


def test_all_faults_are_named_at_once(year):
    response = bring(year, sheet(row(kind="a", name="", starts_on="b", field="x"), row(ends_on="c")))
    found = faults(response)
    assert [each.partition(":")[0] for each in found] == [
        "Dòng 2, cột Loại",
        "Dòng 2, cột Tên",
        "Dòng 2, cột Từ ngày",
        "Dòng 3, cột Đến ngày",
    ]
    assert address(year, "registrations_import_confirm") not in page(response).posts()


@pytest.mark.parametrize(
    ("headings", "sentence"),
    [
        (["Loại", "Tên", "Ghi chú"], "Dòng 1, ô C1: cột “Ghi chú” không có trong tệp mẫu."),
        (["Loại", "Tên", "tên"], "Dòng 1, ô C1: cột “tên” bị lặp lại."),
        (["Loại", "Mục tiêu"], "Dòng tiêu đề thiếu cột Tên."),
        (["Mục tiêu"], "Dòng tiêu đề thiếu cột Loại và cột Tên."),
        (["=1+1"], "Dòng 1, ô A1: cột “=1+1” không có trong tệp mẫu."),
        ([], "Tệp không có nội dung nào ở trang tính đầu tiên."),
    ],
)
def test_foreign_headings_are_named(year, headings, sentence):
    answer = bring(year, sheet(headings=headings))
    assert answer.status_code == 422
    assert field_errors(answer)[0].startswith(sentence)


PRINTED = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
CELLS = st.one_of(
    PRINTED,
    st.sampled_from([each for each in (*TEXTS, *DAYS, *NUMBERS) if each.isprintable()]).map(
        lambda text: text[:30_000]
    ),
    st.dates(min_value=date(1900, 3, 1)),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**15), 10**15),
    st.booleans(),
    st.none(),
)


@examples(60)
@given(rows=st.lists(st.dictionaries(st.sampled_from(list(COLUMNS)), CELLS), min_size=1, max_size=4))
def test_whatever_stands_in_the_cells_it_is_previewed_or_named(year, rows):
    client = visitor(year.officers[0])
    cells = [{name: _writable(value) for name, value in each.items()} for each in rows]
    response = bring(year, saved(book(*(row(**cell) for cell in cells))), client=client)
    assert response.status_code in {200, 422}
    if response.status_code == 422:
        assert any(each.text.startswith("Dòng ") for each in page(response).all("li")) or field_errors(
            response
        )


def _writable(value):
    """What openpyxl can write; U+FFFE and U+FFFF are in no XML."""
    return "".join(sign for sign in value if sign not in "\ufffe\uffff") if isinstance(value, str) else value


def test_signs_of_vietnamese_papers_may_stand_in_a_name(year):
    confirmed(year, preview_of(year, row(name="§ € “” – ½ ẵ Ỹ")))
    assert Registration.objects.get().name == "§ € “” – ½ ẵ Ỹ"
