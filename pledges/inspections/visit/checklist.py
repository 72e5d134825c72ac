"""The checklist of one inspection: every question of the plan with what the team found."""

from dataclasses import dataclass, field

from pledges.inspections.plan.models.plan import Question
from pledges.inspections.visit.models.answer import Answer, AnswerFile
from pledges.inspections.visit.models.inspection import Inspection

NEEDS_REMARK = {Answer.Verdict.PARTLY, Answer.Verdict.NO}
NOBODY_PRESENT = "Chưa nhập thành phần tham dự của đơn vị được kiểm tra."
NAMED = 8  # obstacles that are spelled out; of the rest only how many there are


@dataclass(frozen=True, kw_only=True)
class Line:
    """A question of the checklist; `answer` is not stored as long as nobody said anything about it."""

    number: int
    question: Question
    answer: Answer
    files: list[AnswerFile]

    @property
    def anchor(self) -> str:
        return f"cau-{self.question.pk}"

    @property
    def obstacle(self) -> str:
        """A sentence on what is still to be done; empty when the line is complete."""
        if not self.answer.verdict:
            return f"Nội dung {self.number} chưa có kết quả: {str(self.question).rstrip(' .')}."
        if self.answer.verdict in NEEDS_REMARK and not self.answer.remark:
            return f"Nội dung {self.number}: chưa nhập nhận xét (bắt buộc khi chưa thực hiện đủ)."
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
    """Read the parts in the order of the plan. Three queries; the content of files is not read."""
    answers = {
        answer.question_id: answer
        for answer in Answer.objects.filter(inspection=inspection).select_related("answered_by")
    }
    files = AnswerFile.objects.filter(answer__inspection=inspection).defer("content")
    by_question = {}
    for file in files.select_related("brought_by", "answer"):
        by_question.setdefault(file.answer.question_id, []).append(file)
    parts = {}
    for number, question in enumerate(Question.objects.filter(plan=inspection.plan_id), start=1):
        part = parts.setdefault(question.part, Part(name=question.part, anchor=f"phan-{len(parts) + 1}"))
        answer = answers.get(question.pk) or Answer(inspection=inspection, question=question)
        answer.question = question
        part.lines.append(
            Line(number=number, question=question, answer=answer, files=by_question.get(question.pk, []))
        )
    return list(parts.values())


def lines_of(parts: list[Part]) -> list[Line]:
    return sorted((line for part in parts for line in part.lines), key=lambda line: line.number)


def obstacles_to_opinion(inspection: Inspection, parts: list[Part]) -> list[str]:
    """List what is in the way of asking the unit for its opinion, as sentences."""
    sentences = [line.obstacle for line in lines_of(parts) if line.obstacle]
    if not inspection.present:
        sentences.insert(0, NOBODY_PRESENT)
    return sentences


def in_short(sentences: list[str]) -> str:
    """Spell out the first of many obstacles, and say how many more there are."""
    more = [f"Và {len(sentences) - NAMED} nội dung khác."] if len(sentences) > NAMED else []
    return " ".join([*sentences[:NAMED], *more])
