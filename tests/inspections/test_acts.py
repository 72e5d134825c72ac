"""An inspection from its beginning to the opinion of the unit: who may, when, what is written down, who is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.inspections.plan.models import Question
from pledges.inspections.visit.acts import inspection as acts
from pledges.inspections.visit.checklist import NOBODY_PRESENT, obstacles_to_opinion, parts_of
from pledges.inspections.visit.models import Inspection
from pledges.inspections.visit.models.inspection import NOT_ISSUED, ONLY_LEADS, ONLY_TEAM, TOO_EARLY
from pledges.states.event import Event
from pledges.states.stateful import CLOSED, ONLY_UNIT_PEOPLE
from tests import factories, judging
from tests.inspections import inspecting
from tests.ladder import letters, recorded, refused, somebody, told, undone
from tests.pages import visitor, words
from tests.reports import reporting

WORDS = {"present": "Đại diện hai bên", "strengths": "Hồ sơ đủ.", "limits": "Còn chậm."}
NOBODY_ELSE = ["secretary", "supervisor", "administrator", "stranger"]


@pytest.fixture
def year(db):
    return factories.cluster_year(3)


def fields(**changed) -> dict:
    return WORDS | {"began_at": timezone.now(), "finished_at": None} | changed


def test_a_member_begins_and_the_unit_is_told(year):
    made = inspecting.inspection(year, "planned")
    begun = acts.begin(made, by=year.officers[0], address="10.0.0.7")
    assert begun.state == Inspection.State.ONGOING
    assert abs((timezone.now() - begun.began_at).total_seconds()) < 60
    facts = {"unit": year.units[1].name}
    who = year.officers[0]
    assert recorded(made) == (Event.Verb.INSPECTION_BEGUN, who, who.full_name, "10.0.0.7", facts)
    assert letters() == told(
        f"{made.team} bắt đầu làm việc tại {made.unit}", year.officers[1], year.leaders[1]
    )


def test_minutes_are_numbered_as_the_inspections_begin(year):
    judging.plan(year)
    Inspection.objects.filter(unit=year.units[0]).update(number="7/BB-HND")
    made = [inspecting.inspection(year, "ongoing", number) for number in (2, 1)]
    symbol = f"BB-CTĐ{year.cluster.number}"
    assert [inspection.number for inspection in made] == [f"02/{symbol}", f"03/{symbol}"]


def test_nothing_of_a_plan_that_is_not_issued_begins(year):
    judging.plan(year, "draft")
    with refused(WrongState, NOT_ISSUED):
        acts.begin(judging.inspection_of(year), by=year.officers[0])


def test_nothing_begins_before_its_day(year):
    made = inspecting.inspection(year, "planned")
    Inspection.objects.filter(pk=made.pk).update(starts_at=timezone.now() + timedelta(days=1), ends_at=None)
    with refused(WrongState, TOO_EARLY):
        acts.begin(made, by=year.officers[0])
    said = words(visitor(year.officers[0]).get(made.get_absolute_url()))
    assert "Lịch kiểm tra: ngày" in said
    Inspection.objects.filter(pk=made.pk).update(starts_at=timezone.now())
    assert acts.begin(made, by=year.officers[0]).state == Inspection.State.ONGOING


def test_the_hours_are_those_that_were_told(year):
    made = inspecting.inspection(year, "complete")
    noon = timezone.now() - timedelta(hours=3)
    Inspection.objects.filter(pk=made.pk).update(state="planned", began_at=None)
    head = year.officers[0]
    with refused(PledgeError, acts.NOT_YET):
        acts.begin(made, by=head, began_at=timezone.now() + timedelta(minutes=5))
    begun = acts.begin(made, by=head, began_at=noon)
    assert begun.began_at == noon
    with refused(PledgeError, acts.ENDS_TOO_EARLY):
        acts.ask_opinion(begun, by=head, finished_at=noon - timedelta(minutes=1))
    asked = acts.ask_opinion(begun, by=head, finished_at=noon + timedelta(hours=2))
    assert asked.finished_at == noon + timedelta(hours=2)


def test_nobody_is_asked_about_minutes_that_name_nobody_present(year):
    made = inspecting.inspection(year, "complete")
    Inspection.objects.filter(pk=made.pk).update(present="")
    with refused(PledgeError, f"Chưa lấy ý kiến được. {NOBODY_PRESENT}"):
        acts.ask_opinion(made, by=year.officers[0])


def test_a_question_that_ends_with_a_full_stop_is_named_with_one(year):
    made = inspecting.inspection(year)
    Question.objects.filter(plan=made.plan, position=1).update(text="Kết quả khen thưởng. ")
    sentences = obstacles_to_opinion(made, parts_of(made))
    assert sentences[1] == "Nội dung 1 chưa có kết quả: Kết quả khen thưởng."


@pytest.mark.parametrize("state", ["ongoing", "opinion"])
def test_it_begins_once(year, state):
    made = inspecting.inspection(year, state)
    with refused(WrongState, Inspection.WRONG_STATE[state]):
        acts.begin(made, by=year.officers[0])


@pytest.mark.parametrize("kind", NOBODY_ELSE)
def test_only_the_team_begins_and_writes(year, kind):
    person, made = somebody(year, kind), inspecting.inspection(year, "planned")
    with refused(NotAllowed, ONLY_TEAM):
        acts.begin(made, by=person)
    with refused(NotAllowed, ONLY_TEAM):
        acts.write(made, by=person, edition=0, fields=fields())


def test_the_inspected_unit_and_other_teams_do_not_write(year):
    made = inspecting.inspection(year)
    for person in (year.officers[1], year.leaders[2]):
        with refused(NotAllowed, ONLY_TEAM):
            acts.write(made, by=person, edition=0, fields=fields())


def test_who_has_left_the_unit_is_no_member_any_more(year):
    made = inspecting.inspection(year)
    year.officers[0].appointments.update(valid_to=timezone.localdate() - timedelta(days=1))
    with refused(NotAllowed, ONLY_TEAM):
        acts.write(made, by=year.officers[0], edition=0, fields=fields())


def test_what_was_seen_is_written_on_top_of_what_was_read(year):
    made = inspecting.inspection(year)
    saved = acts.write(made, by=year.leaders[0], edition=0, fields=fields())
    assert ({name: getattr(saved, name) for name in WORDS}, saved.edition) == (WORDS, 1)
    leader = year.leaders[0]
    assert recorded(made) == (Event.Verb.WRITTEN, leader, leader.full_name, "", {"edition": 1})
    with refused(Stale, acts.STALE):
        acts.write(made, by=year.officers[0], edition=0, fields=fields())


def test_questions_without_an_answer_or_a_remark_are_listed(year):
    made = inspecting.inspection(year)
    first = inspecting.first_question(made)
    inspecting.say(made, first, by=year.officers[0], said=inspecting.finding("no"))
    sentence = (
        f"Chưa lấy ý kiến được. {NOBODY_PRESENT} "
        "Nội dung 1: chưa nhập nhận xét (bắt buộc khi chưa thực hiện đủ). "
        "Nội dung 2 chưa có kết quả: Câu hỏi 2."
    )
    with refused(PledgeError, sentence):
        acts.ask_opinion(made, by=year.officers[0])


def test_of_many_obstacles_the_first_are_named(year):
    made = inspecting.inspection(year)
    for position in range(3, 13):
        Question.objects.create(plan=made.plan, position=position, part="B", text=f"Câu hỏi {position}")
    with pytest.raises(PledgeError, match=r"Nội dung 7 chưa có kết quả: Câu hỏi 7\. Và 5 nội dung khác\.$"):
        acts.ask_opinion(made, by=year.officers[0])


def test_the_unit_is_asked_for_its_opinion(year):
    made = inspecting.inspection(year, "complete")
    before = letters()
    asked = acts.ask_opinion(made, by=year.leaders[0])
    assert (asked.state, asked.edition) == (Inspection.State.OPINION, made.edition + 1)
    assert asked.finished_at >= asked.began_at
    subject = f"Đề nghị cho ý kiến về dự thảo biên bản: {made}"
    assert letters() == sorted(before + told(subject, year.officers[1], year.leaders[1]))
    assert recorded(made)[:2] == (Event.Verb.OPINION_ASKED, year.leaders[0])
    with refused(WrongState, Inspection.WRONG_STATE["opinion"]):
        acts.ask_opinion(made, by=year.leaders[0])


def test_a_mere_member_does_not_ask_nor_resume(year):
    made = inspecting.inspection(year, "complete")
    made.team.members.filter(person=year.leaders[0]).update(role=3)
    with refused(NotAllowed, ONLY_LEADS):
        acts.ask_opinion(made, by=year.leaders[0])
    asked = acts.ask_opinion(inspecting.reread(made), by=year.officers[0])
    with refused(NotAllowed, ONLY_LEADS):
        acts.resume(asked, by=year.leaders[0], reason="Xem thêm.")


def test_the_unit_disagrees_and_may_change_its_mind(year):
    made = inspecting.inspection(year, "opinion")
    with refused(PledgeError, acts.NO_OPINION):
        acts.opine(made, by=year.officers[1], edition=made.edition, agrees=False, opinion=" ")
    said = acts.opine(made, by=year.officers[1], edition=made.edition, agrees=False, opinion="Chưa đủ.")
    assert (said.agrees, said.opinion, said.opined_by) == (False, "Chưa đủ.", year.officers[1])
    assert recorded(made)[4] == {"agrees": False, "opinion": "Chưa đủ."}
    with refused(Stale, acts.STALE):
        acts.opine(made, by=year.leaders[1], edition=made.edition, agrees=True, opinion="")
    said = acts.opine(said, by=year.leaders[1], edition=said.edition, agrees=True, opinion="")
    assert (said.agrees, said.opinion, said.opined_by, said.state) == (True, "", year.leaders[1], "opinion")
    subjects = [subject for address, subject in letters() if address == year.officers[0].email]
    words = f"{year.units[1]} {{}} với dự thảo biên bản"
    assert subjects[-2:] == sorted([words.format("chưa nhất trí"), words.format("nhất trí")])


def test_only_people_of_the_inspected_unit_opine(year):
    made = inspecting.inspection(year, "opinion")
    for person in (year.officers[0], year.leaders[2], year.secretary):
        with refused(NotAllowed, ONLY_UNIT_PEOPLE):
            acts.opine(made, by=person, edition=made.edition, agrees=True, opinion="")


def test_the_team_goes_on_and_says_why(year):
    made = inspecting.inspection(year, "opined")
    with refused(PledgeError, acts.NO_REASON):
        acts.resume(made, by=year.officers[0], reason=" \n")
    resumed = acts.resume(made, by=year.officers[0], reason="Xem thêm hồ sơ.")
    assert resumed.state == "ongoing"
    assert (resumed.agrees, resumed.opined_at, resumed.opined_by, resumed.finished_at) == (None,) * 4
    assert recorded(made)[::4] == (Event.Verb.RESUMED, {"reason": "Xem thêm hồ sơ."})
    subject = f"Kiểm tra bổ sung: {made}"
    assert [address for address, found in letters() if found == subject] == sorted(
        [year.officers[1].email, year.leaders[1].email]
    )


def test_nothing_happens_in_a_closed_year(year):
    made = inspecting.inspection(year, "opinion")
    reporting.close(year)
    made = inspecting.reread(made)
    with refused(WrongState, CLOSED):
        acts.opine(made, by=year.officers[1], edition=made.edition, agrees=True, opinion="")
    with refused(WrongState, CLOSED):
        acts.resume(made, by=year.officers[0], reason="Xem thêm.")


def test_a_failure_leaves_nothing(year):
    made = inspecting.inspection(year, "complete")
    undone(lambda: acts.ask_opinion(made, by=year.officers[0]))


def test_who_reads_what_was_found(year):
    made = inspecting.inspection(year, "planned")

    def readers(state):
        made.state = state
        people = (year.officers[0], year.officers[1], year.officers[2], year.secretary, year.supervisor)
        return [made.is_readable_by(Standing.of(person, year.term)) for person in people]

    assert readers("ongoing") == [True, False, False, True, True]
    assert readers("opinion") == [True, True, False, True, True]
    assert readers("sealed") == [True] * 5
