"""The pages of an inspection ask the database as often for sixty questions and thirty units as for ten and two."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pledges.inspections.plan.models import Question
from pledges.inspections.visit.acts import answer as acts
from pledges.inspections.visit.models import Answer
from tests import brought, factories, judging
from tests.inspections import inspecting
from tests.pages import visitor
from tests.queries.limits import MOST

PAGES = {
    "ongoing": ("inspection", "inspection_checklist", "inspection_write"),
    "opined": ("inspection", "inspection_resume"),
}


def world(state: str, *, units: int, questions: int):
    year = factories.cluster_year(units)
    plan = judging.plan(year)
    for position in range(3, questions + 1):
        part = f"Phần {position % 5}"
        Question.objects.create(plan=plan, position=position, part=part, text=f"Câu hỏi {position}")
    made = inspecting.inspection(year, "complete" if state == "ongoing" else state)
    for answer in Answer.objects.filter(inspection=made).select_related("question"):
        if state != "ongoing":
            break
        file = {"name": "a.pdf", "content": brought.PDF, "token": uuid4()}
        acts.attach(made, question=answer.question, by=year.leaders[0], **file)
    return year, made


def queries(year, made, state: str) -> dict[str, int]:
    found, client = {}, visitor(year.officers[0])
    for page in PAGES[state]:
        url = made.url(page)
        assert client.get(url).status_code == 200, url
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        found[page] = len(asked)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("state", PAGES)
def test_pages_ask_no_more_when_there_is_more(db, state):
    few = queries(*world(state, units=2, questions=10), state)
    many = queries(*world(state, units=30, questions=60), state)
    assert many == few
    assert {page: count for page, count in many.items() if count > MOST} == {}
