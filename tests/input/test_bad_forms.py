"""Whatever is typed into a form: no failure, a Vietnamese sentence at the field, and what was typed is still there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.input.bad import examples
from tests.input.doors import DOORS, arrive, rows, send, undone
from tests.input.forms import ACCEPTED, check_page, one_form, pairs_of
from tests.input.pages import Page


@pytest.mark.parametrize("door", DOORS, ids=str)
@examples(3)
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
