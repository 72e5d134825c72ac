"""Writing a report: what is saved, what is computed, who saved in between."""

from decimal import Decimal

import pytest

from pledges.agreement.models import Target
from pledges.errors import NotAllowed, Stale, WrongState
from pledges.reports.acts import LineDraft, write
from pledges.reports.models import Report
from pledges.reports.models.line import percent_of
from pledges.states import keeping as scratch
from pledges.states.event import Event
from pledges.states.scratch import Scratch
from pledges.states.stateful import CLOSED, ONLY_UNIT_PEOPLE
from tests import factories
from tests.ladder import letters, recorded, refused, somebody, undone
from tests.reports import reporting

PARTS = {
    "achievements": "Hoàn thành.",
    "limits": "Còn chậm.",
    "tasks_ahead": "Đẩy mạnh.",
    "proposals": "Không.",
}


@pytest.fixture
def year(db):
    return reporting.promising()


@pytest.fixture
def report(year):
    return factories.report(year, state="draft")


def save(report, year, *, by=None, edition=None, lines=None, **wishes):
    edition = report.edition if edition is None else edition
    wishes = {"parts": PARTS, "by": by or year.officers[0]} | wishes
    return write(report, edition=edition, lines=lines or {}, **wishes)


def line_about(report, target_name):
    return report.lines.get(target__name=target_name)


def draft(figure=None, percent=None, words=""):
    return LineDraft(
        figure=None if figure is None else Decimal(figure),
        percent=None if percent is None else Decimal(percent),
        words=words,
    )


def test_parts_and_lines_are_saved(year, report):
    line = line_about(report, "Đơn thư")
    saved = save(report, year, lines={line.pk: draft("2", "50", "Giảm so với năm trước.")})
    line.refresh_from_db()
    assert (line.figure, line.percent, line.words) == (Decimal(2), Decimal(50), "Giảm so với năm trước.")
    assert {name: getattr(saved, name) for name in Report.PARTS} == PARTS
    assert (saved.edition, saved.state) == (1, Report.State.DRAFT)


def test_lines_that_are_not_named_stay(year, report):
    line, other = line_about(report, "Đơn thư"), line_about(report, "Vi phạm")
    save(report, year, lines={line.pk: draft(words="Một.")})
    save(report, year, edition=1, lines={other.pk: draft(words="Hai.")})
    assert [each.words for each in (line_about(report, "Đơn thư"), line_about(report, "Vi phạm"))] == [
        *("Một.", "Hai.")
    ]


@pytest.mark.parametrize(
    ("comparison", "value", "figure", "percent"),
    [
        (">=", "90", "45", "50.0"),
        (">=", "90", "99", "100.0"),
        (">=", "3", "1", "33.3"),
        (">=", "3", "2", "66.7"),
        ("=", "8", "0.5", "6.3"),  # 6.25: half-up
        ("=", "0", "0", "100.0"),
        ("=", "0", "1", "0.0"),
        (">=", "0", "5", "100.0"),
        (">=", "90", "-4", "0.0"),
        ("<=", "3", "2", None),
        (">", "3", "2", None),
        ("", None, "2", None),
    ],
)
def test_the_percentage_follows_from_the_figure(comparison, value, figure, percent):
    target = Target(comparison=comparison, value=value and Decimal(value))
    found = percent_of(target, Decimal(figure))
    assert str(found) == str(percent)


def test_what_is_computed_goes_before_what_is_typed(year, report):
    target, other = line_about(report, "Việc đúng hạn"), line_about(report, "Đơn thư")
    save(report, year, lines={target.pk: draft("45", "99"), other.pk: draft("2", "99")})
    target.refresh_from_db()
    other.refresh_from_db()
    assert (target.percent, other.percent) == (Decimal(50), Decimal(99))
    save(report, year, edition=1, lines={target.pk: draft(None, "75.5")})
    target.refresh_from_db()
    assert target.percent == Decimal("75.5")


def test_saving_adds_what_came_since(year, report):
    reporting.registered(year)
    assert report.lines.count() == 5
    save(report, year)
    assert report.lines.count() == 6


def test_the_lines_of_another_report_are_not_touched(year, report):
    other = factories.report(year, year.units[1], state="draft")
    line = line_about(other, "Đơn thư")
    save(report, year, lines={line.pk: draft(words="Của người khác.")})
    line.refresh_from_db()
    assert line.words == ""


def test_what_was_half_typed_is_given_up(year, report):
    for person in (year.officers[0], year.leaders[0]):
        scratch.keep(report, act="write", by=person, edition=0, form="limits=a")
    scratch.keep(report, act="write", by=year.officers[0], edition=0, form="limits=b")
    assert list(Scratch.objects.order_by("pk").values_list("person", "edition", "form")) == [
        (year.officers[0].pk, 0, "limits=b"),
        (year.leaders[0].pk, 0, "limits=a"),
    ]
    save(report, year)
    assert list(Scratch.objects.values_list("person", flat=True)) == [year.leaders[0].pk]


def test_who_saved_in_between_is_not_overwritten(year, report):
    save(report, year)
    with refused(
        Stale,
        f"Đồng chí {report.last_writer} vừa lưu nội dung khác. Nội dung đồng chí nhập vẫn còn dưới đây.",
    ):
        save(report, year, by=year.leaders[0], edition=0)


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_a_report_on_its_way_is_not_written(year, state):
    report = factories.report(year, state=state)
    with refused(WrongState, Report.WRONG_STATE[state]):
        save(report, year)


@pytest.mark.parametrize("state", ["sent_back", "sent_back_by_cluster"])
def test_a_report_that_was_sent_back_is_written(year, state):
    report = factories.report(year, state=state)
    assert save(report, year).limits == "Còn chậm."


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "stranger"])
def test_only_people_of_the_unit_write_it(year, report, kind):
    with refused(NotAllowed, ONLY_UNIT_PEOPLE):
        save(report, year, by=somebody(year, kind))


def test_people_of_another_unit_do_not_write_it(year, report):
    with refused(NotAllowed, ONLY_UNIT_PEOPLE):
        save(report, year, by=year.leaders[1])


def test_a_closed_year_is_not_written(year, report):
    reporting.close(year)
    with refused(WrongState, CLOSED):
        save(report, year)


def test_who_saved_is_recorded_and_nobody_is_told(year, report):
    save(report, year, by=year.leaders[0], address="10.0.0.7")
    leader = year.leaders[0]
    assert recorded(report) == (Event.Verb.WRITTEN, leader, leader.full_name, "10.0.0.7", {"edition": 1})
    assert letters() == []


def test_a_failure_leaves_nothing(year, report):
    undone(lambda: save(report, year))
