"""A unit begins its report: a line for everything it promised and registered."""

import pytest

from pledges.errors import NotAllowed, WrongState
from pledges.registrations.models import Registration
from pledges.reports.acts import refresh_lines, start
from pledges.reports.models import Report
from pledges.reports.models.line import sections
from pledges.states.event import Event
from pledges.states.stateful import CLOSED, ONLY_UNIT_PEOPLE
from tests import factories
from tests.ladder import letters, recorded, refused, somebody, undone
from tests.reports import reporting

SECOND = "Đơn vị đã lập báo cáo của kỳ này. Xin mở báo cáo đó để tiếp tục soạn."


@pytest.fixture
def year(db):
    return reporting.promising()


def begin(year, *, by=None, unit=None, period="half_year", address=""):
    return start(
        year.term, by=by or year.officers[0], unit=unit or year.units[0], period=period, address=address
    )


def spoken_of(report):
    return [str(line) for section in sections(report) for line in section.lines]


def test_it_speaks_of_every_commitment_target_and_registration_in_their_order(year):
    reporting.registered(year, name="Ươm mầm")
    reporting.registered(year, name="An toàn")
    reporting.registered(year, year.units[1], name="Của đơn vị khác")
    reporting.registered(year, name="Đã rút", state="withdrawn")
    assert spoken_of(begin(year)) == [
        *("1. Nhiệm vụ chính trị", "Việc đúng hạn", "Vi phạm", "Đơn thư"),
        *("2. Cải cách hành chính", "An toàn", "Ươm mầm"),
    ]


def test_an_agreement_that_is_not_sealed_gives_no_lines(db):
    year = reporting.promising(sealed=False)
    reporting.registered(year)
    report = begin(year)
    assert spoken_of(report) == ["Dân vận khéo"]
    reporting.seal(year)
    assert refresh_lines(report, by=year.officers[0]) == 5
    assert refresh_lines(report, by=year.officers[0]) == 0
    assert len(spoken_of(report)) == 6


def test_a_withdrawn_registration_leaves_only_when_nothing_was_written(year):
    kept, gone = reporting.registered(year, name="Giữ"), reporting.registered(year, name="Bỏ")
    report = begin(year)
    report.lines.filter(registration=kept).update(words="Đã làm một nửa.")
    Registration.objects.filter(pk__in=[kept.pk, gone.pk]).update(state="withdrawn")
    refresh_lines(report, by=year.officers[0])
    assert spoken_of(report)[5:] == ["Giữ"]


def test_officers_and_leaders_begin_it_and_nobody_is_told(year):
    assert begin(year).state == Report.State.DRAFT
    assert begin(year, by=year.leaders[0], period="year_end").state == Report.State.DRAFT
    assert letters() == []


def test_who_began_it_is_recorded(year):
    report, officer = begin(year, address="10.0.0.7"), year.officers[0]
    facts = {"unit": year.units[0].name}
    assert recorded(report) == (Event.Verb.BEGUN, officer, officer.full_name, "10.0.0.7", facts)


def test_a_period_has_one_report_of_a_unit(year):
    begin(year)
    with refused(WrongState, SECOND):
        begin(year)
    begin(year, period="year_end")
    begin(year, by=year.officers[1], unit=year.units[1])


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "stranger"])
def test_only_people_of_the_unit_begin_it(year, kind):
    with refused(NotAllowed, ONLY_UNIT_PEOPLE):
        begin(year, by=somebody(year, kind))


def test_nobody_begins_it_for_another_unit(year):
    with refused(NotAllowed, ONLY_UNIT_PEOPLE):
        begin(year, unit=year.units[1])


def test_the_witness_has_nothing_to_report(db):
    year = factories.cluster_year(1, witness=True)
    with refused(NotAllowed, "Chỉ đơn vị thành viên của năm thi đua lập báo cáo. Xin chọn đơn vị khác."):
        begin(year, by=year.leaders[-1], unit=year.term.witness)


def test_nothing_begins_in_a_closed_year(year):
    reporting.close(year)
    with refused(WrongState, CLOSED):
        begin(year)


def test_a_failure_leaves_nothing(year):
    undone(lambda: begin(year))
