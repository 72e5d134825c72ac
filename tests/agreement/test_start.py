"""The secretariat begins the year's agreement."""

from dataclasses import replace

import pytest

from pledges.agreement import defaults as default_wording
from pledges.agreement.acts.drafting import sources, start
from pledges.agreement.models import Agreement
from pledges.agreement.wording import wording
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from tests import factories
from tests.ladder import (
    NOT_THE_SECRETARIAT,
    letters,
    recorded,
    refused,
    somebody,
    term_without_agreement,
    undone,
    year_in,
)

pytestmark = pytest.mark.django_db


def test_the_standard_wording_becomes_the_first_edition():
    term, secretary, _ = term_without_agreement()
    agreement = start(term, by=secretary, source="standard")
    assert replace(wording(agreement), signatories=()) == default_wording.for_term(term)
    assert (agreement.state, agreement.version, agreement.edition) == (Agreement.State.DRAFT, 1, 1)
    (edition,) = agreement.editions.all()
    assert (edition.number, edition.version, edition.saved_by) == (1, 1, secretary)
    assert edition.text == wording(agreement)


def test_the_wording_names_every_unit_and_its_leader():
    term, secretary, units = term_without_agreement()
    text = wording(start(term, by=secretary, source="standard"))
    assert [(signatory.field, signatory.unit) for signatory in text.signatories] == [
        ("Sig-1", units[0].name),
        ("Sig-2", units[1].name),
    ]
    assert text.signatories[0].lines == ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")


@pytest.mark.parametrize("state", ["draft", "open", "sealed"])
def test_a_year_has_one_agreement(authority, state):
    year = year_in(state)
    sentence = "Giao ước của năm này đang được soạn. Xin tải lại trang."
    with refused(WrongState, sentence):
        start(year.term, by=year.secretary, source="standard")


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_starts(kind):
    year = factories.cluster_year(2)
    term = factories.term(year.cluster, "2020")
    with refused(NotAllowed, "Chỉ Thường trực cụm được soạn giao ước."):
        start(term, by=somebody(year, kind), source="standard")


@pytest.mark.parametrize("source", ["last_year", "template", "khác", ""])
def test_what_is_not_there_is_no_beginning(source):
    term, secretary, _ = term_without_agreement()
    assert sources(term) == [("standard", "Mẫu chung của hệ thống")]
    with refused(PledgeError, "Không tìm thấy mẫu đã chọn. Xin chọn lại."):
        start(term, by=secretary, source=source)


def test_who_started_is_recorded():
    term, secretary, _ = term_without_agreement()
    agreement = start(term, by=secretary, source="standard", address="10.0.0.7")
    assert agreement.events().count() == 1
    assert recorded(agreement) == (
        Event.Verb.STARTED,
        secretary,
        secretary.full_name,
        "10.0.0.7",
        {"source": "standard"},
    )


def test_nobody_is_told_and_a_failure_leaves_nothing():
    term, secretary, _ = term_without_agreement()
    undone(lambda: start(term, by=secretary, source="standard"))
    start(term, by=secretary, source="standard")
    assert letters() == []
