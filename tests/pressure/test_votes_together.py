"""Units vote at the same instant; each vote is in the urn once."""

from functools import partial

import pytest

from pledges.ballots import urn
from pledges.ballots.acts import voting
from tests import factories
from tests.ballots.voting import again, opened, voted
from tests.pressure.starting_gun import ROUNDS, at_once, kinds

pytestmark = pytest.mark.django_db(transaction=True)


def casting(year, ballot, number, leader=None):
    slip = urn.Cast(urn.new_code(), (1 + number % 2,))
    return partial(
        voting.vote, ballot, by=leader or year.leaders[number], unit=year.units[number].pk, cast=slip
    )


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_six_units_vote_at_once(authority, _round):
    year = factories.cluster_year(units=6)
    ballot = opened(year)
    runners = at_once(*(casting(year, ballot, number) for number in range(6)))
    assert kinds(runners) == ["done"] * 6
    assert sorted(each.choices for each in urn.opened(again(ballot))) == [(1,)] * 3 + [(2,)] * 3


def test_two_leaders_of_one_unit_cast_one_vote(authority):
    year = factories.cluster_year(units=3)
    second = factories.mandate(year.units[0]).person
    ballot = opened(year)
    both = [casting(year, ballot, 0, leader) for leader in (year.leaders[0], second)]
    assert kinds(at_once(*both * 3)) == ["WrongState"] * 5 + ["done"]
    assert len(urn.opened(again(ballot))) == len(again(ballot).voted) == 1


def test_a_vote_and_the_count_never_mix(authority):
    year = factories.cluster_year(units=3)
    ballot = voted(year, 1, 1)
    counting = partial(voting.count, ballot, by=year.secretary, without={year.units[2].pk})
    vote, count = at_once(casting(year, ballot, 2), counting)
    ballot = again(ballot)
    if vote.error is None:
        assert (kinds([count]), ballot.state, len(urn.opened(ballot))) == (["PledgeError"], "voting", 3)
    else:
        assert (kinds([vote]), count.error, ballot.slips.count()) == (["WrongState"], None, 2)
