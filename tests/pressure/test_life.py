"""Random lives of an agreement: after every step the product is where a plain model of it is.

LIFE_STEPS=10000 pytest tests/pressure/test_life.py takes the long way; the suite takes a short one.
"""

import os
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pledges.agreement.acts import comments, drafting
from pledges.agreement.acts import signing as acts
from pledges.agreement.models import Comment
from pledges.documents.models import SignaturePlace
from pledges.errors import PledgeError
from tests import factories
from tests.pressure.life import Life
from tests.pressure.soundness import faults

STEPS = int(os.environ.get("LIFE_STEPS", "90"))  # in total, at most
STEPS_OF_A_LIFE = 15 if STEPS < 1000 else 40
OTHERS = st.sampled_from(["supervisor", "leader 0", "leader 1", "officer 0", "officer 1"])
SECRETARY = st.one_of(st.just("secretary"), st.just("secretary"), OTHERS)
LEADER = st.one_of(st.sampled_from(["leader 0", "leader 1"]), st.just("secretary") | OTHERS)
UNIT = st.sampled_from([0, 1])
LATE = st.sampled_from([0, 0, 0, 1])  # by how many saves somebody is behind


class AgreementLife(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.life, self.year = Life(), factories.cluster_year(units=2)
        self.typed, self.saved = 0, None  # which text is on the screen, which is stored
        self.actors = {"secretary": self.year.secretary, "supervisor": self.year.supervisor}
        for number in (0, 1):
            self.actors[f"leader {number}"] = self.year.leaders[number]
            self.actors[f"officer {number}"] = self.year.officers[number]

    def teardown(self):
        for document in self.year.term.documents.all():
            assert faults(self.year.reload(), document) == []
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def outcome(self, act, *args, actor: str, **wishes) -> str:
        try:
            act(*args, by=self.actors[actor], **wishes)
        except PledgeError as refusal:
            return type(refusal).__name__
        return "done"

    def place(self, number: int) -> SignaturePlace:
        """Of the newest document, also when that is void by now."""
        places = SignaturePlace.objects.filter(unit=self.year.units[number])
        return places.select_related("mandate__person", "unit", "document").latest("pk")

    @rule(actor=SECRETARY, late=LATE, changed=st.booleans())
    def save(self, actor, late, changed):
        self.typed += changed
        edition = self.life.edition - late
        found = self.outcome(
            drafting.revise,
            self.year.agreement,
            actor=actor,
            edition=edition,
            fields=factories.FIELDS,
            commitments=[drafting.CommitmentDraft(pk=None, title="", text=f"Nội dung {self.typed}")],
        )
        assert found == self.life.save(actor, edition=edition, changed=self.typed != self.saved)
        if found == "done":
            self.saved = self.typed

    @rule(actor=SECRETARY)
    def invite(self, actor):
        day = timezone.localdate() + timedelta(days=7)
        found = self.outcome(comments.invite_comments, self.year.agreement, actor=actor, closes_on=day)
        assert found == self.life.invite(actor)

    @rule(actor=OTHERS, unit=UNIT)
    def comment(self, actor, unit):
        wishes = {"unit": self.year.units[unit], "passage": "", "text": "Đề nghị nêu thời hạn."}
        found = self.outcome(comments.comment, self.year.agreement, actor=actor, **wishes)
        assert found == self.life.comment(actor, unit=unit)

    @precondition(lambda self: self.life.answers)
    @rule(actor=SECRETARY, number=st.integers(0, 9))
    def answer(self, actor, number):
        number %= len(self.life.answers)
        made = self.comments()[number]
        found = self.outcome(comments.answer, made, actor=actor, text="Tiếp thu.")
        assert found == self.life.answer(actor, number)

    @rule(actor=SECRETARY)
    def end_round(self, actor):
        found = self.outcome(comments.close_comments, self.year.agreement, actor=actor)
        assert found == self.life.end_round(actor)

    @rule(actor=SECRETARY, late=LATE)
    def open(self, actor, late):
        edition = self.life.edition - late
        found = self.outcome(acts.open_for_signature, self.year.agreement, actor=actor, edition=edition)
        assert found == self.life.open(actor, edition=edition)

    @precondition(lambda self: self.life.state == "draft")
    @rule()
    def finish_and_open(self):
        """The straight way, which chance alone seldom takes."""
        if self.life.round_is_open:
            self.end_round("secretary")
        for number in range(len(self.life.answers)):
            self.answer("secretary", number)
        self.open("secretary", 0)

    @precondition(lambda self: self.life.papers)
    @rule(actor=LEADER, place=UNIT)
    def sign(self, actor, place):
        found = self.sign_in(actor, self.place(place))
        assert found == self.life.sign(actor, place=place)

    @precondition(lambda self: self.life.papers)
    @rule(number=UNIT)
    def sign_in_the_own_place(self, number):
        self.sign(f"leader {number}", number)

    def sign_in(self, actor, place) -> str:
        confirmation = factories.Confirmation(sha256=place.document.frozen_sha256, at=timezone.now())
        wishes = {"place": place, "confirmation": confirmation}
        return self.outcome(acts.sign, self.year.agreement, actor=actor, **wishes)

    @precondition(lambda self: self.life.papers)
    @rule(actor=LEADER, place=UNIT)
    def decline(self, actor, place):
        wishes = {"place": self.place(place), "reason": "Chưa thống nhất."}
        found = self.outcome(acts.decline, self.year.agreement, actor=actor, **wishes)
        assert found == self.life.decline(actor, place=place)

    @precondition(lambda self: self.life.state == "open")
    @rule(number=UNIT)
    def decline_the_own_place(self, number):
        self.decline(f"leader {number}", number)

    @rule(actor=SECRETARY)
    def withdraw(self, actor):
        found = self.outcome(acts.withdraw, self.year.agreement, actor=actor, reason="Sửa căn cứ.")
        assert found == self.life.withdraw(actor)

    def comments(self) -> list[Comment]:
        return list(Comment.objects.filter(round__agreement=self.year.agreement).order_by("pk"))

    @invariant()
    def the_product_is_where_the_model_is(self):
        agreement, life = self.year.reload(), self.life
        assert (agreement.state, agreement.version, agreement.edition) == (
            life.state,
            life.version,
            life.edition,
        )
        assert list(agreement.events().values_list("verb", flat=True)) == life.verbs
        papers = agreement.term.documents.order_by("pk")
        assert list(papers.values_list("state", flat=True)) == life.papers
        if papers:
            signed = papers.last().signatures.filter(kind="person").values_list("place__unit", flat=True)
            assert set(signed) == {self.year.units[number].pk for number in life.signed}
        assert agreement.comment_rounds.filter(closed_at=None).exists() == life.round_is_open
        assert [comment.answered_at is not None for comment in self.comments()] == life.answers


@pytest.mark.timeout(300 if STEPS < 1000 else 0)
def test_random_lives_go_as_the_model_says(authority):
    wishes = settings(
        max_examples=max(1, STEPS // STEPS_OF_A_LIFE),
        stateful_step_count=STEPS_OF_A_LIFE,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # a short life is told as it was: to shorten it further takes minutes
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(AgreementLife, settings=wishes)
