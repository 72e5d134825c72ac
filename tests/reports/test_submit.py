"""The officer is done: the leader of the unit is asked to approve."""

import pytest

from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.registrations.models import Registration
from pledges.reports.acts import LineDraft, obstacles, submit, write
from pledges.reports.models import Report
from pledges.states.event import Event
from pledges.states.stateful import CLOSED, ONLY_UNIT_PEOPLE
from tests import factories
from tests.ladder import letter_to, letters, recorded, refused, somebody, told, undone
from tests.reports import reporting


@pytest.fixture
def year(db):
    return reporting.promising()


@pytest.fixture
def report(year):
    return factories.report(year, state="written")


def test_it_waits_for_the_leader(year, report):
    done = submit(report, by=year.officers[0])
    assert (done.state, done.submitted_at is not None) == (Report.State.SUBMITTED, True)


def test_the_leaders_of_the_unit_are_told(year, report):
    second = factories.mandate(year.units[0]).person
    submit(report, by=year.officers[0])
    subject = f"Kính trình duyệt: Báo cáo sơ kết 6 tháng đầu năm 2019 của {year.units[0]}"
    assert letters() == told(subject, year.leaders[0], second)
    assert report.get_absolute_url() in letter_to(second)


def test_every_line_needs_a_figure_or_words(year):
    report = factories.report(year, state="draft")
    reporting.registered(year)
    wanted = [
        "Có 1 nội dung mới chưa có trong báo cáo.",
        *(
            f"“{name}”: chưa nhập kết quả đạt được hoặc ghi chú."
            for name in ("1. Nhiệm vụ chính trị", "Việc đúng hạn", "Vi phạm", "Đơn thư")
        ),
        "“2. Cải cách hành chính”: chưa nhập kết quả đạt được hoặc ghi chú.",
    ]
    assert obstacles(report) == wanted
    with refused(PledgeError, "Chưa trình được. " + " ".join(wanted)):
        submit(report, by=year.officers[0])


def test_a_withdrawn_registration_is_not_asked_for(year):
    registration = reporting.registered(year)
    report = factories.report(year, state="written", lines=_all_but_registrations)
    assert obstacles(report) == ["“Dân vận khéo”: chưa nhập kết quả đạt được hoặc ghi chú."]
    Registration.objects.filter(pk=registration.pk).update(state="withdrawn")
    assert obstacles(report) == []


def _all_but_registrations(line):
    return LineDraft(figure=None, percent=None, words="" if line.registration_id else "Đã làm.")


def test_a_report_without_any_content_is_not_submitted(db):
    year = factories.cluster_year(1)
    report = factories.report(year, state="draft")
    sentence = "Báo cáo chưa có nội dung."
    with refused(PledgeError, f"Chưa trình được. {sentence}"):
        submit(report, by=year.officers[0])
    parts = dict.fromkeys(Report.PARTS, "") | {"limits": "Giao ước chưa ký."}
    report = write(report, by=year.officers[0], edition=0, parts=parts, lines={})
    assert submit(report, by=year.officers[0]).state == Report.State.SUBMITTED


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_it_is_submitted_once(year, state):
    report = factories.report(year, state=state)
    with refused(WrongState, Report.WRONG_STATE[state]):
        submit(report, by=year.officers[0])


def test_it_is_submitted_again_after_it_was_sent_back(year):
    report = factories.report(year, state="sent_back_by_cluster")
    assert submit(report, by=year.officers[0]).state == Report.State.SUBMITTED


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "stranger"])
def test_only_people_of_the_unit_submit_it(year, report, kind):
    with refused(NotAllowed, ONLY_UNIT_PEOPLE):
        submit(report, by=somebody(year, kind))


def test_a_closed_year_takes_nothing(year, report):
    reporting.close(year)
    with refused(WrongState, CLOSED):
        submit(report, by=year.officers[0])


def test_who_submitted_it_is_recorded(year, report):
    officer = year.officers[0]
    submit(report, by=officer, address="10.0.0.7")
    assert recorded(report) == (
        Event.Verb.SUBMITTED,
        officer,
        officer.full_name,
        "10.0.0.7",
        {"edition": 1},
    )


def test_a_failure_leaves_nothing(year, report):
    undone(lambda: submit(report, by=year.officers[0]))
