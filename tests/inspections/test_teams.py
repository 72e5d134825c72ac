"""Teams, the units they visit and their people."""

import pytest

from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.inspections.plan.acts import plan as plans
from pledges.inspections.plan.acts import ring, teams
from pledges.inspections.plan.models import Team
from pledges.inspections.visit.acts.dates import Slot, schedule
from pledges.inspections.visit.models import Inspection
from tests import factories, judging
from tests.inspections.plan_on_its_way import (
    at,
    begun,
    complete,
    fresh,
    inspection_by,
    seats,
    slots,
    staffed,
    team_of,
)
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, told

pytestmark = pytest.mark.django_db
ISSUED = "Kế hoạch kiểm tra chéo đã ban hành, không sửa được; muốn sửa phải thu hồi."


@pytest.fixture
def year():
    return factories.cluster_year(4)


def by_teams(year):
    plan = begun(year)
    return plans.choose_pattern(plan, by=year.secretary, pattern="teams")


def add(year, plan, name=""):
    return teams.add_team(plan, by=year.secretary, name=name)


def visit(year, team, *units):
    return teams.visit(team, by=year.secretary, units={unit.pk for unit in units})


def test_another_pattern_begins_anew(year):
    plan = complete(year)
    plans.choose_pattern(plan, by=year.secretary, pattern="teams")
    assert (fresh(plan).pattern, plan.teams.count(), plan.inspections.count()) == ("teams", 0, 0)
    with refused(WrongState, "Kế hoạch đã theo hình thức kiểm tra này."):
        plans.choose_pattern(plan, by=year.secretary, pattern="teams")
    with refused(WrongState, plans.ONLY_RING):
        ring.pair(plan, by=year.secretary, keep_apart=3)
    with refused(PledgeError, "Chưa chọn hình thức kiểm tra."):
        plans.choose_pattern(plan, by=year.secretary, pattern="khac")


def test_a_team_visits_several_units_and_no_unit_is_visited_twice(year):
    plan = by_teams(year)
    first, second = add(year, plan), add(year, plan, "Đoàn hai")
    visit(year, first, *year.units[:2])
    visit(year, second, year.units[2])
    with refused(PledgeError, f"{year.units[2]} đã phân công cho Đoàn hai. Xin bỏ chọn ở đoàn đó trước."):
        visit(year, first, *year.units)
    visit(year, first, year.units[1], year.units[3])
    assert sorted(plan.inspections.values_list("team__name", "unit")) == sorted(
        [
            ("Đoàn kiểm tra số 1", year.units[1].pk),
            ("Đoàn kiểm tra số 1", year.units[3].pk),
            ("Đoàn hai", year.units[2].pk),
        ]
    )
    with refused(PledgeError, "Đã có đoàn mang tên “Đoàn hai”."):
        add(year, plan, "Đoàn hai")
    with refused(PledgeError, "Đơn vị được kiểm tra phải là đơn vị thành viên của năm."):
        visit(year, first, factories.unit())
    teams.remove_team(first, by=year.secretary)
    assert (plan.teams.count(), plan.inspections.count()) == (1, 1)


def test_teams_of_a_ring_are_neither_added_nor_removed(year):
    plan = staffed(year)
    team = team_of(plan, year.units[0])
    for act in (
        lambda: add(year, plan),
        lambda: teams.remove_team(team, by=year.secretary),
        lambda: visit(year, team),
    ):
        with refused(WrongState, plans.ONLY_TEAMS):
            act()


def test_a_unit_may_sit_in_the_team_that_visits_it_and_that_is_told(year):
    plan = by_teams(year)
    team = visit(year, add(year, plan), *year.units[:2])
    unit = year.units[0]
    told = teams.staff(team, by=year.secretary, seats=seats(year, 0)[:1])
    assert told == [
        f"Đồng chí {year.officers[0]} của {unit} tham gia Đoàn kiểm tra số 1, đoàn kiểm tra {unit}: "
        f"{unit} không tự chấm ở cột đoàn chấm."
    ]


def test_people_of_a_team(year):
    plan = begun(year)
    ring.pair(plan, by=year.secretary, keep_apart=3)
    team, unit = team_of(plan, year.units[0]), year.units[0].pk
    head, secretary = seats(year, 0)
    seat = teams.Seat
    wrong = {
        "Mỗi đoàn chỉ có một trưởng đoàn.": [head, seat(secretary.person, unit, 1)],
        "Mỗi người chỉ giữ một vai trò trong đoàn.": [head, seat(head.person, unit, 3)],
        "Chưa chọn vai trò trong đoàn.": [seat(head.person, unit, 9)],
        f"Đoàn kiểm tra số 1 chỉ gồm người của {year.units[0]}.": seats(year, 1),
        "Thành viên đoàn phải là cán bộ, lãnh đạo đang công tác tại các đơn vị thành viên.": [
            seat(year.supervisor.pk, unit, 1)
        ],
    }
    for sentence, people in wrong.items():
        with refused(PledgeError, sentence):
            teams.staff(team, by=year.secretary, seats=people)
    teams.staff(team, by=year.secretary, seats=[secretary, head])
    members = Team.objects.get(pk=team.pk).member_list
    assert [member.person for member in members] == [year.officers[0], year.leaders[0]]


def test_nobody_is_put_into_two_teams_that_are_out_at_the_same_time(year):
    plan = by_teams(year)
    first, second = (visit(year, add(year, plan), unit) for unit in year.units[:2])
    when = Slot(starts_at=at(1, 8), ends_at=at(1, 10), place="Trụ sở")
    plan = fresh(plan)
    slot_of_both = {inspection.pk: when for inspection in plan.inspections.all()}
    schedule(plan, by=year.secretary, edition=plan.edition, slots=slot_of_both)
    teams.staff(first, by=year.secretary, seats=seats(year, 2)[:1])
    said = (
        f"{year.officers[2]} bị trùng lịch: kiểm tra {year.units[0]} (08:00 - 10:00 ngày 01/10/2019) "
        f"và kiểm tra {year.units[1]} (08:00 - 10:00 ngày 01/10/2019)."
    )
    with refused(PledgeError, said):
        teams.staff(second, by=year.secretary, seats=seats(year, 2)[:1])


def everything(year, plan, by) -> list:
    team, unit = plan.teams.first(), year.units[0]
    return [
        lambda: ring.pair(plan, by=by, keep_apart=1),
        lambda: ring.swap(plan, by=by, one=unit.pk, other=year.units[2].pk),
        lambda: plans.choose_pattern(plan, by=by, pattern="teams"),
        lambda: teams.add_team(plan, by=by),
        lambda: teams.remove_team(team, by=by),
        lambda: teams.visit(team, by=by, units=set()),
        lambda: schedule(plan, by=by, edition=plan.edition, slots=slots(plan)),
        lambda: teams.staff(team, by=by, seats=[]),
    ]


def test_nothing_but_people_moves_in_an_issued_plan(year):
    plan = judging.plan(year)
    for act in everything(year, plan, year.secretary)[:-1]:
        with refused(WrongState, ISSUED):
            act()


@pytest.mark.parametrize("state", Inspection.GOING_ON)
def test_who_leaves_is_replaced_while_the_team_has_something_to_do(year, state):
    plan = judging.plan(year)
    team, unit, before = team_of(plan, year.units[0]), year.units[0], letters()
    team.inspections.update(state=state)
    new = factories.appointment("officer", unit=unit).person
    seated = [teams.Seat(new.pk, unit.pk, 1), seats(year, 0)[1]]
    with refused(PledgeError, "Kế hoạch đã ban hành nên đoàn phải có trưởng đoàn."):
        teams.staff(team, by=year.secretary, seats=seated[1:])
    teams.staff(team, by=year.secretary, seats=seated)
    assert Team.objects.get(pk=team.pk).head.person == new
    people = (new, year.officers[0], year.leaders[0])
    assert letters() == sorted(before + told("Thay đổi thành phần Đoàn kiểm tra số 1", *people))
    assert recorded(plan)[4]["people"] == [f"Trưởng đoàn: {new}", f"Thư ký đoàn: {year.leaders[0]}"]


def test_a_team_that_is_done_keeps_its_people(year):
    team = team_of(judging.plan(year), year.units[0])
    Inspection.objects.filter(team=team).update(state="cancelled")
    with refused(WrongState, teams.DONE.format(team=team)):
        teams.staff(team, by=year.secretary, seats=seats(year, 0))


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT[:3])
def test_only_the_secretariat_arranges_teams(year, kind):
    plan = judging.plan(year, "draft")
    for act in everything(year, plan, somebody(year, kind)):
        with pytest.raises(NotAllowed):
            act()


def test_the_inspection_of_a_unit_is_found_by_its_team(year):
    assert inspection_by(complete(year), year.units[0]).unit == year.units[1]
