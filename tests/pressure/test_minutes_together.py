"""The three sign minutes at the same instant, or one of them clicks many times."""

from functools import partial

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pledges.documents.models import Confirmation, Document, Signature
from pledges.documents.verdicts import examine
from pledges.inspections.minutes import acts
from pledges.inspections.minutes.wording import minutes_of
from tests import factories, judging
from tests.pressure.starting_gun import at_once, kinds

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def year(authority):
    made = factories.cluster_year(units=3)
    judging.plan(made)
    return made


def signing(inspection, place):
    confirmation = Confirmation(sha256=inspection.document.frozen_sha256, at=timezone.now())
    return partial(acts.sign, inspection, place=place, by=place.signer, confirmation=confirmation)


def test_three_sign_at_once(year):
    opened = judging.open_minutes(year)
    runners = at_once(*(signing(opened, place) for place in opened.document.place_list))
    assert kinds(runners) == ["done"] * 3
    sealed = judging.inspection_of(year)
    assert (sealed.state, sealed.document.state) == ("sealed", Document.State.SEALED)
    assert examine(sealed.document).findings == ()


def test_a_double_click_signs_once(year):
    opened = judging.open_minutes(year)
    runners = at_once(*[signing(opened, opened.document.place_list[1])] * 4)
    assert kinds(runners) == ["WrongState"] * 3 + ["done"]
    assert opened.document.signatures.filter(kind=Signature.Kind.PERSON).count() == 1


def test_head_and_secretary_open_once(year):
    made = judging.in_opinion(year)
    wishes = {"fingerprint": minutes_of(made).fingerprint}
    people = (year.officers[0], year.leaders[0])
    runners = at_once(*(partial(acts.open_for_signature, made, by=person, **wishes) for person in people))
    assert kinds(runners) == ["WrongState", "done"]
    assert Document.objects.filter(kind="inspection").count() == 1


if connection.vendor == "postgresql":  # SQLite has one lock for everything

    def test_the_year_is_locked_before_anything_of_it(year):
        """Whoever moves an inspection through its plan and whoever begins it wait for each other there."""
        with transaction.atomic(), CaptureQueriesContext(connection) as asked:
            judging.inspection_of(year).lock()
        locks = [each["sql"].partition("FOR NO KEY UPDATE")[2] for each in asked if "NO KEY" in each["sql"]]
        assert locks == [' OF "members_term", "pledges_inspection"']
