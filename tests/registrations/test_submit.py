"""A unit sends its registration, or drops the draft."""

import pytest

from pledges.errors import PledgeError, WrongState
from pledges.registrations.acts.registration import discard, submit
from pledges.registrations.clears import WANTED
from pledges.registrations.models import Registration
from pledges.states.event import Event, EventChain
from pledges.states.keeping import keep
from pledges.states.scratch import Scratch
from pledges.states.stateful import GONE, ONLY_UNIT_PEOPLE
from tests import factories
from tests.ladder import letter_to, letters, recorded, refused, told, undone
from tests.registrations.ladder import OUTSIDERS, only_in, refused_to, refused_when_closed


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


@pytest.fixture
def made(year):
    return factories.registration(year, state="draft")


def send(made, by, edition=None, address=""):
    return submit(made, by=by, edition=made.edition if edition is None else edition, address=address)


def test_it_waits_for_the_secretariat(year, made):
    sent = send(made, year.officers[0])
    assert (sent.state, sent.reason, sent.submitted_at is None) == ("submitted", "", False)


def test_what_was_sent_back_is_sent_again_without_the_old_reason(year):
    sent = send(factories.registration(year, state="sent_back"), year.leaders[0])
    assert (sent.state, sent.reason) == ("submitted", "")


@pytest.mark.parametrize("field", [name for name in WANTED if name not in {"kind", "name"}])
def test_each_of_the_five_clears_is_wanted(year, field):
    empty = None if field.endswith("_on") else ""
    unclear = factories.registration(year, state="draft", **{field: empty})
    with refused(PledgeError, f"Chưa gửi được. {WANTED[field]}"):
        send(unclear, year.officers[0])


def test_everything_that_is_missing_is_said_at_once(year):
    bare = factories.registration(year, state="draft", person_in_charge="", work="", responsibility="")
    with refused(
        PledgeError,
        "Chưa gửi được. Rõ người: chưa nhập người phụ trách. Rõ việc: chưa nhập nhiệm vụ, giải pháp. "
        "Rõ trách nhiệm: chưa nhập đơn vị chủ trì, đơn vị phối hợp.",
    ):
        send(bare, year.officers[0])


def test_what_is_far_too_long_is_not_sent(year):
    long = factories.registration(year, state="draft", work="\n".join("a" * 1000))
    with refused(
        PledgeError,
        "Chưa gửi được. Đăng ký quá dài (1009/600 dòng). Xin rút gọn mục “rõ việc”.",
    ):
        send(long, year.officers[0])


def test_only_what_was_read_is_sent(year, made):
    sentence = "Đăng ký vừa được sửa. Xin đọc lại trước khi gửi."
    with refused(PledgeError, sentence):
        send(made, year.officers[0], edition=0)


def test_only_drafts_and_what_was_sent_back_are_sent(year):
    only_in(year, lambda each: send(each, year.officers[0]), "draft", "sent_back")


def test_only_the_units_own_people_send(year, made):
    refused_to(year, ONLY_UNIT_PEOPLE, lambda person: send(made, person), *OUTSIDERS)


def test_nothing_is_sent_in_a_closed_year(year, made):
    refused_when_closed(year, lambda: send(made, year.officers[0]))


def test_who_sent_is_recorded_and_the_secretariat_is_told(year, made):
    officer = year.officers[0]
    send(made, officer, address="10.0.0.7")
    assert recorded(made) == (Event.Verb.SUBMITTED, officer, officer.full_name, "10.0.0.7", {"edition": 1})
    assert letters() == told(f"{made.unit} gửi đăng ký: {made.name}", year.secretary)
    assert made.get_absolute_url() in letter_to(year.secretary)


def test_a_failure_leaves_a_draft(year, made):
    undone(lambda: send(made, year.officers[0]))


def test_a_draft_that_was_never_sent_disappears_but_for_its_log(year, made):
    key = made.event_key
    keep(made, act="write", by=year.leaders[0], edition=1, form="name=x")
    discard(made, by=year.officers[0], address="10.0.0.7")
    assert not Registration.objects.exists()
    assert not Scratch.objects.exists()
    last = EventChain.objects.get(key=key).events.last()
    assert (last.verb, last.actor, last.facts) == (
        Event.Verb.CANCELLED, year.officers[0], {"name": made.name},
    )  # fmt: skip


def test_what_disappeared_meanwhile_is_said_to_be_gone(year, made):
    discard(Registration.objects.get(), by=year.officers[0])
    for act in (lambda: discard(made, by=year.leaders[0]), lambda: send(made, year.leaders[0])):
        with refused(WrongState, GONE):
            act()


def test_what_was_sent_once_does_not_disappear(year):
    only_in(year, lambda each: discard(each, by=year.officers[0]), "draft")


def test_only_the_units_own_people_drop_a_draft(year, made):
    refused_to(year, ONLY_UNIT_PEOPLE, lambda person: discard(made, by=person), *OUTSIDERS)
    refused_when_closed(year, lambda: discard(made, by=year.officers[0]))


def test_a_failure_keeps_the_draft(year, made):
    undone(lambda: discard(made, by=year.officers[0]))
    assert Registration.objects.count() == 1
