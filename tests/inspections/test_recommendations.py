"""What an inspection recommends: written by the team, reported by the unit, confirmed, or carried into the next year."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.inspections.recommendations.acts import recommendation as acts
from pledges.inspections.recommendations.acts import recommending
from pledges.inspections.recommendations.models import ONLY_JUDGES, Recommendation
from pledges.inspections.visit.models import Inspection
from pledges.inspections.visit.models.inspection import ONLY_TEAM
from pledges.states.event import Event
from pledges.states.stateful import GONE, ONLY_UNIT_PEOPLE
from pledges.year.rows import Rows
from pledges.year.tasks.recommendations import waiting_for
from tests import factories, judging
from tests.inspections.recommending import FIELDS
from tests.ladder import letters, recorded, refused, told

WRONG = Recommendation.WRONG_STATE
ACTS = {
    "answer": lambda made, by: acts.answer(made, by=by, text="Đã lập sổ, quyết định số 12."),
    "accept": lambda made, by: acts.accept(made, by=by),
    "send_back": lambda made, by: acts.send_back(made, by=by, reason="Thiếu danh sách."),
}
WHEN = {"answer": "open", "accept": "answered", "send_back": "answered"}


@pytest.fixture
def year(db):
    made = factories.cluster_year(units=3)
    judging.plan(made)
    return made


def ongoing(year, **fields):
    return judging.in_opinion(year, state=Inspection.State.ONGOING, **fields)


def made_in(year, state):
    inspection = judging.in_opinion(year)
    return judging.recommended(inspection, state)


# In the draft of the minutes


def test_a_member_of_the_team_writes_changes_and_removes(year):
    inspection = ongoing(year)
    made = recommending.add(inspection, by=year.leaders[0], fields=FIELDS)
    assert (made.state, made.unit, made.position, made.text) == (
        "draft",
        year.units[1],
        1,
        "Lập sổ theo dõi.",
    )
    assert recorded(made)[:2] == (Event.Verb.BEGUN, year.leaders[0])
    made = recommending.change(made, by=year.officers[0], fields=FIELDS | {"owner": "Văn phòng"})
    assert (made.owner, recorded(made)[0]) == ("Văn phòng", Event.Verb.WRITTEN)
    recommending.remove(made, by=year.officers[0])
    assert not Recommendation.objects.exists()
    assert recorded(inspection)[0::4] == (Event.Verb.RETRACTED, {"name": "Lập sổ theo dõi."})
    with refused(WrongState, GONE):
        recommending.change(made, by=year.officers[0], fields=FIELDS)


@pytest.mark.parametrize("state", ["planned", "opinion", "cancelled"])
def test_it_is_written_only_while_the_inspection_goes_on(year, state):
    inspection = judging.in_opinion(year, state=state)
    with refused(WrongState, Inspection.WRONG_STATE[state]):
        recommending.add(inspection, by=year.officers[0], fields=FIELDS)


def test_nobody_but_the_team_writes(year):
    inspection = ongoing(year)
    made = judging.recommended(inspection)
    for person in (year.secretary, year.officers[1], year.leaders[2]):
        with refused(NotAllowed, ONLY_TEAM):
            recommending.add(inspection, by=person, fields=FIELDS)
        with refused(NotAllowed, ONLY_TEAM):
            recommending.remove(made, by=person)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "Chưa nhập nội dung kiến nghị."),
        ({"owner": ""}, "Chưa nhập đơn vị, người thực hiện."),
        ({"due_on": None}, "Chưa nhập thời hạn."),
        (
            {"due_on": date(2019, 10, 4)},
            "Thời hạn phải trong hai năm kể từ ngày kiểm tra 05/10/2019.",
        ),
        (
            {"due_on": date(9999, 12, 31)},
            "Thời hạn phải trong hai năm kể từ ngày kiểm tra 05/10/2019.",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said(year, wrong, sentence):
    inspection = ongoing(year)
    with refused(PledgeError, sentence):
        recommending.add(inspection, by=year.officers[0], fields=FIELDS | wrong)


def test_fifty_are_enough(year):
    inspection = ongoing(year)
    row = {"term": year.term, "inspection": inspection, "unit": inspection.unit, "text": "Việc"}
    Recommendation.objects.bulk_create(Recommendation(**row) for _ in range(50))
    with refused(PledgeError, "Biên bản đã có 50 kiến nghị. Xin gộp các kiến nghị cùng nội dung."):
        recommending.add(inspection, by=year.officers[0], fields=FIELDS)


# In force


def test_the_unit_reports_and_who_inspects_is_told(year):
    made = ACTS["answer"](made_in(year, "open"), year.officers[1])
    assert (made.state, made.answered_by, made.answer) == (
        *("answered", year.officers[1]),
        "Đã lập sổ, quyết định số 12.",
    )
    assert recorded(made)[0::4] == (Event.Verb.FULFILLED, {"outcome": "Đã lập sổ, quyết định số 12."})
    people = (year.officers[0], year.leaders[0], year.secretary)
    assert letters() == told(f"Đề nghị xác nhận kết quả thực hiện kiến nghị của {year.units[1]}", *people)


@pytest.mark.parametrize("who", ["officers", "leaders", "secretary"])
def test_who_inspected_or_the_secretariat_confirms(year, who):
    by = year.secretary if who == "secretary" else getattr(year, who)[0]
    made = ACTS["accept"](made_in(year, "answered"), by)
    assert (made.state, recorded(made)[:2]) == ("done", (Event.Verb.CONFIRMED, by))
    subject = f"Xác nhận kết quả thực hiện kiến nghị của {year.units[1]}"
    assert letters() == told(subject, year.officers[1], year.leaders[1])


def test_sent_back_it_waits_again_with_the_reason(year):
    made = ACTS["send_back"](made_in(year, "answered"), year.officers[0])
    assert (made.state, made.reason, made.answer, made.answered_at) == (
        *("open", "Thiếu danh sách.", "Đã làm xong."),
        None,
    )
    assert letters() == told("Đề nghị tiếp tục thực hiện kiến nghị", year.officers[1], year.leaders[1])
    again = ACTS["answer"](made, year.leaders[1])
    assert (again.state, again.reason) == ("answered", "")


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", Recommendation.State.values)
def test_every_other_state_refuses(year, act, state):
    if state == WHEN[act]:
        return
    made = made_in(year, state)
    with refused(WrongState, WRONG[state]):
        ACTS[act](made, year.officers[1] if act == "answer" else year.officers[0])


@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_may(year, act):
    made = made_in(year, WHEN[act])
    sentence = ONLY_UNIT_PEOPLE if act == "answer" else ONLY_JUDGES
    for person in (year.leaders[2], year.supervisor, year.officers[0 if act == "answer" else 1]):
        with refused(NotAllowed, sentence):
            ACTS[act](made, person)


def test_nobody_confirms_for_the_own_unit(year):
    """In a team of several units somebody may belong to the one that is visited."""
    made = made_in(year, "answered")
    factories.appointment("officer", of_person=year.officers[0], unit=year.units[1])
    with refused(NotAllowed, ONLY_JUDGES):
        ACTS["accept"](made, year.officers[0])


@pytest.mark.parametrize("act", ["answer", "send_back"])
def test_words_are_asked_for(year, act):
    made = made_in(year, WHEN[act])
    with refused(PledgeError, acts.ASKED_FOR["answer" if act == "answer" else "reason"]):
        if act == "answer":
            acts.answer(made, by=year.officers[1], text=" \n ")
        else:
            acts.send_back(made, by=year.secretary, reason=" ")


@pytest.mark.parametrize("act", ACTS)
def test_it_is_dealt_with_also_when_its_year_is_closed(year, act):
    made = made_in(year, WHEN[act])
    _close(year)
    made = Recommendation.objects.get(pk=made.pk)
    moved = ACTS[act](made, year.officers[1] if act == "answer" else year.officers[0])
    assert moved.state == {"answer": "answered", "accept": "done", "send_back": "open"}[act]


@pytest.mark.parametrize("closed", [False, True], ids=["open year", "closed year"])
def test_it_waits_in_the_open_year_once_its_own_is_closed(year, closed):
    made = made_in(year, "open")
    judging.recommended(judging.inspection_of(year), "answered")
    following = factories.next_year(year)
    if closed:
        _close(year)
    standings = [
        Standing.of(person, following) for person in (year.officers[1], year.officers[0], year.secretary)
    ]
    confirming = "Xác nhận 1 kiến nghị năm 2019 các đơn vị báo cáo đã thực hiện"
    found = [[(task.title, task.url) for task in waiting_for(Rows(standing))] for standing in standings]
    address = reverse("pledges:recommendations", kwargs={"cluster": year.cluster.slug, "year": "2019"})
    judge = [(confirming, f"{address}?state=answered")]
    expected = [[(f"Thực hiện kiến nghị: {made}", made.get_absolute_url())], judge, judge]
    assert found == (expected if closed else [[], [], []])


def _close(year):
    type(year.term).objects.filter(pk=year.term.pk).update(closed_at=timezone.now(), closed_by=year.secretary)
