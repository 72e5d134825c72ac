"""Whatever is typed into the forms of activities and exemplars: no failure, a sentence at the field, nothing is lost."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pledges.activities.acts import invite
from tests import factories
from tests.input.bad import DAYS, TEXTS, examples, texts
from tests.input.doors import Door, arrive, rows, send, undone
from tests.input.forms import ACCEPTED, check_page, one_form, pairs_of
from tests.input.pages import Page

EXEMPLAR = {"kind": "person", "name": "Trần Thị Mẫu", "achievement": "Việc tốt.", "lesson": "Cách làm."}


def _here(year, name) -> str:
    return reverse(f"pledges:{name}", kwargs={"cluster": year.cluster.slug, "year": "2019"})


def _plan(year) -> dict:
    today = timezone.localtime()
    return {
        "kind": "conference",
        "name": "Hội nghị",
        "starts_at": f"{today:%H:%M %d/%m/%Y}",
        "ends_at": "",
        "place": "Trụ sở",
        "host": str(year.units[0].pk),
        "chaired_by": "Trần Thị Mẫu, Chủ tịch",
        "minutes_by": "Lê Văn Mẫu, Chánh Văn phòng",
        "reply_by": f"{today:%d/%m/%Y}",
        "contact": "Lê Văn Mẫu, điện thoại 024 0000 0000",
        "topic": "Nội dung",
        "programme": "8 giờ: Đón tiếp",
        "guests": "",
        "closes": "",
    }


def _outcome(year) -> dict:
    ticks = {f"present-{unit.pk}": "on" for unit in year.units}
    people = {f"people-{unit.pk}": "Chủ tịch" for unit in year.units}
    minutes = {"chaired_by": "Mẫu, Chủ tịch", "minutes_by": "", "course": "Tham luận.", "agreed": "2"}
    return ticks | people | minutes | {"outcome": "Nhất trí."}


def _answer(year) -> dict:
    return {"unit": str(year.units[0].pk), "answer": "sends", "people": "Nguyễn Văn A, Chủ tịch"}


def _officer(year):
    return year.officers[0]


DOORS = [
    Door("plan", lambda year: _here(year, "activity_plan"), _plan),
    Door("write", lambda year: year.activity.url("activity_write"), _plan),
    Door("hold", lambda year: year.activity.url("activity_hold"), _outcome),
    Door("reply", lambda year: year.activity.url("activity_reply"), _answer, who=_officer),
    Door("cancel", lambda year: year.activity.url("activity_cancel"), lambda year: {"reason": "Hoãn."}),
    Door(
        "propose",
        lambda year: _here(year, "exemplar_propose"),
        lambda year: EXEMPLAR | {"unit": str(year.units[0].pk)},
        who=_officer,
    ),
    Door("reword", lambda year: year.proposed.url("exemplar_write"), lambda year: EXEMPLAR, who=_officer),
    Door("refuse", lambda year: year.proposed.url("exemplar_refuse"), lambda year: {"reason": "Thiếu."}),
    Door(
        "learn",
        lambda year: year.shared.url("exemplar_learn"),
        lambda year: {"kind": "model"},
        who=_officer,
    ),
]


@pytest.fixture
def year(db):
    made = factories.cluster_year(2)
    factories.term(made.cluster, "2018")
    made.activity = invite(factories.activity(made, starts_at=timezone.now()), by=made.secretary)
    made.proposed, made.shared = factories.exemplar(made, state="proposed"), factories.exemplar(made)
    return made


def tried(door, year, pairs, changed):
    """The form is sent, and its answer judged; nothing stays."""
    with undone():
        client, url = arrive(door, year)
        before = rows()
        answer = send(client, url, pairs)
        if answer.status_code in ACCEPTED:
            assert client.get(answer["Location"]).status_code == 200
            return
        assert answer.status_code in {422, 400}
        if answer.status_code == 422:
            assert rows() == before
            ticks = {name for name, _ in pairs if name.startswith("present-")}
            check_page(door, Page.of(answer), changed, {n: value for n, value in pairs if n not in ticks})


@pytest.mark.parametrize("door", DOORS, ids=str)
@examples(3)
@given(data=st.data())
def test_bad_input_gets_a_sentence_at_its_field(year, door, data):
    changed, extra, doubled = data.draw(one_form(door, year))
    tried(door, year, pairs_of(door.fields(year), changed, extra, doubled), changed)


MOMENTS = [*DAYS, "00:00 01/01/0001", "23:59 31/12/9999", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"]
MOMENTS += ["24:00 28/02/2019", "8h30", "2019-02-28T08:30:00.123456+07:00", "1" * 5000]


@pytest.mark.parametrize(
    ("name", "moments"), [("starts_at", MOMENTS), ("ends_at", MOMENTS[-6:]), ("reply_by", DAYS)]
)
def test_no_moment_is_too_strange(year, name, moments):
    for moment in moments:
        changed = {name: moment}
        tried(DOORS[0], year, pairs_of(DOORS[0].fields(year), changed, [], doubled=False), changed)


@examples(6)
@given(asked=st.dictionaries(st.sampled_from(["tim", "don_vi", "loai", "trang_thai", "page"]), texts()))
def test_no_question_to_the_lists_is_too_strange(year, asked):
    client = factories.client_of(Client(), year.officers[0])
    short = {name: value.encode(errors="replace").decode()[:300] for name, value in asked.items()}
    for name in ("exemplars", "activities"):
        assert client.get(_here(year, name), short).status_code in {200, 400}


@pytest.mark.parametrize("name", ["topic", "outcome"])
def test_what_is_stored_is_printed(year, name):
    """Every text that the form lets through can be printed."""
    door = DOORS[0] if name == "topic" else DOORS[2]
    client, url = arrive(door, year)
    for text in TEXTS[6:24:2]:
        with undone():
            answer = send(client, url, pairs_of(door.fields(year), {name: text}, [], doubled=False))
            if answer.status_code == 302:
                paper = "danh-sach.pdf" if name == "topic" else "bien-ban.pdf"
                assert client.get(answer["Location"] + paper)["Content-Type"] == "application/pdf"
