"""Messages about the score sheets of the units."""

from pledges.mail.letter import leaders_of, people_of, secretariat, send
from pledges.scores.sheet.models import ScoreSheet


def submitted(sheet: ScoreSheet) -> None:
    """To the team that inspects the unit, and to the secretariat."""
    send("score_submitted", _team(sheet) | secretariat(sheet.term), sheet)


def _team(sheet: ScoreSheet) -> set:
    """Whoever the sending unit still has."""
    sent = {(person, by) for person, by, _ in sheet.inspectors}
    return {each for by in {by for _, by in sent} for each in people_of(by) if (each.pk, by) in sent}


def sent_back(sheet: ScoreSheet) -> None:
    """To officers and leaders of the unit: what to score again."""
    send("score_sent_back", people_of(sheet.unit), sheet)


def team_scored(sheet: ScoreSheet) -> None:
    """To officers and leaders of the unit: read, answer the differences."""
    send("score_team_scored", people_of(sheet.unit), sheet)


def explained(sheet: ScoreSheet) -> None:
    """To the secretariat: the points can be approved."""
    send("score_explained", secretariat(sheet.term), sheet)


def gone_on(sheet: ScoreSheet) -> None:
    """To officers and leaders of the unit, and to the team if it can score now: why it went on without the unit."""
    team = _team(sheet) if sheet.state == ScoreSheet.State.SUBMITTED else set()
    send("score_gone_on", people_of(sheet.unit) | team, sheet)


def ready(sheet: ScoreSheet) -> None:
    """To the leaders of the unit: the approved points wait for their consent."""
    send("score_ready", leaders_of(sheet.unit), sheet)


def agreed(sheet: ScoreSheet) -> None:
    """To the secretariat."""
    send("score_agreed", secretariat(sheet.term), sheet)


def settled(sheet: ScoreSheet) -> None:
    """To officers and leaders of the unit: why the cluster concluded without them."""
    send("score_settled", people_of(sheet.unit), sheet)


def finalized(sheet: ScoreSheet) -> None:
    """To officers and leaders of the unit."""
    send("score_finalized", people_of(sheet.unit), sheet)
