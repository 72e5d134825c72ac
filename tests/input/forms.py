"""One form with bad values: what is sent, and what has to come back."""

from hypothesis import strategies as st

from tests.input.bad import received, texts
from tests.input.doors import SECRET
from tests.input.pages import assert_vietnamese, trimmed

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


def check_page(door, page, changed, typed):
    """Sentences only at what was changed; everything typed is still there."""
    found = {name: each for name, each in page.errors.items() if name in typed or name in changed}
    assert found or page.general or door.name == "preview"
    assert_vietnamese([sentence for sentences in found.values() for sentence in sentences])
    if door.name not in {"login", "password change", "new password"}:
        assert set(found) <= set(changed)
    if door.name != "preview":
        for name, value in typed.items():
            if name in page.values and name not in SECRET | door.hidden and name != "consent":
                assert page.typed(name) == trimmed(received(value)), name
