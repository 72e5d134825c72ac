"""The secretariat records a registration, or sends it back."""

import pytest

from pledges.documents.models import Document
from pledges.errors import PledgeError
from pledges.registrations.acts.recording import record, send_back
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.ladder import letter_to, letters, recorded, refused, told, undone
from tests.pages import page, visitor, words
from tests.registrations.ladder import REASON, only_in, refused_to, refused_when_closed, without_leader

OTHERS = ("officer", "leader", "supervisor", "administrator", "stranger", "former secretary")


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


@pytest.fixture
def made(year):
    return factories.registration(year, state="submitted")


@pytest.fixture
def late(year):
    """Sent when the agreement was open already."""
    year.open()
    return factories.registration(year, state="submitted", name="Khu dân cư đoàn kết")


def test_it_is_recorded_by_whom_and_when(year, made):
    done = record(made, by=year.secretary)
    assert (done.state, done.recorded_by, done.recorded_at is None) == ("recorded", year.secretary, False)
    assert (done.document, done.appendix_number) == (None, None)


def test_after_the_opening_it_gets_a_numbered_appendix(year, late):
    document = record(late, by=year.secretary).document
    assert (late.lock().appendix_number, document.kind, document.version) == (1, Document.Kind.APPENDIX, 1)
    assert document.title == (f"Phụ lục I kèm theo Giao ước thi đua năm 2019 của {year.cluster.title}")
    assert (document.code[:5], document.state, document.subject_key) == ("PL19-", "open", late.event_key)
    place = document.places.get()
    assert (place.unit, place.mandate.person, place.field) == (year.units[0], year.leaders[0], "Sig-1")


def test_appendices_are_numbered_through_the_year(year, late):
    units = [year.units[0], year.units[1], year.units[0]]
    found = [factories.registration(year, unit).appendix_number for unit in units]
    assert [record(late, by=year.secretary).appendix_number, *found] == [4, 1, 2, 3]


def test_without_a_leader_there_is_no_appendix(year, late):
    without_leader(year, late.unit)
    with refused(
        PledgeError,
        f"Chưa lập được phụ lục vì {late.unit} chưa có người có thẩm quyền ký. "
        "Đề nghị quản trị viên cập nhật thẩm quyền ký của đơn vị.",
    ):
        record(late, by=year.secretary)


def test_an_agreement_that_is_a_draft_again_takes_it_into_its_table(year, late):
    year.agreement.document = None
    type(year.agreement).objects.update(state="draft", document=None)
    assert record(late, by=year.secretary).document is None


def test_only_what_was_sent_is_recorded(year):
    only_in(year, lambda each: record(each, by=year.secretary), "submitted")


def test_only_the_secretariat_records(year, made):
    refused_to(year, ONLY_SECRETARIAT, lambda person: record(made, by=person), *OTHERS)
    refused_when_closed(year, lambda: record(made, by=year.secretary))


def test_who_recorded_is_in_the_log_and_the_unit_is_told(year, made):
    sent = letters()
    record(made, by=year.secretary, address="10.0.0.7")
    secretary = year.secretary
    assert recorded(made) == (Event.Verb.RECORDED, secretary, secretary.full_name, "10.0.0.7", {})
    subject = f"Đã ghi nhận đăng ký: {made.name}"
    assert letters() == sorted(sent + told(subject, year.officers[0], year.leaders[0]))
    assert "phần II của giao ước" in letter_to(year.officers[0])


def test_the_leader_is_asked_to_sign_the_appendix(year, late):
    sent = letters()
    document = record(late, by=year.secretary).document
    facts = {"code": document.code, "sha256": document.frozen_sha256}
    assert recorded(late)[::4] == (Event.Verb.FROZEN, facts)
    mail = told(f"Đề nghị đồng chí ký {document.title}", year.leaders[0])
    mail += told("Đã ghi nhận đăng ký: Khu dân cư đoàn kết", year.officers[0], year.leaders[0])
    assert letters() == sorted(sent + mail)


def test_a_failure_leaves_no_appendix(year, late):
    undone(lambda: record(late, by=year.secretary))


def test_it_goes_back_with_a_reason(year, made):
    back = send_back(made, by=year.secretary, reason=f" {REASON}\r\n")
    assert (back.state, back.reason) == ("sent_back", REASON)


@pytest.mark.parametrize("reason", ["", " \n ", "\u200b"])
def test_it_does_not_go_back_without_a_reason(year, made, reason):
    with refused(PledgeError, "Chưa nhập lý do."):
        send_back(made, by=year.secretary, reason=reason)


def test_only_what_was_sent_goes_back(year):
    only_in(year, lambda each: send_back(each, by=year.secretary, reason=REASON), "submitted")


def test_only_the_secretariat_sends_back(year, made):
    act = send_back
    refused_to(year, ONLY_SECRETARIAT, lambda person: act(made, by=person, reason=REASON), *OTHERS)
    refused_when_closed(year, lambda: act(made, by=year.secretary, reason=REASON))


def test_the_unit_is_told_what_is_missing(year, made):
    sent, secretary = letters(), year.secretary
    send_back(made, by=secretary, reason=REASON, address="10.0.0.7")
    assert recorded(made) == (
        Event.Verb.SENT_BACK, secretary, secretary.full_name, "10.0.0.7", {"reason": REASON},
    )  # fmt: skip
    subject = f"Đề nghị bổ sung đăng ký: {made.name}"
    assert letters() == sorted(sent + told(subject, year.officers[0], year.leaders[0]))
    assert f"Lý do: {REASON}" in letter_to(year.leaders[0])


def test_a_failure_sends_nothing_back(year, made):
    undone(lambda: send_back(made, by=year.secretary, reason=REASON))


def test_recording_that_makes_an_appendix_asks_once(year, late):
    shown = page(visitor(year.secretary).get(late.get_absolute_url()))
    url = late.url("registration_record")
    assert (url in shown.links(), url in shown.posts()) == (True, False)
    asked = visitor(year.secretary).get(url)
    said = words(asked)
    assert "đăng ký được lập thành phụ lục có số, gửi lãnh đạo đơn vị ký" in said
    for person in (year.officers[0], year.leaders[0]):
        assert f"đ/c {person.full_name}" in said
    assert late.lock().state == "submitted"
    assert url in page(asked).posts()


def test_recording_that_makes_none_is_one_click(year, made):
    shown = page(visitor(year.secretary).get(made.get_absolute_url()))
    assert made.url("registration_record") in shown.posts()
