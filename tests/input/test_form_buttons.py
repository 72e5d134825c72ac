"""The row buttons of the drafting form and pasted lists: whatever arrives, the form comes back and nothing is saved."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.agreement.forms import pasted
from pledges.agreement.forms.typed import MOST_COMMITMENTS, MOST_TARGETS
from pledges.agreement.text import printed_lines
from pledges.agreement.views.drafting import INCOMPLETE
from tests.input.bad import COUNTS, examples, texts
from tests.input.doors import DOORS, DRAFT, arrive, rows, send, undone
from tests.input.pages import Page

ROWS = ("up", "down", "remove", "add", "t0", "t19", "t20", "t²")
BUTTONS = st.builds(
    "-".join,
    st.lists(
        st.sampled_from(["c0", "c59", "c60", "c99999", "c²", "", "c-1", *ROWS, "paste", "x"]), max_size=4
    ),
)
COUNT = st.sampled_from(COUNTS)
PASTED = [
    "1. a\n" * 25_000,
    "- a\n" * 30_000,
    "1. a\n" + "- b\n" * 30_000,
    "1. a\n- b\n" + "c\n" * 49_000,
    "1" * 100_000,
    "điều " * 20_000,
    "1. " + "a:" * 49_000,
    "a: " * 33_000,
    "\r\n" * 50_000,
    " " * 99_999 + "x",
    "1.\x00a\n2. 🚩",
    "a" * 1_000_000,
]


@examples(4)
@given(button=BUTTONS | texts(), commitments=COUNT, targets=COUNT, again=st.booleans(), text=texts())
def test_a_button_never_fails_and_saves_nothing(make_year, *, button, commitments, targets, again, text):
    year = make_year("draft")
    fields = DRAFT | {"commitments": commitments, "c0-targets": targets, "c0-text": text, "arrange": button}
    with undone():
        client, url = arrive(DOORS[0], year)
        before = rows()
        pairs = [*fields.items(), *([("arrange", "add"), ("commitments", "٣")] if again else [])]
        answer = send(client, url, pairs)
        assert answer.status_code in {302, 422} or not button
        if button and answer.status_code == 302 and answer["Location"].startswith(url):
            assert rows() == before
        page = Page.of(client.get(url))
        assert int(page.values["commitments"]) <= MOST_COMMITMENTS
        assert all(int(page.values.get(f"c{index}-targets", 0)) <= MOST_TARGETS for index in range(60))


@pytest.mark.parametrize("count", [each for each in COUNTS if each not in {"60", "2"}])
@pytest.mark.parametrize("name", ["commitments", "c0-targets"])
def test_an_unreadable_count_deletes_no_rows(make_year, name, count):
    year = make_year("draft")
    with undone():
        client, url = arrive(DOORS[0], year)
        before = rows(without=())
        answer = send(client, url, list((DRAFT | {name: count}).items()))
        assert (answer.status_code, answer["Location"]) == (302, url)
        assert rows(without=()) == before
        assert INCOMPLETE in Page.of(client.get(url)).text


@pytest.mark.parametrize("text", PASTED)
def test_a_pasted_list_of_any_kind_is_split_in_time(make_year, text):
    year = make_year("draft")
    with undone():
        client, url = arrive(DOORS[0], year)
        before, began = rows(), time.process_time()
        assert (
            send(client, url, list((DRAFT | {"arrange": "paste", "pasted": text}).items())).status_code == 302
        )
        assert time.process_time() - began < 5
        assert rows() == before
        page = Page.of(client.get(url))
        assert 1 <= int(page.values["commitments"]) <= MOST_COMMITMENTS


@examples(10)
@given(text=st.text("1.2) a-đ:+\n;Điều ", max_size=200) | texts())
def test_splitting_loses_no_word(text):
    """Numbers, letters and dashes of the list are taken off; words stay, in their order."""
    found = pasted.split(text[:5000])
    kept = " ".join(
        f"{each.title} {each.text} {' '.join(target.name for target in each.targets)}" for each in found
    )
    wanted = [word for word in text[:5000].split() if word.isalpha() and len(word) > 4]
    words = iter(kept.replace(":", " ").split())
    assert all(any(word.strip(";.") == other.strip(";.") for other in words) for word in wanted)


@examples(10)
@given(text=texts())
def test_the_estimated_length_is_never_far_too_small(text):
    assert printed_lines(text) >= len([line for line in text.split("\n") if line])
