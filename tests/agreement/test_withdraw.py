"""The secretariat takes an open agreement back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.agreement.acts.signing import withdraw
from pledges.agreement.models import Agreement
from pledges.documents.models import Document
from pledges.documents.verdicts import about, examine
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.ladder import (
    DRAFT,
    NOT_THE_SECRETARIAT,
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

REASON = "Sửa chỉ tiêu 3."


@pytest.fixture
def year(authority):
    return year_in("half")


def take_back(year, *, by=None, reason=REASON, address=""):
    withdraw(year.agreement, by=by or year.secretary, reason=reason, address=address)
    return year.reload()


def test_the_agreement_is_a_draft_again_as_its_next_version(year):
    document = year.agreement.document
    agreement = take_back(year)
    document.refresh_from_db()
    assert (agreement.state, agreement.version, agreement.document) == (Agreement.State.DRAFT, 2, None)
    assert (document.state, document.voided_by, document.void_reason) == (
        Document.State.VOID,
        year.secretary,
        REASON,
    )
    assert timedelta(0) <= timezone.now() - document.voided_at < timedelta(minutes=1)


def test_the_void_document_keeps_its_bytes_and_signatures(year):
    document = year.agreement.document
    pdf, signatures = bytes(document.newest().pdf), list(document.signatures.values_list("pk", "serial"))
    take_back(year)
    document.refresh_from_db()
    assert (bytes(document.newest().pdf), list(document.signatures.values_list("pk", "serial"))) == (
        pdf,
        signatures,
    )
    assert examine(document).findings == ()
    assert about(pdf).document == document


def test_it_can_be_opened_and_signed_again(year):
    take_back(year)
    year.open()
    year.sign()
    old, new = Document.objects.order_by("version")
    assert year.agreement.state == Agreement.State.SEALED
    assert (old.version, new.version) == (1, 2)
    assert (new.code == old.code, new.identifier == old.identifier) == (False, False)
    assert examine(new).findings == examine(old).findings == ()
    assert sorted(Document.objects.values_list("version", "state")) == [(1, "void"), (2, "sealed")]
    assert [edition.document for edition in year.agreement.editions.all()] == [new, old, None, None]


def test_what_is_withdrawn_is_not_withdrawn_again(year):
    take_back(year)
    with refused(WrongState, DRAFT):
        take_back(year)


@pytest.mark.parametrize(("state", "sentence"), [("draft", DRAFT), ("sealed", SEALED)])
def test_only_an_open_agreement_is_withdrawn(authority, state, sentence):
    year = year_in(state)
    with refused(WrongState, sentence):
        take_back(year)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_withdraws(year, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        take_back(year, by=somebody(year, kind))


@pytest.mark.parametrize("reason", ["", "  \n ", "\u200b"])
def test_a_reason_is_given(year, reason):
    with refused(PledgeError, "Chưa nhập lý do."):
        take_back(year, reason=reason)


def test_who_withdrew_and_why_is_recorded(year):
    code = year.agreement.document.code
    take_back(year, address="10.0.0.7")
    assert recorded(year.agreement) == (
        Event.Verb.WITHDRAWN,
        year.secretary,
        year.secretary.full_name,
        "10.0.0.7",
        {"code": code, "reason": REASON},
    )


def test_everybody_is_told_the_reason(authority):
    year = factories.cluster_year(2, witness=True)
    title, invited = year.open().document.title, letters()
    take_back(year)
    everybody = [*year.leaders, *year.officers, year.secretary, year.supervisor]
    assert letters() == sorted(invited + told(f"Thu hồi {title} để sửa", *everybody))
    assert f"Lý do: {REASON}" in letter_to(year.officers[0])


def test_a_failure_leaves_the_agreement_open(year):
    undone(lambda: take_back(year))
    assert (year.reload().state, year.agreement.document.state) == (Agreement.State.OPEN, Document.State.OPEN)
