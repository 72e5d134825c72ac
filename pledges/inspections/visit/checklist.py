"""The checklist of one inspection: every question of the plan with what the team found."""

from dataclasses import dataclass, field

from pledges.inspections.plan.models.plan import Question
from pledges.inspections.visit.models.answer import Answer, AnswerFile
from pledges.inspections.visit.models.inspection import Inspection

NEEDS_REMARK = {Answer.Verdict.PARTLY, Answer.Verdict.NO}
NAMED = 8  # obstacles that are spelled out; of the rest only how many there are


@dataclass(frozen=True, kw_only=True)
class Line:
    """`answer` is not stored as long as nobody said anything about the question."""

    number: int
    question: Question
    answer: Answer
    files: list[AnswerFile]

    @property
    def anchor(self) -> str:
        return f"cau-{self.question.pk}"

    @property
    def obstacle(self) -> str:
        """What is still to be done about it, as a sentence; empty when it is complete."""
        if not self.answer.verdict:
            return f"Câu {self.number} chưa có kết quả: {self.question}."
        if self.answer.verdict in NEEDS_REMARK and not self.answer.remark:
            return f"Câu {self.number} trả lời “{self.answer.get_verdict_display()}”: hãy ghi nhận xét."
        return ""


@dataclass(frozen=True, kw_only=True)
class Part:
    name: str
    anchor: str
    lines: list[Line] = field(default_factory=list)

    @property
    def answered(self) -> int:
        return sum(1 for line in self.lines if line.answer.verdict)


def parts_of(inspection: Inspection) -> list[Part]:
    """In the order of the plan. Three queries; what the files hold is not read."""
    answers = {
        each.question_id: each
        for each in Answer.objects.filter(inspection=inspection).select_related("answered_by")
    }
    files = AnswerFile.objects.filter(answer__inspection=inspection).defer("content")
    by_question = {}
    for file in files.select_related("brought_by", "answer"):
        by_question.setdefault(file.answer.question_id, []).append(file)
    found = {}
    for number, question in enumerate(Question.objects.filter(plan=inspection.plan_id), start=1):
        part = found.setdefault(question.part, Part(name=question.part, anchor=f"phan-{len(found) + 1}"))
        answer = answers.get(question.pk) or Answer(inspection=inspection, question=question)
        answer.question = question
        part.lines.append(
            Line(number=number, question=question, answer=answer, files=by_question.get(question.pk, []))
        )
    return list(found.values())


def lines_of(parts: list[Part]) -> list[Line]:
    return sorted((line for part in parts for line in part.lines), key=lambda line: line.number)


def obstacles_in(parts: list[Part]) -> list[str]:
    """What is in the way of asking the unit for its opinion, as sentences."""
    found = [line.obstacle for line in lines_of(parts) if line.obstacle]
    more = [f"Và {len(found) - NAMED} câu khác."] if len(found) > NAMED else []
    return found[:NAMED] + more
