"""What is judged once and what is judged anew; and that nobody finds what another visitor left."""

import pytest

from tests.browser.looking import objections, pieces_of

PAGE = """<!doctype html><html lang="vi"><title>Trang</title><main><h1>Một</h1><nav aria-label="Năm"><a href="/a">Một</a></nav>
<p class="chip">Hai</p><label for="x">Ba</label><input id="x"><img src="data:," alt="Ảnh"></main>"""


@pytest.fixture
def size():
    return (640, 450)


@pytest.fixture
def page(visit):
    return visit().page


def _pieces(page, changed, to):
    page.set_content(PAGE.replace(changed, to))
    return pieces_of(page)


@pytest.fixture
def before(page):
    return _pieces(page, "", "")


@pytest.mark.parametrize(
    ("changed", "to"),
    [(">Hai<", ">Năm<"), ('"/a"', '"/b"'), ('"x"', '"y"'), ("</a>", '</a><a href="/c">Ba</a>')],
    ids=["words", "address", "name", "one more"],
)
def test_other_words_are_the_same_pieces(page, before, changed, to):
    assert _pieces(page, changed, to) <= before


@pytest.mark.parametrize(
    ("changed", "to"),
    [
        ("chip", "card"),
        ("h1>", "h2>"),
        ("</h1>", "</h1><h3>Ba</h3>"),
        ("<p ", '<nav aria-label="Năm"><a href="/a">Một</a></nav><p '),
        (">Hai<", "><"),
        ('for="x"', 'for="y"'),
        ("<input", '<p class="chip" id="x">Hai</p><input'),
        ('aria-label="Năm"', 'aria-label="Tháng"'),
        ('alt="Ảnh"', 'alt=""'),
        ("<input", "<input checked type=checkbox"),
        ("<p ", "<p hidden "),
    ],
)
def test_whatever_axe_could_mind_is_another_piece(page, before, changed, to):
    assert _pieces(page, changed, to) - before


def test_what_was_found_is_found_again(page, before):
    _pieces(page, ' alt="Ảnh"', "")
    assert "image-alt" in objections(page)[0]
    assert "image-alt" in objections(page)[0]


def test_nobody_finds_what_another_left(visit, year):
    first = visit(year.secretary).goes_to("/")
    first.page.evaluate("localStorage.setItem('left', '1')")
    context = first.context
    context.set_offline(True)
    first.leaves()
    second = visit().goes_to("/")
    assert second.context is context
    assert second.page.url.startswith(f"{second.site}/dang-nhap/")
    assert second.page.evaluate("localStorage.length") == 0
