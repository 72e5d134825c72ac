"""Obstacles to a score sheet's next step, as sentences that name the criterion."""

from pledges.scores.sheet.lines import Line
from pledges.scores.sheet.models import Score

Column = Score.Column
NAMES = {Column.SELF: "điểm tự chấm", Column.TEAM: "điểm đoàn chấm", Column.APPROVED: "điểm duyệt"}


def obstacles(lines: list[Line], column: str) -> list[str]:
    """List the figures and reasons that are missing before `column` can be handed over."""
    leaves = [line for line in lines if not line.is_group]
    if not leaves:
        return ["Bảng tiêu chí chưa có tiêu chí để chấm."]
    texts = (_obstacle(line, column) for line in leaves)
    return [f"Tiêu chí {line.number}: {text}" for line, text in zip(leaves, texts, strict=True) if text]


def _obstacle(line: Line, column: str) -> str:
    score = line.scores.get(column)
    if score is None or score.points is None:
        return f"chưa có {NAMES[column]}."
    if score.reason:
        return ""
    if score.points < 0:
        return "chưa nêu lý do trừ điểm."
    if column != Column.SELF and line.own not in {None, score.points}:
        return "chưa nêu lý do chênh lệch."
    return ""


def unanswered(lines: list[Line]) -> list[str]:
    """List the differences between team and unit that the unit has not answered."""
    return [
        f"Tiêu chí {line.number}: chưa giải trình."
        for line in lines
        if not line.is_group and line.difference and not line.answer
    ]


def edition(lines: list[Line], column: str) -> int:
    """Count the saves of a whole column: whoever agrees says which one was read."""
    return sum(line.scores[column].edition for line in lines if column in line.scores)
