"""Units that let the day of their self-score pass are shown to the secretariat, with the page where it can go on."""

import pytest

from members.models import Term
from members.standing import Standing
from pledges.year.rows import Rows
from pledges.year.tasks.scores import waiting_for
from tests import factories
from tests.pages import visitor
from tests.reading import Page
from tests.scores import scoring_sheets as sheets
from tests.year.dated import in_days

SILENT = "chưa gửi điểm tự chấm"


def waits(year, person, days=-1) -> list:
    Term.objects.filter(pk=year.term.pk).update(year_end_due_on=None if days is None else in_days(days))
    term = Term.objects.select_related("cluster").get(pk=year.term.pk)
    return [each for each in waiting_for(Rows(Standing.of(person, term))) if SILENT in each.title]


@pytest.fixture
def year(db):
    return sheets.year_of(3, planned=False)


def test_the_day_itself_is_in_time_and_the_next_one_is_late(year):
    assert waits(year, year.secretary, 0) == waits(year, year.secretary, None) == []
    found = waits(year, year.secretary)
    assert [each.title for each in found] == [f"{unit} {SILENT}" for unit in year.units]
    assert {each.note for each in found} == {
        f"quá hạn ({in_days(-1):%d/%m/%Y}) · nhắc đơn vị, hoặc kết thúc thời gian tự chấm"
    }


def test_the_line_leads_to_where_the_secretariat_goes_on(year):
    sheet = sheets.sheet_of(year)
    url = waits(year, year.secretary)[1].url
    assert url == sheet.get_absolute_url()
    assert sheet.url("score_go_on") in Page(visitor(year.secretary).get(url).content.decode(), url).links()


def test_who_has_sent_it_and_who_was_passed_over_are_not_named(year):
    sheets.brought_to(year, "submitted", 0)
    waits(year, year.secretary)
    sheets.acts.go_on(sheets.sheet_of(year), by=year.secretary, reason="Quá hạn.")
    assert [wait.title for wait in waits(year, year.secretary)] == [f"{year.units[2]} {SILENT}"]


def test_only_the_secretariat_is_told_and_of_other_units_than_its_own(year):
    people = (*year.officers, *year.leaders, year.supervisor)
    assert [waits(year, person) for person in people] == [[]] * len(people)
    factories.appointment("officer", of_person=year.secretary, unit=year.units[0])
    assert [wait.title for wait in waits(year, year.secretary)] == [
        f"{unit} {SILENT}" for unit in year.units[1:]
    ]


def test_of_many_units_the_first_four_have_lines_of_their_own(db):
    year = sheets.year_of(7, planned=False)
    found = waits(year, year.secretary)
    assert [each.title for each in found[3:]] == [
        f"{year.units[3]} {SILENT}",
        f"3 đơn vị khác {SILENT}",
    ]
    names = ", ".join(unit.short_name for unit in year.units[4:])
    assert (found[4].note, found[4].url) == (names, f"/{year.cluster.slug}/2019/cham-diem/")
