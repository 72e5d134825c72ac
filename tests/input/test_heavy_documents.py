"""The longest texts the forms take: printed in a few seconds, or refused with a sentence before anything is frozen."""

import subprocess
import time
from dataclasses import replace

import pytest

from pledges.agreement.comparison import compare
from pledges.papers import pdf
from tests import factories
from tests.input.bad import WANTED
from tests.input.doors import DOORS, DRAFT, arrive, rows, send, undone
from tests.input.pages import Page, assert_vietnamese, trimmed
from tests.papers.printing import printed, units, wording

SECONDS = 10  # of the processor: on a busy machine the clock says little
LARGEST = 2 * 1024 * 1024
WORD = "đ" * 10_000
FREE = {
    "grounds": 5000,
    "opening": 10_000,
    "organisation": 10_000,
    "closing": 3000,
    "recipients": 2000,
    "c0-text": 10_000,
}
LINES = {"superior_body": 300, "number": 40, "place": 80, "venue": 200, "subject": 300, "theme": 300}
LINES |= {"c0-title": 200, "c0-t0-name": 300, "c0-t0-unit": 40}


def draft(commitments, targets, *, text, name="Chỉ tiêu hoàn thành"):
    fields = DRAFT | {"commitments": str(commitments)}
    for index in range(commitments):
        fields |= {
            f"c{index}-title": f"Nội dung {index}",
            f"c{index}-text": text,
            f"c{index}-targets": str(targets),
        }
        for number in range(targets):
            begins = f"c{index}-t{number}"
            fields |= {f"{begins}-name": name, f"{begins}-comparison": ">=", f"{begins}-value": "99999999,99"}
    return fields


def full(sentence, length):
    return (sentence * (length // len(sentence) + 1))[:length].strip()


PRINTED = {
    "60 commitments with 20 targets": draft(
        60, 20, text="Hoàn thành nhiệm vụ.", name=full("việc đúng hạn ", 70)
    ),
    "every field full": DRAFT
    | {name: full("thi đua ", length) for name, length in (FREE | LINES).items()}
    | {"number": "x" * 40},
}
PRINTED_SLOWLY = {
    "every field one word": DRAFT | {name: "Đ" * length for name, length in (FREE | LINES).items()},
    "60 long commitments": draft(60, 3, text=full("Các đơn vị thi đua hoàn thành nhiệm vụ. ", 4000)),
    "as many lines as allowed": draft(1, 0, text="a\n" * 3900),
}
REFUSED = {
    "60 full commitments": (draft(60, 0, text=full("thi đua ", 10_000)), "c0-text"),
    "ten commitments of one word": (draft(10, 0, text=WORD), "c0-text"),
    "ten commitments of five thousand lines": (draft(10, 0, text="a\n" * 4999), "c0-text"),
}


def preview(year, fields):
    client, url = arrive(DOORS[1], year)
    began = time.process_time()
    answer = send(client, url, list(fields.items()))
    return answer, time.process_time() - began


@pytest.mark.parametrize("name", PRINTED | (PRINTED_SLOWLY if WANTED else {}))
def test_a_long_draft_is_printed_in_time(make_year, tmp_path, name):
    with undone():
        answer, seconds = preview(make_year("draft"), (PRINTED | PRINTED_SLOWLY)[name])
    assert answer.headers["Content-Type"] == "application/pdf", Page.of(answer).text
    assert seconds <= SECONDS
    assert_sound(answer.content, tmp_path)


@pytest.mark.parametrize("name", REFUSED)
def test_a_draft_without_measure_is_refused_at_its_longest_field(make_year, name):
    year, (fields, longest) = make_year("draft"), REFUSED[name]
    with undone():
        answer, seconds = preview(year, fields)
        assert answer.status_code == 422
        assert "Văn bản quá dài" in Page.of(answer).text
        client, url = arrive(DOORS[0], year)
        before = rows()
        page = Page.of(send(client, url, list(fields.items())))
        assert rows() == before
    assert seconds <= SECONDS
    assert list(page.errors) == [longest]
    assert_vietnamese(page.errors[longest])
    assert page.typed("c9-text") == trimmed(fields["c9-text"])


def test_thirty_units_with_the_longest_names_open_and_sign(authority, tmp_path):
    year = factories.cluster_year(30)
    for number, (unit, leader) in enumerate(zip(year.units, year.leaders, strict=True)):
        unit.name, leader.full_name = f"{number} {full('Hội Liên hiệp ', 117)}", full("Nguyễn ", 120)
        unit.save()
        leader.save()
    began = time.process_time()
    year.open()
    assert time.process_time() - began <= SECONDS
    began = time.process_time()
    year.sign(year.leaders[0])
    assert time.process_time() - began <= SECONDS
    assert_sound(bytes(year.agreement.document.newest().pdf), tmp_path)


@pytest.mark.parametrize("units", [2, 9])
def test_names_without_a_blank_and_of_wide_letters_still_get_a_stamp(authority, units):
    year = factories.cluster_year(units)
    for number, unit in enumerate(year.units):
        unit.name = f"{number}{'W' * 199}"
        unit.save()
        mandate = unit.mandates.get()
        mandate.title, mandate.authority = "W" * 80, "\n".join(["W" * 9] * 20)
        mandate.save()
    year.leaders[0].full_name = "W" * 120
    year.leaders[0].save()
    year.open()
    year.sign(year.leaders[0])
    assert year.agreement.document.signatures.filter(kind="person").count() == 1


@pytest.mark.parametrize(
    "words",
    [
        '<img src="file:///etc/passwd"><link rel=stylesheet href=http://169.254.169.254/a.css>',
        '<a rel=attachment href="file:///etc/passwd">x</a><object data="http://169.254.169.254/"></object>',
        "</style><style>@import url(http://169.254.169.254/); body { background: url(file:///etc/passwd) }</style>",
        "background: url('http://169.254.169.254/latest/meta-data/'); content: attr(x)",
    ],
)
def test_nothing_is_fetched_for_what_people_write(monkeypatch, words):
    fetched = []
    monkeypatch.setattr(pdf.VendoredFiles, "fetch", lambda self, url, headers=None: fetched.append(url))
    text = wording(
        opening=words, closing=words, subject=words, theme=words, grounds=(words,), recipients=(words,)
    )
    printed(replace(text, superior_body=words, place=words, signatories=units(2, name=words)))
    assert fetched == []


def test_two_long_wordings_are_compared_in_time(make_year):
    old = make_year("draft").agreement.editions.latest("number").text
    many = tuple(replace(old.commitments[0], text="thi đua năm cụm " * 600) for _ in range(30))
    other = tuple(replace(each, text="cụm đua thi năm " * 600) for each in many)
    began = time.process_time()
    compare(replace(old, commitments=many), replace(old, commitments=other))
    compare(replace(old, commitments=many), replace(old, commitments=many))
    assert time.process_time() - began <= SECONDS


def assert_sound(pdf, folder):
    assert len(pdf) < LARGEST
    file = folder / "made.pdf"
    file.write_bytes(pdf)
    subprocess.run(["qpdf", "--check", file], capture_output=True, check=True)
