from pledges.scores.sheet.models.score import Score, ScoreFile
from pledges.scores.sheet.models.sheet import ScoreSheet

__all__ = [
    "Score",
    "ScoreFile",
    "ScoreSheet",
]
