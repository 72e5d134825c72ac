"""The acts on a ballot before its count: prepare, write, open, cancel."""

import dataclasses
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from members.models import Person, Term, Unit
from members.standing import Standing
from pledges.ballots import mail, urn
from pledges.ballots.balloting import elected_chairs, obstacles_to_voting, teller_choices
from pledges.ballots.count import result_of
from pledges.ballots.models import Ballot, Candidate, Teller, Voter
from pledges.errors import PledgeError, Stale
from pledges.states.event import Event
from pledges.states.obstacle import refuse_while
from pledges.states.words import words_of

Kind = Ballot.Kind
FIELDS = (
    *("title", "day", "venue", "quota", "threshold_numerator", "threshold_denominator", "threshold_base"),
    *("is_more_than", "quorum_numerator", "quorum_denominator", "rule_source", "awarded_by"),
)
MOST_CANDIDATES = 60
NO_REASON = "Chưa nhập lý do hủy."
CHANGED = "Nội dung vừa được người khác sửa. Nội dung đồng chí nhập vẫn còn dưới đây."


@dataclass(frozen=True, kw_only=True)
class CandidateDraft:
    """`name` is empty when the unit itself stands; only a person has an office."""

    unit: Unit
    name: str = ""
    is_person: bool = False
    office: str = ""
    note: str = ""

    @classmethod
    def of(cls, candidate: Candidate) -> "CandidateDraft":
        return cls(**{field.name: getattr(candidate, field.name) for field in dataclasses.fields(cls)})


@dataclass(frozen=True, kw_only=True)
class TellerDraft:
    person: Person
    unit: Unit
    role: int


@transaction.atomic
def prepare(term: Term, *, by: Person, kind: str, address: str = "") -> Ballot:
    """Create a draft with the usual title and rule. Every member unit votes; it stands, too, except for certificates."""
    term = Term.objects.locked(term.pk)
    ballot = Ballot(term=term, kind=kind, **_usual(term, kind))
    if refusal := ballot.refusal_to_begin(Standing.of(by, term)):
        raise refusal
    ballot.save()
    units = [member.unit for member in term.member_list]
    Voter.objects.bulk_create(Voter(ballot=ballot, unit=unit) for unit in units)
    if not ballot.is_of_people:
        chairs = elected_chairs(ballot)
        stand(ballot, [CandidateDraft(unit=unit) for unit in units if unit not in chairs])
    ballot.record(Event.Verb.BEGUN, by=by, address=address, kind=kind)
    return ballot


def _usual(term: Term, kind: str) -> dict:
    """Return the usual fields: a proposal needs two thirds of all units (the default), an election more than half."""
    following = term.next_name
    more_than_half = {"threshold_numerator": 1, "threshold_denominator": 2, "is_more_than": True}
    return {
        Kind.FLAG: {"title": f"Suy tôn đơn vị đề nghị tặng Cờ thi đua năm {term.name}"},
        Kind.CERTIFICATE: {
            "title": f"Bình xét tập thể, cá nhân đề nghị tặng Bằng khen năm {term.name}",
            "quota": 2,
        },
        Kind.CHAIR: {"title": f"Bầu cụm trưởng năm {following}"} | more_than_half,
        Kind.DEPUTY: {"title": f"Bầu cụm phó năm {following}"} | more_than_half,
    }[kind]


@transaction.atomic
def write(
    ballot: Ballot,
    *,
    by: Person,
    edition: int,
    fields: dict,
    candidates: list[CandidateDraft],
    present: set[int],
    tellers: list[TellerDraft],
    address: str = "",
) -> Ballot:
    """Save the preparation on top of `edition`; `present` are primary keys of units."""
    ballot = ballot.begin("write", by)
    if ballot.edition != edition:
        raise Stale(CHANGED)
    for name in FIELDS:
        setattr(ballot, name, fields[name])
    _refuse_unless_sound(ballot, candidates)
    stand(ballot, candidates)
    attend(ballot, present)
    appoint(ballot, tellers)
    ballot.edition += 1
    ballot.save()
    ballot.record(Event.Verb.WRITTEN, by=by, address=address, edition=ballot.edition)
    return ballot


def _refuse_unless_sound(ballot: Ballot, candidates: list[CandidateDraft]) -> None:
    """Repeat the checks of the form, for callers that bypass it."""
    most = {Kind.CHAIR: 1, Kind.DEPUTY: 2}.get(ballot.kind, 100)
    if not 1 <= ballot.quota <= most:
        raise PledgeError(f"Số lượng được bầu, được chọn phải từ 1 đến {most}.")
    for top, bottom in (
        (ballot.threshold_numerator, ballot.threshold_denominator),
        (ballot.quorum_numerator, ballot.quorum_denominator),
    ):
        if not 1 <= top <= bottom <= 100:
            raise PledgeError("Tỷ lệ phải từ 1 trở xuống (ví dụ: 2/3).")
    if ballot.is_more_than and ballot.threshold_numerator == ballot.threshold_denominator:
        raise PledgeError("Tỷ lệ là tất cả (1/1): xin bỏ chọn “phải trên tỷ lệ này”.")
    members = {member.unit_id for member in ballot.term.member_list}
    if any(candidate.unit.pk not in members for candidate in candidates):
        raise PledgeError("Danh sách đề cử có đơn vị không thuộc cụm. Xin chọn lại đơn vị.")
    if len(candidates) > MOST_CANDIDATES:
        raise PledgeError(
            f"Danh sách đề cử có nhiều nhất {MOST_CANDIDATES} dòng. Xin chia thành nhiều cuộc bỏ phiếu."
        )
    if len({(candidate.unit.pk, candidate.name) for candidate in candidates}) < len(candidates):
        raise PledgeError("Danh sách đề cử có dòng trùng nhau. Xin xóa bớt một dòng.")
    if any(candidate.is_person and not candidate.name for candidate in candidates):
        raise PledgeError("Danh sách đề cử có cá nhân chưa nhập họ và tên.")
    if not ballot.is_of_people and any(candidate.name for candidate in candidates):
        raise PledgeError("Cuộc bỏ phiếu này chỉ chọn đơn vị; xin để trống tên tập thể, cá nhân.")
    if ballot.previous:
        _refuse_beyond_the_rule(ballot, candidates)


def _refuse_beyond_the_rule(ballot: Ballot, candidates: list[CandidateDraft]) -> None:
    """Limit a later round to the last count's runners-up and open places."""
    left = {(candidate.unit_id, candidate.name) for candidate in result_of(ballot.previous).second_round}
    if any((candidate.unit.pk, candidate.name) not in left for candidate in candidates):
        raise PledgeError("Danh sách đề cử lấy theo kết quả vòng trước.")
    if ballot.quota > ballot.previous.places_left:
        raise PledgeError(f"Số lượng của vòng này nhiều nhất là {ballot.previous.places_left}.")


def stand(ballot: Ballot, candidates: list[CandidateDraft]) -> None:
    """Replace the candidates. Positions count from 1: slips refer to candidates by them."""
    ballot.candidates.all().delete()
    Candidate.objects.bulk_create(
        Candidate(ballot=ballot, position=position, **vars(candidate))
        for position, candidate in enumerate(candidates, start=1)
    )


def attend(ballot: Ballot, present: set[int]) -> None:
    """Replace the voters by the member units of today, in their order."""
    ballot.voters.all().delete()
    Voter.objects.bulk_create(
        Voter(ballot=ballot, unit=member.unit, is_present=member.unit_id in present)
        for member in ballot.term.member_list
    )


def appoint(ballot: Ballot, tellers: list[TellerDraft]) -> None:
    """Replace the tellers: people of member units, each named once."""
    possible = {person.pk: unit.pk for person, unit in teller_choices(ballot.term)}
    if any(possible.get(teller.person.pk) != teller.unit.pk for teller in tellers):
        raise PledgeError("Ban kiểm phiếu gồm cán bộ, lãnh đạo của đơn vị trong cụm. Xin chọn lại.")
    if len({teller.person.pk for teller in tellers}) < len(tellers):
        raise PledgeError("Một người chỉ giữ một vai trò trong ban kiểm phiếu. Xin chọn lại.")
    ballot.tellers.all().delete()
    Teller.objects.bulk_create(
        Teller(ballot=ballot, person=teller.person, unit=teller.unit, role=teller.role) for teller in tellers
    )


@transaction.atomic
def open_voting(ballot: Ballot, *, by: Person, edition: int, address: str = "") -> Ballot:
    """Put `edition` to the vote. From now on only votes and units that come late change the ballot."""
    ballot = ballot.begin("open_voting", by)
    if ballot.edition != edition:
        raise PledgeError("Phần chuẩn bị vừa được sửa. Xin đọc lại trước khi mở bỏ phiếu.")
    refuse_while(obstacles_to_voting(ballot), "Chưa mở bỏ phiếu được.")
    ballot.urn = urn.empty(ballot)
    ballot.state, ballot.opened_at, ballot.opened_by = Ballot.State.VOTING, timezone.now(), by
    ballot.save()
    ballot.record(
        Event.Verb.VOTING_OPENED,
        by=by,
        address=address,
        candidates=[str(candidate) for candidate in ballot.candidate_list],
        units=[voter.unit.name for voter in ballot.present],
    )
    mail.opened(ballot)
    return ballot


@transaction.atomic
def cancel(ballot: Ballot, *, by: Person, reason: str, address: str = "") -> Ballot:
    """Cancel the ballot and destroy its urn unopened."""
    ballot = ballot.begin("cancel", by)
    reason = words_of(reason, missing=NO_REASON)
    was_voting = ballot.state == Ballot.State.VOTING
    ballot.urn, ballot.reason, ballot.state = b"", reason, Ballot.State.CANCELLED
    ballot.save()
    ballot.record(Event.Verb.CANCELLED, by=by, address=address, reason=reason, votes=len(ballot.voted))
    if was_voting:
        mail.cancelled(ballot)
    return ballot
