"""Score sheets brought to a state by the acts."""

from decimal import Decimal

from pledges.scores.scale.models import Criterion
from pledges.scores.sheet.acts import sheet as acts
from pledges.scores.sheet.acts import writing as score_writing
from pledges.scores.sheet.checks import edition as edition_of
from pledges.scores.sheet.lines import lines_of
from pledges.scores.sheet.models import Score, ScoreSheet
from tests import factories, judging
from tests.factories import ClusterYear

STATES = list(ScoreSheet.State.values)
REASON = "Thiếu minh chứng."


def year_of(units=3, *, planned=True, **wishes) -> ClusterYear:
    """An open scale; unit 1 is inspected by the officer and the leader of unit 0."""
    year = factories.cluster_year(units, **wishes)
    judging.scale(year)
    if planned:
        judging.plan(year)
    return year


def sheet_of(year: ClusterYear, number=1) -> ScoreSheet:
    rows = ScoreSheet.objects.select_related("term__cluster", "unit")
    return rows.get(term=year.term, unit=year.units[number])


def leaves(sheet: ScoreSheet) -> list[Criterion]:
    return [line.node.criterion for line in lines_of(sheet) if not line.is_group]


def draft(figure=1, edition=0, **texts) -> score_writing.LineDraft:
    return score_writing.LineDraft(
        edition=edition, figure=None if figure is None else Decimal(figure), **texts
    )


def write(sheet: ScoreSheet, by, column="self", *, figures=None, **texts) -> None:
    """All lines, 1 unless `figures` says otherwise by position; on top of what is saved."""
    kept = dict(sheet.scores.filter(column=column).values_list("criterion", "edition"))
    lines = {
        each.pk: draft((figures or {}).get(number, 1), kept.get(each.pk, 0), **texts)
        for number, each in enumerate(leaves(sheet))
    }
    score_writing.write(sheet, by=by, column=column, lines=lines)


def brought_to(year: ClusterYear, state: str, number=1, *, team=None) -> ScoreSheet:
    """The sheet of this unit; `team`: the figures of the team by position, with a reason where they are given.

    Without any a sheet goes on by itself: one that waits for explanations is given a difference.
    """
    sheet, officer, leader = sheet_of(year, number), year.officers[number], year.leaders[number]
    wanted = STATES.index(state)
    if wanted >= 1:
        write(sheet, officer)
        acts.submit(sheet, by=officer)
    team = team or ({0: 2} if state == "team_scored" else None)
    if wanted >= 2:
        write(sheet, year.secretary, "team", figures=team, reason=REASON if team else "")
        sheet = acts.finish_team(sheet, by=year.secretary)
    if wanted >= 3 and sheet.state == "team_scored":
        acts.explain(sheet, by=officer, has_no_remark=True)
    if wanted >= 4:
        score_writing.take_over(sheet, by=year.secretary)
        acts.agree(sheet, by=leader, edition=edition_of(lines_of(sheet), Score.Column.APPROVED))
    if wanted >= 5:
        acts.finalize(sheet, by=year.secretary)
    made = sheet_of(year, number)
    assert made.state == state
    return made
