"""One normal form, what can be printed, search without accents, the order of the alphabet."""

import random
import re
import unicodedata
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from members.vietnamese import PRINTABLE, fold, name_sort_key, normal, sort_key, validate_printable

# As dictionaries have them: letters first, tones (huyền, hỏi, ngã, sắc, nặng) only between equal letters.
IN_ORDER = [
    "An",
    "Ánh",
    "Ăn",
    "Ân",
    "Bao",
    "Bào",
    "Bảo",
    "Bão",
    "Báo",
    "Bạo",
    "Dung",
    "Đông",
    "Em",
    "Ê",
    "on",
    "ôn",
    "ơn",
]
PRINTABLE_SIGN = re.compile(f"[{PRINTABLE}]")
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
words = st.text(st.sampled_from(LETTERS + LETTERS.upper() + " "), max_size=30)


@pytest.mark.parametrize("face", ["regular", "bold", "italic", "bold-italic"])
def test_what_is_printable_is_exactly_what_the_fonts_hold(face):
    path = Path(settings.BASE_DIR) / "static" / "fonts" / "tinos" / f"tinos-{face}.ttf"
    with TTFont(path) as font:
        drawn = set(font.getBestCmap())
    assert {sign for sign in range(0x110000) if PRINTABLE_SIGN.match(chr(sign))} == drawn


def test_every_vietnamese_letter_is_printable():
    validate_printable(LETTERS + LETTERS.upper() + "\n“…” – — ₫ № ≤ ≥ ●")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hội nghị 🎉", "“🎉” (mã U+1F389)"),
        ("Chữ 漢", "“漢” (mã U+6F22)"),
        ("a\0b", "có mã U+0000"),
        ("a\x1bb", "có mã U+001B"),
        ("☐ đạt", "“☐” (mã U+2610)"),
        ("a\ud800", "có mã U+D800"),
    ],
)
def test_what_cannot_be_printed_is_named(text, shown):
    with pytest.raises(ValidationError) as caught:
        validate_printable(text)
    assert caught.value.messages == [
        f"Ký tự {shown} không in được trong văn bản. Xin xóa hoặc thay ký tự này."
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Hội Nông dân".replace("ộ", "o\u0302\u0323"), "Hội Nông dân"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("a\tb\u2003c", "a b c"),
        ("x\u200bx\ufeffx\u00adx\u202ex", "xxxxx"),
        ("\uf0b7 gạch đầu dòng", "- gạch đầu dòng"),
        ("\uf0a7\tmột\n\uf0d8\thai", "- một\n- hai"),
        ("\u00d0oàn, \u0189ội, \u00f0ội", "Đoàn, Đội, đội"),
        ("a\u3000b\u202fc", "a b c"),
    ],
)
def test_text_is_kept_in_one_form(typed, kept):
    assert normal(typed) == kept


@given(st.text())
def test_the_normal_form_is_composed_and_final(text):
    once = normal(text)
    assert normal(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once


@given(words)
def test_however_it_was_typed_it_is_the_same_text(word):
    assert normal(unicodedata.normalize("NFD", word)) == normal(word)
    assert sort_key(unicodedata.normalize("NFD", word)) == sort_key(word)
    validate_printable(normal(word))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Chuyên đề", "chuyen de"),
        ("ĐOÀN TNCS Hồ Chí Minh", "doan tncs ho chi minh"),
        ("Ủy ban", "uy ban"),
        (" nông \u00a0 dân\n", "nong dan"),
        ("\u00d0oàn", "doan"),
        ("Hoà bình, hoà giải", "hoa binh, hoa giai"),
        ("", ""),
    ],
)
def test_search_ignores_case_and_diacritics(text, folded):
    assert fold(text) == folded


@given(words)
def test_folded_text_is_plain_and_folds_to_itself(word):
    folded = fold(word)
    assert folded.isascii()
    assert (
        folded
        == folded.lower()
        == fold(folded)
        == fold(word.upper())
        == fold(unicodedata.normalize("NFD", word))
    )
    assert len(folded) == len(" ".join(word.split()))


def test_words_sort_by_the_vietnamese_alphabet():
    shuffled = random.Random(4).sample(IN_ORDER, len(IN_ORDER))  # noqa: S311 - any order will do
    assert sorted(shuffled, key=sort_key) == IN_ORDER


def test_a_shorter_word_comes_first_and_digits_come_before_letters():
    mixed = ["Hội 2", "Hội 10", "Hội An", "Hội An Bình", "Hội Ân", "Hội"]
    assert sorted(mixed, key=sort_key) == ["Hội", "Hội 10", "Hội 2", "Hội An", "Hội An Bình", "Hội Ân"]


@given(words, words)
def test_the_key_is_digits_and_tells_different_words_apart(one, other):
    assert re.fullmatch("[0-9]+", sort_key(one))
    assert (sort_key(one) == sort_key(other)) == (syllables(one) == syllables(other))


def syllables(words: str) -> list[tuple[str, str]]:
    """Letters and tones of each word, the tones apart from the letters that carry them."""
    tones = "\u0300\u0309\u0303\u0301\u0323"
    parts = [unicodedata.normalize("NFD", word) for word in words.casefold().split()]
    return [
        (
            unicodedata.normalize("NFC", "".join(sign for sign in word if sign not in tones)),
            "".join(sign for sign in word if sign in tones),
        )
        for word in parts
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nông thôn hoà bình", "Nông thôn hòa bình"),
        ("thuỷ lợi", "thủy lợi"),
        ("Nông thôn hòa bình.", "nông  thôn hòa\u00a0bình"),
        ("\u00d0oàn kết", "Đoàn kết"),
    ],
)
def test_names_that_differ_in_spelling_only_have_one_key(one, other):
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hoa", "Hòa"), ("An", "Ân"), ("An", "Án"), ("Mô hình 1.2", "Mô hình 12")]
)
def test_names_of_different_things_have_two_keys(one, other):
    assert sort_key(one) != sort_key(other)


def test_people_sort_by_the_given_name_then_by_the_rest():
    people = ["Nguyễn Văn Ân", "Trần Thị An", "Lê Đức Anh", "Lê Thị An", "Phạm Bảo", "An"]
    in_order = ["An", "Lê Thị An", "Trần Thị An", "Lê Đức Anh", "Nguyễn Văn Ân", "Phạm Bảo"]
    assert sorted(people, key=name_sort_key) == in_order
