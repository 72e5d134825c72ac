"""Whatever is edited has an edition: the second of two people is told, and neither one's words are lost."""

import pytest
from django.test import Client
from django.urls import reverse

from pledges.activities.models import Activity
from pledges.inspections.plan.models import InspectionPlan
from pledges.states.editions import edition, knowing_their_log
from tests import cast, factories, judging
from tests.doors import PARTS, walking
from tests.doors.walking import routes
from tests.input.pages import Page as Shown
from tests.ladder import rows
from tests.reading import Page
from tests.typed import forms

HERE = "http://testserver"
# the pages with a form whose edition the floor compares; that every form that edits has one, the doors' walk looks at
EDITING = [
    "pledges:activity_hold",
    "pledges:activity_write",
    "pledges:agreement_signatories",
    "pledges:exemplar_write",
    "pledges:inspection_plan_pattern",
    "pledges:inspection_plan_ring",
    "pledges:inspection_question",
    "pledges:inspection_recommendation",
    "pledges:inspection_reschedule",
    "pledges:inspection_team",
]


@pytest.fixture
def year(db):
    return factories.cluster_year()


def secretaries(year) -> list[Client]:
    colleague = factories.person("Thư ký Hai")
    factories.appointment("secretariat", of_person=colleague, cluster=year.cluster)
    return [factories.client_of(Client(), person) for person in (year.secretary, colleague)]


def opened(client, url) -> dict:
    return Shown.of(client.get(url)).values


def sends(client, url, values):
    return client.post(url, values, headers={"referer": HERE + url})


def test_the_second_editor_of_an_activity_is_told_and_nothing_is_undone(year):
    activity = factories.activity(year, place="Hà Nội", topic="Cũ")
    url = activity.url("activity_write")
    first, second = secretaries(year)
    typed, other = opened(first, url), opened(second, url)
    assert sends(first, url, typed | {"place": "Hội trường A"}).status_code == 302
    before = rows()
    answer = sends(second, url, other | {"topic": "Chủ đề mới"})
    assert (answer.status_code, rows() == before) == (409, True)
    page = Page(answer.content.decode(), url)
    said = " ".join(page.sentences())
    assert f"Đồng chí {year.secretary} vừa cập nhật nội dung này" in said
    assert url in page.links()
    assert "Chủ đề mới" in "".join(words for area in page.all("textarea") for words in area.whole)
    again = opened(second, url)
    assert sends(second, url, again | {"topic": "Chủ đề mới"}).status_code == 302
    activity = Activity.objects.get()
    assert (activity.place, activity.topic) == ("Hội trường A", "Chủ đề mới")


def test_the_conclusions_of_the_first_are_not_undone(year):
    activity = factories.activity(year, "held")
    url = activity.url("activity_hold")
    first, second = secretaries(year)
    typed, other = opened(first, url), opened(second, url)
    sends(first, url, typed | {"outcome": "Kết luận của người thứ nhất."})
    assert sends(second, url, other | {"outcome": "Khác."}).status_code == 409
    assert Activity.objects.get().outcome == "Kết luận của người thứ nhất."


def test_a_form_that_is_shown_again_stays_on_the_edition_it_was_typed_on(year):
    activity = factories.activity(year)
    url = activity.url("activity_write")
    first, second = secretaries(year)
    typed, other = opened(first, url), opened(second, url)
    sends(first, url, typed | {"place": "Hội trường A"})
    answer = sends(second, url, other | {"name": ""})
    assert (answer.status_code, Shown.of(answer).values["edition"]) == (422, other["edition"])


def test_the_answer_of_a_colleague_is_not_written_over(year):
    cast.commented(year)
    url = year.url("agreement_comments")
    first, second = secretaries(year)
    form, other = (
        next(form for form in forms(client.get(url).content.decode(), url) if "edition" in form.hidden)
        for client in (first, second)
    )
    answer = {name: "Xin tiếp thu." for name in form.values if name.endswith("-text")}
    assert sends(first, form.address, answer | {"edition": form.hidden["edition"]}).status_code == 302
    assert sends(second, form.address, answer | {"edition": other.hidden["edition"]}).status_code == 409


def test_what_a_page_has_read_names_the_edition_without_a_query(year, rf, django_assert_num_queries):
    judging.plan(year, "draft")
    plan = knowing_their_log(InspectionPlan.objects.all()).get()
    team = plan.teams.first()
    stored = [_field(rf, InspectionPlan.objects.get()), _field(rf, team)]
    assert team.member_list != []
    with django_assert_num_queries(0):
        assert [_field(rf, plan), _field(rf, team, team.member_list)] == stored
    team.member_list.pop()
    assert _field(rf, team, team.member_list) != stored[1]


def _field(rf, *read) -> str:
    return edition({"request": rf.get("/")}, *read)


@pytest.mark.parametrize("route", EDITING)
def test_a_form_typed_on_an_edition_that_is_gone_changes_nothing(cluster_year, route):
    """Of whoever may open it first, in the first state in which anybody may."""
    cases = [
        (part, key[2]) for part in PARTS for key, answers in part.lines.items() if _opens(route, key, answers)
    ]
    part, state, values, browsers = walking.world(cluster_year, cases[0])
    url = reverse(route, kwargs={name: values[name] for name in routes()[route]})
    opening = [
        browser
        for browser, answer in zip(browsers.values(), part.lines[route, "GET", state], strict=True)
        if answer == "200"
    ]
    page = opening[0].get(url).content.decode()
    found = [form for form in forms(page, url) if form.hidden.get("edition", "").startswith("e-")]
    assert found != []
    for form in found:
        before = rows()
        typed = form.values | {"edition": form.hidden["edition"] + "0"}
        response = sends(opening[0], form.address, typed)
        assert (response.status_code in {409, 422}, rows() == before) == (True, True), form


def _opens(route: str, key: tuple, answers: tuple) -> bool:
    return key[:2] == (route, "GET") and "200" in answers
