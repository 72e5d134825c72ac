"""The leader of the unit sends the report to the cluster, or hands it back; the secretariat asks for more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Mandate
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.reports.acts import approve, return_to_officer, send_back
from pledges.reports.models import Report
from pledges.states.event import Event
from pledges.states.stateful import CLOSED, ONLY_LEADER, ONLY_SECRETARIAT
from tests import factories
from tests.ladder import letter_to, letters, recorded, refused, somebody, told, undone
from tests.reports import reporting

REASON = "Đề nghị bổ sung số liệu."


@pytest.fixture
def year(db):
    return reporting.promising()


@pytest.fixture
def report(year):
    return factories.report(year, state="submitted")


@pytest.fixture
def sent(year):
    return factories.report(year)


def yes(report, year, *, by=None, **wishes):
    return approve(report, by=by or year.leaders[0], **{"edition": report.edition} | wishes)


def no(report, year, *, by=None, reason=REASON, **wishes):
    return return_to_officer(report, by=by or year.leaders[0], reason=reason, **wishes)


def more(report, year, *, by=None, reason=REASON, **wishes):
    return send_back(report, by=by or year.secretary, reason=reason, **wishes)


def test_the_leader_sends_it_to_the_cluster(year, report):
    done = yes(report, year, address="10.0.0.7")
    leader = year.leaders[0]
    assert (done.state, done.approved_by, done.approved_as) == ("approved", leader, "Chủ tịch")
    assert timedelta(0) <= timezone.now() - done.approved_at < timedelta(minutes=1)
    facts = {"as_title": "Chủ tịch", "edition": 1}
    assert recorded(report) == (Event.Verb.APPROVED, leader, leader.full_name, "10.0.0.7", facts)


def test_the_secretariat_is_told(year, report):
    before = letters()
    yes(report, year)
    assert letters() == sorted(before + told(f"{report.unit} gửi {report.title}", year.secretary))
    assert f"{year.leaders[0]} (Chủ tịch) duyệt" in letter_to(year.secretary)


def test_what_was_read_is_what_is_approved(year, report):
    sentence = "Báo cáo vừa được sửa. Xin đọc lại trước khi duyệt."
    with refused(Stale, sentence):
        yes(report, year, edition=0)


def test_the_leader_hands_it_back(year, report):
    before = letters()
    done = no(report, year, address="10.0.0.7")
    assert (done.state, done.reason) == (Report.State.SENT_BACK, REASON)
    leader, facts = year.leaders[0], {"reason": REASON, "as_title": "Chủ tịch"}
    assert recorded(report) == (Event.Verb.SENT_BACK, leader, leader.full_name, "10.0.0.7", facts)
    assert letters() == sorted(before + told(f"Đề nghị bổ sung: {report}", year.leaders[0], year.officers[0]))


def test_the_secretariat_asks_for_more(year, sent):
    before = letters()
    done = more(sent, year, address="10.0.0.7")
    assert (done.state, done.reason) == (Report.State.SENT_BACK, REASON)
    secretary = year.secretary
    assert recorded(sent) == (
        Event.Verb.SENT_BACK,
        secretary,
        secretary.full_name,
        "10.0.0.7",
        {"reason": REASON},
    )
    assert letters() == sorted(before + told(f"Đề nghị bổ sung: {sent}", year.leaders[0], year.officers[0]))
    assert f"Lý do: {REASON}" in letter_to(year.officers[0])


@pytest.mark.parametrize("act", [yes, no])
@pytest.mark.parametrize("kind", ["secretary", "officer", "supervisor", "administrator", "stranger"])
def test_only_the_leader_decides(year, report, act, kind):
    with refused(NotAllowed, ONLY_LEADER):
        act(report, year, by=somebody(year, kind))


@pytest.mark.parametrize("act", [yes, no])
def test_the_leader_of_another_unit_does_not_decide(year, report, act):
    with refused(NotAllowed, ONLY_LEADER):
        act(report, year, by=year.leaders[1])


@pytest.mark.parametrize("act", [yes, no])
def test_the_mandate_is_in_force(year, report, act):
    Mandate.objects.filter(person=year.leaders[0]).update(valid_to=timezone.localdate() - timedelta(days=1))
    with refused(NotAllowed, ONLY_LEADER):
        act(report, year)


@pytest.mark.parametrize("kind", ["leader", "officer", "supervisor", "administrator", "stranger"])
def test_only_the_secretariat_asks_for_more(year, sent, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        more(sent, year, by=somebody(year, kind))


@pytest.mark.parametrize("act", [yes, no])
@pytest.mark.parametrize("state", ["draft", "approved", "sent_back"])
def test_only_what_was_submitted_is_decided(year, act, state):
    report = factories.report(year, state=state)
    with refused(WrongState, Report.WRONG_STATE[report.state]):
        act(report, year)


@pytest.mark.parametrize("state", ["draft", "submitted", "sent_back", "sent_back_by_cluster"])
def test_only_what_the_cluster_has_is_sent_back(year, state):
    report = factories.report(year, state=state)
    with refused(WrongState, Report.WRONG_STATE[report.state]):
        more(report, year)


@pytest.mark.parametrize("reason", ["", " \n", "\u200b"])
def test_a_reason_is_given(year, report, reason):
    with refused(PledgeError, "Chưa nhập lý do."):
        no(report, year, reason=reason)


def test_a_closed_year_takes_nothing(year, report):
    other = factories.report(year, year.units[1])
    reporting.close(year)
    for act, about in ((yes, report), (no, report), (more, other)):
        with refused(WrongState, CLOSED):
            act(about, year)


def test_a_failure_leaves_nothing(year, report):
    undone(lambda: yes(report, year))
    undone(lambda: no(report, year))
