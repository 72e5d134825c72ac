"""Acts on the checklist of a drafted plan."""

from django.core.exceptions import ValidationError
from django.db import transaction

from members.models import Person
from pledges.errors import PledgeError, WrongState
from pledges.inspections.plan.acts.plan import changed, drafting
from pledges.inspections.plan.models import InspectionPlan, Question
from pledges.states.stateful import GONE

MOST = 100
FIELDS = ("part", "text", "guidance")


@transaction.atomic
def add(plan: InspectionPlan, *, by: Person, fields: dict, address: str = "") -> Question:
    """Add a question at the end of its part."""
    plan = drafting(plan, by=by)
    questions = list(plan.questions.all())
    if len(questions) >= MOST:
        raise PledgeError(f"Phiếu kiểm tra có nhiều nhất {MOST} nội dung.")
    question = Question(plan=plan)
    _take(question, fields)
    question.save()
    _put_last_in_part(question, questions)
    changed(plan, by=by, address=address, what="phiếu kiểm tra", added=question.text)
    return question


@transaction.atomic
def change(question: Question, *, by: Person, fields: dict, address: str = "") -> Question:
    """Change a question; in another part it comes last there: a part is one piece of the list, and of the minutes."""
    plan, question = _locked(question, by=by)
    before, part = question.text, question.part
    _take(question, fields)
    question.save()
    if question.part != part:
        _put_last_in_part(question, [row for row in plan.questions.all() if row.pk != question.pk])
    changed(plan, by=by, address=address, what="phiếu kiểm tra", question=question.text, before=before)
    return question


@transaction.atomic
def move(question: Question, *, by: Person, up: bool, address: str = "") -> Question:
    """Swap it with its neighbour in the same part. Raises PledgeError at the end of the part."""
    plan, question = _locked(question, by=by)
    questions = list(plan.questions.all())
    places = [place for place, row in enumerate(questions) if row.part == question.part]
    here = next(n for n, place in enumerate(places) if questions[place].pk == question.pk)
    there = here - 1 if up else here + 1
    if there not in range(len(places)):
        raise PledgeError("Nội dung này đã ở đầu hoặc cuối phần.")
    old, new = places[here], places[there]
    questions[old], questions[new] = questions[new], questions[old]
    _number(questions)
    changed(plan, by=by, address=address, what="phiếu kiểm tra", moved=question.text)
    return question


@transaction.atomic
def remove(question: Question, *, by: Person, address: str = "") -> None:
    plan, question = _locked(question, by=by)
    if question.answers.exists():
        raise WrongState("Nội dung này đã có kết quả kiểm tra nên không xóa được.")
    text = question.text
    question.delete()
    _number(list(plan.questions.all()))
    changed(plan, by=by, address=address, what="phiếu kiểm tra", removed=text)


def _take(question: Question, fields: dict) -> None:
    for name in FIELDS:
        setattr(question, name, fields[name])
    try:
        question.full_clean(exclude=["plan"])
    except ValidationError as wrong:
        raise PledgeError(" ".join(wrong.messages)) from wrong


def _put_last_in_part(question: Question, others: list[Question]) -> None:
    place = max((n for n, row in enumerate(others, 1) if row.part == question.part), default=len(others))
    _number([*others[:place], question, *others[place:]])


def _number(questions: list[Question]) -> None:
    for position, question in enumerate(questions, start=1):
        question.position = position
    Question.objects.bulk_update(questions, ["position"])


def _locked(question: Question, *, by: Person) -> tuple[InspectionPlan, Question]:
    plan = drafting(question.plan, by=by)
    question = plan.questions.filter(pk=question.pk).first()
    if question is None:
        raise WrongState(GONE)
    return plan, question
