"""Whatever people try with a registration, in whatever order, state, paper and log agree."""

from contextlib import suppress

from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from pledges.documents.models import Document
from pledges.documents.verdicts import against_the_log, examine
from pledges.errors import PledgeError
from pledges.registrations.models import Registration
from tests import factories
from tests.input.bad import examples
from tests.offered.test_registrations import attempts

ACTS = sorted(set(Registration.ACTS) - {"discard"})
PEOPLE = ("officer", "leader", "secretary")
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(PEOPLE)), min_size=4, max_size=20)


def sound(made: Registration) -> None:
    document = made.document
    assert document is None or made.appendix_number is not None
    if document and document.state == Document.State.OPEN:
        assert made.state == Registration.State.RECORDED
    assert document is None or document.state != Document.State.VOID
    assert against_the_log(made) == []
    assert [
        each for each in Document.objects.filter(subject_key=made.event_key) if not examine(each).valid
    ] == []
    log = made.events().first().chain
    assert log.findings() == []


@examples(4)
@given(steps=STEPS, late=st.booleans())
def test_whatever_is_tried_everything_agrees(authority, steps, late):
    with transaction.atomic():
        year = factories.cluster_year(1)
        people = dict(zip(PEOPLE, (year.officers[0], year.leaders[0], year.secretary), strict=True))
        pk = factories.registration(year, state="submitted").pk
        if late:
            year.open()
        for act, kind in steps:
            made = Registration.objects.select_related("term__cluster", "document").get(pk=pk)
            _try(attempts(made, people[kind])[act])
        sound(Registration.objects.select_related("document").get(pk=pk))
        transaction.set_rollback(True)


def _try(act) -> None:
    with suppress(PledgeError), transaction.atomic():
        act()
