"""From the drafting form to the printed file: whatever Vietnamese is typed is read back letter by letter."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.vietnamese import PRINTABLE, normal
from pledges.papers.pdf import PREVIEW
from tests.input.bad import encoded, examples
from tests.input.doors import DOORS, DRAFT, FORM, arrive, undone
from tests.input.letters import LETTERS
from tests.input.pages import Page
from tests.input.printed import bare, read

SIGNS = "0123456789.,:;!?()/%+=≥≤<>&\"'“”‘’–—…-*#@[]{}\\|~^`_$§°×₫€№"
FREE = (
    "opening",
    "organisation",
    "closing",
    "c0-text",
    "c0-title",
    "c0-t0-name",
    "subject",
    "theme",
    "grounds",
    "place",
)
CAPITALS = ("superior_body",)


def words(most):
    """Vietnamese syllables, numbers, signs and overlong words, with all kinds of blanks and line ends between."""
    word = st.text(LETTERS, min_size=1, max_size=7) | st.text(LETTERS + SIGNS, min_size=1, max_size=12)
    long = st.text(LETTERS, min_size=60, max_size=200)
    between = st.sampled_from([" ", "  ", "\r\n", "\n", "\r", "\t", "\u00a0", " \u200b", ", ", "; ", " - "])
    text = st.lists(st.tuples(word | word | word | word | long, between), min_size=1, max_size=most)
    form = st.sampled_from(["NFC", "NFD"])
    return st.builds(
        lambda pairs, form: unicodedata.normalize(form, "".join(map("".join, pairs))), text, form
    )


DRAFTS = st.fixed_dictionaries(
    {name: words(40) for name in ("opening", "organisation", "c0-text")}
    | {
        name: words(5).filter(lambda text: 0 < len(bare(text)) < 80)
        for name in ("c0-title", "c0-t0-name", "subject", "theme")
    }
    | {"superior_body": words(6).filter(lambda text: 0 < len(text) < 300), "closing": words(10)}
)


def expected(name, text):
    """Titles and lists are closed by their own signs; blank lines and dashes of a list are laid out."""
    text = bare(text)
    return text.upper() if name in CAPITALS else text


def _printed(pdf):
    """Without the words across every page, which stand between the lines of one page and the next."""
    return read(pdf).replace(bare(f"BẢN {PREVIEW}"), "")


@pytest.fixture
def year(make_year):
    return make_year("draft")


@examples(3)
@given(typed=DRAFTS)
def test_what_is_typed_is_saved_shown_and_printed(year, typed):
    fields = DRAFT | typed
    with undone():
        client, url = arrive(DOORS[0], year)
        preview = client.post(year.url("agreement_preview"), encoded(list(fields.items())), content_type=FORM)
        assert preview.headers["Content-Type"] == "application/pdf", Page.of(preview).text
        assert client.post(url, encoded(list(fields.items())), content_type=FORM).status_code == 302
        page, printed = bare(Page.of(client.get(year.url())).text), _printed(preview.content)
        saved = year.reload()
        for name, text in typed.items():
            if name in FREE and not name.startswith("c0"):
                assert bare(getattr(saved, name)) == bare(text)
                assert getattr(saved, name) == unicodedata.normalize("NFC", getattr(saved, name))
            shown = bare(text).rstrip("./;,") if name == "closing" else bare(text)  # "./." ends the text
            assert shown in page or name == "c0-t0-name", name
            assert expected(name, shown).rstrip(";.") in printed, name


def test_every_letter_of_the_document_font_is_read_back(year):
    """Also signs no Vietnamese keyboard has: whatever a form accepts is printed."""
    signs = [chr(code) for code in range(0x21, 0xFB03) if _accepted(chr(code))]
    text = "\n".join(" ".join(signs[start : start + 30]) for start in range(0, len(signs), 30))
    with undone():
        client, _ = arrive(DOORS[0], year)
        fields = DRAFT | {"opening": text}
        answer = client.post(year.url("agreement_preview"), encoded(list(fields.items())), content_type=FORM)
        printed = _printed(answer.content)
    missing = [sign for sign in signs if bare(normal(sign)) not in printed]
    assert missing == []


def _accepted(sign):
    """Composed, visible, and in the font; marks without a letter have no place of their own."""
    shape = (
        unicodedata.category(sign) not in {"Cf", "Mn", "Zs"} and unicodedata.normalize("NFC", sign) == sign
    )
    return shape and bool(re.fullmatch(f"[{PRINTABLE}]", sign))
