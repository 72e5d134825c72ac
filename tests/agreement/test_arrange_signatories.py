"""The secretariat chooses who signs for each unit, and in which order."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Mandate, Membership
from pledges.agreement.acts.drafting import arrange_signatories
from pledges.agreement.signatories import signatories
from pledges.agreement.wording import wording
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.ladder import (
    NOT_THE_SECRETARIAT,
    OPEN,
    SEALED,
    letters,
    recorded,
    refused,
    somebody,
    undone,
    year_in,
)

pytestmark = pytest.mark.django_db
NO_MANDATE = "Người được chọn không có thẩm quyền ký của đơn vị này. Xin chọn lại."


def arrange(year, choices, *, by=None, address=""):
    chosen = {unit.pk: choice for unit, choice in choices.items()}
    return arrange_signatories(year.agreement, by=by or year.secretary, choices=chosen, address=address)


def blocks(year):
    return [
        (signatory.unit, signatory.mandate and signatory.mandate.person)
        for signatory in signatories(year.reload())
    ]


def deputy_of(unit, **fields):
    return factories.mandate(
        unit, title="Phó Chủ tịch", authority="TM. BAN THƯỜNG VỤ\nKT. CHỦ TỊCH", **fields
    )


def test_without_a_choice_the_first_mandate_in_force_signs():
    year = factories.cluster_year(2)
    deputy_of(year.units[0])
    Mandate.objects.filter(person=year.leaders[1]).update(valid_to=date(2020, 1, 1))
    assert blocks(year) == [(year.units[0], year.leaders[0]), (year.units[1], None)]


def test_a_deputy_is_chosen_and_printed_with_the_lines_of_the_mandate():
    year = factories.cluster_year(2)
    deputy = deputy_of(year.units[0])
    arrange(year, {year.units[0]: (deputy, 1), year.units[1]: (None, 2)})
    assert blocks(year) == [(year.units[0], deputy.person), (year.units[1], year.leaders[1])]
    block = wording(year.agreement).signatories[0]
    assert (block.lines, block.full_name) == (
        ("TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        deputy.person.full_name,
    )


def test_the_order_is_as_chosen_but_the_chair_stays_first():
    year = factories.cluster_year(3)
    Membership.objects.filter(unit=year.units[2]).update(rank=Membership.Role.CHAIR)
    arrange(year, {year.units[0]: (None, 3), year.units[1]: (None, 1), year.units[2]: (None, 99)})
    assert [unit for unit, _ in blocks(year)] == [year.units[2], year.units[1], year.units[0]]


def test_a_choice_that_ran_out_falls_back_to_the_first_mandate():
    year = factories.cluster_year(2)
    deputy = deputy_of(year.units[0])
    arrange(year, {year.units[0]: (deputy, 1)})
    Mandate.objects.filter(pk=deputy.pk).update(valid_to=date(2020, 1, 1))
    assert (year.units[0], year.leaders[0]) in blocks(year)


def test_a_new_choice_is_an_edition_and_the_same_again_is_none():
    year = factories.cluster_year(2)
    choices = {year.units[0]: (deputy_of(year.units[0]), 1)}
    assert [arrange(year, choices).edition, arrange(year, choices).edition] == [3, 3]
    assert year.reload().editions.first().text == wording(year.agreement)


@pytest.mark.parametrize("what", ["of another unit", "over", "not begun"])
def test_only_a_mandate_in_force_of_that_unit_is_taken(what):
    year = factories.cluster_year(2)
    yesterday, tomorrow = (timezone.localdate() + timedelta(days=days) for days in (-1, 1))
    chosen = {
        "of another unit": year.leaders[1].mandates.get,
        "over": lambda: deputy_of(year.units[0], valid_to=yesterday),
        "not begun": lambda: deputy_of(year.units[0], valid_from=tomorrow),
    }[what]()
    with refused(PledgeError, NO_MANDATE):
        arrange(year, {year.units[0]: (chosen, 1)})


@pytest.mark.parametrize(("state", "sentence"), [("open", OPEN), ("sealed", SEALED)])
def test_only_a_draft_is_arranged(authority, state, sentence):
    year = year_in(state)
    with refused(WrongState, sentence):
        arrange(year, {year.units[0]: (None, 5)})


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_arranges(kind):
    year = factories.cluster_year(2)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        arrange(year, {year.units[0]: (None, 5)}, by=somebody(year, kind))


def test_who_chose_whom_is_recorded():
    year = factories.cluster_year(2)
    deputy = deputy_of(year.units[0])
    agreement = arrange(year, {year.units[0]: (deputy, 1), year.units[1]: (None, 2)}, address="10.0.0.7")
    assert recorded(agreement) == (
        Event.Verb.SIGNATORIES_ARRANGED,
        year.secretary,
        year.secretary.full_name,
        "10.0.0.7",
        {"mandates": [deputy.pk]},
    )


def test_nobody_is_told_and_a_failure_leaves_the_old_choice():
    year = factories.cluster_year(2)
    undone(lambda: arrange(year, {year.units[0]: (deputy_of(year.units[0]), 1)}))
    arrange(year, {year.units[0]: (None, 5)})
    assert letters() == []
