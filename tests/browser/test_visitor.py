"""Whoever comes to a page finds it ready: the words of a visitor go on when it can be read and takes keys."""

import pytest

# What scripts do a moment after the press: nothing tells the browser beforehand that the page will be left.
LEADS_ON_LATER = """<main><button onclick="setTimeout(() => location.assign('/tra-cuu/'), 500)">Đi tiếp</button>
<a href="#" onclick="setTimeout(() => location.assign('/tra-cuu/'), 500); return false">Đi tiếp</a></main>"""
# As with `autofocus`, the field has the focus with the first frames, and they may come after everything is loaded.
FOCUS_WITH_A_FRAME = """<main><input aria-label="Tên"></main><script>
addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() =>
    document.querySelector("input").focus())));
</script>"""
HEAD = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang</title><h1>Trang</h1>'


@pytest.fixture
def at(visit):
    """`at(content)`: a guest at a page of that content, which stands at an address of the site."""

    def come(content):
        guest = visit()
        guest.page.route(
            "**/trang/", lambda route: route.fulfill(body=HEAD + content, content_type="text/html")
        )
        return guest.comes_to("/trang/")

    return come


@pytest.mark.parametrize("word", ["presses", "follows"])
def test_a_press_goes_on_at_the_page_where_it_leads(at, word):
    guest = at(LEADS_ON_LATER)
    getattr(guest, word)("Đi tiếp")
    assert guest.page.url == f"{guest.site}/tra-cuu/"


def test_a_key_goes_on_at_the_page_where_it_leads(at):
    guest = at(LEADS_ON_LATER)
    guest.page.get_by_role("button", name="Đi tiếp").focus()
    assert guest.hits("Enter").page.url == f"{guest.site}/tra-cuu/"


@pytest.mark.parametrize(
    "comes", [lambda guest: guest, lambda guest: guest.reloads()], ids=["comes", "reloads"]
)
def test_what_is_typed_at_once_is_in_the_field_that_asks_for_the_focus(at, comes):
    guest = comes(at(FOCUS_WITH_A_FRAME))
    guest.page.keyboard.type("thu")
    assert guest.value("Tên") == "thu"
