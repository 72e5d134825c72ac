"""The secretariat shares an accepted exemplar with all units."""

import pytest

from pledges.errors import NotAllowed, WrongState
from pledges.exemplars.acts import share
from pledges.states.event import Event
from tests import factories
from tests.activities.together import CLOSED, ONLY_SECRETARIAT, close, since
from tests.exemplars.sentences import PROPOSED, REFUSED, SHARED
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, told, undone

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(2)


@pytest.fixture
def exemplar(year):
    return factories.exemplar(year, state="accepted")


def judge(year, exemplar, *, by=None, address=""):
    return share(exemplar, by=by or year.secretary, address=address)


def test_it_is_shared(year, exemplar):
    judge(year, exemplar)
    exemplar.refresh_from_db()
    assert (exemplar.state, exemplar.reason) == ("shared", "")


@pytest.mark.parametrize(
    ("state", "sentence"), [("proposed", PROPOSED), ("shared", SHARED), ("refused", REFUSED)]
)
def test_only_accepted_ones_and_only_once(year, state, sentence):
    other = factories.exemplar(year, state=state)
    with refused(WrongState, sentence):
        judge(year, other)


def test_nothing_moves_in_a_closed_year(year, exemplar):
    close(year)
    with refused(WrongState, CLOSED):
        judge(year, exemplar)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_does(year, exemplar, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        judge(year, exemplar, by=somebody(year, kind))


def test_who_did_it_is_recorded(year, exemplar):
    judge(year, exemplar, address="10.0.0.7")
    verb, *who, facts = recorded(exemplar)
    assert (verb, *who) == (Event.Verb.SHARED, year.secretary, year.secretary.full_name, "10.0.0.7")
    assert facts == {"unit": year.units[0].name}


def test_every_unit_is_told(year, exemplar):
    before = letters()
    judge(year, exemplar)
    assert since(before) == told(
        "Giới thiệu điển hình tiên tiến: Nguyễn Thị Mẫu", *year.leaders, *year.officers
    )


def test_a_failure_leaves_it_as_it_was(year, exemplar):
    undone(lambda: judge(year, exemplar))
