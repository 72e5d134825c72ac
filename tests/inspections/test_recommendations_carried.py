"""Recommendations on their way into the next inspection, and back."""

from datetime import date

import pytest
from django.utils import timezone

from members.models import Term
from pledges.errors import WrongState
from pledges.inspections.recommendations.acts import recommendation as acts
from pledges.inspections.recommendations.acts import recommending
from pledges.inspections.recommendations.models import Recommendation
from pledges.inspections.visit.models import Inspection
from pledges.states.event import Event
from tests import factories, judging
from tests.ladder import recorded, refused
from tests.pages import visitor, words


@pytest.fixture
def year(db):
    made = factories.cluster_year(units=3)
    judging.plan(made)
    return made


def _next_inspection(year) -> Inspection:
    return _inspected_in(factories.next_year(year), year)


def _close(year):
    type(year.term).objects.filter(pk=year.term.pk).update(closed_at=timezone.now(), closed_by=year.secretary)


def _inspected_in(term, year) -> Inspection:
    """The same unit, inspected by the same people."""
    plan = year.term.inspection_plan
    plan.pk, plan.term, plan._state.adding = None, term, True
    plan.save()
    team = judging.inspection_of(year).team
    return Inspection.objects.create(
        term=term, plan=plan, team=team, unit=year.units[1], state="ongoing", began_at=timezone.now()
    )


def test_what_is_open_goes_on_in_the_next_inspection_also_of_a_closed_year(year):
    inspection = judging.in_opinion(year)
    states = ("open", "answered", "done", "draft")
    rows = {state: judging.recommended(inspection, state, text=state) for state in states}
    other = judging.recommended(judging.in_opinion(year, 2), "open")
    following = _next_inspection(year)
    _close(year)
    carried = acts.carry_open(following, by=year.officers[0])
    assert [(each.text, each.state, each.carried_from, each.due_on) for each in carried] == [
        ("open", "draft", rows["open"], date(2019, 12, 1)),
        ("answered", "draft", rows["answered"], date(2019, 12, 1)),
    ]
    states = {
        recommendation.text: recommendation.state
        for recommendation in Recommendation.objects.filter(inspection=inspection)
    }
    assert states == {"open": "carried", "answered": "carried", "done": "done", "draft": "draft"}
    other.refresh_from_db()
    assert other.state == "open"
    assert recorded(rows["open"])[:2] == (Event.Verb.CARRIED, year.officers[0])
    assert acts.carry_open(following, by=year.officers[0]) == []


def test_a_carried_one_is_worded_anew_but_not_removed(year):
    judging.recommended(judging.in_opinion(year), "open")
    (new,) = acts.carry_open(_next_inspection(year), by=year.officers[0])
    fields = {"text": "Nói lại cho rõ.", "owner": new.owner, "due_on": new.due_on}
    new = recommending.change(new, by=year.officers[0], fields=fields)
    assert new.text == "Nói lại cho rõ."
    with refused(WrongState, recommending.CARRIED_STAYS):
        recommending.remove(new, by=year.officers[0])


def test_when_the_next_inspection_is_cancelled_they_wait_where_they_were(year, authority):
    inspection = judging.sign_minutes(judging.open_minutes(year))
    rows = [judging.recommended(inspection, state) for state in ("open", "answered")]
    following = _next_inspection(year)
    acts.carry_open(following, by=year.officers[0])
    acts.bring_back(following, by=year.secretary)
    for row in rows:
        row.refresh_from_db()
    assert [row.state for row in rows] == ["open", "answered"]
    assert not following.recommendations.exists()


def test_what_was_reported_is_read_again_and_judged_after_the_next_minutes(year):
    old = judging.recommended(judging.in_opinion(year), "answered", answered_by=year.officers[1])
    following = _next_inspection(year)
    (new,) = acts.carry_open(following, by=year.officers[0])
    assert (new.state, new.answer, new.answered_at, new.answered_by) == (
        *("draft", "Đã làm xong."),
        *(old.answered_at, year.officers[1]),
    )
    said = words(visitor(year.officers[0]).get(following.url("inspection_recommendations")))
    assert "Đơn vị đã báo cáo: Đã làm xong." in said


def test_what_was_reported_before_is_judged_once_the_minutes_are_signed(year, authority):
    reported = {"answer": "Đã làm xong.", "answered_at": timezone.now(), "answered_by": year.officers[1]}
    rows = [
        judging.recommended(judging.in_opinion(year)),
        judging.recommended(judging.in_opinion(year), **reported),
    ]
    judging.sign_minutes(judging.open_minutes(year))
    for row in rows:
        row.refresh_from_db()
    assert [row.state for row in rows] == ["open", "answered"]


def test_what_was_carried_into_minutes_that_were_never_signed_goes_on_in_the_year_after(year, authority):
    judging.recommended(judging.sign_minutes(judging.open_minutes(year)), "open")
    (lost,) = acts.carry_open(_next_inspection(year), by=year.officers[0])
    term = lost.term
    later = Term.objects.get(pk=term.pk)
    later.pk, later.name, later._state.adding = None, "2021", True
    later.save()
    again = _inspected_in(later, year)
    assert acts.carry_open(again, by=year.officers[0]) == []
    Term.objects.filter(pk=term.pk).update(closed_at=timezone.now(), closed_by=year.secretary)
    (new,) = acts.carry_open(again, by=year.officers[0])
    lost.refresh_from_db()
    assert (new.carried_from, lost.state) == (lost, "carried")
    acts.bring_back(again, by=year.secretary)
    lost.refresh_from_db()
    assert lost.state == "draft"
