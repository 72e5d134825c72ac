"""The year in one line, in one table, and beside other years."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from members.models import Term
from members.standing import Standing
from pledges.reports.models import Report
from pledges.year.side_by_side import side_by_side
from pledges.year.steps import DUTIES, Year
from tests import factories
from tests.pages import page, visitor, words


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=2)


def of(year) -> Year:
    return Year(Standing.of(year.supervisor, Term.objects.get(pk=year.term.pk)))


def cells(year) -> list[dict]:
    return [{duty: (cell.state, cell.label) for duty, cell in row.cells} for row in of(year).matrix()]


def steps(year) -> dict:
    return {step.label: (step.note, step.state) for step in of(year).steps()}


def test_in_the_beginning_the_draft_is_the_current_step(year):
    found = steps(year)
    assert found["Soạn giao ước"] == ("dự thảo lần 1", "now")
    assert found["Đăng ký chuyên đề"] == ("chưa có thời hạn · 0/2 đơn vị", "todo")
    assert {state for _, state in list(found.values())[1:]} == {"todo"}


def test_registering_is_done_when_every_unit_has_one_that_counts(year):
    year.open()
    year.sign()
    factories.registration(year, year.units[0])
    factories.registration(year, year.units[1], kind="movement")
    assert steps(year)["Đăng ký chuyên đề"] == ("chưa có thời hạn · 1/2 đơn vị", "now")
    factories.registration(year, year.units[1], kind="model", state="submitted")
    assert steps(year)["Đăng ký chuyên đề"][1] == "now"
    factories.registration(year, year.units[1], kind="model")
    assert steps(year)["Đăng ký chuyên đề"] == ("chưa có thời hạn · 2/2 đơn vị", "done")
    assert steps(year)["Sơ kết 6 tháng"][1] == "now"


def test_in_a_closed_year_no_step_is_the_current_one(year):
    Term.objects.filter(pk=year.term.pk).update(closed_at=timezone.now(), closed_by=year.secretary)
    assert "now" not in {state for _, state in steps(year).values()}


def test_deadlines_name_their_year_where_it_is_another(year):
    Term.objects.filter(pk=year.term.pk).update(
        half_year_due_on=date(2019, 7, 15), year_end_due_on=date(2020, 1, 15)
    )
    assert steps(year)["Sơ kết 6 tháng"][0] == "hạn 15/07"
    assert steps(year)["Chấm điểm, tổng kết"][0] == "hạn 15/01/2020"


@pytest.mark.parametrize(
    ("state", "cell"),
    [
        ("draft", ("none", "Chưa đăng ký")),
        ("submitted", ("waiting", "1 chờ ghi nhận")),
        ("sent_back", ("sent_back", "Cần bổ sung")),
        ("recorded", ("done", "1 đăng ký")),
        ("completed", ("done", "1 đăng ký")),
        ("withdrawn", ("none", "Chưa đăng ký")),
    ],
)
def test_the_cell_of_registrations_says_what_counts(year, state, cell):
    factories.registration(year, year.units[0], state=state)
    assert cells(year)[0]["Chuyên đề, mô hình"] == cell
    assert cells(year)[1]["Chuyên đề, mô hình"] == ("none", "Chưa đăng ký")


def test_after_the_deadline_what_is_missing_is_late(year):
    yesterday = timezone.localdate() - timedelta(days=1)
    Term.objects.filter(pk=year.term.pk).update(registration_due_on=yesterday, half_year_due_on=yesterday)
    assert cells(year)[0]["Chuyên đề, mô hình"] == ("late", "Quá hạn")
    assert cells(year)[0]["Sơ kết"] == ("late", "Quá hạn")
    Term.objects.filter(pk=year.term.pk).update(registration_due_on=timezone.localdate())
    assert cells(year)[0]["Chuyên đề, mô hình"] == ("none", "Chưa đăng ký")


def test_the_signature_of_each_unit(year):
    year.open()
    year.sign(year.leaders[0])
    assert [row["Giao ước"] for row in cells(year)] == [("signed", "Đã ký"), ("waiting", "Chưa ký")]


def test_cells_lead_where_the_reader_may_go(year):
    factories.report(year, year.units[0], state="draft")
    factories.report(year, year.units[1])
    factories.registration(year, year.units[0], name="Của đơn vị một")
    factories.registration(year, year.units[1], name="Của đơn vị hai")
    own, foreign = (_links(year, person) for person in (year.officers[0], year.officers[1]))
    assert [url for url in own[0] if "bao-cao" in url] == [
        Report.objects.get(state="draft").get_absolute_url()
    ]
    assert [url for url in foreign[0] if "bao-cao" in url] == []
    (narrowed,) = [url for url in own[1] if "dang-ky" in url]
    text = words(visitor(year.officers[0]).get(narrowed))
    assert ("Của đơn vị hai" in text, "Của đơn vị một" in text) == (True, False)


def _links(year, person) -> list[list[str]]:
    standing = Standing.of(person, Term.objects.get(pk=year.term.pk))
    return [[cell.url for _, cell in row.cells] for row in Year(standing).matrix()]


def test_the_matrix_comes_as_an_excel_file(year):
    factories.registration(year, year.units[0])
    address = {"cluster": year.cluster.slug, "year": "2019"}
    answer = visitor(year.officers[0]).get(reverse("pledges:matrix_xlsx", kwargs=address))
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert rows[0] == ("Đơn vị", "Vai trò", *DUTIES)
    assert rows[1][:4] == (year.units[0].name, "Thành viên", "Chưa gửi ký", "1 đăng ký")
    assert len(rows) == 3


def test_the_years_stand_beside_each_other_the_newest_first(year):
    factories.registration(year, year.units[0], state="completed")
    factories.next_year(year)
    found = side_by_side(list(Term.objects.filter(cluster=year.cluster)))
    rows = {row.label: row.values for row in found.rows}
    assert [each.name for each in found.years] == ["2020", "2019"]
    assert rows["Cụm trưởng"] == (year.units[1].short_name, year.units[0].short_name)
    assert rows["Chuyên đề thi đua được ghi nhận"] == ("0", "1")
    assert rows["Đăng ký hoàn thành"] == ("0", "1")
    assert found.commitments == (("Nhiệm vụ",), ("Nhiệm vụ",))


def test_years_that_a_person_may_not_see_are_not_beside(year):
    newcomer = factories.unit("Hội Mới")
    leader = factories.mandate(newcomer).person
    factories.next_year(year, units=(*year.units, newcomer))
    address = {"cluster": year.cluster.slug, "year": "2020"}
    text = words(visitor(leader).get(reverse("pledges:years", kwargs=address)))
    assert "Năm 2020" in text
    assert "Năm 2019" not in text


def test_the_other_open_years_are_one_click_away(year):
    factories.next_year(year)
    address = reverse("pledges:workbench_year", kwargs={"cluster": year.cluster.slug, "year": "2020"})
    assert [each.name for each in visitor(year.leaders[0]).get("/").context["others"]] == ["2020"]
    assert address in page(visitor(year.leaders[0]).get("/")).links()
    Term.objects.filter(name="2020").update(closed_at=timezone.now(), closed_by=year.secretary)
    assert visitor(year.leaders[0]).get("/").context["others"] == []


def test_the_workbench_opens_the_year_of_today_else_the_oldest_that_goes_on(year):
    def shown():
        return visitor(year.leaders[0]).get("/").context["term"].name

    factories.next_year(year)
    assert shown() == "2019"
    Term.objects.filter(name="2019").update(closed_at=timezone.now(), closed_by=year.secretary)
    assert shown() == "2020"
    today = timezone.localdate()
    Term.objects.filter(name="2019").update(starts_on=today - timedelta(days=9), ends_on=today)
    assert shown() == "2019"
    Term.objects.update(
        closed_at=timezone.now(),
        closed_by=year.secretary,
        starts_on=date(2018, 1, 1),
        ends_on=date(2018, 2, 2),
    )
    assert shown() == "2020"
