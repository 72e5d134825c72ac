"""A ballot is prepared, opened, cancelled, repeated, followed by a second round."""

import pytest

from pledges.ballots.acts import ballot as acts
from pledges.ballots.acts import rounds
from pledges.ballots.acts.ballot import CandidateDraft, TellerDraft
from pledges.ballots.balloting import obstacles_to_voting
from pledges.ballots.models import Ballot
from pledges.ballots.models.ballot import REPEATED
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.states.event import Event
from pledges.states.stateful import CLOSED, ONLY_SECRETARIAT
from tests import factories, ladder
from tests.activities.together import close
from tests.ballots.voting import again, brought, counted, opened, ready, sealed, voted
from tests.ladder import refused, told


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=3)


def prepared(year, kind="flag") -> Ballot:
    return again(acts.prepare(year.term, by=year.secretary, kind=kind))


def wishes(ballot: Ballot, year, **changed) -> dict:
    fields = {name: getattr(ballot, name) for name in acts.FIELDS}
    fields |= {name: changed.pop(name) for name in list(changed) if name in fields}
    return {
        "by": year.secretary,
        "edition": ballot.edition,
        "fields": fields,
        "candidates": [CandidateDraft(unit=unit) for unit in year.units],
        "present": {unit.pk for unit in year.units},
        "tellers": [
            TellerDraft(person=year.officers[number], unit=year.units[number], role=number + 1)
            for number in range(2)
        ],
    } | changed


@pytest.mark.parametrize(
    ("kind", "quota", "threshold", "more", "standing"),
    [
        ("flag", 1, (2, 3), False, 3),
        ("certificate", 2, (2, 3), False, 0),
        ("chair", 1, (1, 2), True, 3),
        ("deputy", 1, (1, 2), True, 3),
    ],
)
def test_each_kind_starts_with_what_is_usual(year, kind, quota, threshold, more, standing):  # noqa: PLR0917 -- the columns of the table above
    ballot = prepared(year, kind)
    assert (ballot.quota, (ballot.threshold_numerator, ballot.threshold_denominator)) == (quota, threshold)
    assert (ballot.is_more_than, len(ballot.candidate_list), len(ballot.present)) == (more, standing, 3)
    assert ladder.recorded(ballot)[:2] == (Event.Verb.BEGUN, year.secretary)


def test_only_the_secretariat_prepares(year):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        acts.prepare(year.term, by=year.leaders[0], kind="flag")
    close(year)
    with refused(WrongState, CLOSED):
        acts.prepare(year.term, by=year.secretary, kind="flag")


@pytest.mark.parametrize(
    ("state", "advice"),
    [
        ("draft", "Muốn làm lại, đề nghị hủy cuộc bỏ phiếu đó."),
        ("tied", "Cuộc bỏ phiếu đó chưa chọn đủ số lượng; đề nghị bỏ phiếu vòng sau."),
        ("counted", "Kết quả đã kiểm phiếu được giữ nguyên."),
    ],
)
@pytest.mark.parametrize("kind", ["flag", "chair"])
def test_there_is_one_ballot_of_a_kind(year, kind, state, advice):
    ballot = counted(year, 1, 2, None, kind=kind) if state == "tied" else brought(year, state, kind=kind)
    with refused(WrongState, f"Đã có cuộc bỏ phiếu “{ballot}”. {advice}"):
        acts.prepare(year.term, by=year.secretary, kind=kind)


def test_the_elected_chair_does_not_stand_as_deputy(year):
    sealed(year, 1, 1, 1, kind="chair")
    (sentence,) = obstacles_to_voting(ready(year, kind="deputy"))
    assert sentence.startswith(f"{year.units[0].short_name} đã được bầu cụm trưởng")
    Ballot.objects.filter(kind="deputy").delete()
    assert [candidate.unit for candidate in prepared(year, "deputy").candidate_list] == year.units[1:]


def test_ballots_for_certificates_differ_in_their_titles(year):
    first = acts.cancel(prepared(year, "certificate"), by=year.secretary, reason="Hoãn.")
    second = rounds.repeat(first, by=year.secretary)
    with pytest.raises(WrongState, match="Đã có cuộc"):
        rounds.repeat(first, by=year.secretary)
    third = prepared(year, "certificate")
    assert [obstacle for obstacle in obstacles_to_voting(third) if "cùng tên" in obstacle] != []
    Ballot.objects.filter(pk=second.pk).update(title="Bằng khen cho cá nhân")
    assert [obstacle for obstacle in obstacles_to_voting(third) if "cùng tên" in obstacle] == []


def test_what_is_saved_is_what_is_voted_on(year):
    ballot = prepared(year, "certificate")
    people = [CandidateDraft(unit=year.units[1], name=name, note="Tốt") for name in ("Tổ một", "Tổ hai")]
    ballot = again(acts.write(ballot, **wishes(ballot, year, candidates=people, quota=1)))
    assert [(candidate.position, str(candidate)) for candidate in ballot.candidate_list] == [
        (1, "Tổ một"),
        (2, "Tổ hai"),
    ]
    assert (ballot.quota, ballot.edition, obstacles_to_voting(ballot)) == (1, 1, [])


def test_somebody_saved_meanwhile(year):
    ballot = prepared(year)
    with refused(Stale, acts.CHANGED):
        acts.write(ballot, **wishes(ballot, year, edition=7))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda year: {"quota": 0}, "phải từ 1 đến"),
        (lambda year: {"threshold_numerator": 4}, "Tỷ lệ phải từ 1 trở xuống"),
        (lambda year: {"quorum_numerator": 0}, "Tỷ lệ phải từ 1 trở xuống"),
        (lambda year: {"threshold_numerator": 3, "is_more_than": True}, "Tỷ lệ là tất cả"),
        (lambda year: {"candidates": [CandidateDraft(unit=year.units[0])] * 2}, "trùng nhau"),
        (lambda year: {"candidates": [CandidateDraft(unit=factories.unit())]}, "đơn vị không thuộc cụm"),
        (lambda year: {"candidates": [CandidateDraft(unit=year.units[0], name="Tổ")]}, "chỉ chọn đơn vị"),
        (
            lambda year: {"tellers": [TellerDraft(person=year.secretary, unit=year.units[0], role=1)]},
            "cán bộ, lãnh đạo của đơn vị",
        ),
    ],
)
def test_what_cannot_be_is_refused(year, change, sentence):
    ballot = prepared(year)
    with pytest.raises(PledgeError, match=sentence):
        acts.write(ballot, **wishes(ballot, year, **change(year)))
    assert again(ballot).edition == 0


def test_obstacles_are_told_one_by_one(year):
    ballot = prepared(year, "certificate")
    ballot.voters.filter(unit=year.units[0]).update(is_present=False)
    ballot.voters.filter(unit=year.units[1]).update(is_present=False)
    year.units[2].mandates.all().delete()
    factories.member(year.term)
    found = obstacles_to_voting(again(ballot))
    words = ["vừa thay đổi", "Chưa có danh sách", "trưởng ban", "thư ký ban", "(1/3,", "thẩm quyền ký"]
    assert [word in sentence for word, sentence in zip(words, found, strict=True)] == [True] * 6
    with pytest.raises(PledgeError, match="Chưa mở bỏ phiếu được"):
        acts.open_voting(ballot, by=year.secretary, edition=0)


@pytest.mark.parametrize("state", ["voting", "counted", "cancelled"])
def test_an_opened_ballot_is_not_written_nor_opened_again(year, state):
    ballot = brought(year, state)
    for act in (
        lambda: acts.write(ballot, **wishes(ballot, year)),
        lambda: acts.open_voting(ballot, by=year.secretary, edition=0),
    ):
        with refused(WrongState, Ballot.WRONG_STATE[state]):
            act()


def test_a_cancelled_vote_is_told_and_can_be_repeated(year):
    ballot = opened(year)
    before = ladder.letters()
    acts.cancel(ballot, by=year.secretary, reason="Hoãn họp.")
    found = [letter for letter in ladder.letters() if letter not in before]
    assert found == told(f"Hủy cuộc bỏ phiếu: {ballot}", *year.leaders, *year.officers)
    made = rounds.repeat(ballot, by=year.secretary)
    assert (made.state, made.tellers.count(), len(made.candidate_list)) == ("draft", 2, 3)


def test_cancelling_wants_a_reason(year):
    ballot = brought(year, "voting")
    with refused(PledgeError, "Chưa nhập lý do hủy."):
        acts.cancel(ballot, by=year.secretary, reason="  ")


def test_a_second_round_is_among_those_the_rule_names(year):
    ballot = counted(year, 1, 2, None)
    made = rounds.next_round(ballot, by=year.secretary)
    assert [str(candidate) for candidate in made.candidate_list] == [unit.name for unit in year.units[:2]]
    assert (made.round, made.quota, made.previous, str(made)) == (2, 1, ballot, f"{ballot.title}, vòng 2")
    with pytest.raises(WrongState, match="không có vòng sau"):
        rounds.next_round(again(ballot), by=year.secretary)


def test_a_cancelled_second_round_is_repeated_in_its_place(year):
    first = counted(year, 1, 2, None)
    second = rounds.next_round(first, by=year.secretary)
    second = acts.cancel(second, by=year.secretary, reason="Hoãn.")
    third = rounds.repeat(second, by=year.secretary)
    assert (third.previous, third.round, again(second).previous) == (first, 2, None)
    with refused(WrongState, REPEATED):
        rounds.repeat(second, by=year.secretary)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda year: {"candidates": [CandidateDraft(unit=year.units[2])]}, "theo kết quả vòng trước"),
        (
            lambda year: {"candidates": [CandidateDraft(unit=unit) for unit in year.units[:2]], "quota": 2},
            "nhiều nhất là 1",
        ),
    ],
)
def test_a_second_round_is_not_rewritten(year, change, sentence):
    ballot = again(rounds.next_round(counted(year, 1, 2, None), by=year.secretary))
    with pytest.raises(PledgeError, match=sentence):
        acts.write(ballot, **wishes(ballot, year, **change(year)))


def test_a_candidate_whose_unit_left_the_year_is_in_the_way(year):
    ballot = ready(year)
    year.term.memberships.filter(unit=year.units[0]).delete()
    assert [
        obstacle for obstacle in obstacles_to_voting(again(ballot)) if year.units[0].short_name in obstacle
    ] == [
        f"Danh sách đề cử còn đơn vị không thuộc năm này: {year.units[0].short_name}. "
        "Xin lưu lại phần chuẩn bị."
    ]


def test_there_is_no_round_after_a_decision(year):
    with pytest.raises(WrongState, match="không có vòng sau"):
        rounds.next_round(counted(year, 1, 1, 1), by=year.secretary)
    ballot = voted(year, 1)
    with refused(WrongState, Ballot.WRONG_STATE["voting"]):
        rounds.next_round(ballot, by=year.secretary)


def test_only_the_secretariat_opens_and_cancels(year):
    ballot = ready(year)
    for act in (
        lambda: acts.open_voting(ballot, by=year.leaders[0], edition=0),
        lambda: acts.cancel(ballot, by=year.leaders[0], reason="Không."),
    ):
        with refused(NotAllowed, ONLY_SECRETARIAT):
            act()
