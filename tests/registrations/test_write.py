"""A unit writes its registration, on top of the save that it saw."""

from datetime import date

import pytest

from pledges.errors import PledgeError, Stale
from pledges.registrations.acts.registration import write
from pledges.states.event import Event
from pledges.states.keeping import keep
from pledges.states.scratch import Scratch
from pledges.states.stateful import ONLY_UNIT_PEOPLE
from tests import factories
from tests.ladder import letters, recorded, refused, undone
from tests.registrations.ladder import OUTSIDERS, only_in, refused_to, refused_when_closed, words_of


@pytest.fixture
def year(authority):
    return factories.cluster_year(2)


def save(made, by, edition=None, commitments=(), address="", **changes):
    edition = made.edition if edition is None else edition
    fields = words_of(made, **changes)
    return write(made, by=by, edition=edition, fields=fields, commitments=commitments, address=address)


def test_the_words_are_kept(year):
    made = factories.registration(year, state="draft")
    promised = list(year.agreement.commitments.all())
    saved = save(made, year.officers[0], commitments=promised, name="Tên mới", result_value=None)
    saved.refresh_from_db()
    assert (saved.name, saved.edition, saved.result_value) == ("Tên mới", 2, None)
    assert (saved.starts_on, saved.ends_on) == (date(2019, 3, 1), date(2019, 11, 30))
    assert list(saved.commitments.all()) == promised


def test_saving_what_is_there_already_is_no_new_save(year):
    made = factories.registration(year, state="draft")
    events = made.events().count()
    assert save(made, year.officers[0]).edition == made.edition
    assert made.events().count() == events


def test_who_saves_on_top_of_an_older_save_is_told(year):
    made = factories.registration(year, state="draft")
    save(made, year.officers[0], goal="Bản của cán bộ.")
    writer = year.officers[0].full_name
    sentence = f"Đồng chí {writer} vừa lưu nội dung khác. Nội dung đồng chí nhập vẫn còn dưới đây."
    with refused(Stale, sentence):
        save(made, year.leaders[0], edition=1, goal="Bản của lãnh đạo.")


def test_drafts_and_what_was_sent_back_are_written(year):
    only_in(year, lambda made: save(made, year.officers[0], goal="Khác."), "draft", "sent_back")
    made = factories.registration(year, state="sent_back")
    assert save(made, year.officers[0], goal="Khác.").edition == 2


def test_only_the_units_own_people_write(year):
    made = factories.registration(year, state="draft")
    refused_to(year, ONLY_UNIT_PEOPLE, lambda person: save(made, person, goal="Khác."), *OUTSIDERS)


def test_nothing_is_written_in_a_closed_year(year):
    made = factories.registration(year, state="draft")
    refused_when_closed(year, lambda: save(made, year.officers[0], goal="Khác."))


def test_it_does_not_end_before_it_starts(year):
    made = factories.registration(year, state="draft")
    with refused(PledgeError, "Ngày kết thúc phải từ ngày bắt đầu trở đi."):
        save(made, year.officers[0], ends_on=date(2019, 2, 28))


def test_commitments_of_another_agreement_are_not_linked(year):
    made = factories.registration(year, state="draft")
    others = list(factories.cluster_year(1).agreement.commitments.all())
    sentence = "Có nội dung giao ước vừa bị xóa khỏi dự thảo. Xin chọn lại nội dung giao ước liên quan."
    with refused(PledgeError, sentence):
        save(made, year.officers[0], commitments=others)


def test_only_ones_own_scratch_is_gone(year):
    made = factories.registration(year, state="draft")
    for person in (year.officers[0], year.leaders[0]):
        keep(made, act="write", by=person, edition=1, form="name=x")
    save(made, year.officers[0], goal="Khác.")
    assert [scratch.person for scratch in Scratch.objects.all()] == [year.leaders[0]]


def test_nothing_half_typed_is_kept_of_what_cannot_be_written(year):
    keep(factories.registration(year), act="write", by=year.officers[0], edition=1, form="name=x")
    assert not Scratch.objects.exists()


def test_who_saved_is_recorded_and_nobody_is_told(year):
    made = save(
        factories.registration(year, state="draft"), year.leaders[0], goal="Khác.", address="10.0.0.7"
    )
    leader = year.leaders[0]
    assert recorded(made) == (Event.Verb.WRITTEN, leader, leader.full_name, "10.0.0.7", {"edition": 2})
    assert letters() == []


def test_a_failure_leaves_what_was_there(year):
    made = factories.registration(year, state="draft")
    undone(lambda: save(made, year.officers[0], goal="Khác."))
