"""The plan of the cross-inspection: begun from the last one, written, issued, taken back."""

import pytest

from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.inspections.plan import defaults as checklist
from pledges.inspections.plan.acts import plan as plans
from pledges.inspections.plan.models import InspectionPlan, Question
from pledges.inspections.plan.models.plan import BEGUN
from pledges.inspections.visit.acts.dates import cancel
from pledges.inspections.visit.models import Inspection
from pledges.mail.models import Notice
from pledges.states.event import Event
from tests import factories, judging
from tests.activities.together import CLOSED, ONLY_SECRETARIAT, close, since
from tests.inspections.plan_on_its_way import begun, complete, fresh, issued, staffed
from tests.ladder import NOT_THE_SECRETARIAT, letter_to, letters, recorded, refused, somebody, told, undone

pytestmark = pytest.mark.django_db
ISSUED = "Kế hoạch kiểm tra chéo đã ban hành, không sửa được; muốn sửa phải thu hồi."
DRAFT = "Kế hoạch kiểm tra chéo đang soạn, chưa ban hành. Xin tải lại trang."


@pytest.fixture
def year():
    return factories.cluster_year(3)


def lines(plan) -> list[tuple]:
    return list(plan.questions.values_list("part", "text", "guidance"))


def issue(year, plan, **changed):
    return plans.issue(plan, **{"by": year.secretary, "edition": fresh(plan).edition} | changed)


def withdraw(year, plan, **changed):
    return plans.withdraw(plan, **{"by": year.secretary, "reason": "Đổi ngày."} | changed)


def test_the_first_plan_has_the_usual_checklist(year):
    plan = plans.begin(year.term, by=year.secretary, address="10.0.0.7")
    assert (plan.state, plan.pattern) == ("draft", "ring")
    assert lines(plan) == checklist.QUESTIONS
    assert [question.position for question in plan.questions.all()] == list(range(1, 12))
    facts = {"copied_from": ""}
    assert recorded(plan) == (Event.Verb.BEGUN, year.secretary, str(year.secretary), "10.0.0.7", facts)


def test_the_next_plan_copies_the_checklist_and_the_pattern_of_the_last(year):
    last = begun(year)
    InspectionPlan.objects.filter(pk=last.pk).update(pattern="teams", purpose="Như năm trước.")
    last.questions.exclude(position=3).delete()
    Question.objects.create(plan=last, position=1, part="C", text="Câu của cụm")
    following = factories.next_year(year)
    made = plans.begin(following, by=year.secretary)
    assert (made.pattern, made.purpose) == ("teams", "Như năm trước.")
    assert lines(made) == lines(last)


def test_a_year_has_one_plan(year):
    begun(year)
    with refused(WrongState, "Kế hoạch kiểm tra chéo của năm đã được lập. Xin tải lại trang."):
        begun(year)


def test_a_closed_year_gets_no_plan(year):
    close(year)
    with refused(WrongState, CLOSED):
        begun(year)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_begins(year, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        plans.begin(year.term, by=somebody(year, kind))


def test_words_are_saved_on_top_of_what_was_read(year):
    plan = begun(year)
    words = dict.fromkeys(plans.FIELDS, "") | {"day": None, "purpose": "Mới."}
    plans.write(plan, by=year.secretary, edition=0, fields=words)
    assert (fresh(plan).purpose, fresh(plan).edition) == ("Mới.", 1)
    stale = "Người khác vừa lưu nội dung khác. Nội dung đồng chí nhập vẫn còn dưới đây."
    with refused(Stale, stale):
        plans.write(plan, by=year.secretary, edition=0, fields=words)


def test_what_is_missing_is_said_and_in_the_way(year):
    plan = begun(year)
    with pytest.raises(PledgeError) as caught:
        issue(year, plan)
    for said in ("Thiếu ngày ban hành kế hoạch.", f"Chưa phân công đoàn kiểm tra {year.units[0]}."):
        assert said in str(caught.value)
    plan.questions.all().delete()
    with pytest.raises(PledgeError, match=r"Phiếu kiểm tra chưa có nội dung\."):
        issue(year, plan)


def test_a_plan_without_dates_or_with_people_who_left_is_not_issued(year):
    plan = staffed(year)
    with pytest.raises(PledgeError, match=r"Thiếu ngày, giờ hoặc địa điểm kiểm tra"):
        issue(year, plan)
    year.officers[0].is_active = False
    year.officers[0].save()
    with pytest.raises(PledgeError, match=rf"{year.officers[0]} \(Đoàn kiểm tra số 1\) không còn là cán bộ"):
        issue(year, plan)


def test_everybody_is_told_of_the_plan_with_the_own_part(year):
    plan = complete(year)
    before = letters()
    issue(year, plan, address="10.0.0.7")
    assert (fresh(plan).state, fresh(plan).issued_by) == ("issued", year.secretary)
    subject = "Ban hành Kế hoạch kiểm tra chéo năm 2019"
    assert since(before) == told(subject, *year.leaders, *year.officers)
    said = letter_to(year.officers[0])
    assert "Đồng chí được phân công trưởng đoàn, Đoàn kiểm tra số 1, kiểm tra các đơn vị:" in said
    assert f"- {year.units[1].name}: 08:00 - 11:00 ngày " in said
    assert said.count("Đồng chí được phân công") == 1
    assert Notice.objects.filter(person=year.leaders[2], title=subject).count() == 1
    assert recorded(plan)[:4] == (Event.Verb.ISSUED, year.secretary, str(year.secretary), "10.0.0.7")


def test_it_is_issued_as_it_was_read_and_once(year):
    plan = complete(year)
    changed = "Kế hoạch vừa được sửa. Xin đọc lại trước khi ban hành."
    with refused(Stale, changed):
        issue(year, plan, edition=plan.edition - 1)
    issue(year, plan)
    with refused(WrongState, ISSUED):
        issue(year, plan)
    with refused(WrongState, ISSUED):
        plans.write(plan, by=year.secretary, edition=fresh(plan).edition, fields={})


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_issues_and_takes_back(year, kind):
    plan = judging.plan(year, "draft")
    with refused(NotAllowed, ONLY_SECRETARIAT):
        issue(year, plan, by=somebody(year, kind))
    with refused(NotAllowed, ONLY_SECRETARIAT):
        withdraw(year, plan, by=somebody(year, kind))


def test_a_failure_leaves_it_a_draft(year):
    plan = complete(year)
    undone(lambda: issue(year, plan))


def test_it_is_taken_back_before_anybody_began(year):
    plan = issued(year)
    before = letters()
    withdraw(year, plan, address="10.0.0.7")
    subject = "Thu hồi Kế hoạch kiểm tra chéo năm 2019"
    assert since(before) == told(subject, *year.leaders, *year.officers)
    assert (fresh(plan).state, fresh(plan).issued_at) == ("draft", None)
    assert recorded(plan)[0] == Event.Verb.WITHDRAWN
    assert recorded(plan)[4] == {"reason": "Đổi ngày."}
    with refused(WrongState, DRAFT):
        withdraw(year, plan)
    issue(year, plan)


def test_a_reason_is_given(year):
    plan = issued(year)
    with refused(PledgeError, "Chưa nhập lý do thu hồi."):
        withdraw(year, plan, reason=" ")


@pytest.mark.parametrize("how", ["ongoing", "begun and cancelled"])
def test_once_a_team_has_begun_nothing_is_taken_back(year, how):
    plan = issued(year)
    first = plan.inspections.first()
    Inspection.objects.filter(pk=first.pk).update(state="ongoing", began_at=first.starts_at)
    if how != "ongoing":
        cancel(plan.inspections.select_related("plan").get(pk=first.pk), by=year.secretary, reason="Bão.")
    with refused(WrongState, BEGUN):
        withdraw(year, plan)
