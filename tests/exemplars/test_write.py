"""Its unit words an exemplar anew; one that was refused is thereby proposed again."""

import pytest

from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.exemplars.acts import write
from pledges.exemplars.models import Exemplar
from pledges.states.event import Event
from pledges.states.sendable import Change
from tests import factories
from tests.activities.together import CLOSED, ONLY_UNIT_PEOPLE, close, since
from tests.exemplars.sentences import ACCEPTED, SHARED
from tests.ladder import letters, recorded, refused, somebody, told, undone
from tests.pages import visitor, words

pytestmark = pytest.mark.django_db
FIELDS = {"kind": "group", "name": "Chi hội mẫu", "achievement": "Nhiều việc.", "lesson": "Cách mới."}


@pytest.fixture
def year():
    return factories.cluster_year(2)


def reword(year, exemplar, *, by=None, address="", **fields):
    return write(exemplar, by=by or year.officers[0], address=address, **FIELDS | fields)


@pytest.mark.parametrize("kind", ["officer", "leader"])
def test_its_people_write_it_while_it_waits(year, kind):
    exemplar = factories.exemplar(year, state="proposed")
    before = letters()
    reword(year, exemplar, by=somebody(year, kind))
    exemplar.refresh_from_db()
    assert {name: getattr(exemplar, name) for name in FIELDS} == FIELDS
    assert (exemplar.state, exemplar.proposed_by) == ("proposed", year.officers[0])
    assert letters() == before


def test_a_refused_one_is_proposed_again(year):
    exemplar = factories.exemplar(year, state="refused")
    before, proposed_at = letters(), exemplar.proposed_at
    reword(year, exemplar, by=year.leaders[0])
    exemplar.refresh_from_db()
    assert (exemplar.state, exemplar.reason, exemplar.proposed_by) == ("proposed", "", year.leaders[0])
    assert exemplar.proposed_at > proposed_at
    assert since(before) == told(f"{year.units[0]} giới thiệu điển hình: Chi hội mẫu", year.secretary)
    assert exemplar.events().last().verb == Event.Verb.PROPOSED


def test_what_was_changed_before_it_is_proposed_again_is_shown_to_both_sides(year):
    exemplar = factories.exemplar(year, state="refused", kind="group", name="Chi hội mẫu", lesson="Cách cũ.")
    again = reword(year, exemplar, achievement=exemplar.achievement)
    assert again.changes == [Change("Kinh nghiệm, cách làm", "Cách cũ.", "Cách mới.")]
    for person in (year.secretary, year.officers[0]):
        said = words(visitor(person).get(again.get_absolute_url()))
        assert "Nội dung đã sửa so với lần gửi trước Kinh nghiệm, cách làm Cách cũ. Cách mới." in said


@pytest.mark.parametrize(("state", "sentence"), [("accepted", ACCEPTED), ("shared", SHARED)])
def test_what_was_accepted_stays(year, state, sentence):
    exemplar = factories.exemplar(year, state=state)
    with refused(WrongState, sentence):
        reword(year, exemplar)


def test_nothing_is_written_in_a_closed_year(year):
    exemplar = factories.exemplar(year, state="proposed")
    close(year)
    with refused(WrongState, CLOSED):
        reword(year, exemplar)


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "stranger", "another unit"])
def test_only_its_own_people_write(year, kind):
    exemplar = factories.exemplar(year, state="proposed")
    who = year.officers[1] if kind == "another unit" else somebody(year, kind)
    with refused(NotAllowed, ONLY_UNIT_PEOPLE):
        reword(year, exemplar, by=who)


def test_everything_is_said(year):
    exemplar = factories.exemplar(year, state="proposed")
    with refused(PledgeError, "Chưa nhập mục này."):
        reword(year, exemplar, lesson=" ")


def test_who_wrote_is_recorded_and_a_failure_changes_nothing(year):
    exemplar = factories.exemplar(year, state="proposed")
    undone(lambda: reword(year, exemplar))
    reword(year, exemplar, address="10.0.0.7")
    officer = year.officers[0]
    facts = {"unit": year.units[0].name}
    assert recorded(exemplar) == (Event.Verb.WRITTEN, officer, officer.full_name, "10.0.0.7", facts)
    assert Exemplar.objects.get().search.startswith("chi hoi mau")
