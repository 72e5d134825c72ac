"""The secretariat freezes the draft and opens it for signature."""

import hashlib
from datetime import date

import pytest
from django.utils import timezone

from members.models import Mandate, Membership
from pledges.agreement import paper
from pledges.agreement.acts.signing import open_for_signature
from pledges.agreement.models import Agreement
from pledges.documents.models import Document
from pledges.documents.models.document import lookup_url
from pledges.documents.verdicts import examine
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.agreement.printed import words
from tests.ladder import (
    NOT_THE_SECRETARIAT,
    OPEN,
    SEALED,
    letter_to,
    letters,
    recorded,
    refused,
    somebody,
    told,
    undone,
    year_in,
)

pytestmark = pytest.mark.afresh("open")


def open_it(year, *, by=None, edition=None, address=""):
    edition = year.reload().edition if edition is None else edition
    open_for_signature(year.agreement, by=by or year.secretary, edition=edition, address=address)
    return year.reload()


def test_the_frozen_revision_is_stored_with_its_hash(cluster_year):
    agreement = open_it(cluster_year)
    document = agreement.document
    (revision,) = document.revisions.all()
    assert (agreement.state, agreement.version, document.state) == (
        Agreement.State.OPEN,
        1,
        Document.State.OPEN,
    )
    assert (revision.number, revision.previous, revision.size) == (0, None, len(bytes(revision.pdf)))
    assert document.frozen_sha256 == revision.sha256 == hashlib.sha256(bytes(revision.pdf)).hexdigest()
    assert (document.version, document.frozen_by, document.cluster) == (
        1,
        cluster_year.secretary,
        cluster_year.cluster,
    )
    assert [signature.kind for signature in document.signatures.all()] == ["freeze"]
    assert examine(document).findings == ()


def test_the_frozen_wording_is_an_edition_of_its_own(cluster_year):
    agreement = open_it(cluster_year)
    edition = agreement.document.edition
    assert (edition.number, edition.version, agreement.edition) == (3, 1, 3)
    assert edition.text == agreement.editions.get(number=2).text


def test_every_unit_and_the_witness_have_a_place_in_the_words_printed_there(authority):
    year = factories.cluster_year(2, witness=True)
    Mandate.objects.filter(person=year.leaders[1]).update(title="Phó Chủ tịch", authority="KT. CHỦ TỊCH")
    places = open_it(year).document.places.order_by("number")
    units = [*year.units, year.term.witness]
    titles = ["Chủ tịch", "Phó Chủ tịch", "Chủ tịch"]
    assert [
        (
            place.number,
            place.field,
            place.unit,
            place.unit_name,
            place.title,
            place.mandate.person,
            place.is_witness,
        )
        for place in places
    ] == [
        (number, f"Sig-{number}", unit, unit.name, title, leader, number == 3)
        for number, unit, title, leader in zip((1, 2, 3), units, titles, year.leaders, strict=True)
    ]


def test_the_chair_stands_first(authority):
    year = factories.cluster_year(3)
    Membership.objects.filter(unit=year.units[2]).update(rank=Membership.Role.CHAIR)
    Membership.objects.filter(unit=year.units[1]).update(rank=Membership.Role.DEPUTY)
    places = open_it(year).document.places.order_by("number")
    assert [place.unit for place in places] == [year.units[2], year.units[1], year.units[0]]


@pytest.mark.parametrize(
    ("authority_lines", "title", "printed"),
    [
        ("TM. BAN THƯỜNG VỤ\nKT. CHỦ TỊCH", "Phó Chủ tịch", "TM. BAN THƯỜNG VỤ KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
        ("TUQ. BAN THƯỜNG VỤ", "Chánh Văn phòng", "TUQ. BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG"),
    ],
)
def test_the_lines_of_a_deputy_are_printed(authority, authority_lines, title, printed):
    year = factories.cluster_year(1)
    Mandate.objects.filter(person=year.leaders[0]).update(authority=authority_lines, title=title)
    assert f"{printed} {year.leaders[0].full_name}" in words(open_it(year).document)


def test_the_same_agreement_gives_the_same_bytes(cluster_year, monkeypatch):
    now = timezone.now().replace(microsecond=0)
    monkeypatch.setattr(timezone, "now", lambda: now)
    document = open_it(cluster_year).document
    again = paper.agreement(document.edition.text, code=document.code, verify_url=lookup_url(), made_at=now)
    assert bytes(document.newest().pdf).startswith(again.pdf)


@pytest.mark.parametrize(("state", "sentence"), [("open", OPEN), ("sealed", SEALED)])
def test_only_a_draft_is_opened(authority, state, sentence):
    year = year_in(state)
    with refused(WrongState, sentence):
        open_it(year)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_opens(cluster_year, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        open_it(cluster_year, by=somebody(cluster_year, kind))


def test_only_the_edition_that_was_read_is_opened(cluster_year):
    with refused(PledgeError, "Dự thảo vừa được sửa. Xin đọc lại trước khi gửi ký."):
        open_it(cluster_year, edition=1)


def test_all_obstacles_are_named_at_once(cluster_year):
    Agreement.objects.update(day=None, closing="")
    with refused(PledgeError, "Chưa gửi ký được. Thiếu ngày ký kết. Thiếu lời kết."):
        open_it(cluster_year)


def test_who_opened_which_document_is_recorded(cluster_year):
    document = open_it(cluster_year, address="10.0.0.7").document
    assert recorded(cluster_year.agreement) == (
        Event.Verb.OPENED,
        cluster_year.secretary,
        cluster_year.secretary.full_name,
        "10.0.0.7",
        {"code": document.code, "sha256": document.frozen_sha256},
    )


def test_every_signatory_is_told(authority):
    year = factories.cluster_year(2, witness=True)
    document = open_it(year).document
    assert letters() == told(f"Đề nghị đồng chí ký {document.title}", *year.leaders)
    text = letter_to(year.leaders[0])
    assert f"Mã tra cứu: {document.code}" in text
    assert document.frozen_sha256 not in text


def test_a_failure_leaves_a_draft_and_no_letter(cluster_year):
    undone(lambda: open_it(cluster_year))
    assert (cluster_year.reload().state, letters()) == (Agreement.State.DRAFT, [])


def test_the_day_of_the_conference_may_be_in_the_past(cluster_year):
    assert cluster_year.agreement.day == date(2019, 2, 28)
    assert open_it(cluster_year).state == Agreement.State.OPEN
