"""Whatever is typed into a form: no failure, a Vietnamese sentence at the field, and what was typed is still there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.input.bad import examples, received, texts
from tests.input.doors import DOORS, SECRET, arrive, rows, send, undone
from tests.input.pages import Page, assert_vietnamese, trimmed

ACCEPTED = (302, 204)


def one_form(door, year):
    """(pairs, names of the changed fields): bad values, missing, doubled and unknown parameters."""
    fields = door.fields(year)
    names = st.sets(st.sampled_from(sorted(fields)), min_size=1, max_size=3)
    return names.flatmap(
        lambda chosen: st.tuples(
            st.fixed_dictionaries({name: st.none() | texts() for name in chosen}),
            st.lists(st.tuples(texts().filter(lambda text: len(text) < 100), texts()), max_size=2),
            st.booleans(),
        )
    )


def pairs_of(fields, changed, extra, doubled):
    values = {name: value for name, value in (fields | changed).items() if value is not None}
    pairs = [*((name, value) for name, value in extra if name not in fields), *values.items()]
    return [(name, "trước") for name in changed if doubled and name in values] + pairs


@pytest.mark.parametrize("door", DOORS, ids=str)
@examples(6)
@given(data=st.data())
def test_bad_input_gets_a_sentence_at_its_field(authority, make_year, door, data):
    year = make_year(door.state)
    fields = door.fields(year)
    changed, extra, doubled = data.draw(one_form(door, year))
    pairs = pairs_of(fields, changed, extra, doubled)
    with undone():
        client, url = arrive(door, year)
        before = rows()
        answer = send(client, url, pairs)
        if answer.status_code in ACCEPTED or answer.headers["Content-Type"] == "application/pdf":
            assert client.get(answer.headers.get("Location", url)).status_code in {200, 302, 405}
            return
        if door.name == "start" and answer.status_code == 302:
            return
        assert answer.status_code in {*door.refused, 400, 409, 429}
        if answer.status_code in door.refused:
            assert rows() == before
            check_page(door, Page.of(answer), changed, dict(pairs))


def check_page(door, page, changed, typed):
    """Sentences only at what was changed; everything typed is still there."""
    found = {name: each for name, each in page.errors.items() if name in typed or name in changed}
    assert found or page.general or door.name == "preview"
    assert_vietnamese([each for sentences in found.values() for each in sentences])
    if door.name not in {"login", "password change", "new password"}:
        assert set(found) <= set(changed)
    if door.name != "preview":
        for name, value in typed.items():
            if name in page.values and name not in SECRET | door.hidden and name != "consent":
                assert page.typed(name) == trimmed(received(value)), name
