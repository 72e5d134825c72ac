"""Inspections brought to a state by the acts, and answers as the team gives them."""

from uuid import uuid4

from pledges.inspections.plan.models import InspectionPlan, Question
from pledges.inspections.visit.acts import answer as answers
from pledges.inspections.visit.acts import inspection as acts
from pledges.inspections.visit.models import Answer, Inspection
from tests import judging
from tests.factories import ClusterYear

STATES = ("planned", "ongoing", "complete", "opinion", "opined")


def finding(verdict="yes", papers="", remark="") -> answers.Finding:
    return answers.Finding(verdict=verdict, papers=papers, remark=remark)


def inspection(year: ClusterYear, state: str = "ongoing", number: int = 1) -> Inspection:
    """Of the unit with this index, by the people of the unit before; "complete": every question is answered."""
    if not InspectionPlan.objects.filter(term=year.term).exists():
        judging.plan(year)
    made, head = judging.inspection_of(year, number), year.officers[number - 1]
    if state != "planned":
        made = acts.begin(made, by=head)
    if state in STATES[2:]:
        for question in Question.objects.filter(plan=made.plan):
            say(made, question, by=head)
        Inspection.objects.filter(pk=made.pk).update(present="Bà Lê Thị Dự, Phó Chủ tịch")
        made = reread(made)
    if state in {"opinion", "opined"}:
        made = acts.ask_opinion(made, by=head)
    if state == "opined":
        made = acts.opine(made, by=year.officers[number], edition=made.edition, agrees=True, opinion="")
    return reread(made)


def reread(made: Inspection) -> Inspection:
    rows = Inspection.objects.select_related("term__cluster", "plan", "team", "unit", "document")
    return rows.get(pk=made.pk)


def say(
    made: Inspection, question: Question, *, by, edition=0, token=None, said=None, **wishes
) -> answers.Kept:
    return answers.answer(
        made,
        question=question,
        by=by,
        edition=edition,
        token=token or uuid4(),
        finding=said or finding(),
        **wishes,
    )


def first_question(made: Inspection) -> Question:
    return Question.objects.filter(plan=made.plan).first()


def saved(made: Inspection) -> list[tuple]:
    """(verdict, papers, remark, edition) of the answers, in the order of the questions."""
    rows = Answer.objects.filter(inspection=made).order_by("question__position")
    return list(rows.values_list("verdict", "papers", "remark", "edition"))
