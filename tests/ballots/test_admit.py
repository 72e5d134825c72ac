"""A unit that was absent when the vote was opened comes before the count."""

import pytest

from pledges.ballots import urn
from pledges.ballots.acts import voting
from pledges.ballots.count import result_of
from pledges.ballots.models import Ballot, Voter
from pledges.ballots.models.ballot import NOBODY_ABSENT
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories, ladder
from tests.ballots.voting import absent, again, brought, cast, opened
from tests.ladder import letters, refused, told
from tests.pages import fields, notices, page, visitor, words

LATE = -1  # the last unit


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=4)


def admit(ballot, year, number=LATE, by=None) -> Voter:
    return voting.admit(ballot, by=by or year.secretary, unit=year.units[number].pk, address="192.0.2.7")


def test_the_unit_is_present_and_the_log_says_since_when(year):
    ballot = brought(year, "one absent")
    assert admit(ballot, year).unit == year.units[LATE]
    ballot = again(ballot)
    assert (ballot.absent, len(ballot.present), len(ballot.missing)) == ([], 4, 4)
    facts = (Event.Verb.ADMITTED, year.secretary, str(year.secretary), "192.0.2.7")
    assert ladder.recorded(ballot) == (*facts, {"unit": year.units[LATE].name})


def test_its_leaders_are_invited_and_nobody_else(year):
    ballot = brought(year, "one absent")
    before = letters()
    admit(ballot, year)
    found = letters()
    for each in before:
        found.remove(each)
    assert found == told(f"Đề nghị đồng chí bỏ phiếu: {ballot}", year.leaders[LATE])


def test_an_act_that_fails_later_leaves_nothing(year):
    ballot = brought(year, "one absent")
    ladder.undone(lambda: admit(ballot, year))


def test_it_votes_and_the_urn_keeps_its_size(year):
    ballot = brought(year, "one absent")
    sizes = {len(bytes(ballot.urn))}
    for number in range(3):
        cast(ballot, year, number, 1)
    sizes.add(len(bytes(again(ballot).urn)))
    before = bytes(again(ballot).urn)
    admit(ballot, year)
    assert bytes(again(ballot).urn) == before
    cast(ballot, year, LATE, 2)
    ballot = again(ballot)
    assert sizes | {len(bytes(ballot.urn))} == {urn.size(ballot)}
    assert sorted(each.choices for each in urn.opened(ballot)) == [(1,), (1,), (1,), (2,)]


@pytest.mark.parametrize(("is_admitted", "needed"), [(False, 2), (True, 3)])
def test_the_count_takes_who_is_present_then(year, is_admitted, needed):
    """More than a half of those present: 2 of 3, but 3 of 4; the quorum is of all units either way."""
    rule = {"threshold_base": "present", "threshold_numerator": 1, "threshold_denominator": 2}
    ballot = absent(opened(year, **rule, is_more_than=True), year)
    for number, choice in enumerate((1, 1, 2)):
        cast(ballot, year, number, choice)
    if is_admitted:
        admit(ballot, year)
    missing = {each.unit_id for each in again(ballot).missing}
    result = result_of(voting.count(ballot, by=year.secretary, without=missing))
    assert (result.issued, result.base, result.needed) == (3 + is_admitted, 3 + is_admitted, needed)
    assert [str(each) for each in result.elected] == ([] if is_admitted else [year.units[0].name])


def test_a_page_of_the_count_from_before_it_came_is_refused(year):
    ballot = brought(year, "one absent")
    for number in range(3):
        cast(ballot, year, number, 1)
    admit(ballot, year)
    with pytest.raises(PledgeError, match="vừa thay đổi"):
        voting.count(ballot, by=year.secretary, without=set())


@pytest.mark.parametrize("state", ["draft", "counted", "open", "sealed", "cancelled"])
def test_nobody_is_admitted_when_the_vote_is_not_open(year, state):
    ballot = brought(year, state)
    ballot.voters.filter(unit=year.units[LATE]).update(is_present=False, voted_at=None, voted_by=None)
    with refused(WrongState, Ballot.WRONG_STATE[state]):
        admit(ballot, year)


def test_who_is_present_is_not_admitted_again(year):
    ballot = brought(year, "one absent")
    with refused(WrongState, f"{year.units[0]} đã được ghi nhận có mặt."):
        admit(ballot, year, 0)
    admit(ballot, year)
    with refused(WrongState, NOBODY_ABSENT):
        admit(ballot, year)


def test_a_unit_of_another_year_is_not_admitted(year):
    ballot, other = brought(year, "one absent"), factories.unit()
    with refused(PledgeError, voting.NOT_LISTED):
        voting.admit(ballot, by=year.secretary, unit=other.pk)
    year.term.memberships.filter(unit=year.units[LATE]).delete()
    with refused(PledgeError, voting.NOT_LISTED):
        admit(ballot, year)


def test_a_unit_without_leader_is_not_admitted(year):
    ballot = brought(year, "one absent")
    person = year.leaders[LATE]
    person.is_active = False
    person.save()
    sentence = (
        f"Chưa có người có thẩm quyền ký: {year.units[LATE].short_name}. Đề nghị cập nhật thẩm quyền ký."
    )
    with refused(PledgeError, sentence):
        admit(ballot, year)


@pytest.mark.parametrize("kind", ladder.NOT_THE_SECRETARIAT)
def test_only_the_secretariat_admits(year, kind):
    ballot = brought(year, "one absent")
    with refused(NotAllowed, ONLY_SECRETARIAT):
        admit(ballot, year, by=ladder.somebody(year, kind))


# The page


def test_the_page_offers_it_for_each_absent_unit_and_the_unit_then_votes(year):
    ballot, client = absent(brought(year, "one absent"), year, -2), visitor(year.secretary)
    url = ballot.get_absolute_url()
    text = words(client.get(url))
    assert [unit.short_name for unit in year.units if f"{unit.short_name} đã đến" in text] == [
        unit.short_name for unit in year.units[-2:]
    ]
    answer = client.post(ballot.url("ballot_admit"), {"unit": year.units[LATE].pk}, follow=True)
    assert "Đã ghi nhận đơn vị đến sau." in notices(answer)[0]
    assert f"{year.units[LATE].short_name} đã đến" not in words(answer)
    leader, slip = visitor(year.leaders[LATE]), ballot.url("ballot_vote")
    form = fields(leader.get(slip), slip) | {"password": factories.PASSWORD, "choices": "1"}
    assert leader.post(slip, form).status_code == 200
    assert [each.unit for each in again(ballot).voted] == [year.units[LATE]]


def test_the_page_offers_nothing_to_others_nor_when_all_are_there(year):
    ballot = brought(year, "one absent")
    for person in (year.leaders[0], year.officers[LATE], year.supervisor):
        assert ballot.url("ballot_admit") not in page(visitor(person).get(ballot.get_absolute_url())).posts()
    admit(ballot, year)
    assert "Đơn vị đến sau" not in words(visitor(year.secretary).get(ballot.get_absolute_url()))


@pytest.mark.parametrize("typed", ["", "abc", "0", "9" * 30, "\0"])
def test_what_is_no_unit_is_refused_in_words(year, typed):
    ballot = brought(year, "one absent")
    answer = visitor(year.secretary).post(ballot.url("ballot_admit"), {"unit": typed}, follow=True)
    assert notices(answer) == [voting.NOT_LISTED]
    assert len(again(ballot).absent) == 1
