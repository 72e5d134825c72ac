"""The secretariat does not accept, and says why."""

import pytest

from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.exemplars.acts import refuse
from pledges.states.event import Event
from tests import factories
from tests.activities.together import CLOSED, ONLY_SECRETARIAT, close, since
from tests.exemplars.sentences import ACCEPTED, REFUSED, SHARED
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, told, undone

pytestmark = pytest.mark.django_db
REASON = "Bổ sung số liệu."


@pytest.fixture
def year():
    return factories.cluster_year(2)


@pytest.fixture
def exemplar(year):
    return factories.exemplar(year, state="proposed")


def judge(year, exemplar, *, by=None, reason=REASON, address=""):
    return refuse(exemplar, by=by or year.secretary, reason=reason, address=address)


def test_it_is_refused_with_the_reason(year, exemplar):
    judge(year, exemplar)
    exemplar.refresh_from_db()
    assert (exemplar.state, exemplar.reason) == ("refused", REASON)


@pytest.mark.parametrize(
    ("state", "sentence"), [("accepted", ACCEPTED), ("shared", SHARED), ("refused", REFUSED)]
)
def test_only_proposed_ones_and_only_once(year, state, sentence):
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


@pytest.mark.parametrize("reason", ["", "  \n ", "\u200b"])
def test_a_reason_is_given(year, exemplar, reason):
    with refused(PledgeError, "Chưa nhập lý do."):
        judge(year, exemplar, reason=reason)


def test_who_did_it_is_recorded(year, exemplar):
    judge(year, exemplar, address="10.0.0.7")
    verb, *who, facts = recorded(exemplar)
    assert (verb, *who) == (Event.Verb.REFUSED, year.secretary, year.secretary.full_name, "10.0.0.7")
    assert facts == {"unit": year.units[0].name, "reason": REASON}


def test_its_unit_is_told(year, exemplar):
    before = letters()
    judge(year, exemplar)
    assert since(before) == told(
        "Điển hình chưa được công nhận: Nguyễn Thị Mẫu", year.leaders[0], year.officers[0]
    )


def test_a_failure_leaves_it_as_it_was(year, exemplar):
    undone(lambda: judge(year, exemplar))
