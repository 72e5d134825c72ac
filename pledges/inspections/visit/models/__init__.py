from pledges.inspections.visit.models.answer import Answer, AnswerFile
from pledges.inspections.visit.models.inspection import Inspection

__all__ = [
    "Answer",
    "AnswerFile",
    "Inspection",
]
