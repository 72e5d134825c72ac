"""Worlds that are put back are those that were made, and whatever could be told apart is made anew."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from pledges.agreement.acts import signing as agreements
from pledges.documents.verdicts import examine
from tests import factories, tables
from tests.ladder import year_in


def made_and_undone(state: str) -> tuple[factories.ClusterYear, dict]:
    """A year and all rows with it; afterwards they are gone."""
    with transaction.atomic():
        year = year_in(state)
        rows = tables.rows()
        transaction.set_rollback(True)
    return year, rows


def test_what_is_put_back_is_what_was_made(authority):
    first, rows = made_and_undone("half")
    second = year_in("half")
    assert tables.rows() == rows
    assert (second, second.agreement.state) == (first, "open")
    assert second.agreement is not first.agreement
    second.sign(second.leaders[1])
    assert second.agreement.state == "sealed"
    assert examine(second.agreement.document).findings == ()


@pytest.mark.afresh("cluster_year")
def test_a_step_that_is_the_subject_is_made_anew(authority):
    assert made_and_undone("draft")[0].cluster.slug != year_in("draft").cluster.slug


def test_on_other_rows_it_is_made_anew(authority):
    first, _ = made_and_undone("draft")
    factories.unit()
    assert factories.cluster_year(units=2).cluster.slug != first.cluster.slug


def test_with_other_arguments_it_is_made_anew(authority):
    first, _ = made_and_undone("draft")
    assert len(factories.cluster_year(units=1).units) == 1
    assert len(first.units) == 2


def test_under_other_settings_it_is_made_anew(authority, settings):
    first, _ = made_and_undone("draft")
    settings.SITE_URL = "https://khac.vi-du.invalid"
    assert year_in("draft").cluster.slug != first.cluster.slug


def test_while_something_is_replaced_it_is_made_anew(authority, monkeypatch):
    made_and_undone("open")
    year = year_in("draft")
    monkeypatch.delattr(agreements, "open_for_signature")
    with pytest.raises(AttributeError):
        year.open()


def test_while_queries_are_counted_it_is_made_anew(authority):
    first, _ = made_and_undone("draft")
    with CaptureQueriesContext(connection):
        assert year_in("draft").cluster.slug != first.cluster.slug
