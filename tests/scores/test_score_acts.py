"""A score sheet on its way: what each step needs, who may take it, who is told, and that nothing moves in the end."""

from datetime import timedelta

import pytest

from members.models import Term
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.files import acts as evidence_file
from pledges.scores.sheet.acts import sheet as acts
from pledges.scores.sheet.acts import writing as score_writing
from pledges.scores.sheet.checks import edition
from pledges.scores.sheet.lines import lines_of
from pledges.scores.sheet.models import ScoreSheet
from pledges.scores.sheet.models.sheet import NOT_DUE
from pledges.scores.sheet.scorers import ONLY_APPROVERS, ONLY_SCORERS
from pledges.states.event import Event
from pledges.states.scratch import Scratch
from pledges.states.stateful import CLOSED, ONLY_LEADER, ONLY_SECRETARIAT
from tests import brought, factories, ladder
from tests.reports import reporting
from tests.scores import scoring_sheets as sheets


@pytest.fixture
def year(db):
    return sheets.year_of()


def read(sheet) -> int:
    return edition(lines_of(sheet), "approved")


def steps(year, sheet) -> dict:
    """Every act by somebody who may do it in the right state."""
    return {
        "submit": lambda: acts.submit(sheet, by=year.officers[1]),
        "send_back": lambda: acts.send_back(sheet, by=year.officers[0], reason="Chấm lại mục 1."),
        "finish_team": lambda: acts.finish_team(sheet, by=year.officers[0]),
        "explain": lambda: acts.explain(sheet, by=year.officers[1], has_no_remark=True),
        "go_on": lambda: acts.go_on(sheet, by=year.secretary, reason="Đơn vị không gửi."),
        "agree": lambda: acts.agree(sheet, by=year.leaders[1], edition=read(sheet)),
        "settle": lambda: acts.settle(sheet, by=year.secretary, reason="Đã đối chiếu."),
        "finalize": lambda: acts.finalize(sheet, by=year.secretary),
    }


NEXT = {
    "submit": ("submitted", Event.Verb.SUBMITTED),
    "send_back": ("self_scoring", Event.Verb.SENT_BACK),
    "finish_team": ("team_scored", Event.Verb.TEAM_SCORED),
    "explain": ("explained", Event.Verb.EXPLAINED),
    "go_on": ("explained", Event.Verb.EXPLAINED),
    "agree": ("agreed", Event.Verb.AGREED),
    "settle": ("agreed", Event.Verb.SETTLED),
    "finalize": ("final", Event.Verb.FINALIZED),
}


def prepare(year, sheet, act) -> None:
    if act == "submit":
        sheets.write(sheet, year.officers[1])
    if act == "finish_team":
        sheets.write(sheet, year.officers[0], "team", figures={3: 7}, reason=sheets.REASON)
    if act in {"agree", "settle"}:
        score_writing.take_over(sheet, by=year.secretary)


def told(year, sheet) -> dict:
    unit, cluster = (year.officers[1], year.leaders[1]), (year.secretary,)
    return {
        "submit": ladder.told(
            f"Đề nghị đoàn kiểm tra chấm điểm: {sheet}", year.officers[0], year.leaders[0], *cluster
        ),
        "send_back": ladder.told(f"Đề nghị chấm lại: {sheet}", *unit),
        "finish_team": ladder.told(f"Đề nghị giải trình điểm: {sheet}", *unit),
        "explain": ladder.told(f"Đề nghị duyệt điểm: {sheet}", *cluster),
        "go_on": ladder.told(f"Chuyển bước bảng điểm: {sheet}", *unit),
        "agree": ladder.told(f"{sheet.unit.name} nhất trí điểm thi đua năm 2019", *cluster),
        "settle": ladder.told(f"Kết luận của cụm về điểm thi đua năm 2019: {sheet.unit.name}", *unit),
        "finalize": ladder.told(f"Công nhận kết quả chấm điểm: {sheet}", *unit),
    }


@pytest.mark.parametrize("act", NEXT)
def test_each_step_moves_the_sheet_and_tells_people(year, act):
    before = max(ScoreSheet.ACTS[act].states, key=sheets.STATES.index)
    sheet = sheets.brought_to(year, before)
    prepare(year, sheet, act)
    Scratch.objects.create(
        subject_key=f"{sheet.parts_key}self/1", person=year.officers[1], edition=0, form=""
    )
    letters = ladder.letters()
    steps(year, sheet)[act]()
    state, verb = NEXT[act]
    assert sheets.sheet_of(year).state == state
    assert ladder.recorded(sheet)[0] == verb
    new = ladder.letters()
    for letter in letters:
        new.remove(letter)
    assert new == told(year, sheet)[act]
    assert not Scratch.objects.exists()


@pytest.mark.parametrize("act", NEXT)
def test_in_every_other_state_and_the_second_time_nothing_happens(year, act):
    for state in sheets.STATES:
        if state in ScoreSheet.ACTS[act].states:
            continue
        sheet = sheets.brought_to(year, state, 1) if state == "self_scoring" else None
        sheet = sheet or sheets.sheet_of(year)
        ScoreSheet.objects.filter(pk=sheet.pk).update(**_facts(year, state))
        with ladder.refused(WrongState, ScoreSheet.WRONG_STATE[state]):
            steps(year, sheet)[act]()


def _facts(year, state: str) -> dict:
    now = ladder.timezone.now()
    who = {"agreed_at": now, "agreed_by": year.leaders[1], "final_at": now, "final_by": year.secretary}
    return {"state": state} | (who if state in {"agreed", "final"} else {})


def test_a_leaf_without_a_figure_is_in_the_way(year):
    sheet = sheets.sheet_of(year)
    sheets.write(sheet, year.officers[1], figures={1: None})
    with ladder.refused(PledgeError, "Chưa gửi được bảng điểm. Tiêu chí 1.2: chưa có điểm tự chấm."):
        acts.submit(sheet, by=year.officers[1])


def test_a_penalty_and_a_difference_need_reasons(year):
    sheet = sheets.sheet_of(year)
    sheets.write(sheet, year.officers[1], figures={4: -2})
    with ladder.refused(PledgeError, "Chưa gửi được bảng điểm. Tiêu chí 3: chưa nêu lý do trừ điểm."):
        acts.submit(sheet, by=year.officers[1])
    sheets.write(sheet, year.officers[1])
    acts.submit(sheet, by=year.officers[1])
    sheets.write(sheet, year.officers[0], "team", figures={3: 2})
    said = "Tiêu chí 2.2: chưa nêu lý do chênh lệch."
    with ladder.refused(PledgeError, f"Chưa gửi được điểm đoàn chấm. {said}"):
        acts.finish_team(sheet, by=year.officers[0])


def test_what_was_approved_differently_needs_a_reason(year):
    sheet = sheets.brought_to(year, "explained")
    sheets.write(sheet, year.secretary, "approved", figures={3: 4})
    said = "Tiêu chí 2.2: chưa nêu lý do chênh lệch."
    for act in ("agree", "settle"):
        with ladder.refused(PledgeError, f"Điểm duyệt chưa đầy đủ. {said}"):
            steps(year, sheet)[act]()


def test_differences_are_answered_or_the_unit_has_no_remark(year):
    sheet = sheets.brought_to(year, "team_scored", team={3: 7})
    judged = sheets.leaves(sheet)[3]
    with ladder.refused(PledgeError, "Chưa gửi được giải trình. Tiêu chí 2.2: chưa giải trình."):
        acts.explain(sheet, by=year.officers[1])
    answer = score_writing.AnswerDraft(edition=1, answer="Nhất trí.")
    score_writing.answer(sheet, by=year.officers[1], lines={judged.pk: answer})
    acts.explain(sheet, by=year.officers[1])
    assert sheets.sheet_of(year).state == "explained"


def test_a_sheet_without_any_difference_goes_on_by_itself(year):
    sheet = sheets.brought_to(year, "submitted")
    assert score_writing.take_over(sheet, by=year.officers[0], column="team") == 5
    before = ladder.letters()
    acts.finish_team(sheet, by=year.officers[0])
    found = sheets.sheet_of(year)
    assert (found.state, found.explained_at) == ("explained", None)
    assert [event.verb for event in sheet.events()][-3:] == [
        Event.Verb.TEAM_SCORED,
        Event.Verb.EXPLAINED,
        Event.Verb.WRITTEN,
    ]
    told = [letter for letter in ladder.letters() if letter not in before]
    assert told == ladder.told("Đề nghị xác nhận điểm thi đua năm 2019", year.leaders[1])
    acts.agree(sheet, by=year.leaders[1], edition=read(sheet))
    assert sheets.sheet_of(year).state == "agreed"


def test_copied_points_leave_those_that_the_team_wrote(year):
    sheet = sheets.brought_to(year, "submitted")
    leaf = sheets.leaves(sheet)[3]
    lines = {leaf.pk: sheets.draft(7, reason=sheets.REASON)}
    score_writing.write(sheet, by=year.officers[0], column="team", lines=lines)
    assert score_writing.take_over(sheet, by=year.officers[0], column="team") == 4
    assert sheet.scores.get(column="team", criterion=leaf).figure == 7
    with ladder.refused(NotAllowed, ONLY_SCORERS):
        score_writing.take_over(sheet, by=year.officers[1], column="team")


def test_a_unit_that_never_submits_is_scored_without_it_once_the_day_is_over(year):
    sheet, today = sheets.sheet_of(year), ladder.timezone.localdate()
    sheets.write(sheet, year.officers[1], figures={3: None})
    with ladder.refused(NotAllowed, ONLY_SECRETARIAT):
        acts.go_on(sheet, by=year.leaders[1], reason="Quá hạn.")
    Term.objects.update(year_end_due_on=today)
    with ladder.refused(WrongState, NOT_DUE.format(today)):
        acts.go_on(sheet, by=year.secretary, reason="Quá hạn.")
    Term.objects.update(year_end_due_on=today - timedelta(days=1))
    with ladder.refused(PledgeError, "Chưa nhập lý do."):
        acts.go_on(sheet, by=year.secretary, reason=" ")
    acts.go_on(sheet, by=year.secretary, reason="Quá hạn.")
    assert ladder.recorded(sheet)[4] == {"without_unit": True, "reason": "Quá hạn."}
    letter = ladder.told(f"Chuyển bước bảng điểm: {sheet}", year.officers[0])[0]
    assert letter in ladder.letters()
    sheets.write(sheet, year.officers[0], "team")
    acts.finish_team(sheet, by=year.officers[0])
    acts.explain(sheet, by=year.officers[1])
    score_writing.take_over(sheet, by=year.secretary)
    acts.agree(sheet, by=year.leaders[1], edition=read(sheet))
    found = sheets.sheet_of(year)
    assert (found.state, found.reason) == ("agreed", "")


def test_nobody_approves_or_settles_for_the_own_unit(year):
    sheet = sheets.brought_to(year, "explained")
    factories.appointment("officer", of_person=year.secretary, unit=year.units[1])
    for call in (
        lambda: score_writing.take_over(sheet, by=year.secretary),
        lambda: sheets.write(sheet, year.secretary, "approved"),
        lambda: acts.settle(sheet, by=year.secretary, reason="Đã đối chiếu."),
    ):
        with ladder.refused(NotAllowed, ONLY_APPROVERS):
            call()


def test_only_a_leader_agrees_and_to_what_was_read(year):
    sheet = sheets.brought_to(year, "explained")
    score_writing.take_over(sheet, by=year.secretary)
    for person in (year.officers[1], year.leaders[0], year.secretary):
        with ladder.refused(NotAllowed, ONLY_LEADER):
            acts.agree(sheet, by=person, edition=read(sheet))
    with ladder.refused(Stale, "Điểm duyệt vừa được sửa. Xin đọc lại trước khi nhất trí."):
        acts.agree(sheet, by=year.leaders[1], edition=read(sheet) - 1)


def test_reasons_are_kept(year):
    sheet = sheets.brought_to(year, "submitted")
    with ladder.refused(PledgeError, "Chưa nhập lý do."):
        acts.send_back(sheet, by=year.secretary, reason="  ")
    acts.send_back(sheet, by=year.secretary, reason=" Chấm lại. ")
    assert sheets.sheet_of(year).reason == "Chấm lại."
    acts.submit(sheet, by=year.officers[1])
    assert sheets.sheet_of(year).reason == ""


def test_all_agreed_sheets_are_concluded_at_once(year):
    read = {sheets.brought_to(year, "agreed", number).pk for number in (0, 1)}
    with ladder.refused(NotAllowed, ONLY_SECRETARIAT):
        acts.finalize_all(year.term, by=year.leaders[0], sheets=read)
    unread = "Danh sách bảng điểm đã thống nhất vừa thay đổi. Xin xem lại trước khi công nhận."
    for others in (set(), set(list(read)[:1]), read | {0}):
        with ladder.refused(Stale, unread):
            acts.finalize_all(year.term, by=year.secretary, sheets=others)
    assert acts.finalize_all(year.term, by=year.secretary, sheets=read) == 2
    final = ScoreSheet.objects.filter(state="final", final_by=year.secretary)
    assert {each.unit for each in final} == set(year.units[:2])
    with ladder.refused(WrongState, "Chưa có bảng điểm nào đã thống nhất."):
        acts.finalize_all(year.term, by=year.secretary, sheets=read)


def test_nothing_is_concluded_in_a_closed_year(year):
    read = {sheets.brought_to(year, "agreed").pk}
    reporting.close(year)
    with ladder.refused(WrongState, CLOSED):
        acts.finalize_all(year.term, by=year.secretary, sheets=read)


def test_files_come_and_go_with_their_column_and_stay_in_the_end(year):
    sheet = sheets.sheet_of(year)
    leaf = sheets.leaves(sheet)[0].pk
    line = score_writing.line_for_files(sheet, by=year.officers[1], column="self", criterion=leaf)
    file = evidence_file.attach(line, by=year.officers[1], name="a.pdf", content=brought.PDF)
    spare = evidence_file.attach(line, by=year.officers[1], name="b.png", content=brought.picture())
    evidence_file.remove(spare, by=year.officers[1])
    assert [each.name for each in line.files.all()] == ["a.pdf"]
    sheets.brought_to(year, "final")
    file.refresh_from_db()
    for call in (
        lambda: evidence_file.attach(file.line, by=year.officers[1], name="c.pdf", content=brought.PDF),
        lambda: evidence_file.remove(file, by=year.officers[1]),
        lambda: score_writing.line_for_files(sheet, by=year.officers[1], column="self", criterion=leaf),
        lambda: score_writing.take_over(sheet, by=year.secretary),
    ):
        with ladder.refused(WrongState, ScoreSheet.WRONG_STATE["final"]):
            call()
