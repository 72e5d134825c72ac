"""The template goes out, comes back, is shown row by row, and is saved on the second click."""

import random
from datetime import date
from decimal import Decimal
from io import BytesIO
from time import monotonic

import pytest
from django.conf import settings
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from members.standing import Standing
from pledges.registrations.acts.importing import ONCE
from pledges.registrations.forms.importing import Sheet
from pledges.registrations.models import Registration
from pledges.registrations.spreadsheet import COLUMNS
from pledges.spreadsheets.reading import Line, Unreadable
from pledges.spreadsheets.sealed_preview import SALT, STALE, opened, signed
from pledges.states.event import Event
from pledges.states.stateful import CLOSED
from tests import factories
from tests.pages import field_errors, fields, notices, page, visitor, words
from tests.registrations.importing import confirmed, faults, preview_of
from tests.registrations.registering import address, book, bring, registered, row, saved, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db):
    return factories.cluster_year(2, witness=True)


def test_the_template_explains_itself_and_comes_back_empty(year):
    response = visitor(year.officers[0]).get(address(year, "registrations_template"))
    made = load_workbook(BytesIO(response.content))
    assert [sheet.title for sheet in made] == ["Đăng ký", "Hướng dẫn"]
    assert [cell.value for cell in made.worksheets[0][1]] == list(COLUMNS.values())
    assert made.worksheets[0]["C2"].value.startswith("[VÍ DỤ]")
    assert [made.worksheets[1][f"A{line}"].value for line in (2, 3, 4)] == Registration.Kind.labels
    (choice,) = made.worksheets[0].data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("B2:B1002", "'Hướng dẫn'!$A$2:$A$4")
    answer = bring(year, response.content)
    assert (answer.status_code, field_errors(answer)) == (
        422,
        ["Tệp chưa có đăng ký nào. Xin điền ít nhất một dòng rồi tải lên lại."],
    )


def test_a_filled_template_becomes_drafts(year):
    made = load_workbook(
        BytesIO(visitor(year.officers[0]).get(address(year, "registrations_template")).content)
    )
    made.worksheets[0].append(row(name="Một cửa", starts_on=date(2019, 3, 1), result_value=99.5))
    answer = bring(year, saved(made))
    assert answer.status_code == 200
    assert "Một cửa" in words(answer)
    assert not Registration.objects.exists()
    done = confirmed(year, fields(answer, address(year, "registrations_import_confirm")))
    assert notices(done)[0].startswith("Đã lưu 1 đăng ký thành bản nháp.")
    saved_one = Registration.objects.get()
    assert (saved_one.unit, saved_one.state, saved_one.name) == (year.units[0], "draft", "Một cửa")
    assert (saved_one.starts_on, saved_one.result_value) == (date(2019, 3, 1), Decimal("99.5"))
    assert Event.objects.get(chain__key=saved_one.event_key).actor == year.officers[0]


def test_every_column_is_saved_as_it_was_previewed(year):
    full = {name: f"{heading} của đơn vị" for name, heading in COLUMNS.items()} | {
        "unit": year.units[0].abbreviation.lower(),
        "kind": "mo hinh moi",
        "starts_on": "1/3/2019",
        "ends_on": date(2019, 9, 30),
        "result_value": "1.234,5",
    }
    sent = preview_of(year, row(**full))
    confirmed(year, sent)
    made = Registration.objects.get()
    expected = full | {
        "unit": year.units[0],
        "kind": "model",
        "starts_on": date(2019, 3, 1),
        "result_value": Decimal("1234.5"),
    }
    assert {name: getattr(made, name) for name in COLUMNS} == expected


def test_a_thousand_rows_with_one_fault_save_nothing_and_name_it(year):
    rows = [row(name=f"Việc {number}", work="Làm tốt") for number in range(1000)]
    rows[699][8] = "31/02/2019"
    begun = monotonic()
    found = faults(bring(year, sheet(*rows)))
    assert found == ["Dòng 701, cột Từ ngày: ngày 31/02/2019 không có trong lịch."]
    assert monotonic() - begun < 15


def test_a_thousand_rows_are_saved_and_one_more_is_refused(year):
    rows = [row(name=f"Việc {number}") for number in range(1001)]
    confirmed(year, preview_of(year, *rows[:1000]))
    assert Registration.objects.count() == 1000
    answer = bring(year, sheet(*rows))
    assert (answer.status_code, field_errors(answer)) == (
        422,
        ["Tệp có hơn 1.000 dòng đăng ký. Xin chia thành nhiều tệp."],
    )


def test_only_the_first_hundred_faults_are_listed(year):
    rows = [row(name=f"Việc {number}", starts_on="x") for number in range(130)]
    response = bring(year, sheet(*rows))
    assert len(faults(response)) == 100
    assert "Còn 30 ô khác" in words(response)


def test_names_are_compared_within_the_file_and_with_what_is_there(year):
    registered(year, name="Đã có")
    registered(year, year.units[1], name="Của đơn vị khác")
    registered(year, name="Loại khác", kind="model")
    of_another_kind = row(name="Mới", kind="Mô hình mới")
    names = ("Mới", "MỚI", "đã có", "Của đơn vị khác", "Loại khác")
    response = bring(year, sheet(*(row(name=name) for name in names), of_another_kind))
    unit = year.units[0].short_name
    assert response.status_code == 422
    found = [each.text for each in page(response).all("li") if each.text.startswith("Dòng ")]
    assert found == [
        "Dòng 3, cột Tên: trùng với dòng 2. Xin đổi tên hoặc xóa dòng này.",
        f"Dòng 4, cột Tên: {unit} đã có đăng ký cùng loại mang tên này. Xin đổi tên hoặc xóa dòng này.",
    ]


def test_the_secretariat_names_the_unit_of_each_row(year):
    one, two = year.units
    sent = preview_of(year, row(unit=one.name), row(unit=two.short_name.upper()), who=year.secretary)
    done = confirmed(year, sent, year.secretary)
    assert notices(done)[0].startswith("Đã lưu 2 đăng ký thành bản nháp.")
    assert [registration.unit for registration in Registration.objects.order_by("pk")] == [one, two]
    answer = bring(year, sheet(row(name="Ba"), row(name="Bốn", unit=year.term.witness.name)), year.secretary)
    found = [each.text for each in page(answer).all("li") if each.text.startswith("Dòng ")]
    units = f"(nhập một trong các đơn vị: {one.short_name}; {two.short_name})."
    assert found == [
        f"Dòng 2, cột Đơn vị: chưa nhập đơn vị {units}",
        f"Dòng 3, cột Đơn vị: “{year.term.witness.name}” không phải đơn vị đồng chí được nhập {units}",
    ]


def test_the_second_click_is_told_that_it_was_done(year):
    sent = preview_of(year, row())
    confirmed(year, sent)
    assert notices(confirmed(year, sent)) == [ONCE]
    assert Registration.objects.count() == 1


def test_what_came_in_between_refuses_all(year):
    sent = preview_of(year, row(name="Một"), row(name="Hai"))
    registered(year, name="Hai")
    assert "đã có đăng ký cùng loại “Hai” trong năm" in notices(confirmed(year, sent))[0]
    assert Registration.objects.count() == 1


def test_a_unit_that_left_in_between_is_shown_again(year):
    sent = preview_of(year, row(unit=year.units[1].name), who=year.secretary)
    year.term.memberships.filter(unit=year.units[1]).delete()
    answer = confirmed(year, sent, year.secretary)
    assert faults(answer)[0].startswith("Dòng 2, cột Đơn vị: ")


@pytest.mark.parametrize("how", ["empty", "changed", "another person", "another year", "other salt", "old"])
def test_only_what_was_previewed_is_saved(year, how, monkeypatch):
    sent, who = preview_of(year, row()), year.officers[0]
    if how == "empty":
        sent = {}
    if how == "changed":
        sent["preview"] = (
            "A" + sent["preview"][1:] if sent["preview"][0] != "A" else "B" + sent["preview"][1:]
        )
    if how == "another person":
        who = year.leaders[0]
    if how == "another year":
        year.term = factories.term(year.cluster, "2020")
        factories.member(year.term, year.units[0])
    if how == "other salt":
        sent["preview"] = signing.dumps(signing.loads(sent["preview"], salt=SALT), salt="khác")
    if how == "old":
        now = signing.time.time()
        monkeypatch.setattr(signing.time, "time", lambda: now + 13 * 3600)
    done = visitor(who).post(address(year, "registrations_import_confirm"), sent)
    assert (done.status_code, done.url) == (302, address(year, "registrations_import"))
    assert notices(visitor_after(done)) == [STALE]
    assert not Registration.objects.exists()


def visitor_after(response):
    return response.client.get(response.url)


def test_a_closed_year_takes_no_file(year):
    sent = preview_of(year, row())
    year.term.closed_at, year.term.closed_by = timezone.now(), year.secretary
    year.term.save()
    client = visitor(year.officers[0])
    for answer in (
        client.get(address(year, "registrations_import"), follow=True),
        bring(year, sheet(row()), client=client),
        confirmed(year, sent),
    ):
        shown = answer if answer.status_code == 200 else client.get(answer.url)
        assert notices(shown) == [CLOSED]
    assert not Registration.objects.exists()


@pytest.mark.parametrize("content", [None, b""])
def test_a_file_has_to_be_chosen(year, content):
    client = visitor(year.officers[0])
    url = address(year, "registrations_import")
    answer = client.post(url) if content is None else bring(year, content, client=client)
    assert answer.status_code == 422
    assert field_errors(answer)[0].endswith("họn tệp Excel đã điền.")


@pytest.mark.parametrize("name", ["dang-ky.xls", "chay.exe", "x.csv", "không tên"])
def test_the_content_counts_and_not_the_name(year, name):
    assert bring(year, sheet(row()), name=name).status_code == 200
    answer = bring(year, b"MZ\x90\0 khong phai", name="dang-ky.xlsx")
    assert answer.status_code == 422
    assert field_errors(answer)[0].startswith("Đây không phải tệp Excel (.xlsx).")


def test_the_file_may_be_two_megabytes(year):
    answer = bring(year, b"PK\x03\x04" + b"\0" * (2 * 2**20))
    assert (answer.status_code, field_errors(answer)[0][:18]) == (422, "Tệp lớn hơn 2 MB. ")


def test_a_name_is_shown_as_text(year):
    answer = bring(year, sheet(row(name="<script>alert(1)</script>")))
    assert b"<script>alert" not in answer.content
    assert "<script>alert(1)</script>" in words(answer)


def test_the_page_offers_what_the_act_accepts(year):
    people = {
        "officer": (year.officers[0], True),
        "leader": (year.leaders[1], True),
        "secretary": (year.secretary, True),
        "witness": (year.leaders[-1], False),
        "supervisor": (year.supervisor, False),
        "administrator": (factories.person(is_superuser=True, is_staff=True), False),
    }
    url = address(year, "registrations_import")
    for closed in (False, True):
        year.term.closed_at = timezone.now() if closed else None
        year.term.closed_by = year.secretary if closed else None
        year.term.save()
        for kind, (who, may) in people.items():
            client = visitor(who)
            offered = url in page(client.get(address(year))).links()
            form = client.get(url)
            shown = form.status_code == 200 and url in page(form).posts()
            assert (kind, closed, offered, shown) == (kind, closed, may and not closed, may and not closed)


def queries(year, count) -> int:
    client = visitor(year.secretary)
    rows = [row(name=f"Việc {number}", unit=year.units[0].name) for number in range(count)]
    with CaptureQueriesContext(connection) as asked:
        assert bring(year, sheet(*rows), client=client).status_code == 200
    return len(asked)


def test_the_preview_asks_no_more_for_more_rows_and_units():
    few = queries(factories.cluster_year(1), 1)
    assert few == queries(factories.cluster_year(30), 100)
    assert few <= 12


@pytest.mark.parametrize(("letters", "fits"), [(1400, True), (2800, False)])
def test_what_travels_through_the_page_stays_below_what_a_form_may_hold(year, letters, fits):
    """A file of 2 MB packs some 1,400 letters into each of its thousand rows."""
    chance = random.Random(3)  # noqa: S311 -- the same letters every time
    text = "".join(chance.choices("aăâbcdđeêghiklmnoôơpqrstuưvxyạảấầẩẫậắằẳẵặẹẻẽếềểễệ ", k=1000 * letters))
    lines = [Line(1, ["Loại", "Tên", "Rõ việc"])]
    lines += [
        Line(2 + number, ["Mô hình mới", f"Việc {number}", text[number * letters :][:letters].strip()])
        for number in range(1000)
    ]
    made = Sheet(lines, term=year.term, units=year.units[:1], taken=set())
    standing = Standing.of(year.officers[0], year.term)
    if fits:
        sealed = signed(made, standing)
        assert len(sealed) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        assert [line.cells for line in opened(sealed, standing)[1]] == [line.cells for line in lines]
    else:
        with pytest.raises(Unreadable, match="Tệp có quá nhiều chữ để lưu một lần"):
            signed(made, standing)


def test_rows_that_are_left_out_are_named(year):
    response = bring(year, sheet(row(name="[VÍ DỤ] Cải cách"), row(name="Một"), row(name="[vi du] Hai")))
    assert "2 dòng ví dụ không được nhập (dòng 2, 4)." in words(response)
    sent = fields(response, address(year, "registrations_import_confirm"))
    confirmed(year, sent)
    assert Registration.objects.get().name == "Một"


def test_a_second_sheet_with_words_is_named(year):
    made = book(row(name="Một"))
    made.create_sheet("Đợt hai").append(["Mô hình"])
    told = "Chỉ đọc trang tính đầu tiên; các trang tính khác không được nhập: “Đợt hai”."
    assert told in words(bring(year, saved(made)))
