"""Who has not done what yet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pledges.reports.models import Report
from pledges.scores.scale.models import Scale
from pledges.year.duties import DUTIES, RECORD, duties, undone_units
from tests import factories
from tests.scores import scoring_sheets as sheets
from tests.year.dated import DUE_FIELDS, in_days, registration, report, year_due

pytestmark = pytest.mark.django_db
SIGN, REGISTER, HALF_YEAR, SCORE, YEAR_END = DUTIES


def test_a_year_has_the_duties_that_have_a_due_day():
    term, *_ = year_due(3, "registration_due_on", "year_end_due_on")
    assert duties(term) == [REGISTER, YEAR_END]
    assert duties(factories.term(name="2020")) == []
    assert tuple(each.due_field for each in DUTIES if each is not SCORE) == DUE_FIELDS


def test_nobody_has_to_sign_what_is_not_open(cluster_year):
    assert undone_units(SIGN, cluster_year.term) == set()
    cluster_year.open()
    assert undone_units(SIGN, cluster_year.term) == {unit.pk for unit in cluster_year.units}
    cluster_year.sign(cluster_year.leaders[0])
    assert undone_units(SIGN, cluster_year.term) == {unit.pk for unit in cluster_year.units[1:]}
    cluster_year.sign(*cluster_year.leaders[1:])
    assert undone_units(SIGN, cluster_year.term) == set()


def test_the_witness_has_to_sign_and_who_left_has_not(authority):
    year = factories.cluster_year(2, witness=True)
    year.open()
    year.term.memberships.filter(unit=year.units[0]).delete()
    assert undone_units(SIGN, year.term) == {year.units[1].pk, year.term.witness_id}


@pytest.mark.parametrize("state", ["draft", "submitted", "sent_back", "withdrawn"])
def test_only_what_was_recorded_counts(state):
    term, units, _ = year_due(3)
    registration(term, units[0], state)
    assert undone_units(REGISTER, term) == {unit.pk for unit in units}


def test_a_theme_or_a_model_counts_a_movement_does_not():
    term, units, _ = year_due(3, units=4)
    for unit, kind in zip(units, ["theme", "model", "movement"], strict=False):
        registration(term, unit, kind=kind)
    assert undone_units(REGISTER, term) == {units[2].pk, units[3].pk}


def test_another_year_does_not_count():
    term, units, _ = year_due(3)
    other, *_ = year_due(3, name="2020", cluster=term.cluster)
    registration(other, units[0])
    report(other, units[0], "half_year")
    assert undone_units(REGISTER, term) == undone_units(HALF_YEAR, term) == {unit.pk for unit in units}


@pytest.mark.parametrize("period", Report.Period.values)
def test_a_report_is_done_once_the_leader_approved_it(period):
    term, units, _ = year_due(3, units=3)
    duty, other = (HALF_YEAR, YEAR_END) if period == "half_year" else (YEAR_END, HALF_YEAR)
    report(term, units[0], period)
    report(term, units[1], period, "submitted")
    assert undone_units(duty, term) == {units[1].pk, units[2].pk}
    assert undone_units(other, term) == {unit.pk for unit in units}


def test_the_secretariat_records_what_was_submitted():
    term, units, _ = year_due(3)
    registration(term, units[0], "submitted")
    registration(term, units[1])
    assert undone_units(RECORD, term) == {units[0].pk}


@pytest.mark.parametrize("duty", [*DUTIES, RECORD], ids=lambda duty: duty.name)
def test_who_is_missing_is_one_query(duty):
    term, *_ = year_due(3, units=5)
    with CaptureQueriesContext(connection) as asked:
        undone_units(duty, term)
    assert len(asked) == 1


def test_every_duty_leads_to_a_page_of_its_year():
    term, *_ = year_due(3)
    for each in (*DUTIES, RECORD):
        assert each.url(term).startswith(f"/{term.cluster.slug}/2019/")
        assert each.due_on(term) == in_days(3)


def test_units_score_themselves_only_when_the_scale_is_open(db):
    year = sheets.year_of(2, planned=False)
    year.term.year_end_due_on = year.term.ends_on
    assert SCORE in duties(year.term)
    sheets.brought_to(year, "submitted", 0)
    assert undone_units(SCORE, year.term) == {year.units[1].pk}
    Scale.objects.filter(term=year.term).update(state="draft", opened_at=None, opened_by=None)
    assert SCORE not in duties(year.term)
