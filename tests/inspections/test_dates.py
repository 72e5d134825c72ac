"""Dates without clashes; one inspection moved or cancelled after the plan was issued; the checklist."""

import pytest

from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.inspections.plan.acts import checklist
from pledges.inspections.visit.acts import dates
from pledges.inspections.visit.models import Inspection
from pledges.states.event import Event
from tests import factories
from tests.activities.together import CLOSED, ONLY_SECRETARIAT, close, since
from tests.inspections.plan_on_its_way import (
    at,
    begun,
    complete,
    fresh,
    inspection_by,
    issued,
    slots,
    staffed,
)
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, told

pytestmark = pytest.mark.django_db
OUTSIDE = "Ngày kiểm tra phải trong năm thi đua, từ 01/01/2019 đến 31/12/2019."


@pytest.fixture
def year():
    return factories.cluster_year(4)


def slot(day=20, since=8, until=11, place="Trụ sở mới", month=10) -> dates.Slot:
    return dates.Slot(starts_at=at(day, since, month), ends_at=at(day, until, month), place=place)


def schedule(year, plan, by_inspection):
    plan = fresh(plan)
    return dates.schedule(plan, by=year.secretary, edition=plan.edition, slots=by_inspection)


def move(year, inspection, to, **changed):
    return dates.reschedule(inspection, **{"by": year.secretary, "slot": to} | changed)


def test_dates_are_stored_on_top_of_what_was_read(year):
    plan = complete(year)
    assert [
        (inspection.starts_at, inspection.ends_at, inspection.place)
        for inspection in plan.inspections.order_by("pk")
    ] == [(at(day, 8), at(day, 11), "Trụ sở") for day in (1, 2, 3, 4)]
    with pytest.raises(Stale):
        dates.schedule(plan, by=year.secretary, edition=0, slots=slots(plan))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (slot(until=8), "Giờ kết thúc phải sau giờ bắt đầu."),
        (dates.Slot(starts_at=at(1, 8)), "Thiếu giờ bắt đầu hoặc giờ kết thúc."),
    ],
)
def test_times_are_whole_and_in_order(year, wrong, sentence):
    plan = staffed(year)
    first = inspection_by(plan, year.units[0])
    with refused(PledgeError, f"{first.unit}: {sentence}"):
        schedule(year, plan, {first.pk: wrong})


def test_dates_lie_in_the_year(year):
    plan = staffed(year)
    first = inspection_by(plan, year.units[0])
    late = dates.Slot(starts_at=at(31, 8, 12).replace(year=2020), ends_at=at(31, 9, 12).replace(year=2020))
    with refused(PledgeError, f"{first.unit}: {OUTSIDE}"):
        schedule(year, plan, {first.pk: late})


def test_a_unit_is_not_at_two_inspections_at_once(year):
    """The second unit is inspected by the first, and its people inspect the third."""
    plan = staffed(year)
    one, other = (inspection_by(plan, unit) for unit in year.units[:2])
    said = (
        f"{year.units[1]} bị trùng lịch: kiểm tra {year.units[1]} (08:00 - 11:00 ngày 20/10/2019) "
        f"và kiểm tra {year.units[2]} (10:00 - 12:00 ngày 20/10/2019)."
    )
    with refused(PledgeError, said):
        schedule(year, plan, {one.pk: slot(), other.pk: slot(since=10, until=12)})
    schedule(year, plan, {one.pk: slot(), other.pk: slot(since=11, until=12)})


def test_strangers_to_each_other_may_be_out_at_the_same_time(year):
    plan = staffed(year)
    one, other = (inspection_by(plan, unit) for unit in (year.units[0], year.units[2]))
    schedule(year, plan, {one.pk: slot(), other.pk: slot()})


def test_one_inspection_is_moved_and_both_sides_are_told(year):
    plan = issued(year)
    first, before = inspection_by(plan, year.units[0]), letters()
    move(year, first, slot(), address="10.0.0.7")
    first.refresh_from_db()
    assert (first.starts_at, first.ends_at, first.place) == (at(20, 8), at(20, 11), "Trụ sở mới")
    people = [*year.officers[:2], *year.leaders[:2]]
    assert since(before) == told(f"Thay đổi lịch kiểm tra chéo: {first.unit}", *people)
    verb, who, _, address, facts = recorded(first)
    assert (verb, who, address) == (Event.Verb.RESCHEDULED, year.secretary, "10.0.0.7")
    assert (facts["before"]["place"], facts["now"]["place"]) == ("Trụ sở", "Trụ sở mới")


def test_moving_is_refused_into_a_clash_into_nothing_and_to_the_same(year):
    plan = issued(year)
    first = inspection_by(plan, year.units[0])
    with pytest.raises(PledgeError, match="bị trùng lịch"):
        move(year, first, slot(day=2))
    with refused(PledgeError, "Thiếu ngày, giờ hoặc địa điểm kiểm tra."):
        move(year, first, dates.Slot())
    with refused(PledgeError, "Lịch kiểm tra không thay đổi."):
        move(year, first, slot(day=1, place="Trụ sở"))


def test_an_inspection_is_cancelled_with_a_reason_and_both_sides_are_told(year):
    plan = issued(year)
    first, before = inspection_by(plan, year.units[0]), letters()
    with refused(PledgeError, "Chưa nhập lý do hủy."):
        dates.cancel(first, by=year.secretary, reason=" ")
    dates.cancel(first, by=year.secretary, reason="Mưa bão.")
    first.refresh_from_db()
    assert (first.state, first.reason) == ("cancelled", "Mưa bão.")
    people = [*year.officers[:2], *year.leaders[:2]]
    assert since(before) == told(f"Hủy cuộc kiểm tra chéo: {first.unit}", *people)
    assert recorded(first)[0] == Event.Verb.CANCELLED
    cancelled = "Cuộc kiểm tra này đã hủy."
    with refused(WrongState, cancelled):
        dates.cancel(first, by=year.secretary, reason="Lại.")
    with refused(WrongState, cancelled):
        move(year, first, slot())


def test_what_was_cancelled_frees_its_people(year):
    plan = issued(year)
    dates.cancel(inspection_by(plan, year.units[1]), by=year.secretary, reason="Mưa bão.")
    move(year, inspection_by(plan, year.units[0]), slot(day=2))


def test_one_that_has_begun_is_not_moved(year):
    plan = issued(year)
    first = inspection_by(plan, year.units[0])
    Inspection.objects.filter(pk=first.pk).update(state="ongoing")
    with pytest.raises(WrongState):
        move(year, first, slot())
    dates.cancel(first, by=year.secretary, reason="Mưa bão.")


def test_nothing_is_moved_in_a_draft_or_a_closed_year(year):
    plan = complete(year)
    first = inspection_by(plan, year.units[0])
    not_issued = "Kế hoạch kiểm tra chéo chưa ban hành nên chưa bắt đầu kiểm tra được."
    with refused(WrongState, not_issued):
        move(year, first, slot())
    close(year)
    with refused(WrongState, CLOSED):
        dates.cancel(first, by=year.secretary, reason="x")


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_moves_and_cancels(year, kind):
    first, by = inspection_by(issued(year), year.units[0]), somebody(year, kind)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        move(year, first, slot(), by=by)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        dates.cancel(first, by=by, reason="x")


# The checklist


def texts(plan, part="A"):
    return [each.text for each in plan.questions.all() if each.part.startswith(part)]


def question(part, text):
    return {"part": part, "text": text, "guidance": ""}


def test_questions_are_added_changed_moved_and_removed(year):
    plan, by = begun(year), year.secretary
    plan.questions.filter(position__in=[3, 4, 5, 6, 7, 9, 10, 11]).delete()
    first, second = texts(plan)
    checklist.add(plan, by=by, fields=question("A. Công tác thi đua", "Mới"))
    assert texts(plan) == [first, second, "Mới"]
    assert [each.position for each in plan.questions.all()] == [1, 2, 3, 4]
    added = plan.questions.select_related("plan").get(text="Mới")
    checklist.move(added, by=by, up=True)
    assert texts(plan) == [first, "Mới", second]
    checklist.change(added, by=by, fields=question("A. Công tác thi đua", "Khác"))
    assert texts(plan) == [first, "Khác", second]
    checklist.move(added, by=by, up=False)
    with refused(PledgeError, "Nội dung này đã ở đầu hoặc cuối phần."):
        checklist.move(added, by=by, up=False)
    checklist.remove(added, by=by)
    assert texts(plan) == [first, second]
    with pytest.raises(WrongState):
        checklist.remove(added, by=by)
    assert recorded(plan)[4]["removed"] == "Khác"


def test_a_question_that_changes_its_part_comes_last_there(year):
    plan, by = begun(year), year.secretary
    plan.questions.all().delete()
    for part, text in (("A", "1"), ("A", "2"), ("B", "3"), ("C", "4")):
        checklist.add(plan, by=by, fields=question(part, text))
    checklist.change(plan.questions.get(text="1"), by=by, fields=question("B", "1"))
    rows = [(each.part, each.text, each.position) for each in plan.questions.all()]
    assert rows == [("A", "2", 1), ("B", "3", 2), ("B", "1", 3), ("C", "4", 4)]


def test_the_checklist_of_an_issued_plan_stays(year):
    plan = issued(year)
    first = plan.questions.select_related("plan").first()
    for act in (
        lambda: checklist.add(plan, by=year.secretary, fields=question("A", "x")),
        lambda: checklist.change(first, by=year.secretary, fields=question("A", "x")),
        lambda: checklist.move(first, by=year.secretary, up=False),
        lambda: checklist.remove(first, by=year.secretary),
    ):
        with pytest.raises(WrongState):
            act()
