"""Acts that move a sheet: the unit submits, the team scores, the unit explains, both agree, the cluster concludes."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from members.models import Person, Term
from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.scores.sheet import mail
from pledges.scores.sheet.acts.writing import copy_points
from pledges.scores.sheet.changes import own_points
from pledges.scores.sheet.checks import edition as edition_of
from pledges.scores.sheet.checks import obstacles, unanswered
from pledges.scores.sheet.lines import Line, lines_of, total_of
from pledges.scores.sheet.models import Score, ScoreSheet
from pledges.states.event import Event
from pledges.states.scratch import Scratch
from pledges.states.stateful import CLOSED, ONLY_SECRETARIAT
from pledges.states.words import words_of

Column = Score.Column
State = ScoreSheet.State
MOST_NAMED = 8  # obstacles in one message


@transaction.atomic
def submit(sheet: ScoreSheet, *, by: Person, address: str = "") -> ScoreSheet:
    """Submit the unit's own scores."""
    sheet = sheet.begin("submit", by)
    lines = lines_of(sheet)
    _unobstructed(obstacles(lines, Column.SELF), "Chưa gửi được bảng điểm.")
    sheet.submitted_at, sheet.reason = timezone.now(), ""
    _move(sheet, State.SUBMITTED, Event.Verb.SUBMITTED, by, address, points=_total(lines, Column.SELF))
    mail.submitted(sheet)
    return sheet


@transaction.atomic
def send_back(sheet: ScoreSheet, *, by: Person, reason: str, address: str = "") -> ScoreSheet:
    """Ask the unit to score itself again; what the team has written so far stays for later."""
    sheet = sheet.begin("send_back", by)
    sheet.reason = words_of(reason, missing="Chưa nhập lý do.")
    facts = {"reason": sheet.reason, "own": own_points(lines_of(sheet, frozenset({Column.SELF})))}
    _move(sheet, State.SELF_SCORING, Event.Verb.SENT_BACK, by, address, **facts)
    mail.sent_back(sheet)
    return sheet


@transaction.atomic
def finish_team(sheet: ScoreSheet, *, by: Person, address: str = "") -> ScoreSheet:
    """Finish the team's scores, once every criterion has one: next, the unit explains what differs, if anything does."""
    sheet = sheet.begin("finish_team", by)
    lines = lines_of(sheet)
    _unobstructed(obstacles(lines, Column.TEAM), "Chưa gửi được điểm đoàn chấm.")
    sheet.team_scored_at = timezone.now()
    _move(sheet, State.TEAM_SCORED, Event.Verb.TEAM_SCORED, by, address, points=_total(lines, Column.TEAM))
    if any(line.own != line.team for line in lines if not line.is_group):
        mail.team_scored(sheet)
    else:
        _approve_unchanged(sheet, by, address)
    return sheet


def _approve_unchanged(sheet: ScoreSheet, by: Person, address: str) -> None:
    """Go on by itself where nothing is to be explained: the points of both are the approved ones, the leader is asked."""
    _move(sheet, State.EXPLAINED, Event.Verb.EXPLAINED, by, address, without_difference=True)
    copy_points(sheet, Column.APPROVED, by=by, address=address)


@transaction.atomic
def explain(sheet: ScoreSheet, *, by: Person, has_no_remark: bool = False, address: str = "") -> ScoreSheet:
    """Hand over the unit's answers to every difference, or its word that it has no remark."""
    sheet = sheet.begin("explain", by)
    lines = lines_of(sheet)
    if not has_no_remark:
        _unobstructed(unanswered(lines), "Chưa gửi được giải trình.")
    sheet.explained_at = timezone.now()
    facts = {"has_no_remark": has_no_remark}
    _move(sheet, State.EXPLAINED, Event.Verb.EXPLAINED, by, address, **facts)
    mail.explained(sheet)
    return sheet


@transaction.atomic
def go_on(sheet: ScoreSheet, *, by: Person, reason: str, address: str = "") -> ScoreSheet:
    """Take the step in place of a silent unit; the secretariat says why."""
    sheet = sheet.begin("go_on", by)
    sheet.reason = words_of(reason, missing="Chưa nhập lý do.")
    state, verb = {
        State.SELF_SCORING: (State.SUBMITTED, Event.Verb.SUBMITTED),
        State.TEAM_SCORED: (State.EXPLAINED, Event.Verb.EXPLAINED),
    }[sheet.state]
    _move(sheet, state, verb, by, address, without_unit=True, reason=sheet.reason)
    mail.gone_on(sheet)
    return sheet


@transaction.atomic
def agree(sheet: ScoreSheet, *, by: Person, edition: int, address: str = "") -> ScoreSheet:
    """Agree as the unit's leader to the approved points that were read as `edition`."""
    sheet = sheet.begin("agree", by)
    lines = _approved(sheet)
    if edition_of(lines, Column.APPROVED) != edition:
        raise Stale("Điểm duyệt vừa được sửa. Xin đọc lại trước khi nhất trí.")
    sheet.reason = ""  # of an earlier step; beside an agreement it would say that there was none
    _agreed(sheet, by)
    _move(sheet, State.AGREED, Event.Verb.AGREED, by, address, points=_total(lines, Column.APPROVED))
    mail.agreed(sheet)
    return sheet


@transaction.atomic
def settle(sheet: ScoreSheet, *, by: Person, reason: str, address: str = "") -> ScoreSheet:
    """Conclude without the consent of the unit, with a reason."""
    sheet = sheet.begin("settle", by)
    lines = _approved(sheet)
    sheet.reason = words_of(reason, missing="Chưa nhập lý do.")
    _agreed(sheet, by)
    points = _total(lines, Column.APPROVED)
    _move(sheet, State.AGREED, Event.Verb.SETTLED, by, address, points=points, reason=sheet.reason)
    mail.settled(sheet)
    return sheet


@transaction.atomic
def finalize(sheet: ScoreSheet, *, by: Person, address: str = "") -> ScoreSheet:
    """Finalize the sheet: from now on nothing of it changes."""
    sheet = sheet.begin("finalize", by)
    lines = _approved(sheet)
    sheet.final_at, sheet.final_by = timezone.now(), by
    _move(sheet, State.FINAL, Event.Verb.FINALIZED, by, address, points=_total(lines, Column.APPROVED))
    mail.finalized(sheet)
    return sheet


@transaction.atomic
def finalize_all(term: Term, *, by: Person, sheets: Collection[int], address: str = "") -> int:
    """Finalize all agreed sheets of the year; `sheets` are those that were read (keys). Return how many."""
    term = Term.objects.locked(term.pk)
    if not Standing.of(by, term).is_secretariat:
        raise NotAllowed(ONLY_SECRETARIAT)
    if term.is_closed:
        raise WrongState(CLOSED)
    agreed = list(ScoreSheet.objects.filter(term=term, state=State.AGREED))
    if not agreed:
        raise WrongState("Chưa có bảng điểm nào đã thống nhất.")
    if {sheet.pk for sheet in agreed} != set(sheets):
        raise Stale("Danh sách bảng điểm đã thống nhất vừa thay đổi. Xin xem lại trước khi công nhận.")
    for sheet in agreed:
        finalize(sheet, by=by, address=address)
    return len(agreed)


def _move(sheet: ScoreSheet, state: str, verb, by: Person, address: str, **facts) -> None:
    """Save the state, record the event and delete what was half typed in the state before."""
    sheet.state = state
    sheet.save()
    sheet.record(verb, by=by, address=address, **facts)
    Scratch.objects.filter(subject_key__startswith=sheet.parts_key).delete()


def _approved(sheet: ScoreSheet) -> list[Line]:
    lines = lines_of(sheet)
    _unobstructed(obstacles(lines, Column.APPROVED), "Điểm duyệt chưa đầy đủ.")
    return lines


def _agreed(sheet: ScoreSheet, by: Person) -> None:
    sheet.agreed_at, sheet.agreed_by = timezone.now(), by


def _total(lines: list[Line], column: str) -> str:
    return str(total_of(lines).of(column))


def _unobstructed(sentences: list[str], beginning: str) -> None:
    if not sentences:
        return
    more = f" Và {len(sentences) - MOST_NAMED} tiêu chí khác." if len(sentences) > MOST_NAMED else ""
    raise PledgeError(f"{beginning} {' '.join(sentences[:MOST_NAMED])}{more}")
