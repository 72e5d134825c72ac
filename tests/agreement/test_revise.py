"""The secretariat saves the draft."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pledges.agreement.acts.drafting import CommitmentDraft, revise
from pledges.agreement.text import TargetText
from pledges.agreement.wording import wording
from pledges.errors import NotAllowed, Stale, WrongState
from pledges.states.event import Event
from pledges.states.keeping import keep
from pledges.states.scratch import Scratch
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.ladder import (
    NOT_THE_SECRETARIAT,
    OPEN,
    SEALED,
    drafts,
    letters,
    recorded,
    refused,
    rows,
    somebody,
    undone,
    year_in,
)

pytestmark = pytest.mark.django_db
STALE = "Đồng chí {} vừa lưu nội dung khác. Nội dung đồng chí nhập vẫn còn dưới đây."
TARGETS = (
    TargetText(name="Việc đúng hạn", comparison=">=", value=Decimal("99.50"), unit="%"),
    TargetText(name="Vi phạm", comparison="=", value=Decimal("0.00"), unit="vụ"),
)


def save(year, commitments=None, *, by=None, edition=None, address="", **fields):
    return revise(
        year.agreement,
        by=by or year.secretary,
        edition=year.reload().edition if edition is None else edition,
        fields=factories.FIELDS | fields,
        commitments=drafts(year.agreement) if commitments is None else commitments,
        address=address,
    )


def with_three(year):
    save(
        year,
        [CommitmentDraft(pk=None, title=title, text=f"Làm {title}.", targets=TARGETS) for title in "ABC"],
    )
    return drafts(year.agreement)


def test_every_field_is_saved_as_a_new_edition():
    year = factories.cluster_year(2)
    fields = {name: f"{name} khác" for name in factories.FIELDS if name != "day"}
    saved = save(year, **fields)
    assert {name: getattr(saved, name) for name in fields} == fields
    assert saved.edition == 3
    newest = saved.editions.first()
    assert (newest.number, newest.version, newest.saved_by, newest.text) == (
        3,
        1,
        year.secretary,
        wording(saved),
    )


def test_commitments_and_targets_are_saved_in_their_order():
    year = factories.cluster_year(2)
    with_three(year)
    assert [commitment.title for commitment in wording(year.agreement).commitments] == ["A", "B", "C"]
    assert wording(year.agreement).commitments[1].targets == TARGETS
    assert [commitment.position for commitment in year.agreement.commitments.all()] == [1, 2, 3]


def test_commitments_keep_their_identity_when_moved_and_reworded():
    year = factories.cluster_year(2)
    first, second, third = with_three(year)
    new = CommitmentDraft(pk=None, title="D", text="Mới.")
    save(year, [third, replace(first, title="A sửa", targets=TARGETS[:1]), new])
    kept = list(year.agreement.commitments.values_list("pk", "position", "title"))
    assert kept[:2] == [(third.pk, 1, "C"), (first.pk, 2, "A sửa")]
    assert kept[2][1:] == (3, "D")
    assert kept[2][0] not in {first.pk, second.pk, third.pk}
    assert [len(draft.targets) for draft in drafts(year.agreement)] == [2, 1, 0]


def test_a_row_of_another_agreement_is_not_taken_over():
    year, other = factories.cluster_year(2), factories.cluster_year(2)
    (foreign,) = drafts(other.agreement)
    save(year, [replace(foreign, text="Chiếm chỗ.")])
    assert [draft.text for draft in drafts(other.agreement)] == ["Hoàn thành nhiệm vụ được giao."]
    assert [(draft.pk == foreign.pk, draft.text) for draft in drafts(year.agreement)] == [
        (False, "Chiếm chỗ.")
    ]


def test_saving_without_a_change_makes_no_edition_and_no_event():
    year = factories.cluster_year(2)
    with_three(year)
    before = rows()
    save(year)
    after = rows()
    del before["pledges_target"], after["pledges_target"]
    assert after == before


def test_a_save_on_top_of_another_is_refused_as_stale():
    year = factories.cluster_year(2)
    save(year, closing="Của người khác.")
    with refused(Stale, STALE.format(year.secretary)):
        save(year, edition=2, closing="Của tôi.")
    assert save(year, closing="Của tôi.").closing == "Của tôi."


@pytest.mark.parametrize(("state", "sentence"), [("open", OPEN), ("sealed", SEALED)])
def test_only_a_draft_is_revised(authority, state, sentence):
    year = year_in(state)
    with refused(WrongState, sentence):
        save(year)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_revises(kind):
    year = factories.cluster_year(2)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        save(year, by=somebody(year, kind), closing="Lạ.")


def test_who_saved_which_edition_is_recorded():
    year = factories.cluster_year(2)
    saved = save(year, closing="Khác.", address="10.0.0.7")
    assert recorded(saved) == (
        Event.Verb.REVISED,
        year.secretary,
        year.secretary.full_name,
        "10.0.0.7",
        {"edition": 3},
    )


def test_saving_takes_away_the_editors_own_scratch_only():
    year = factories.cluster_year(2)
    colleague = factories.appointment("secretariat", cluster=year.cluster).person
    for person in (year.secretary, colleague):
        keep(year.agreement, act="revise", by=person, edition=2, form="closing=x")
    save(year, closing="Khác.")
    assert [scratch.person for scratch in Scratch.objects.all()] == [colleague]


def test_nobody_is_told_and_a_failure_leaves_the_old_wording():
    year = factories.cluster_year(2)
    undone(lambda: save(year, [], closing="Khác."))
    save(year, closing="Khác.")
    assert letters() == []
