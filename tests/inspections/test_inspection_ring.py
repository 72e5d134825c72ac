"""The ring and a swap by hand."""

import pytest

from pledges.errors import PledgeError
from pledges.inspections.plan.acts import plan as plans
from pledges.inspections.plan.acts import ring
from tests import factories
from tests.inspections.plan_on_its_way import begun, complete, fresh, issued, team_of
from tests.ladder import recorded, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return factories.cluster_year(4)


def pairs(plan) -> list[tuple]:
    """Who inspects whom, by the places of the units in the year."""
    order = [member.unit_id for member in fresh(plan).term.member_list]
    rows = plan.inspections.values_list("team__unit", "unit")
    return sorted((order.index(one), order.index(other)) for one, other in rows)


def pair(year, plan, keep_apart=3):
    return ring.pair(plan, by=year.secretary, keep_apart=keep_apart)


def test_the_ring_makes_a_team_and_an_inspection_for_each_unit(year):
    plan = begun(year)
    pair(year, plan)
    assert pairs(plan) == [(0, 1), (1, 2), (2, 3), (3, 0)]
    assert [(team.name, team.unit) for team in plan.teams.all()] == [
        (f"Đoàn kiểm tra số {number}", unit) for number, unit in enumerate(year.units, 1)
    ]
    facts = recorded(plan)[4]
    assert (facts["keep_apart"], facts["explanation"]) == (3, "")
    assert facts["pairs"][year.units[0].name] == year.units[1].name


def test_the_pairs_of_the_year_before_are_not_repeated(year):
    issued(year)
    following = plans.begin(factories.next_year(year), by=year.secretary)
    made = pair(year, following)
    was = {(year.units[n].pk, year.units[(n + 1) % 4].pk) for n in range(4)}
    assert not was & set(made.assignment.items())


def test_a_draft_of_another_year_does_not_count(year):
    complete(year)
    following = plans.begin(factories.next_year(year), by=year.secretary)
    assert pair(year, following).dropped == 0
    assert len(pairs(following)) == 4


def test_computed_again_people_and_times_stay(year):
    plan = complete(year)
    before = {inspection.unit_id: inspection.starts_at for inspection in plan.inspections.all()}
    ring.swap(plan, by=year.secretary, one=year.units[0].pk, other=year.units[2].pk)
    pair(year, plan)
    assert pairs(plan) == [(0, 1), (1, 2), (2, 3), (3, 0)]
    assert {inspection.unit_id: inspection.starts_at for inspection in plan.inspections.all()} == before
    assert team_of(plan, year.units[0]).head.person == year.officers[0]


def test_a_unit_that_left_has_no_team_and_no_inspection_any_more(year):
    plan = begun(year)
    pair(year, plan)
    year.term.memberships.filter(unit=year.units[3]).delete()
    pair(year, fresh(plan))
    assert pairs(plan) == [(0, 1), (1, 2), (2, 0)]
    assert plan.teams.count() == 3


def test_one_unit_alone_has_nobody_to_inspect():
    year = factories.cluster_year(1)
    plan = begun(year)
    with refused(PledgeError, "Cần ít nhất hai đơn vị thành viên."):
        pair(year, plan)


def test_two_units_swap_and_what_breaks_is_told(year):
    plan = begun(year)
    pair(year, plan)
    one, other = year.units[0].pk, year.units[2].pk
    broken = ring.swap(plan, by=year.secretary, one=one, other=other)
    assert pairs(plan) == [(0, 3), (1, 2), (2, 1), (3, 0)]
    assert [each.sentence for each in broken] == [
        f"{year.units[0]} và {year.units[3]} kiểm tra lẫn nhau.",
        f"{year.units[1]} và {year.units[2]} kiểm tra lẫn nhau.",
    ]


def test_nobody_is_made_to_inspect_itself(year):
    plan = begun(year)
    pair(year, plan)
    with refused(PledgeError, f"Không đổi được. {year.units[1]} không được tự kiểm tra."):
        ring.swap(plan, by=year.secretary, one=year.units[0].pk, other=year.units[1].pk)
    with refused(PledgeError, "Phải chọn hai đơn vị khác nhau."):
        ring.swap(plan, by=year.secretary, one=year.units[0].pk, other=year.units[0].pk)
    with refused(PledgeError, "Đơn vị này chưa được phân công đi kiểm tra."):
        ring.swap(plan, by=year.secretary, one=year.units[0].pk, other=10**9)
