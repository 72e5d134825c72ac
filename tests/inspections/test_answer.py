"""Answers to the checklist: each saved on its own, twice is once, a colleague's is never overwritten unseen."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.inspections.plan.models import Question
from pledges.inspections.visit.acts import answer as acts
from pledges.inspections.visit.models import Answer, AnswerFile, Inspection
from pledges.inspections.visit.models.inspection import ONLY_TEAM
from pledges.states.event import Event
from tests import brought, factories, judging
from tests.browser.apart import apart
from tests.inspections import inspecting
from tests.inspections.inspecting import finding, saved, say
from tests.ladder import letters, recorded, refused, rows, somebody, undone


@pytest.fixture
def year(db):
    return factories.cluster_year(3)


@pytest.fixture
def made(year):
    return inspecting.inspection(year)


@pytest.fixture
def question(made):
    return inspecting.first_question(made)


def bring(made, question, *, by, token=None, content=brought.PDF, name="Sổ theo dõi.pdf"):
    return acts.attach(made, question=question, by=by, token=token or uuid4(), name=name, content=content)


def test_an_answer_is_saved_and_recorded(year, made, question):
    token, before = uuid4(), letters()
    said = finding("partly", "Sổ theo dõi", "Còn thiếu.")
    kept = say(made, question, by=year.officers[0], token=token, said=said, address="10.0.0.7")
    assert saved(made) == [("partly", "Sổ theo dõi", "Còn thiếu.", 1)]
    assert (kept.edition, kept.answer.answered_by, kept.answer.token) == (1, year.officers[0], token)
    facts = {"question": question.pk, "token": str(token), "finding": said.sha256}
    facts |= {"verdict": "partly", "edition": 1}
    who = year.officers[0]
    assert recorded(made) == (Event.Verb.WRITTEN, who, who.full_name, "10.0.0.7", facts)
    assert letters() == before


def test_the_same_save_arrives_twice_and_counts_once(year, made, question):
    token = uuid4()
    say(made, question, by=year.officers[0], token=token)
    before = rows()
    assert say(made, question, by=year.officers[0], token=token).edition == 1
    assert rows() == before


def test_other_words_under_the_same_token_are_another_save(year, made, question):
    token, other = uuid4(), finding("no", "", "Đã sửa lại.")
    say(made, question, by=year.officers[0], token=token)
    before = rows()
    with refused(acts.AnsweredMeanwhile, acts.CHANGED_BY_YOU):
        say(made, question, by=year.officers[0], token=token, said=other)
    assert rows() == before
    assert say(made, question, by=year.officers[0], token=token, edition=1, said=other).edition == 2
    assert say(made, question, by=year.officers[0], token=token).edition == 1
    assert saved(made) == [("no", "", "Đã sửa lại.", 2)]


def test_it_counts_once_after_a_colleague_went_on(year, made, question):
    token = uuid4()
    say(made, question, by=year.officers[0], token=token)
    say(made, question, by=year.leaders[0], edition=1, said=finding("no", "", "Không."))
    before = rows()
    assert say(made, question, by=year.officers[0], token=token).edition == 1
    with pytest.raises(acts.AnsweredMeanwhile):
        say(made, question, by=year.officers[0], edition=1, said=finding("partly"))
    assert rows() == before


def test_it_counts_once_although_the_unit_was_asked_meanwhile(year):
    made = inspecting.inspection(year, "complete")
    question, token = inspecting.first_question(made), uuid4()
    say(made, question, by=year.officers[0], edition=1, token=token, said=finding("yes", "Sổ"))
    Inspection.objects.update(state="opinion")
    assert (
        say(made, question, by=year.officers[0], edition=1, token=token, said=finding("yes", "Sổ")).edition
        == 2
    )
    with refused(WrongState, Inspection.WRONG_STATE["opinion"]):
        say(made, question, by=year.officers[0], edition=2, said=finding("no"))


def test_a_colleague_who_was_quicker_is_not_overwritten(year, made, question):
    say(made, question, by=year.officers[0], said=finding("yes", "", "Của trưởng đoàn."))
    before = rows()
    with pytest.raises(acts.AnsweredMeanwhile) as caught:
        say(made, question, by=year.leaders[0], said=finding("no", "", "Của thư ký."))
    assert (caught.value.answer.remark, caught.value.answer.edition) == ("Của trưởng đoàn.", 1)
    assert str(caught.value) == acts.CHANGED.format(by=caught.value.answer.answered_by)
    assert rows() == before


def test_who_says_the_same_is_not_in_the_way(year, made, question):
    say(made, question, by=year.officers[0])
    before = rows()
    assert say(made, question, by=year.leaders[0]).edition == 1
    assert rows() == before


@pytest.mark.django_db(transaction=True)
def test_two_members_at_once_at_different_questions_both_succeed(authority_material):
    year = factories.cluster_year(2)
    made = inspecting.inspection(year)
    both, questions = Barrier(2), list(Question.objects.filter(plan=made.plan))

    def member(person, question):
        both.wait(timeout=20)
        return say(inspecting.reread(made), question, by=person).edition

    with ThreadPoolExecutor(2) as pool:
        work = zip((year.officers[0], year.leaders[0]), questions, strict=True)
        found = [pool.submit(apart, member, *each) for each in work]
        assert [each.result() for each in found] == [1, 1]
    connection.close()
    assert [row[0] for row in saved(made)] == ["yes", "yes"]


@pytest.mark.parametrize("state", ["planned", "opinion"])
def test_only_while_the_team_is_at_work(year, state):
    made = inspecting.inspection(year, state)
    question = inspecting.first_question(made)
    edition = Answer.objects.filter(question=question).count()
    for attempt in (
        lambda: say(made, question, by=year.officers[0], edition=edition, said=finding("no")),
        lambda: bring(made, question, by=year.officers[0]),
    ):
        with refused(WrongState, Inspection.WRONG_STATE[state]):
            attempt()


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "stranger"])
def test_only_the_team_answers(year, made, question, kind):
    person = somebody(year, kind)
    with refused(NotAllowed, ONLY_TEAM):
        say(made, question, by=person)
    with refused(NotAllowed, ONLY_TEAM):
        bring(made, question, by=person)


def test_the_inspected_unit_does_not_answer(year, made, question):
    with refused(NotAllowed, ONLY_TEAM):
        say(made, question, by=year.officers[1])


def test_a_question_of_another_plan_is_refused(year, made):
    other = judging.plan(factories.cluster_year(2))
    with refused(PledgeError, acts.NOT_OF_THE_PLAN):
        say(made, other.questions.first(), by=year.officers[0])


def test_a_file_is_kept_and_recorded_and_the_second_time_is_the_first(year, made, question):
    token = uuid4()
    file = bring(made, question, by=year.officers[0], token=token)
    assert (file.name, file.media_type, bytes(file.content)) == (
        "Sổ theo dõi.pdf",
        "application/pdf",
        brought.PDF,
    )
    facts = {"question": question.pk, "file": file.name, "sha256": file.sha256, "token": str(token)}
    assert recorded(made)[::4] == (Event.Verb.WRITTEN, facts)
    before = rows()
    assert bring(made, question, by=year.officers[0], token=token).pk == file.pk
    assert rows() == before
    assert saved(made) == [("", "", "", 0)]


def test_a_token_of_another_file_is_refused(year, made, question):
    token = uuid4()
    bring(made, question, by=year.officers[0], token=token)
    other = Question.objects.filter(plan=made.plan).last()
    for place, who in ((other, year.officers[0]), (question, year.leaders[0])):
        with refused(PledgeError, acts.TOKEN_TAKEN):
            bring(made, place, by=who, token=token)


def test_a_file_that_was_taken_away_does_not_come_back_by_itself(year, made, question):
    token = uuid4()
    file = bring(made, question, by=year.officers[0], token=token)
    acts.remove(file, by=year.leaders[0])
    assert AnswerFile.objects.count() == 0
    assert recorded(made)[4] == {"removed_file": file.name, "sha256": file.sha256}
    with refused(PledgeError, acts.SENT_BEFORE):
        bring(made, question, by=year.officers[0], token=token)


def test_a_hostile_file_is_refused(year, made, question):
    before = rows()
    for content in (brought.hostile()["a page"], brought.hostile()["nothing"]):
        with pytest.raises(PledgeError):
            bring(made, question, by=year.officers[0], content=content)
    assert rows() == before


def test_files_have_a_number_and_a_sum(year, made, question, monkeypatch):
    monkeypatch.setattr(acts, "MOST_FILES", 1)
    bring(made, question, by=year.officers[0])
    with refused(PledgeError, "Mỗi nội dung có nhiều nhất 1 tệp. Xin xóa bớt tệp trước."):
        bring(made, question, by=year.officers[0])
    AnswerFile.objects.update(size=acts.LARGEST_SUM)
    sentence = "Các tệp của một cuộc kiểm tra nhiều nhất là 200 MB. Xin giảm dung lượng hoặc xóa bớt tệp."
    with refused(PledgeError, sentence):
        bring(made, Question.objects.filter(plan=made.plan).last(), by=year.officers[0])


def test_a_failure_leaves_nothing(year, made, question):
    undone(lambda: say(made, question, by=year.officers[0]))
    undone(lambda: bring(made, question, by=year.officers[0]))
