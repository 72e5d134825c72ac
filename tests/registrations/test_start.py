"""A unit begins a draft."""

import pytest

from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.exemplars.models import Exemplar
from pledges.registrations.acts.registration import ALREADY, start
from pledges.registrations.models import Registration
from pledges.states.event import Event
from tests import factories
from tests.ladder import letters, recorded, refused, somebody, undone
from tests.registrations.ladder import refused_when_closed

NOT_MINE = "Đồng chí chỉ thêm đăng ký cho đơn vị của mình. Xin chọn lại đơn vị."


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


def begin(year, by=None, unit=None, kind="theme", name="Làm theo lời Bác", **more):
    return start(
        year.term, by=by or year.officers[0], unit=unit or year.units[0], kind=kind, name=name, **more
    )


def exemplar(year, state="shared", **fields):
    words = {"kind": "person", "name": "Nông dân mẫu", "achievement": "Giỏi.", "lesson": "Liên kết bốn nhà."}
    made = {"term": year.term, "unit": year.units[1], "proposed_by": year.officers[1], "state": state}
    return Exemplar.objects.create(**words | made | fields)


def test_a_draft_is_there_for_the_unit_alone(year):
    made = begin(year)
    assert (made.state, made.edition, made.unit, made.term) == ("draft", 0, year.units[0], year.term)
    assert (made.kind, made.name, made.work, made.learned_from) == ("theme", "Làm theo lời Bác", "", None)


def test_a_leader_begins_too(year):
    assert begin(year, by=year.leaders[0]).unit == year.units[0]


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "stranger"])
def test_only_the_units_own_people_begin(year, kind):
    with refused(NotAllowed, NOT_MINE):
        begin(year, by=somebody(year, kind))


def test_nobody_begins_for_another_unit(year):
    with refused(NotAllowed, NOT_MINE):
        begin(year, unit=year.units[1])


def test_the_witness_registers_nothing(authority):
    year = factories.cluster_year(1, witness=True)
    with refused(NotAllowed, NOT_MINE):
        begin(year, by=year.leaders[-1], unit=year.term.witness)


def test_a_second_click_makes_no_second_draft(year):
    begin(year)
    with refused(WrongState, ALREADY):
        begin(year, name="LÀM THEO LỜI BÁC")
    assert begin(year, kind="model").kind == "model"
    assert begin(year, by=year.officers[1], unit=year.units[1]).unit == year.units[1]


def test_what_was_withdrawn_may_be_begun_anew(year):
    factories.registration(year, name="Làm theo lời Bác", state="withdrawn")
    assert begin(year).state == Registration.State.DRAFT


def test_nothing_begins_in_a_closed_year(year):
    refused_when_closed(year, lambda: begin(year))


def test_a_shared_exemplar_gives_its_lesson(year):
    made = begin(year, learned_from=exemplar(year))
    assert (made.work, made.learned_from.name) == ("Liên kết bốn nhà.", "Nông dân mẫu")
    assert made.goal == f"Học tập, nhân rộng kinh nghiệm của Nông dân mẫu ({year.units[1]})."


def test_only_shared_exemplars_of_the_cluster_are_followed(year):
    sentence = "Điển hình này chưa được phổ biến tới các đơn vị. Xin chọn điển hình khác."
    elsewhere = factories.term()
    for other in (exemplar(year, "accepted"), exemplar(year, term=elsewhere)):
        with refused(PledgeError, sentence):
            begin(year, learned_from=other)


def test_who_began_is_recorded_and_nobody_is_told(year):
    made = begin(year, address="10.0.0.7")
    facts = {"unit": year.units[0].name, "name": made.name}
    officer = year.officers[0]
    assert recorded(made) == (Event.Verb.BEGUN, officer, officer.full_name, "10.0.0.7", facts)
    assert letters() == []


def test_a_failure_leaves_nothing(year):
    undone(lambda: begin(year))
    assert not Registration.objects.exists()


@pytest.mark.parametrize("name", ["Nông thôn hòa bình", "nông  thôn hoà bình.", "Nông\u00a0thôn hoà bình"])
def test_a_name_in_another_spelling_is_the_same_name(year, name):
    factories.registration(year, state="draft", kind="model", name="Nông thôn hoà bình")
    alike = Registration.objects.alike(year.term, year.units[0], "model", name)
    assert [registration.name for registration in alike] == ["Nông thôn hoà bình"]
