"""Example score sheets of a year whose scale is open, all of them concluded."""

from decimal import Decimal

from django.db import transaction

from members.models import Person, Term
from pledges.demo.registrations import MARK
from pledges.scores.scale.models import Criterion
from pledges.scores.sheet.acts import sheet as score
from pledges.scores.sheet.acts import writing as score_writing
from pledges.scores.sheet.lines import lines_of, open_scale
from pledges.scores.sheet.models import Score, ScoreSheet

KIND = Criterion.Kind
REASON = f"{MARK}đoàn đối chiếu hồ sơ, một số minh chứng chưa đủ."


@transaction.atomic
def fill(term: Term) -> None:
    """Fill in and conclude the sheets, unless no scale is open or something was scored already."""
    if open_scale(term) is None or Score.objects.filter(sheet__term=term).exists():
        return
    sheets = list(ScoreSheet.objects.filter(term=term).select_related("unit").order_by("unit__order"))
    for place, sheet in enumerate(sheets):
        _score(sheet, place)
    score.finalize_all(term, by=_secretary(), sheets={sheet.pk for sheet in sheets})


def _secretary() -> Person:
    return Person.objects.get(username="thuky")


def _score(sheet: ScoreSheet, place: int) -> None:
    officer, secretary = sheet.unit.appointments.get().person, _secretary()
    leaves = [line.node.criterion for line in lines_of(sheet) if not line.is_group]
    score_writing.write(
        sheet,
        by=officer,
        column="self",
        lines={criterion.pk: _own(criterion, number, place) for number, criterion in enumerate(leaves)},
    )
    score.submit(sheet, by=officer)
    score_writing.write(
        sheet,
        by=secretary,
        column="team",
        lines={criterion.pk: _team(criterion, number, place) for number, criterion in enumerate(leaves)},
    )
    sheet = score.finish_team(sheet, by=secretary)
    if sheet.state == ScoreSheet.State.TEAM_SCORED:
        score.explain(sheet, by=officer, has_no_remark=True)
    score_writing.take_over(sheet, by=secretary)
    edition = sum(Score.objects.filter(sheet=sheet, column="approved").values_list("edition", flat=True))
    score.agree(sheet, by=sheet.unit.mandates.get().person, edition=edition)


def _own(criterion: Criterion, number: int, place: int) -> score_writing.LineDraft:
    return score_writing.LineDraft(
        edition=0,
        figure=_figure(criterion, number, place, less=0),
        remark=f"{MARK}kết quả cả năm của đơn vị.",
    )


def _team(criterion: Criterion, number: int, place: int) -> score_writing.LineDraft:
    """Score here and there a little less than the unit gave itself."""
    less = 1 if criterion.kind == KIND.JUDGED and (number + place) % 3 == 0 else 0
    return score_writing.LineDraft(
        edition=0, figure=_figure(criterion, number, place, less=less), reason=REASON if less else ""
    )


def _figure(criterion: Criterion, number: int, place: int, *, less: int) -> Decimal:
    if criterion.kind == KIND.QUANTITATIVE:
        return (criterion.target * (100 - (number + place) % 4 * 3) / 100).quantize(Decimal("0.01"))
    if criterion.kind == KIND.PASS_FAIL:
        return Decimal(1)
    if criterion.kind == KIND.OCCURRENCE:
        return Decimal(-(-criterion.maximum // criterion.points_each) - place % 2)
    if criterion.kind == KIND.ADJUSTMENT:
        return min(Decimal(place % 3), criterion.maximum)
    return max(criterion.maximum - (number * place) % 3 - less, Decimal(0))
