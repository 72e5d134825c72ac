"""Acts that write the lines of a score sheet, column by column. Points always follow from the figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from members.models import Person
from pledges.errors import PledgeError, Stale
from pledges.files import acts as evidence_file
from pledges.scores import formulas
from pledges.scores.scale.models import Criterion
from pledges.scores.sheet import mail
from pledges.scores.sheet.checks import obstacles
from pledges.scores.sheet.lines import lines_of
from pledges.scores.sheet.models import Score, ScoreFile, ScoreSheet
from pledges.states.event import Event

Column = Score.Column
TEXTS = ("remark", "reason", "evidence")
BEFORE = {Column.TEAM: Column.SELF, Column.APPROVED: Column.TEAM}


@dataclass(frozen=True, kw_only=True)
class LineDraft:
    """Values typed for one criterion, on top of its save number `edition`."""

    edition: int
    figure: Decimal | None
    remark: str = ""
    reason: str = ""
    evidence: str = ""

    def values(self, criterion: Criterion) -> dict:
        """Return the fields of the row. Raises PledgeError for a figure that the criterion does not know."""
        texts = {name: Score._meta.get_field(name).to_python(getattr(self, name)) for name in TEXTS}
        return {"figure": self.figure, "points": points_of(criterion, self.figure)} | texts


@dataclass(frozen=True, kw_only=True)
class AnswerDraft:
    """The unit's answer to the points of the team."""

    edition: int
    answer: str

    def values(self, criterion: Criterion) -> dict:
        return {"answer": Score._meta.get_field("answer").to_python(self.answer)}


def points_of(criterion: Criterion, figure: Decimal | None) -> Decimal | None:
    if figure is None:
        return None
    try:
        Score._meta.get_field("figure").run_validators(figure)
        return formulas.points(criterion, figure)
    except (ValidationError, formulas.OutOfBounds) as refusal:
        sentence = " ".join(getattr(refusal, "messages", [str(refusal)]))
        raise PledgeError(f"“{criterion}”: {sentence}") from refusal


@transaction.atomic
def write(
    sheet: ScoreSheet, *, by: Person, column: str, lines: Mapping[int, LineDraft], address: str = ""
) -> ScoreSheet:
    """Save one column of these criteria (by key); the rest stays. Stale when somebody saved one of them since."""
    sheet = sheet.begin(f"write_{column}", by)
    _save(sheet, column, lines, by=by, address=address, act=column)
    return sheet


@transaction.atomic
def answer(
    sheet: ScoreSheet, *, by: Person, lines: Mapping[int, AnswerDraft], address: str = ""
) -> ScoreSheet:
    """Save the unit's answers to the team, line by line."""
    sheet = sheet.begin("answer", by)
    scored = set(sheet.scores.filter(column=Column.TEAM).values_list("criterion", flat=True))
    if not scored.issuperset(lines):
        raise PledgeError("Chỉ giải trình được các tiêu chí đoàn kiểm tra đã chấm. Xin tải lại trang.")
    _save(sheet, Column.TEAM, lines, by=by, address=address, act="answer")
    return sheet


@transaction.atomic
def take_over(sheet: ScoreSheet, *, by: Person, column: str = Column.APPROVED, address: str = "") -> int:
    """Copy points and reasons of the column before into `column` where it has none yet; return how many."""
    return copy_points(sheet.begin(f"write_{column}", by), column, by=by, address=address)


def copy_points(sheet: ScoreSheet, column: str, *, by: Person, address: str = "") -> int:
    """Copy as `take_over` does, on a sheet that is locked already."""
    written = {score.criterion_id: score for score in sheet.scores.filter(column=column)}
    lines = {
        score.criterion_id: LineDraft(
            edition=kept.edition if (kept := written.get(score.criterion_id)) else 0,
            figure=score.figure,
            remark=kept.remark if kept else "",
            reason=(kept.reason if kept else "") or score.reason,
        )
        for score in sheet.scores.filter(column=BEFORE[column], points__isnull=False)
        if score.criterion_id not in written or written[score.criterion_id].points is None
    }
    _save(sheet, column, lines, by=by, address=address, act="take_over")
    return len(lines)


@transaction.atomic
def line_for_files(sheet: ScoreSheet, *, by: Person, column: str, criterion: int) -> Score:
    """Fetch the row that files are attached to, or create it."""
    sheet = sheet.begin(f"write_{column}", by)
    known = _criteria(sheet, {criterion})
    score, _ = Score.objects.get_or_create(sheet=sheet, criterion=known[criterion], column=column)
    score.sheet = sheet
    return score


@transaction.atomic
def attach(
    sheet: ScoreSheet,
    *,
    by: Person,
    column: str,
    criterion: int,
    name: str,
    content: bytes,
    address: str = "",
) -> ScoreFile:
    """Attach a file to one line; when it is refused, no empty line stays behind."""
    line = line_for_files(sheet, by=by, column=column, criterion=criterion)
    return evidence_file.attach(line, by=by, name=name, content=content, address=address)


def is_ready(sheet: ScoreSheet) -> bool:
    """Whether the approved column is complete, so that the leader can agree."""
    return not obstacles(lines_of(sheet), Column.APPROVED)


def _save(sheet: ScoreSheet, column: str, drafts: Mapping, *, by: Person, address: str, act: str) -> None:
    was_ready = column == Column.APPROVED and is_ready(sheet)
    changed, has_other_points = _changed(sheet, column, drafts, by=by)
    if not changed:
        return
    fields = ["figure", "points", *TEXTS, "answer", "edition", "written_by"]
    Score.objects.bulk_update([score for score in changed if score.pk], fields)
    Score.objects.bulk_create([score for score in changed if score.pk is None])
    saved = {str(score.criterion_id): _fact(score) for score in changed}
    sheet.record(Event.Verb.WRITTEN, by=by, address=address, act=act, column=column, points=saved)
    if column == Column.APPROVED and (has_other_points or not was_ready) and is_ready(sheet):
        mail.ready(sheet)  # again when points changed that the leader may have read, not for a remark


def _changed(sheet: ScoreSheet, column: str, drafts: Mapping, *, by: Person) -> tuple[list[Score], bool]:
    """Return the lines that change, not saved yet, and whether any of them has other points."""
    criteria = _criteria(sheet, drafts)
    rows = sheet.scores.select_for_update(no_key=True).filter(column=column, criterion__in=drafts)
    stored = {row.criterion_id: row for row in rows}
    changed, has_other_points = [], False
    for key, draft in drafts.items():
        score = stored.get(key) or Score(sheet=sheet, criterion=criteria[key], column=column)
        values = draft.values(criteria[key])
        if all(getattr(score, name) == value for name, value in values.items()):
            continue
        if score.edition != draft.edition:
            raise Stale(
                f"Đồng chí {score.written_by} vừa lưu nội dung khác ở tiêu chí “{criteria[key]}”. "
                "Nội dung đồng chí nhập vẫn còn dưới đây."
            )
        has_other_points |= "points" in values and values["points"] != score.points
        for name, value in (values | {"edition": score.edition + 1, "written_by": by}).items():
            setattr(score, name, value)
        changed.append(score)
    return changed, has_other_points


def _fact(score: Score) -> str:
    return "" if score.points is None else str(score.points)


def _criteria(sheet: ScoreSheet, keys) -> dict[int, Criterion]:
    """Fetch the leaves of the year's scale with these keys."""
    leaves = Criterion.objects.filter(scale__term=sheet.term_id, pk__in=keys).exclude(
        kind=Criterion.Kind.GROUP
    )
    criteria = {leaf.pk: leaf for leaf in leaves}
    if not criteria.keys() >= set(keys):
        raise PledgeError("Tiêu chí này không có trong bảng tiêu chí của năm. Xin tải lại trang.")
    return criteria
