"""An officer takes back a report that the leader has not read yet; what was changed is shown to both."""

import pytest

from pledges.errors import NotAllowed, WrongState
from pledges.reports.acts import return_to_officer, submit, take_back, write
from pledges.reports.models import Report
from pledges.reports.models.report import ONLY_OFFICER
from pledges.states.event import Event
from pledges.states.sendable import READ, Change
from tests import factories
from tests.ladder import letters, recorded, refused, somebody, told, undone
from tests.pages import headings, page, visitor, words
from tests.reports import reporting


@pytest.fixture
def year(db):
    return reporting.promising()


@pytest.fixture
def report(year):
    return factories.report(year, state="submitted")


def test_it_is_a_draft_again(year, report):
    done = take_back(report, by=year.officers[0])
    assert (done.state, done.submitted_at, done.sent) == (Report.State.DRAFT, None, {})


def test_what_was_returned_before_is_so_again(year):
    returned = factories.report(year, state="sent_back")
    done = take_back(submit(returned, by=year.officers[0]), by=year.officers[0])
    assert (done.state, done.reason) == (Report.State.SENT_BACK, returned.reason)


def test_what_the_leader_has_read_stays(year, report):
    visitor(year.leaders[0]).get(report.get_absolute_url())
    with refused(WrongState, READ):
        take_back(report, by=year.officers[0])
    shown = page(visitor(year.officers[0]).get(report.get_absolute_url()))
    assert report.url("report_take_back") not in shown.posts()


@pytest.mark.parametrize("state", ["draft", "written", "approved", "sent_back"])
def test_only_what_waits_is_taken_back(year, state):
    made = factories.report(year, state=state)
    with refused(WrongState, Report.WRONG_STATE[made.state]):
        take_back(made, by=year.officers[0])


@pytest.mark.parametrize("kind", ["leader", "secretary", "supervisor", "administrator", "stranger"])
def test_only_an_officer_of_the_unit_does(year, report, kind):
    with refused(NotAllowed, ONLY_OFFICER):
        take_back(report, by=somebody(year, kind))


def test_it_is_recorded_and_the_leader_is_told(year, report):
    before, officer = letters(), year.officers[0]
    done = take_back(report, by=officer, address="10.0.0.7")
    assert recorded(done) == (Event.Verb.TAKEN_BACK, officer, officer.full_name, "10.0.0.7", {})
    assert letters() == sorted(before + told(f"Thu hồi để sửa: {done}", year.leaders[0]))


def test_a_failure_takes_nothing_back(year, report):
    undone(lambda: take_back(report, by=year.officers[0]))


@pytest.mark.parametrize("who", ["officers", "leaders"])
def test_both_sides_see_what_was_changed(year, report, who):
    officer = year.officers[0]
    back = return_to_officer(report, by=year.leaders[0], reason="Thiếu số liệu.")
    parts = dict.fromkeys(Report.PARTS, "") | {"achievements": "Hoàn thành 12 nhiệm vụ."}
    back = write(back, by=officer, edition=back.edition, parts=parts, lines={})
    again = submit(back, by=officer)
    assert again.changes == [Change("Kết quả nổi bật", "Hoàn thành nhiệm vụ.", "Hoàn thành 12 nhiệm vụ.")]
    response = visitor(getattr(year, who)[0]).get(again.get_absolute_url())
    assert "Nội dung đã sửa so với lần gửi trước" in headings(response)
    assert "Kết quả nổi bật Hoàn thành nhiệm vụ. Hoàn thành 12 nhiệm vụ." in words(response)
