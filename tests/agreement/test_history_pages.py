"""What the agreement said before, word by word, and what happened to it."""

import pytest

from pledges.agreement.acts.drafting import revise
from tests import factories
from tests.ladder import drafts, without_triggers, year_in
from tests.pages import chips, headings, notices, page, visitor, words


@pytest.fixture
def year(authority):
    made = year_in("draft")
    fields = factories.FIELDS | {
        "closing": "Giao ước có hiệu lực từ ngày ký kết.",
        "theme": "Năm kỷ cương mới",
    }
    revise(made.agreement, by=made.secretary, edition=2, fields=fields, commitments=drafts(made.agreement))
    made.reload()
    return made


def look(year, name, person=None, **query):
    return visitor(person or year.officers[0]).get(year.url(name), query)


def test_every_save_is_listed_the_newest_first(year):
    year.open()
    text = words(look(year, "agreement_history"))
    places = [text.index(f"Lần sửa {number} (dự thảo lần 1)") for number in (4, 3, 2, 1)]
    assert places == sorted(places)
    assert year.secretary.full_name in text
    assert year.agreement.document.get_state_display() in chips(look(year, "agreement_history"))


def test_twenty_saves_fill_a_page(year):
    for number in range(20):
        fields = factories.FIELDS | {"closing": f"Lần {number}."}
        revise(
            year.agreement, by=year.secretary, edition=year.reload().edition, fields=fields, commitments=[]
        )
    assert len(look(year, "agreement_history").context["page"]) == 20
    assert len(look(year, "agreement_history", page="2").context["page"]) == 3
    assert len(look(year, "agreement_history", page="999").context["page"]) == 3


def test_the_two_newest_are_compared_unless_told_otherwise(year):
    response = look(year, "agreement_comparison")
    assert headings(response)[0] == "So sánh lần sửa 2 với lần sửa 3"
    parts = dict(response.context["parts"])
    assert [(run.kind, run.words) for run in parts["Chủ đề"]] == [("same", "Năm kỷ cương"), ("added", "mới")]
    assert [(run.kind, run.words) for run in parts["Lời kết"]] == [
        ("same", "Giao ước có hiệu lực từ ngày"), ("removed", "ký."), ("added", "ký kết."),
    ]  # fmt: skip
    assert [each.text for each in page(response).all("ins")] == ["Gạch chân", "mới", "ký kết."]


def test_any_two_can_be_compared_in_both_directions(year):
    there, back = (
        look(year, "agreement_comparison", tu="2", den="3"),
        look(year, "agreement_comparison", tu="3", den="2"),
    )
    assert [run.kind for run in dict(there.context["parts"])["Chủ đề"]] == ["same", "added"]
    assert [run.kind for run in dict(back.context["parts"])["Chủ đề"]] == ["same", "removed"]
    same = look(year, "agreement_comparison", tu="2", den="2")
    assert (same.context["parts"], "Không có thay đổi." in words(same)) == ([], True)


def test_the_whole_text_is_shown_on_demand(year):
    assert [part for part, _ in look(year, "agreement_comparison").context["parts"]] == ["Chủ đề", "Lời kết"]
    response = look(year, "agreement_comparison", **{"toan-van": ""})
    assert "Lời mở đầu" in dict(response.context["parts"])


@pytest.mark.parametrize("query", [{"den": "99"}, {"tu": "0"}, {"tu": "99", "den": "2"}])
def test_a_save_that_never_was_is_not_found(year, query):
    assert look(year, "agreement_comparison", **query).status_code == 404


@pytest.mark.parametrize("asked", ["x", "-1", "²", "1" * 50, ""])
def test_nonsense_asks_for_the_usual_two(year, asked):
    assert headings(look(year, "agreement_comparison", den=asked))[0] == "So sánh lần sửa 2 với lần sửa 3"


def test_the_log_tells_who_did_what_the_newest_first(year):
    year.open()
    year.sign(year.leaders[0])
    response = look(year, "agreement_events")
    assert [each.verb for each in response.context["page"]] == [
        "signed",
        "opened",
        "revised",
        "revised",
        "started",
    ]
    text = words(response)
    assert [event.hash for event in year.agreement.events() if event.hash not in text] == []
    assert chips(response)[0] == "Lịch sử xử lý nguyên vẹn"
    assert year.units[0].name in text


def test_a_log_that_was_tampered_with_says_where(year):
    with without_triggers() as cursor:
        cursor.execute("UPDATE pledges_event SET actor_name = 'Kẻ giả' WHERE number = 2")
    response = look(year, "agreement_events")
    assert chips(response)[0] == "Lịch sử xử lý đã bị can thiệp"
    key = year.agreement.event_key
    assert [notice for notice in notices(response) if key in notice] == [
        f"Lịch sử xử lý {key}: sự kiện số 2 đã bị sửa."
    ]
