"""What the page of a score sheet offers a person, what the rules allow and what the acts accept is one and the same."""

import pytest
from django.db import transaction

from members.standing import Standing
from pledges.scores.sheet.acts import sheet as acts
from pledges.scores.sheet.acts import writing as score_writing
from pledges.scores.sheet.checks import edition
from pledges.scores.sheet.lines import lines_of
from pledges.scores.sheet.models import ScoreSheet
from pledges.states import rules
from tests import cast
from tests.offered.walking import in_a_closed_year, in_an_open_year, succeeds
from tests.reading import Page
from tests.reports import reporting
from tests.scores import scoring_sheets as sheets

POSTED = {
    "submit": "score_submit",
    "finish_team": "score_finish_team",
    "explain": "score_explain",
    "agree": "score_agree",
}
LINKED = {
    "send_back": "score_send_back",
    "go_on": "score_go_on",
    "settle": "score_settle",
    "finalize": "score_finalize",
}
WRITTEN = {"write_self": "self", "write_team": "team", "write_approved": "approved", "answer": "answer"}
UNIT, TEAM = ("officer", "leader"), ("secretary", "inspector")
# who may do what in each state; everybody else may do nothing
STATES = {
    "self_scoring": dict.fromkeys(UNIT, frozenset({"write_self", "submit"})) | {"secretary": {"go_on"}},
    "submitted": dict.fromkeys(TEAM, frozenset({"send_back", "write_team", "finish_team"})),
    "team_scored": dict.fromkeys(UNIT, frozenset({"answer", "explain"})) | {"secretary": {"go_on"}},
    "explained": {"secretary": {"write_approved", "settle"}, "leader": {"agree"}},
    "agreed": {"secretary": {"finalize"}},
    "final": {},
}


def ready(year, state) -> ScoreSheet:
    """In `state`, with nothing in the way of the next step."""
    sheet = sheets.brought_to(year, state, 0)
    if state == "self_scoring":
        sheets.write(sheet, year.officers[0])
    if state == "submitted":
        sheets.write(sheet, year.secretary, "team")
    if state == "explained":
        score_writing.take_over(sheet, by=year.secretary)
    return sheets.sheet_of(year, 0)


def attempts(sheet: ScoreSheet, person) -> dict:
    key, ours = sheets.leaves(sheet)[0].pk, {"by": person}
    answer = {key: score_writing.AnswerDraft(edition=1, answer="Nhất trí.")}

    def writing(column):
        saved = sheet.scores.filter(column=column, criterion=key).exists()
        lines = {key: sheets.draft(2, int(saved), reason="Có hồ sơ.")}
        return lambda: score_writing.write(sheet, column=column, lines=lines, **ours)

    return {
        "write_self": writing("self"),
        "write_team": writing("team"),
        "write_approved": writing("approved"),
        "answer": lambda: score_writing.answer(sheet, lines=answer, **ours),
        "submit": lambda: acts.submit(sheet, **ours),
        "send_back": lambda: acts.send_back(sheet, reason="Chấm lại.", **ours),
        "finish_team": lambda: acts.finish_team(sheet, **ours),
        "explain": lambda: acts.explain(sheet, has_no_remark=True, **ours),
        "go_on": lambda: acts.go_on(sheet, reason="Đơn vị không gửi.", **ours),
        "agree": lambda: acts.agree(sheet, edition=edition(lines_of(sheet), "approved"), **ours),
        "settle": lambda: acts.settle(sheet, reason="Đã đối chiếu.", **ours),
        "finalize": lambda: acts.finalize(sheet, **ours),
    }


def offered(client, sheet: ScoreSheet) -> set[str]:
    url = sheet.get_absolute_url()
    response = client.get(url)
    if response.status_code != 200:
        return set()
    page = Page(response.content.decode(), url)
    links, posts = page.links(), page.posts()
    found = {act for act, name in LINKED.items() if sheet.url(name) in links}
    found |= {
        act for act, column in WRITTEN.items() if sheet.url("score_write", column=column, part=1) in links
    }
    assert (sheet.url("score_take_over") in posts) == ("write_approved" in found)
    return found | {act for act, name in POSTED.items() if sheet.url(name) in posts}


@pytest.mark.parametrize(
    ("state", "closed"), [*in_an_open_year(STATES), *in_a_closed_year("submitted", "explained")]
)
def test_the_page_offers_exactly_what_the_acts_accept(db, state, closed):
    year = sheets.year_of(2)
    sheet = ready(year, state)
    people = cast.people(year) | {"inspector": year.officers[1]}
    del people["guest"]
    if closed:
        reporting.close(year)
    found = {}
    for kind, client in cast.clients(people).items():
        sheet = sheets.sheet_of(year, 0)
        with transaction.atomic():
            accepted = {act for act, call in attempts(sheet, people[kind]).items() if succeeds(call)}
        allowed = rules.allowed(Standing.of(people[kind], sheet.term), sheets.sheet_of(year, 0))
        found[kind] = (accepted, allowed, offered(client, sheet))
    assert found == {kind: (set() if closed else STATES[state].get(kind, set()),) * 3 for kind in people}


def test_the_walk_knows_every_act(db):
    sheet = sheets.sheet_of(sheets.year_of(1, planned=False), 0)
    assert set(attempts(sheet, None)) == set(ScoreSheet.ACTS) == {*LINKED, *POSTED, *WRITTEN}
