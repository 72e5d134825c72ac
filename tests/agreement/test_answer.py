"""The secretariat answers a remark, once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from mailer.models import Message

from pledges.agreement.acts.comments import answer, close_comments, comment, invite_comments
from pledges.agreement.models import Agreement
from pledges.errors import NotAllowed, WrongState
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.ladder import (
    NOT_THE_SECRETARIAT,
    OPEN,
    letter_to,
    letters,
    recorded,
    refused,
    somebody,
    told,
    undone,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = factories.cluster_year(2)
    invite_comments(made.agreement, by=made.secretary, closes_on=timezone.localdate() + timedelta(days=7))
    wishes = {"unit": made.units[0], "passage": "", "text": "Nên ghi rõ."}
    made.comment = comment(made.agreement, by=made.officers[0], **wishes)
    Message.objects.all().delete()
    return made


def reply(year, *, by=None, text="Đã tiếp thu.", address=""):
    return answer(year.comment, by=by or year.secretary, text=text, address=address)


def test_the_answer_stands_beside_the_remark(year):
    made = reply(year)
    made.refresh_from_db()
    assert (made.text, made.answer, made.answered_by) == ("Nên ghi rõ.", "Đã tiếp thu.", year.secretary)
    assert timedelta(0) <= timezone.now() - made.answered_at < timedelta(minutes=1)


def test_a_remark_may_be_answered_after_the_round(year):
    close_comments(year.agreement, by=year.secretary)
    assert reply(year).answer == "Đã tiếp thu."


def test_an_answer_is_written_once(year):
    reply(year)
    with refused(WrongState, "Góp ý này đã được trả lời."):
        reply(year, text="Khác.")


def test_only_while_the_agreement_is_a_draft(authority, year):
    close_comments(year.agreement, by=year.secretary)
    late = year.comment
    reply(year)
    year.open()
    assert year.agreement.state == Agreement.State.OPEN
    with refused(WrongState, OPEN):
        answer(late, by=year.secretary, text="Khác.")


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_answers(year, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        reply(year, by=somebody(year, kind))


def test_the_secretariat_of_another_cluster_does_not_answer(year):
    other = factories.cluster_year(2)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        reply(year, by=other.secretary)


def test_who_answered_which_remark_is_recorded(year):
    reply(year, address="10.0.0.7")
    assert recorded(year.agreement) == (
        Event.Verb.ANSWERED,
        year.secretary,
        year.secretary.full_name,
        "10.0.0.7",
        {"comment": year.comment.pk},
    )


def test_the_person_who_remarked_is_told(year):
    reply(year)
    assert letters() == told(f"Trả lời góp ý dự thảo {year.agreement}", year.officers[0])
    assert "Góp ý: Nên ghi rõ.\n\nTrả lời của Thường trực cụm: Đã tiếp thu." in letter_to(year.officers[0])


def test_a_failure_leaves_no_answer_and_no_letter(year):
    undone(lambda: reply(year))
    year.comment.refresh_from_db()
    assert (year.comment.answer, letters()) == ("", [])
