"""Messages about the score sheets of the units."""

from members.serving import leaders_of, people_of, secretariat
from pledges.mail.letter import send
from pledges.scores.sheet.models import ScoreSheet


def submitted(sheet: ScoreSheet) -> None:
    """Tell the team that inspects the unit, and the secretariat."""
    send("scores/submitted", _team(sheet) | secretariat(sheet.term), sheet)


def _team(sheet: ScoreSheet) -> set:
    """Fetch the inspectors who still belong to the unit that sent them."""
    sent = {(person, unit) for person, unit, _ in sheet.inspectors}
    units = {unit for _, unit in sent}
    return {person for unit in units for person in people_of(unit) if (person.pk, unit) in sent}


def sent_back(sheet: ScoreSheet) -> None:
    """Tell officers and leaders of the unit what to score again."""
    send("scores/sent_back", people_of(sheet.unit), sheet)


def team_scored(sheet: ScoreSheet) -> None:
    """Tell officers and leaders of the unit to read the scores and answer the differences."""
    send("scores/team_scored", people_of(sheet.unit), sheet)


def explained(sheet: ScoreSheet) -> None:
    """Tell the secretariat that the points can be approved."""
    send("scores/explained", secretariat(sheet.term), sheet)


def gone_on(sheet: ScoreSheet) -> None:
    """Tell officers and leaders of the unit why it went on without them, and the team if it can score now."""
    team = _team(sheet) if sheet.state == ScoreSheet.State.SUBMITTED else set()
    send("scores/gone_on", people_of(sheet.unit) | team, sheet)


def ready(sheet: ScoreSheet) -> None:
    """Tell the leaders of the unit that the approved points wait for their consent."""
    send("scores/ready", leaders_of(sheet.unit), sheet)


def agreed(sheet: ScoreSheet) -> None:
    """Tell the secretariat."""
    send("scores/agreed", secretariat(sheet.term), sheet)


def settled(sheet: ScoreSheet) -> None:
    """Tell officers and leaders of the unit why the cluster concluded without them."""
    send("scores/settled", people_of(sheet.unit), sheet)


def finalized(sheet: ScoreSheet) -> None:
    """Tell officers and leaders of the unit."""
    send("scores/finalized", people_of(sheet.unit), sheet)
