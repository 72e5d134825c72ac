"""The secretariat closes a year: everything stays readable, nothing moves any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Term
from members.standing import Standing
from pledges.activities.models import Activity
from pledges.agreement.acts import drafting
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.exemplars.models import Exemplar
from pledges.handover.acts import handover as handovers
from pledges.handover.acts.term import close
from pledges.handover.closing import remaining
from pledges.handover.models import Handover
from pledges.registrations.acts import registration
from pledges.registrations.models import Registration
from pledges.reports import acts as report
from pledges.reports.models import Report
from pledges.scores.scale.models import Scale
from pledges.states import rules
from pledges.states.event import Event, EventChain
from pledges.states.stateful import CLOSED, ONLY_SECRETARIAT
from tests import factories
from tests.ladder import NOT_THE_SECRETARIAT, letters, refused, rows, somebody, told, undone, year_in
from tests.offered.test_agreement import attempts


@pytest.fixture
def year(authority):
    return year_in("sealed")


def closed(year) -> Term:
    close(year.term, by=year.secretary)
    year.term = Term.objects.get(pk=year.term.pk)
    return year.term


def test_when_and_by_whom_it_was_closed_is_kept(year):
    term = closed(year)
    assert term.is_closed
    assert term.closed_by == year.secretary
    assert timedelta(0) <= timezone.now() - term.closed_at < timedelta(minutes=1)
    event = EventChain.objects.get(key=f"term-{term.pk}").events.get()
    assert (event.verb, event.actor) == (Event.Verb.TERM_CLOSED, year.secretary)


def test_everybody_is_told(year):
    before = letters()
    closed(year)
    everybody = [*year.leaders, *year.officers, year.secretary, year.supervisor]
    assert letters() == sorted(before + told(f"{year.cluster.title} kết thúc năm thi đua 2019", *everybody))


def test_a_second_time_changes_nothing(year):
    closed(year)
    with refused(WrongState, CLOSED):
        close(year.term, by=year.secretary)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_closes(year, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        close(year.term, by=somebody(year, kind))


def test_not_while_a_document_collects_signatures(authority):
    year = year_in("open")
    title = year.agreement.document.title
    sentence = f"Chưa kết thúc năm được. {title} đang ký: đề nghị ký đủ hoặc thu hồi."
    with refused(PledgeError, sentence):
        close(year.term, by=year.secretary)


def test_a_failure_leaves_it_open(year):
    undone(lambda: close(year.term, by=year.secretary))
    assert not Term.objects.get(pk=year.term.pk).is_closed


@pytest.mark.parametrize("state", ["draft", "sealed"])
def test_no_act_of_the_agreement_is_offered_or_accepted_any_more(authority, state):
    year = year_in(state)
    term = closed(year)
    for person in (year.secretary, year.leaders[0], year.officers[0]):
        agreement = year.reload()
        assert rules.allowed(Standing.of(person, term), agreement) == set()
        before = rows()
        for act in attempts(year, person).values():
            with pytest.raises((PledgeError, AttributeError)):
                act()
        assert rows() == before


@pytest.mark.parametrize("thing", [Activity, Exemplar, Registration, Report, Scale])
def test_the_table_of_every_noun_knows_the_closed_year(year, thing):
    term = closed(year)
    made = thing(term=term) if thing in {Activity, Scale} else thing(term=term, unit=year.units[0])
    standing = Standing.of(year.secretary, term)
    asked = [act for act, (_, who, _) in thing.ACTS.items() if who(made, standing)]
    assert asked != []
    assert {str(made.refusal(act, standing)) for act in asked} == {CLOSED}


def test_nothing_begins_in_it(year):
    factories.next_year(year)
    term = closed(year)
    officer, unit = year.officers[0], year.units[0]
    begun = {
        "registration": lambda: registration.start(term, by=officer, unit=unit, kind="theme", name="Mới"),
        "report": lambda: report.start(term, by=officer, unit=unit, period="half_year"),
        "activity": lambda: factories.activity(year),
        "exemplar": lambda: factories.exemplar(year),
        "agreement": lambda: drafting.start(term, by=year.secretary, source="standard"),
    }
    for begin in begun.values():
        with refused(WrongState, CLOSED):
            begin()


def test_the_minutes_are_still_signed_after_it(year):
    handover = factories.handover(year, "draft")
    closed(year)
    handovers.open_for_signature(handover, by=year.secretary, edition=1)
    factories.sign_handover(handover, *year.leaders[:2])
    handover.refresh_from_db()
    assert handover.state == Handover.State.SEALED


def test_what_remains_is_listed(year):
    names = ", ".join(unit.short_name for unit in year.units)
    assert [each.sentence for each in remaining(year.term)] == [
        "Biên bản bàn giao cụm trưởng chưa được ký đủ.",
        f"Chưa có chuyên đề, mô hình mới được ghi nhận: {names}.",
        f"Chưa có báo cáo sơ kết 6 tháng đầu năm: {names}.",
        f"Chưa có báo cáo tổng kết năm: {names}.",
    ]


def test_an_unfinished_agreement_remains(authority):
    assert "Giao ước thi đua của năm chưa được ký đủ." in [
        each.sentence for each in remaining(year_in("draft").term)
    ]
