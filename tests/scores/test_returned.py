"""A sheet that was sent back: the reason stands where one repairs, and both sides see what was changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pledges.scores.sheet.acts import sheet as acts
from pledges.scores.sheet.acts import writing
from tests.pages import visitor, words
from tests.queries.limits import MOST
from tests.scores import scoring_sheets as sheets

REASON = "Chấm lại tiêu chí 2.2."
CHANGED = "Nội dung đã sửa sau khi trả lại"


@pytest.fixture
def year(db):
    return sheets.year_of()


@pytest.fixture
def returned(year):
    sheet = sheets.brought_to(year, "submitted")
    acts.send_back(sheet, by=year.officers[0], reason=REASON)
    return sheets.sheet_of(year)


def write(sheet, by, number: int, **values) -> None:
    leaf = sheets.leaves(sheet)[number]
    writing.write(sheet, by=by, column="self", lines={leaf.pk: sheets.draft(edition=1, **values)})


def test_the_reason_stands_on_the_page_where_the_unit_repairs(year, returned):
    client = visitor(year.officers[1])
    for url in (returned.url(), returned.url("score_write", column="self", part=2)):
        shown = words(client.get(url))
        assert REASON in shown
        assert CHANGED not in shown


def test_both_sides_see_what_was_changed(year, returned):
    write(returned, year.officers[1], 3, figure=9)
    write(returned, year.officers[1], 1, remark="Có hồ sơ.")
    own = words(visitor(year.officers[1]).get(returned.url()))
    acts.submit(returned, by=year.officers[1])
    inspector = visitor(year.officers[0])
    team = words(inspector.get(returned.url()))
    for shown in (own, team):
        assert CHANGED in shown
        assert "Điểm tự chấm: 1 → 9" in shown
        assert "Thuyết minh, minh chứng" in shown.partition(CHANGED)[2]
    assert REASON not in team


def test_the_page_with_the_changes_asks_no_more_than_others(year, returned):
    write(returned, year.officers[1], 3, figure=9)
    client = visitor(year.officers[1])
    for url in (returned.url(), returned.url("score_write", column="self", part=2)):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        assert len(asked) <= MOST, url


def test_a_sheet_that_was_never_sent_back_shows_no_changes(year):
    sheet = sheets.brought_to(year, "submitted")
    assert CHANGED not in words(visitor(year.officers[0]).get(sheet.url()))
