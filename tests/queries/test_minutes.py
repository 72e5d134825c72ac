"""The pages of minutes and recommendations ask as often for much as for little; the draft asks every part of the year's work."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pledges.inspections.plan.models import Question
from pledges.scores.sheet.models import ScoreSheet
from tests import factories, judging
from tests.pages import visitor
from tests.queries.limits import MOST
from tests.reports import reporting

DRAFT = 10  # more than other pages: checklist, report, registrations, scores, people who sign


def world(*, units: int, rows: int):
    """Officer 0 heads the team that inspects unit 1."""
    year = reporting.promising(units)
    reporting.registered(year, year.units[1])
    for number in range(rows):
        reporting.registered(year, year.units[1], f"Chuyên đề {number}")
    factories.report(year, year.units[1])
    scale = judging.scale(year)
    for number in range(rows):
        judging.criterion(scale, judging.KIND.PASS_FAIL, name=f"Tiêu chí {number}", maximum=1)
    ScoreSheet.objects.update(state="team_scored")
    plan = judging.plan(year)
    for number in range(rows):
        Question.objects.create(plan=plan, position=9, part="C. Khác", text=f"Nội dung {number}")
    return year


def queries(year, rows: int) -> dict[str, int]:
    made = judging.in_opinion(year)
    judging.in_opinion(year, 0)
    row = judging.recommended(made)
    for number in range(rows):
        judging.recommended(made, text=f"Việc {number}")
        judging.recommended(judging.inspection_of(year, 0), "open", text=f"Việc {number}")
    judging.recommended(judging.inspection_of(year, 0), "open")
    head, found = visitor(year.officers[0]), {}
    where = {"cluster": year.cluster.slug, "year": "2019"}
    found["draft"] = _count(head, made.paper_url)
    found["list"] = _count(head, reverse("pledges:recommendations", kwargs=where))
    found["one"] = _count(head, row.get_absolute_url())
    type(made).objects.filter(pk=made.pk).update(state="ongoing")
    found["write"] = _count(head, made.url("inspection_recommendations"))
    found["change"] = _count(head, made.url("inspection_recommendation", recommendation=row.pk))
    opened = judging.open_minutes(year)
    for page in ("inspection_minutes", "inspection_decline", "inspection_withdraw", "inspection_pdf"):
        found[page] = _count(head, opened.url(page))
    return found


def _count(client, url: str) -> int:
    assert client.get(url).status_code == 200, url
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def test_pages_ask_no_more_when_there_is_more(authority):
    few, many = queries(world(units=2, rows=0), 0), queries(world(units=8, rows=30), 9)
    assert many == few
    over = {page: count for page, count in many.items() if count > MOST + (DRAFT if page == "draft" else 0)}
    assert over == {}
