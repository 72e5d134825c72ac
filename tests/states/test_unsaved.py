"""Two windows of one person at one draft: neither writes over what the other kept."""

from urllib.parse import parse_qs

import pytest
from django.test import Client

from pledges.inspections.visit.models import Inspection
from pledges.states.scratch import Scratch
from tests import factories, judging
from tests.input.pages import Page
from tests.reports import reporting
from tests.scores import scoring_sheets

pytestmark = pytest.mark.django_db


def _agreement():
    year = factories.cluster_year()
    pages = (year.url("agreement_draft"), year.url("agreement_scratch"))
    return year.secretary, pages, ("closing", "organisation")


def _registration():
    year = factories.cluster_year()
    row = factories.registration(year, state="draft")
    return (
        year.officers[0],
        (row.url("registration_draft"), row.url("registration_scratch")),
        ("goal", "scope"),
    )


def _report():
    year = reporting.promising()
    row = factories.report(year, state="draft")
    return year.officers[0], (row.url("report_write"), row.url("report_scratch")), ("achievements", "limits")


def _inspection():
    year = factories.cluster_year()
    judging.plan(year)
    row = judging.inspection_of(year)
    Inspection.objects.filter(pk=row.pk).update(state="ongoing", began_at="2019-10-07T01:30Z")
    return (
        year.officers[0],
        (row.url("inspection_write"), row.url("inspection_scratch")),
        ("strengths", "limits"),
    )


def _sheet():
    year = scoring_sheets.year_of()
    row = scoring_sheets.sheet_of(year)
    place = {"column": "self", "part": 1}
    return year.officers[1], (row.url("score_write", **place), row.url("score_scratch", **place)), None


KINDS = {
    "agreement": _agreement,
    "registration": _registration,
    "report": _report,
    "inspection": _inspection,
    "sheet": _sheet,
}


class Window:
    """A page of the drafting form as somebody opened it; `name` as static/js/typed.js gives it."""

    def __init__(self, person, pages, name: str):
        self.client = factories.client_of(Client(), person)
        self.page, self.scratch = pages
        self.name, self.turn = name, 0
        self.values = Page.of(self.client.get(self.page)).values

    def keeps(self, **typed):
        self.turn += 1
        self.values |= typed
        sent = self.values | {"opened": self.name, "turn": str(self.turn)}
        answer = self.client.post(self.scratch, sent)
        if answer.status_code == 204:
            self.values["unsaved"] = f"{self.name}.{self.turn}"
        return answer

    def saves(self, **typed):
        self.values |= typed
        return self.client.post(self.page, self.values | {"opened": self.name, "stay": "1"})


@pytest.fixture(params=KINDS)
def case(request):
    person, pages, names = KINDS[request.param]()
    names = names or [name for name in Window(person, pages, "0-0").values if name.endswith("-remark")][:2]
    return Window(person, pages, "1-1"), Window(person, pages, "2-2"), names


def kept() -> dict:
    return parse_qs(Scratch.objects.get().form)


def test_a_page_goes_on_keeping_and_is_told_when(case):
    window, _, (name, _) = case
    answer = window.keeps(**{name: "Một."})
    assert (answer.status_code, len(answer["Kept-At"])) == (204, 5)
    assert window.keeps(**{name: "Một. Hai."}).status_code == 204
    assert kept()[name] == ["Một. Hai."]


def test_the_second_window_is_given_what_the_first_kept(case):
    first, second, (name, other) = case
    first.keeps(**{name: "Của cửa sổ thứ nhất."})
    answer = second.keeps(**{other: "Của cửa sổ thứ hai."})
    assert (answer.status_code, answer.json()["mark"]) == (409, "1-1.1")
    assert [name, "Của cửa sổ thứ nhất."] in answer.json()["form"]
    assert kept()[name] == ["Của cửa sổ thứ nhất."]
    second.values["unsaved"] = "1-1.1"
    assert second.keeps(**{name: "Của cửa sổ thứ nhất."}).status_code == 204
    assert (kept()[name], kept()[other]) == (["Của cửa sổ thứ nhất."], ["Của cửa sổ thứ hai."])


def test_a_save_from_a_window_that_shows_less_is_not_done_and_shows_the_rest(case):
    first, second, (name, other) = case
    first.keeps(**{name: "Của cửa sổ thứ nhất."})
    answer = second.saves(**{other: "Của cửa sổ thứ hai."})
    page = Page.of(answer)
    assert (answer.status_code, page.typed(other)) == (409, "Của cửa sổ thứ hai.")
    assert "Của cửa sổ thứ nhất." in answer.content.decode()
    assert kept()[name] == ["Của cửa sổ thứ nhất."]
    second.values = page.values
    assert second.saves().status_code == 302
    assert not Scratch.objects.exists()


def test_the_window_that_kept_it_saves(case):
    first, _, (name, _) = case
    first.keeps(**{name: "Một."})
    first.values["unsaved"] = ""  # the answer was lost
    assert first.saves(**{name: "Một. Hai."}).status_code == 302
    assert not Scratch.objects.exists()


def test_a_request_that_was_overtaken_changes_nothing(case):
    window, _, (name, _) = case
    window.turn = 1
    window.keeps(**{name: "Sau."})
    window.turn = 0
    assert window.keeps(**{name: "Trước."}).status_code == 204
    assert kept()[name] == ["Sau."]


@pytest.mark.parametrize("turn", ["", "x", "-1", "9" * 8, "١"])
def test_a_turn_that_cannot_be_is_another_page(turn):
    person, pages, (name, _) = _agreement()
    window = Window(person, pages, "1-1")
    sent = window.values | {"opened": "1-1", "turn": turn, name: "Một."}
    assert window.client.post(window.scratch, sent).status_code == 204
    assert not Scratch.objects.get().mark.startswith("1-1")
