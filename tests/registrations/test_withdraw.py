"""The unit's leader takes a registration back; the secretariat says what became of one."""

import pytest

from pledges.documents.models import Document
from pledges.errors import PledgeError, WrongState
from pledges.registrations.acts.recording import conclude
from pledges.registrations.acts.registration import withdraw
from pledges.states.event import Event
from pledges.states.stateful import ONLY_LEADER, ONLY_SECRETARIAT
from tests import factories
from tests.ladder import letters, recorded, refused, told, undone
from tests.registrations.ladder import REASON, only_in, refused_to, refused_when_closed

LEFT = ("sent_back", "submitted", "recorded")


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


@pytest.fixture
def made(year):
    return factories.registration(year)


def take_back(made, by, reason=REASON, address=""):
    return withdraw(made, by=by, reason=reason, address=address)


@pytest.mark.parametrize("state", LEFT)
def test_it_is_withdrawn_with_the_reason(year, state):
    done = take_back(factories.registration(year, state=state), year.leaders[0])
    assert (done.state, done.reason) == ("withdrawn", REASON)


def test_an_appendix_that_waits_for_the_signature_becomes_void(year):
    year.open()
    made = factories.registration(year)
    document = made.document
    done = take_back(made, year.leaders[0])
    document.refresh_from_db()
    assert (document.state, document.voided_by, document.void_reason) == (
        Document.State.VOID, year.leaders[0], REASON,
    )  # fmt: skip
    assert (done.document, done.appendix_number) == (None, 1)
    assert recorded(done)[4] == {"reason": REASON, "code": document.code}
    assert factories.registration(year).appendix_number == 2


def test_a_signed_appendix_stays_as_it_was_signed(year):
    year.open()
    made = factories.registration(year)
    factories.sign_appendix(made)
    done = take_back(made, year.leaders[0])
    assert (done.state, done.document.state) == ("withdrawn", Document.State.SEALED)


def test_drafts_and_what_is_over_are_not_withdrawn(year):
    only_in(year, lambda each: take_back(each, year.leaders[0]), *LEFT)


def test_only_the_units_leader_withdraws(year, made):
    kinds = ("officer", "secretary", "supervisor", "administrator", "stranger")
    refused_to(year, ONLY_LEADER, lambda person: take_back(made, person), *kinds)
    refused_when_closed(year, lambda: take_back(made, year.leaders[0]))


def test_a_reason_is_given(year, made):
    with refused(PledgeError, "Chưa nhập lý do."):
        take_back(made, year.leaders[0], reason=" \u200b")


def test_who_withdrew_is_recorded_and_both_sides_are_told(year, made):
    sent, leader = letters(), year.leaders[0]
    take_back(made, leader, address="10.0.0.7")
    facts = {"reason": REASON}
    assert recorded(made) == (Event.Verb.RETRACTED, leader, leader.full_name, "10.0.0.7", facts)
    people = (year.secretary, year.officers[0], leader)
    assert letters() == sorted(sent + told(f"{made.unit} rút đăng ký: {made.name}", *people))


def test_a_failure_withdraws_nothing(year, made):
    undone(lambda: take_back(made, year.leaders[0]))


def close(made, by, outcome="Đạt 96 %.", done=True, address=""):
    return conclude(made, by=by, is_completed=done, outcome=outcome, address=address)


@pytest.mark.parametrize(("done", "state"), [(True, "completed"), (False, "not_completed")])
def test_the_end_of_the_year_is_told_in_words(year, made, done, state):
    ended = close(made, year.secretary, done=done)
    assert (ended.state, ended.outcome) == (state, "Đạt 96 %.")


def test_only_what_was_recorded_is_concluded(year):
    only_in(year, lambda each: close(each, year.secretary), "recorded")


def test_an_appendix_is_signed_first(year):
    year.open()
    made = factories.registration(year)
    sentence = "Phụ lục đang chờ lãnh đạo đơn vị ký; xin đánh giá sau khi phụ lục được ký."
    with refused(WrongState, sentence):
        close(made, year.secretary)
    factories.sign_appendix(made)
    assert close(made, year.secretary).state == "completed"


def test_only_the_secretariat_concludes(year, made):
    kinds = ("officer", "leader", "supervisor", "administrator", "stranger", "former secretary")
    refused_to(year, ONLY_SECRETARIAT, lambda person: close(made, person), *kinds)
    refused_when_closed(year, lambda: close(made, year.secretary))


def test_an_outcome_is_given(year, made):
    with refused(PledgeError, "Chưa nhập kết quả đạt được."):
        close(made, year.secretary, outcome="")


def test_who_concluded_is_recorded_and_the_unit_is_told(year, made):
    sent, secretary = letters(), year.secretary
    close(made, secretary, done=False, address="10.0.0.7")
    facts = {"outcome": "Đạt 96 %."}
    assert recorded(made) == (
        Event.Verb.NOT_COMPLETED, secretary, secretary.full_name, "10.0.0.7", facts,
    )  # fmt: skip
    subject = f"Kết quả cuối năm của đăng ký: {made.name}"
    assert letters() == sorted(sent + told(subject, year.officers[0], year.leaders[0]))


def test_a_failure_concludes_nothing(year, made):
    undone(lambda: close(made, year.secretary))
