"""Many registrations become drafts at once."""

from datetime import date

import pytest
from django.utils import timezone

from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.registrations.acts.importing import (
    NOT_YOURS,
    ONCE,
    Row,
    import_registrations,
    units_to_import_for,
)
from pledges.registrations.models import Registration, likeness
from pledges.states.event import Event
from pledges.states.stateful import CLOSED
from tests import factories
from tests.ladder import letters, recorded, refused, somebody, undone
from tests.registrations.registering import registered

pytestmark = pytest.mark.django_db
NOBODY = ["supervisor", "administrator", "stranger", "former secretary", "secretary who left"]


@pytest.fixture
def year(db):
    return factories.cluster_year(2, witness=True)


def rows(year, *names, unit=None, **fields) -> list[Row]:
    unit = unit or year.units[0]
    return [
        Row(unit=unit, fields={"kind": "theme", "name": name} | fields) for name in names or ("Một", "Hai")
    ]


def save(year, of_rows=None, *, by=None, preview="p1", address=""):
    return import_registrations(
        year.term,
        by=by or year.officers[0],
        preview=preview,
        rows=rows(year) if of_rows is None else of_rows,
        address=address,
    )


@pytest.mark.parametrize("kind", ["officer", "leader", "secretary"])
def test_unit_people_and_the_secretariat_save_drafts(year, kind):
    save(year, rows(year, "Một", "Hai", starts_on=date(2019, 3, 1)), by=somebody(year, kind))
    made = Registration.objects.order_by("pk")
    assert [(each.name, each.unit, each.term, each.state, each.starts_on) for each in made] == [
        (name, year.units[0], year.term, "draft", date(2019, 3, 1)) for name in ("Một", "Hai")
    ]
    assert [each.search for each in made] == ["mot", "hai"]


def test_the_secretariat_saves_for_every_member(year):
    save(year, rows(year, "Một") + rows(year, "Một", unit=year.units[1]), by=year.secretary)
    assert {registration.unit for registration in Registration.objects.all()} == set(year.units)


@pytest.mark.parametrize("kind", NOBODY)
def test_nobody_else_does(year, kind):
    with refused(NotAllowed, NOT_YOURS):
        save(year, by=somebody(year, kind))


@pytest.mark.parametrize("kind", ["officer", "leader"])
def test_nobody_saves_for_another_unit(year, kind):
    with refused(NotAllowed, NOT_YOURS):
        save(year, rows(year, "Một") + rows(year, "Hai", unit=year.units[1]), by=somebody(year, kind))


@pytest.mark.parametrize("kind", ["secretary", "witness"])
def test_nothing_is_saved_for_the_witness(year, kind):
    who = year.secretary if kind == "secretary" else year.leaders[-1]
    with refused(NotAllowed, NOT_YOURS):
        save(year, rows(year, unit=year.term.witness), by=who)


def test_a_closed_year_takes_nothing(year):
    year.term.closed_at, year.term.closed_by = timezone.now(), year.secretary
    year.term.save()
    with refused(WrongState, CLOSED):
        save(year)


def test_no_rows_are_nothing_to_save(year):
    with refused(PledgeError, "Tệp không có đăng ký nào. Xin điền ít nhất một dòng rồi tải lên lại."):
        save(year, [])


def taken(year, name):
    return (
        f"{year.units[0].short_name} đã có đăng ký cùng loại “{name}” trong năm. "
        "Tệp chưa được lưu. Xin xóa dòng đó rồi tải lên lại."
    )


@pytest.mark.parametrize("state", ["draft", "submitted", "recorded"])
def test_a_name_the_unit_has_already_refuses_all(year, state):
    registered(year, name="HAI", state=state)
    with refused(PledgeError, taken(year, "Hai")):
        save(year)


def test_the_same_name_twice_refuses_all(year):
    with refused(PledgeError, taken(year, "một")):
        save(year, rows(year, "Một", "một"))


def test_a_withdrawn_name_and_that_of_another_unit_are_free(year):
    registered(year, name="Một", state="withdrawn")
    registered(year, year.units[1], name="Hai")
    assert len(save(year)) == 2


def test_the_same_name_of_another_kind_is_free_as_it_is_when_one_is_begun(year):
    registered(year, name="Một", kind="model")
    assert len(save(year, rows(year, "Một") + rows(year, "Một", kind="movement"))) == 2


def test_what_is_alike_is_so_for_one_and_for_many(year):
    made = registered(year, name="Một")
    registered(year, name="Hai", state="withdrawn")
    found = Registration.objects
    assert found.alike(year.term, made.unit, "theme", "MỘT").get() == made
    assert found.likenesses(year.term) == {likeness(made.unit, "theme", "mỘt")}
    for unit, kind, name in (
        (made.unit, "model", "Một"),
        (year.units[1], "theme", "Một"),
        (made.unit, "theme", "Hai"),
    ):
        assert not found.alike(year.term, unit, kind, name).exists()


def test_a_preview_is_saved_once(year):
    save(year)
    with refused(WrongState, ONCE):
        save(year)
    Registration.objects.all().delete()
    with refused(WrongState, ONCE):
        save(year)
    assert len(save(year, preview="p2")) == 2


def test_who_imported_is_recorded_for_each_and_for_the_file(year):
    made = save(year, address="10.0.0.7")
    who = (year.officers[0], year.officers[0].full_name, "10.0.0.7")
    for each in made:
        assert recorded(each) == (Event.Verb.BEGUN, *who, {"unit": year.units[0].name})
        assert each.events().count() == 1
    log = Event.objects.get(chain__key="import-p1")
    facts = {"registrations": 2, "units": [year.units[0].name]}
    assert (log.verb, log.actor, log.actor_name, log.address, log.facts) == (Event.Verb.BEGUN, *who, facts)


def test_nobody_is_written_to_and_a_failure_leaves_nothing(year):
    before = letters()
    undone(lambda: save(year))
    save(year)
    assert letters() == before


def test_a_fault_in_the_last_row_leaves_none(year):
    with pytest.raises(TypeError):
        save(year, rows(year) + rows(year, "Ba", unknown=1))
    assert not Registration.objects.exists()
    assert len(save(year)) == 2


def test_the_units_offered_are_those_accepted(year):
    people = [year.secretary, year.officers[0], year.leaders[1], year.leaders[-1], year.supervisor]
    offered = [set(units_to_import_for(Standing.of(person, year.term))) for person in people]
    assert offered == [set(year.units), {year.units[0]}, {year.units[1]}, set(), set()]
