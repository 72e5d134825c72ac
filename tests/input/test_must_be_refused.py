"""Values that no field of its kind may take: refused at that very field, kept in the form; harmless ones are cleaned."""

import unicodedata

import pytest

from members.vietnamese import validate_printable
from pledges.agreement.models import Comment
from pledges.states.event import Event
from tests.input.bad import UNPRINTABLE, received
from tests.input.doors import DOORS, arrive, rows, send, undone
from tests.input.pages import Page, assert_vietnamese, trimmed

FORMS = {door.name: door for door in DOORS}
TEXTS = {
    "draft": "superior_body number place venue subject theme grounds opening organisation closing recipients "
    "c0-title c0-text c0-t0-name c0-t0-unit",
    "comment": "passage text",
    "decline": "reason",
    "withdraw": "reason",
    "answer": "text",
}
DAYS = [
    "0001-01-01",
    "31/12/9999",
    "31/02/2019",
    "29/02/2019",
    "٢٨/٠٢/٢٠١٩",
    "28/02",
    "hôm nay",
    "1" * 5000,
    "a\x00",
]
NUMBERS = ["NaN", "sNaN", "Infinity", "-Infinity", "1e400", "1e999999999", "1E-400"]
NUMBERS += ["99999999999", "1,234", "½", "0x1", "1e3", "1.23,5", "1" * 5000]
NUMBERS_READ = {"99,5": 99.5, "99.5": 99.5, "0": 0, "-3": -3, "1.234,5": 1234.5, "1.000": 1000, "1000": 1000}
NUMBERS_READ |= {"9999999999": 9999999999}
POSITIONS = ["", "0", "-1", "100", "1e1", "²", "99999999999999999999", "1" * 5000, "NaN", "a\x00"]
KEYS = ["", "0", "-1", "a\x00", "99999999999999999999", "²", "1" * 5000]
OTHERS = {
    ("draft", "day"): DAYS,
    ("invite", "closes_on"): [*DAYS, ""],
    ("draft", "c0-t0-value"): NUMBERS,
    ("draft", "c0-t0-comparison"): ["=>", "≥", "a\x00", "<script>"],
    ("start", "source"): ["", "x", "a\x00"],
    ("comment", "unit"): KEYS,
    ("signatories", "position"): POSITIONS,
    ("signatories", "mandate"): KEYS[1:],
    ("password reset", "email"): ["", "a", "a\x00@b.vn", "a@b.vn\nBcc: c@d.vn", "a@b" * 200],
    ("login", "username"): ["", "a\x00"],
    ("login", "password"): ["", "a\x00"],
}
NOT_SHOWN_AGAIN = ("password", "source", "unit", "mandate", "c0-t0-comparison")  # choices and secrets


def cases():
    """form -> list of changes; each changes all text fields at once, or one other field."""
    found = {}
    for form, names in TEXTS.items():
        found[form] = [dict.fromkeys(names.split(), value) for value in (*UNPRINTABLE, "đ" * 20_000)]
    for (form, name), values in OTHERS.items():
        found.setdefault(form, []).extend({name: value} for value in values)
    return found


CASES = cases()


@pytest.mark.parametrize("form", CASES)
def test_the_sentence_stands_at_the_field_and_the_value_stays(make_year, form):
    door = FORMS[form]
    year = make_year(door.state)
    fields = door.fields(year)
    for case in CASES[form]:
        changed = {whole(name, fields): value for name, value in case.items()}
        with undone():
            client, url = arrive(door, year)
            before = rows()
            answer = send(client, url, list((fields | changed).items()))
            page = Page.of(answer)
            assert answer.status_code in door.refused, case
            assert rows() == before, case
            assert set(page.errors) == set(changed), case
            for name, value in changed.items():
                assert_vietnamese([error.replace(trimmed(value), "") for error in page.errors[name]])
                if not name.startswith(NOT_SHOWN_AGAIN):
                    assert page.typed(name) == trimmed(received(value)), name


def whole(name, fields):
    """Some names end or begin with a key: "mandate-3", "a5-text"."""
    return next(field for field in fields if name in {field, field.split("-")[0], field.partition("-")[2]})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("trái\u202esang\u200b phải\ufeff", "tráisang phải"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Hằng"), "Nguyễn Thị Hằng"),
        ("  hai \t đầu\u00a0\r\n", "hai đầu"),
        ("dòng một\r\nBcc: ai@vi-du.invalid", "dòng một Bcc: ai@vi-du.invalid"),
        ("gạch\u2028dòng\x1c\x85", "gạch dòng"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_harmless_signs_are_cleaned(make_year, typed, kept):
    year, door = make_year("draft"), FORMS["draft"]
    with undone():
        client, url = arrive(door, year)
        fields = door.fields(year) | {
            "subject": typed,
            "theme": typed,
            "c0-title": typed,
            "c0-t0-name": typed,
        }
        assert send(client, url, list(fields.items())).status_code == 302
        saved = year.reload()
        commitment = saved.commitments.get()
        assert (saved.subject, saved.theme, commitment.title) == (kept, kept, kept)
        assert commitment.targets.get().name == kept
        validate_printable(saved.subject)


def test_a_number_is_read_back_as_it_is_shown(make_year):
    """A saved 99.5 is shown as "99,5"; saving the page again as it stands changes nothing."""
    year, door = make_year("draft"), FORMS["draft"]
    with undone():
        client, url = arrive(door, year)
        for typed, number in NUMBERS_READ.items():
            edition = str(year.reload().edition)
            fields = door.fields(year) | {"c0-t0-value": typed, "edition": edition}
            assert send(client, url, list(fields.items())).status_code == 302
            target = year.reload().commitments.get().targets.get()
            page = Page.of(client.get(url))
            assert send(client, url, list(page.values.items())).status_code == 302
            assert year.reload().commitments.get().targets.get().value == target.value
            assert target.value == number


def test_the_same_row_named_twice_loses_no_commitment(make_year):
    year, door = make_year("draft"), FORMS["draft"]
    with undone():
        client, url = arrive(door, year)
        pk = str(year.agreement.commitments.get().pk)
        fields = door.fields(year) | {
            "commitments": "2",
            "c0-pk": pk,
            "c1-pk": pk,
            "c1-text": "Hai",
            "c1-title": "",
        }
        assert send(client, url, list(fields.items())).status_code == 302
        assert [commitment.text for commitment in year.agreement.commitments.all()] == [
            fields["c0-text"],
            "Hai",
        ]


def test_a_comment_and_its_answer_are_cleaned(make_year):
    year, door = make_year("round"), FORMS["comment"]
    with undone():
        client, url = arrive(door, year)
        typed = {"text": unicodedata.normalize("NFD", "Ý kiến\u202e\r\nthứ hai"), "passage": "x" * 500}
        assert send(client, url, list((door.fields(year) | typed).items())).status_code == 302
        assert Comment.objects.latest("pk").text == "Ý kiến\nthứ hai"
        assert Event.objects.filter(verb="commented").exists()
