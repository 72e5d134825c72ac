"""What an editor is still typing is kept for that editor."""

import pytest
from django.db import transaction

from pledges.states.keeping import keep
from pledges.states.scratch import Scratch
from tests import factories
from tests.ladder import letters, rows, undone, year_in

pytestmark = pytest.mark.django_db


def kept():
    return list(Scratch.objects.order_by("pk").values_list("person", "edition", "form"))


def test_the_form_is_kept_as_it_stands():
    year = factories.cluster_year(2)
    keep(year.agreement, act="revise", by=year.secretary, edition=2, form="closing=D%E1%BB%9F")
    assert kept() == [(year.secretary.pk, 2, "closing=D%E1%BB%9F")]


def test_the_second_time_replaces_the_first():
    year = factories.cluster_year(2)
    keep(year.agreement, act="revise", by=year.secretary, edition=2, form="closing=a")
    keep(year.agreement, act="revise", by=year.secretary, edition=3, form="closing=b")
    assert kept() == [(year.secretary.pk, 3, "closing=b")]


def test_two_editors_keep_their_own():
    year, colleague = factories.cluster_year(2), factories.person()
    keep(year.agreement, act="revise", by=year.secretary, edition=2, form="closing=a")
    keep(year.agreement, act="revise", by=colleague, edition=2, form="closing=b")
    assert [(person, form) for person, _, form in kept()] == [
        (year.secretary.pk, "closing=a"),
        (colleague.pk, "closing=b"),
    ]


@pytest.mark.parametrize("state", ["open", "sealed"])
def test_nothing_is_kept_of_what_cannot_be_edited(authority, state):
    year = year_in(state)
    before = rows()
    keep(year.reload(), act="revise", by=year.secretary, edition=3, form="closing=a")
    assert rows() == before


def test_it_is_no_event_no_letter_and_no_edition():
    year = factories.cluster_year(2)
    before = rows()
    keep(year.agreement, act="revise", by=year.secretary, edition=2, form="closing=a")
    assert {name for name, found in rows().items() if found != before[name]} == {"pledges_scratch"}
    assert letters() == []


def test_a_failure_leaves_nothing():
    year = factories.cluster_year(2)
    with transaction.atomic():
        undone(lambda: keep(year.agreement, act="revise", by=year.secretary, edition=2, form="closing=a"))
    assert kept() == []
