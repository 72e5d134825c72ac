"""Messages about the score sheets of the units."""

from pledges.mail.letter import leaders_of, people_of, secretariat, send
from pledges.scores.sheet.models import ScoreSheet


def submitted(sheet: ScoreSheet) -> None:
    """To the team that inspects the unit, and to the secretariat."""
    send("scores/submitted", _team(sheet) | secretariat(sheet.term), sheet)


def _team(sheet: ScoreSheet) -> set:
    """Whoever the sending unit still has."""
    sent = {(person, by) for person, by, _ in sheet.inspectors}
    return {each for by in {by for _, by in sent} for each in people_of(by) if (each.pk, by) in sent}


def sent_back(sheet: ScoreSheet) -> None:
    """To officers and leaders of the unit: what to score again."""
    send("scores/sent_back", people_of(sheet.unit), sheet)


def team_scored(sheet: ScoreSheet) -> None:
    """To officers and leaders of the unit: read, answer the differences."""
    send("scores/team_scored", people_of(sheet.unit), sheet)


def explained(sheet: ScoreSheet) -> None:
    """To the secretariat: the points can be approved."""
    send("scores/explained", secretariat(sheet.term), sheet)


def gone_on(sheet: ScoreSheet) -> None:
    """To officers and leaders of the unit, and to the team if it can score now: why it went on without the unit."""
    team = _team(sheet) if sheet.state == ScoreSheet.State.SUBMITTED else set()
    send("scores/gone_on", people_of(sheet.unit) | team, sheet)


def ready(sheet: ScoreSheet) -> None:
    """To the leaders of the unit: the approved points wait for their consent."""
    send("scores/ready", leaders_of(sheet.unit), sheet)


def agreed(sheet: ScoreSheet) -> None:
    """To the secretariat."""
    send("scores/agreed", secretariat(sheet.term), sheet)


def settled(sheet: ScoreSheet) -> None:
    """To officers and leaders of the unit: why the cluster concluded without them."""
    send("scores/settled", people_of(sheet.unit), sheet)


def finalized(sheet: ScoreSheet) -> None:
    """To officers and leaders of the unit."""
    send("scores/finalized", people_of(sheet.unit), sheet)
