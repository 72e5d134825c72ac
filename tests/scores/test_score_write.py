"""Lines of a score sheet: who writes which column, what follows from a figure, two editors at once."""

from decimal import Decimal

import pytest

from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.inspections.plan.models import InspectionPlan
from pledges.inspections.visit.models import Inspection
from pledges.scores.sheet.acts import sheet as score
from pledges.scores.sheet.acts import writing as acts
from pledges.scores.sheet.models import Score, ScoreSheet
from pledges.scores.sheet.scorers import ONLY_APPROVERS, ONLY_SCORERS, inspected_by
from pledges.states.event import Event
from pledges.states.stateful import CLOSED, ONLY_UNIT_PEOPLE
from tests import brought, factories, ladder
from tests.reports import reporting
from tests.scores import scoring_sheets as sheets


@pytest.fixture
def year(db):
    return sheets.year_of()


def one_line(sheet, **wishes):
    return {sheets.leaves(sheet)[0].pk: sheets.draft(**wishes)}


def test_points_follow_from_the_figure(year):
    sheet = sheets.sheet_of(year)
    acts.write(
        sheet,
        by=year.officers[1],
        column="self",
        lines=one_line(sheet, figure=100, remark=" Đủ  hồ sơ. "),
        address="::1",
    )
    saved = Score.objects.get()
    assert (saved.figure, saved.points, saved.remark) == (100, 15, "Đủ  hồ sơ.")
    assert (saved.edition, saved.written_by, saved.column) == (1, year.officers[1], "self")
    verb, actor, _, address, facts = ladder.recorded(sheet)
    assert (verb, actor, address) == (Event.Verb.WRITTEN, year.officers[1], "::1")
    assert facts == {"act": "self", "column": "self", "points": {str(saved.criterion_id): "15.00"}}


def test_what_did_not_change_is_not_saved_again(year):
    sheet = sheets.sheet_of(year)
    acts.write(sheet, by=year.officers[1], column="self", lines=one_line(sheet))
    before = ladder.rows()
    acts.write(sheet, by=year.leaders[1], column="self", lines=one_line(sheet))
    assert ladder.rows() == before


def test_a_line_that_somebody_saved_meanwhile_is_not_overwritten(year):
    sheet = sheets.sheet_of(year)
    first, second, *_ = sheets.leaves(sheet)
    acts.write(sheet, by=year.officers[1], column="self", lines={first.pk: sheets.draft(5)})
    acts.write(sheet, by=year.leaders[1], column="self", lines={second.pk: sheets.draft(1)})
    sentence = (
        f"Đồng chí {year.officers[1]} vừa lưu nội dung khác ở tiêu chí “{first}”. "
        "Nội dung đồng chí nhập vẫn còn dưới đây."
    )
    with ladder.refused(Stale, sentence):
        acts.write(sheet, by=year.leaders[1], column="self", lines={first.pk: sheets.draft(6)})
    acts.write(sheet, by=year.leaders[1], column="self", lines={first.pk: sheets.draft(6, 1)})
    assert Score.objects.get(criterion=first).figure == 6


@pytest.mark.parametrize(
    ("position", "figure", "words"),
    [
        (0, "-1", "Kết quả đạt được phải từ 0 trở lên."),
        (1, "2", "Chỉ chọn đạt hoặc không đạt."),
        (2, "1.5", "Số lần là số nguyên, từ 0 trở lên."),
        (3, "31", "Điểm từ 0 đến 30."),
        (4, "-6", "Điểm từ -5 đến 5."),
        (0, "12345678901", ""),
        (0, "NaN", ""),
        (0, "1.234", ""),
    ],
)
def test_a_figure_that_the_criterion_does_not_know_is_refused(year, position, figure, words):
    sheet = sheets.sheet_of(year)
    leaf = sheets.leaves(sheet)[position]
    before = ladder.rows()
    with pytest.raises(PledgeError) as refusal:
        acts.write(sheet, by=year.officers[1], column="self", lines={leaf.pk: sheets.draft(figure)})
    assert str(refusal.value).startswith(f"“{leaf}”: {words}")
    assert ladder.rows() == before


def test_groups_and_criteria_of_other_years_are_not_scored(year):
    sheet = sheets.sheet_of(year)
    group = sheet.term.scale.criteria.filter(kind="group").first()
    for key in (group.pk, 10**9):
        with ladder.refused(
            PledgeError, "Tiêu chí này không có trong bảng tiêu chí của năm. Xin tải lại trang."
        ):
            acts.write(sheet, by=year.officers[1], column="self", lines={key: sheets.draft()})


@pytest.mark.parametrize("kind", ladder.NOT_THE_SECRETARIAT)
def test_only_the_people_of_the_unit_write_its_own_points(year, kind):
    sheet = sheets.sheet_of(year)
    with ladder.refused(NotAllowed, ONLY_UNIT_PEOPLE):
        acts.write(sheet, by=ladder.somebody(year, kind), column="self", lines=one_line(sheet))


def test_nobody_scores_the_own_unit_in_the_column_of_the_team(year):
    sheet = sheets.brought_to(year, "submitted")
    lines = one_line(sheet)
    member = sheets.judging.inspection_of(year).team.members.first()
    member.pk, member.person, member.unit, member.role = None, year.officers[1], year.units[1], 3
    member.save()
    for person in (year.officers[1], year.leaders[1], year.officers[2], year.supervisor):
        with ladder.refused(NotAllowed, ONLY_SCORERS):
            acts.write(sheet, by=person, column="team", lines=lines)
    acts.write(sheet, by=year.officers[0], column="team", lines=lines)
    assert Score.objects.filter(column="team").get().written_by == year.officers[0]


def draft_plan(year):
    InspectionPlan.objects.update(state="draft", issued_at=None, issued_by=None)


def cancelled(year):
    Inspection.objects.filter(unit=year.units[1]).update(state="cancelled", reason="Hoãn.")


def left_the_unit_that_sent(year):
    year.officers[0].appointments.all().delete()
    factories.appointment("officer", of_person=year.officers[0], unit=year.units[2])


@pytest.mark.parametrize("happened", [draft_plan, cancelled, left_the_unit_that_sent])
def test_only_who_inspects_the_unit_now_scores_it_and_is_told(year, happened):
    happened(year)
    sheet = sheets.brought_to(year, "submitted")
    officer, subject = year.officers[0], f"Đề nghị đoàn kiểm tra chấm điểm: {sheet}"
    assert ladder.told(subject, officer)[0] not in ladder.letters()
    assert sheet.unit_id not in inspected_by(Standing.of(officer, sheet.term))
    for call in (
        lambda: acts.write(sheet, by=officer, column="team", lines=one_line(sheet)),
        lambda: score.send_back(sheet, by=officer, reason="Chấm lại."),
        lambda: score.finish_team(sheet, by=officer),
    ):
        with ladder.refused(NotAllowed, ONLY_SCORERS):
            call()


def test_a_secretary_of_the_unit_does_not_score_it(year):
    sheet = sheets.brought_to(year, "submitted")
    sheets.factories.appointment("officer", of_person=year.secretary, unit=year.units[1])
    with ladder.refused(NotAllowed, ONLY_SCORERS):
        acts.write(sheet, by=year.secretary, column="team", lines=one_line(sheet))


@pytest.mark.parametrize("state", sheets.STATES)
@pytest.mark.parametrize(
    ("column", "right"), [("self", "self_scoring"), ("team", "submitted"), ("approved", "explained")]
)
def test_each_column_has_its_time(year, state, column, right):
    sheet = sheets.brought_to(year, state)
    by = {"self": year.officers[1], "team": year.officers[0], "approved": year.secretary}[column]
    lines = one_line(sheet, figure=7, edition=sheet.scores.filter(column=column).exists())
    if state == right:
        acts.write(sheet, by=by, column=column, lines=lines)
        assert sheet.scores.filter(column=column, figure=7).count() == 1
    else:
        with ladder.refused(WrongState, ScoreSheet.WRONG_STATE[state]):
            acts.write(sheet, by=by, column=column, lines=lines)


def test_only_the_secretariat_approves(year):
    sheet = sheets.brought_to(year, "explained")
    for person in (year.officers[0], year.leaders[1], year.supervisor):
        with ladder.refused(NotAllowed, ONLY_APPROVERS):
            acts.take_over(sheet, by=person)


def test_the_points_of_the_team_are_taken_over_where_nothing_was_approved(year):
    sheet = sheets.brought_to(year, "explained", team={3: 7})
    judged = sheets.leaves(sheet)[3]
    own = sheets.draft(9, reason="Hồ sơ đã bổ sung.")
    acts.write(sheet, by=year.secretary, column="approved", lines={judged.pk: own})
    assert ladder.told("Đề nghị xác nhận điểm thi đua năm 2019", year.leaders[1])[0] not in ladder.letters()
    assert acts.take_over(sheet, by=year.secretary) == 4
    approved = {each.criterion_id: each.points for each in sheet.scores.filter(column="approved")}
    assert approved.pop(judged.pk) == 9
    assert set(approved.values()) == {Decimal("0.15"), 20, 5, 1}
    assert ladder.told("Đề nghị xác nhận điểm thi đua năm 2019", year.leaders[1])[0] in ladder.letters()
    assert acts.take_over(sheet, by=year.secretary) == 0


def test_the_leader_is_told_once_a_save_and_only_of_other_points(year):
    sheet = sheets.brought_to(year, "explained", team={3: 7})
    first, leader = sheets.leaves(sheet)[3], year.leaders[1]

    def told_after(call) -> int:
        before = ladder.letters().count(told)
        call()
        return ladder.letters().count(told) - before

    def approve(figure, edition, **texts):
        lines = {first.pk: sheets.draft(figure, edition, reason="Đã đối chiếu.", **texts)}
        acts.write(sheet, by=year.secretary, column="approved", lines=lines)

    (told,) = ladder.told("Đề nghị xác nhận điểm thi đua năm 2019", leader)
    assert told_after(lambda: acts.take_over(sheet, by=year.secretary)) == 1
    assert told_after(lambda: approve(2, 1)) == 1
    assert told_after(lambda: approve(2, 2, remark="Hồ sơ đủ.")) == 0
    assert told_after(lambda: approve(None, 3)) == 0
    assert told_after(lambda: approve(2, 4)) == 1


def test_a_refused_file_leaves_no_empty_line(year):
    sheet = sheets.sheet_of(year)
    wishes = {"column": "self", "criterion": sheets.leaves(sheet)[0].pk, "name": "a.exe", "content": b"MZ"}
    before = ladder.rows()
    with pytest.raises(PledgeError):
        acts.attach(sheet, by=year.officers[1], **wishes)
    assert ladder.rows() == before
    assert acts.attach(sheet, by=year.officers[1], **(wishes | {"content": brought.PDF})).line.edition == 0


def test_a_unit_answers_the_team(year):
    sheet = sheets.brought_to(year, "team_scored", team={3: 7})
    judged = sheets.leaves(sheet)[3]
    answer = acts.AnswerDraft(edition=1, answer="Xin gửi thêm hồ sơ.")
    with ladder.refused(NotAllowed, ONLY_UNIT_PEOPLE):
        acts.answer(sheet, by=year.officers[0], lines={judged.pk: answer})
    acts.answer(sheet, by=year.officers[1], lines={judged.pk: answer})
    row = sheet.scores.get(column="team", criterion=judged)
    assert (row.answer, row.points, row.edition) == ("Xin gửi thêm hồ sơ.", 7, 2)
    with ladder.refused(
        PledgeError, "Chỉ giải trình được các tiêu chí đoàn kiểm tra đã chấm. Xin tải lại trang."
    ):
        acts.answer(sheet, by=year.officers[1], lines={10**9: answer})


def test_nothing_is_written_in_a_closed_year(year):
    sheet = sheets.sheet_of(year)
    lines = one_line(sheet)
    reporting.close(year)
    with ladder.refused(WrongState, CLOSED):
        acts.write(sheets.sheet_of(year), by=year.officers[1], column="self", lines=lines)


def test_what_fails_later_leaves_nothing(year):
    sheet = sheets.sheet_of(year)
    ladder.undone(lambda: acts.write(sheet, by=year.officers[1], column="self", lines=one_line(sheet)))
