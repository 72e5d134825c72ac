"""A unit votes once, by any of its leaders; the votes are counted when enough are there."""

import pytest

from pledges.ballots import urn
from pledges.ballots.acts import ballot as acts
from pledges.ballots.acts import voting
from pledges.ballots.count import result_of
from pledges.ballots.models import Ballot, Slip
from pledges.ballots.models.ballot import ONLY_VOTERS
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories, ladder
from tests.ballots.voting import again, brought, cast, counted, opened, voted
from tests.ladder import letters, refused, told

COUNTED = Ballot.WRONG_STATE["counted"]


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=6)


def test_a_vote_is_in_the_urn_and_nowhere_else(year):
    ballot = opened(year)
    code = cast(ballot, year, 0, 3)
    ballot = again(ballot)
    assert urn.opened(ballot) == [urn.Cast(code, (3,))]
    assert [each.voted_by for each in ballot.voted] == [year.leaders[0]]
    assert not Slip.objects.exists()
    assert ladder.recorded(ballot)[::4] == (Event.Verb.VOTED, {"unit": year.units[0].name})


def test_a_unit_votes_once_whoever_of_its_leaders_casts(year):
    ballot, second = opened(year), factories.mandate(year.units[0]).person
    cast(ballot, year, 0, 1)
    for leader in (year.leaders[0], second):
        with pytest.raises(WrongState, match="đã bỏ phiếu lúc"):
            voting.vote(ballot, by=leader, unit=year.units[0].pk, cast=urn.Cast(urn.new_code(), (2,)))
    assert [each.choices for each in urn.opened(again(ballot))] == [(1,)]


@pytest.mark.parametrize("kind", ["officer", "secretary", "supervisor", "administrator", "stranger"])
def test_only_leaders_of_the_units_vote(year, kind):
    ballot = opened(year)
    with refused(NotAllowed, ONLY_VOTERS):
        voting.vote(
            ballot, by=ladder.somebody(year, kind), unit=year.units[0].pk, cast=urn.Cast("AAA-AAA-AAA", ())
        )


def test_nobody_votes_for_another_unit_or_an_absent_one(year):
    ballot = opened(year)
    with refused(NotAllowed, ONLY_VOTERS):
        voting.vote(ballot, by=year.leaders[0], unit=year.units[1].pk, cast=urn.Cast("AAA-AAA-AAA", ()))
    ballot.voters.filter(unit=year.units[0]).update(is_present=False)
    with refused(NotAllowed, ONLY_VOTERS):
        cast(ballot, year, 0, 1)


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ((1, 2), "Phiếu chọn quá số lượng (không quá 01)."),
        ((99,), "Phiếu có lựa chọn không thuộc danh sách đề cử. Xin tải lại trang."),
    ],
)
def test_a_slip_that_cannot_be_is_refused(year, choices, sentence):
    ballot = opened(year)
    with refused(PledgeError, sentence):
        cast(ballot, year, 0, *choices)


def test_a_code_is_used_once(year):
    ballot = opened(year)
    code = cast(ballot, year, 0, 1)
    with refused(urn.CodeInUse, urn.IN_USE):
        cast(ballot, year, 1, 2, code=code)


@pytest.mark.parametrize("state", ["draft", "counted", "open", "sealed", "cancelled"])
def test_nobody_votes_when_the_vote_is_not_open(year, state):
    ballot = brought(year, state)
    with refused(WrongState, Ballot.WRONG_STATE[state]):
        cast(ballot, year, 0, 1)


def test_the_count_makes_slips_in_the_order_of_their_codes_and_empties_the_urn(year):
    ballot = counted(year, 1, 1, None, 2, 1, 1)
    slips = list(Slip.objects.order_by("pk"))
    assert [slip.code for slip in slips] == sorted(slip.code for slip in slips)
    assert sorted(slip.choices for slip in slips) == [[], [1], [1], [1], [1], [2]]
    assert (bytes(ballot.urn), ballot.counted_by) == (b"", year.secretary)
    result = result_of(ballot)
    assert [str(each) for each in result.elected] == [year.units[0].name]
    assert (result.issued, result.cast, result.valid, result.blank, result.needed) == (6, 6, 5, 1, 4)
    assert [candidate.votes for candidate in ballot.candidate_list] == [4, 1, 0, 0, 0, 0]


def test_everybody_of_the_units_is_told_of_the_opening_and_of_the_count(year):
    ballot = opened(year)
    assert letters() == told(f"Đề nghị đồng chí bỏ phiếu: {ballot}", *year.leaders)
    for number in range(6):
        cast(ballot, year, number, 1)
    before = letters()
    voting.count(ballot, by=year.secretary, without=set())
    found = [letter for letter in letters() if letter not in before]
    assert found == told(f"Kết quả kiểm phiếu: {ballot}", *year.leaders, *year.officers)


def test_below_the_quorum_nothing_is_opened(year):
    ballot = voted(year, 1, 1, 1)
    sentence = voting.too_few(ballot, 4)
    with refused(PledgeError, sentence):
        voting.count(ballot, by=year.secretary, without={each.unit_id for each in ballot.missing})


def test_counting_before_all_have_voted_wants_their_names(year):
    ballot = voted(year, 1, 1, 1, 1)
    missing = {each.unit_id for each in ballot.missing}
    for without in (set(), missing - {year.units[5].pk}, missing | {year.units[0].pk}):
        with pytest.raises(PledgeError, match="vừa thay đổi"):
            voting.count(ballot, by=year.secretary, without=without)
    ballot = voting.count(ballot, by=year.secretary, without=missing)
    assert ballot.state == "counted"
    assert ladder.recorded(ballot)[4] == {"votes": 4, "without": [unit.name for unit in year.units[4:]]}


@pytest.mark.parametrize("kind", ladder.NOT_THE_SECRETARIAT)
def test_only_the_secretariat_counts(year, kind):
    ballot = voted(year, 1, 1, 1, 1, 1, 1)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        voting.count(ballot, by=ladder.somebody(year, kind), without=set())


def test_the_second_count_is_refused(year):
    ballot = counted(year, 1, 1, 1, 1, 1, 1)
    with refused(WrongState, COUNTED):
        voting.count(ballot, by=year.secretary, without=set())


def test_an_urn_with_other_than_the_votes_is_not_counted(year):
    ballot = voted(year, 1, 1, 1, 1, 1)
    old = bytes(ballot.urn)
    cast(ballot, year, 5, 1)
    Ballot.objects.filter(pk=ballot.pk).update(urn=old)
    with pytest.raises(PledgeError, match="dữ liệu phiếu không khớp"):
        voting.count(ballot, by=year.secretary, without=set())


@pytest.mark.parametrize("harm", ["secret", "bytes", "other ballot", "empty"])
def test_an_urn_opens_only_as_it_was_sealed(year, settings, harm):
    ballot = voted(year, 1, 1, 1, 1, 1, 1)
    if harm == "secret":
        settings.SIGNING_SECRET = "another"
    if harm == "bytes":
        ballot.urn = bytes(ballot.urn)[:-1] + b"\0"
    if harm == "other ballot":
        ballot = opened(year)
        ballot.urn = bytes(Ballot.objects.order_by("pk").first().urn)
    if harm == "empty":
        ballot.urn = b""
    with pytest.raises(PledgeError, match="dữ liệu phiếu không khớp"):
        urn.opened(ballot)


def test_a_cancelled_vote_destroys_the_urn_unread(year):
    ballot = voted(year, 1, 2)
    ballot = acts.cancel(ballot, by=year.secretary, reason="Hoãn họp.")
    assert (bytes(again(ballot).urn), Slip.objects.count()) == (b"", 0)
    assert ladder.recorded(ballot)[4] == {"reason": "Hoãn họp.", "votes": 2}
