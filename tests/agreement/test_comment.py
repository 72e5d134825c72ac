"""A unit remarks on the draft."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.agreement.acts.comments import close_comments, comment, invite_comments
from pledges.agreement.models import CommentRound
from pledges.errors import NotAllowed, WrongState
from pledges.states.event import Event
from tests import factories
from tests.ladder import OPEN, SEALED, letters, recorded, refused, somebody, told, undone, year_in

pytestmark = pytest.mark.django_db
UNIT_PEOPLE = "Chỉ cán bộ, lãnh đạo đơn vị thành viên được góp ý cho đơn vị mình."
OWN_UNIT = "Đồng chí chỉ được góp ý thay mặt đơn vị mình."
NO_ROUND = "Đợt góp ý đã kết thúc hoặc chưa mở. Nếu còn ý kiến, xin liên hệ Thường trực cụm."


@pytest.fixture
def year():
    made = factories.cluster_year(2, witness=True)
    invite_comments(made.agreement, by=made.secretary, closes_on=timezone.localdate() + timedelta(days=7))
    return made


def say(year, *, by=None, unit=None, text="Nên ghi rõ thời hạn.", address=""):
    by, unit = by or year.officers[0], unit or year.units[0]
    return comment(year.agreement, by=by, unit=unit, passage="Mục 1", text=text, address=address)


@pytest.mark.parametrize("kind", ["officer", "leader"])
def test_officers_and_leaders_remark_for_their_unit(year, kind):
    who = somebody(year, kind)
    made = say(year, by=who)
    assert (made.unit, made.passage, made.text, made.made_by) == (
        year.units[0],
        "Mục 1",
        "Nên ghi rõ thời hạn.",
        who,
    )
    assert (made.answer, made.answered_at, made.answered_by) == ("", None, None)


def test_a_unit_may_remark_again(year):
    say(year)
    say(year, text="Thêm một ý.")
    assert CommentRound.objects.get().comments.count() == 2


@pytest.mark.parametrize(("state", "sentence"), [("open", OPEN), ("sealed", SEALED)])
def test_only_a_draft_is_remarked_on(authority, state, sentence):
    year = year_in(state)
    with refused(WrongState, sentence):
        say(year)


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "stranger", "former secretary"])
def test_only_unit_people_remark(year, kind):
    with refused(NotAllowed, UNIT_PEOPLE):
        say(year, by=somebody(year, kind))


def test_the_witness_does_not_remark(year):
    with refused(NotAllowed, UNIT_PEOPLE):
        say(year, by=year.leaders[-1], unit=year.term.witness)


@pytest.mark.parametrize("which", ["another unit", "the witness"])
def test_nobody_remarks_for_another_unit(year, which):
    """Not even a member's officer who also works for the witness."""
    factories.appointment("officer", of_person=year.officers[0], unit=year.term.witness)
    with refused(NotAllowed, OWN_UNIT):
        say(year, unit=year.units[1] if which == "another unit" else year.term.witness)


@pytest.mark.parametrize("what", ["never opened", "closed", "over"])
def test_there_must_be_an_open_round(what):
    year = factories.cluster_year(2)
    if what != "never opened":
        invite_comments(year.agreement, by=year.secretary, closes_on=timezone.localdate())
    if what == "closed":
        close_comments(year.agreement, by=year.secretary)
    if what == "over":
        CommentRound.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    with refused(WrongState, NO_ROUND):
        say(year)


def test_who_remarked_for_which_unit_is_recorded(year):
    made = say(year, address="10.0.0.7")
    assert recorded(year.agreement) == (
        Event.Verb.COMMENTED,
        year.officers[0],
        year.officers[0].full_name,
        "10.0.0.7",
        {"unit": year.units[0].name, "comment": made.pk},
    )


def test_the_secretariat_is_told_and_a_failure_leaves_nothing(year):
    before = letters()
    undone(lambda: say(year))
    assert letters() == before
    say(year)
    subject = f"{year.units[0].short_name} góp ý dự thảo {year.agreement}"
    assert letters() == sorted(before + told(subject, year.secretary))
