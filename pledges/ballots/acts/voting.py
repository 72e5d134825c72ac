"""The acts on an open ballot: admit, vote, count. See `pledges.ballots.urn` for what stays secret."""

from django.db import transaction
from django.utils import timezone

from members.models import Person
from members.standing import Standing
from pledges.ballots import mail, urn
from pledges.ballots.balloting import no_leader, without_leader
from pledges.ballots.count import figures, quorum
from pledges.ballots.models import Ballot, Slip, Voter
from pledges.ballots.models.ballot import ONLY_VOTERS
from pledges.ballots.urn import Cast
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event

NOT_LISTED = "Đơn vị này không có trong danh sách bỏ phiếu của năm. Xin tải lại trang."


@transaction.atomic
def admit(ballot: Ballot, *, by: Person, unit: int, address: str = "") -> Voter:
    """Note `unit` (primary key), which was absent, as present, so that it votes, too.

    The urn has room for every listed unit from the beginning, so its size does not tell who came.
    """
    ballot = ballot.begin("admit", by)
    voter = next((voter for voter in ballot.voter_list if voter.unit_id == unit), None)
    if voter is None or unit not in {member.unit_id for member in ballot.term.member_list}:
        raise PledgeError(NOT_LISTED)
    if voter.is_present:
        raise WrongState(f"{voter.unit} đã được ghi nhận có mặt.")
    if without_leader([voter.unit]):
        raise PledgeError(f"{no_leader([voter.unit])} Đề nghị cập nhật thẩm quyền ký.")
    voter.is_present = True
    voter.save(update_fields=["is_present"])
    ballot.record(Event.Verb.ADMITTED, by=by, address=address, unit=voter.unit.name)
    mail.admitted(ballot, voter.unit)
    return voter


@transaction.atomic
def vote(ballot: Ballot, *, by: Person, unit: int, cast: Cast, address: str = "") -> Voter:
    """Cast the one vote of `unit` (primary key) by one of its leaders. A slip without choices is a blank one.

    Raises urn.CodeInUse, and WrongState when the unit has voted.
    """
    ballot = ballot.lock()
    standing = Standing.of(by, ballot.term)
    ballot.require("vote", standing)
    voter = next((voter for voter in ballot.voters_of(standing) if voter.unit_id == unit), None)
    if voter is None:
        raise NotAllowed(ONLY_VOTERS)
    if voter.voted_at:
        raise WrongState(voter.has_voted)
    _refuse_unless_valid(ballot, cast)
    voter.voted_at, voter.voted_by = timezone.now(), by
    voter.save()
    ballot.urn = urn.with_slip(ballot, cast)
    ballot.save(update_fields=["urn"])
    ballot.record(Event.Verb.VOTED, by=by, address=address, unit=voter.unit.name)
    return voter


def _refuse_unless_valid(ballot: Ballot, cast: Cast) -> None:
    positions = {candidate.position for candidate in ballot.candidate_list}
    if not set(cast.choices) <= positions:
        raise PledgeError("Phiếu có lựa chọn không thuộc danh sách đề cử. Xin tải lại trang.")
    if len(set(cast.choices)) > ballot.quota:
        raise PledgeError(f"Phiếu chọn quá số lượng (không quá {ballot.quota:02}).")


@transaction.atomic
def count(ballot: Ballot, *, by: Person, without: set[int], address: str = "") -> Ballot:
    """Open the urn and publish all slips at once. `without`: the units that the page listed as not having voted.

    Below the quorum nothing is opened: more units have to vote, or the ballot is cancelled.
    """
    ballot = ballot.begin("count", by)
    voted, least = len(ballot.voted), quorum(ballot)
    if voted < least:
        raise PledgeError(too_few(ballot, least))
    if {voter.unit_id for voter in ballot.missing} != without:
        raise PledgeError("Danh sách đơn vị chưa bỏ phiếu vừa thay đổi. Xin xem lại trước khi kiểm phiếu.")
    casts = urn.opened(ballot)
    if len(casts) != voted:
        raise PledgeError(urn.DAMAGED)
    _publish(ballot, casts)
    ballot.urn, ballot.state = b"", Ballot.State.COUNTED
    ballot.counted_at, ballot.counted_by = timezone.now(), by
    ballot.day = ballot.day or timezone.localdate()
    ballot.save()
    missing = [voter.unit.name for voter in ballot.missing]
    ballot.record(Event.Verb.COUNTED, by=by, address=address, votes=voted, without=missing)
    mail.counted(ballot)
    return ballot


def too_few(ballot: Ballot, least: int) -> str:
    return (
        f"Chưa kiểm phiếu được: mới có {len(ballot.voted)}/{len(ballot.voter_list)} đơn vị bỏ phiếu, "
        f"tối thiểu {least}. Nếu không đủ, đề nghị hủy và tổ chức bỏ phiếu lại."
    )


def _publish(ballot: Ballot, casts: list[Cast]) -> None:
    """Write the slips by one statement, in the order in which `casts` come out of the urn: by their codes."""
    Slip.objects.bulk_create(
        Slip(ballot=ballot, code=cast.code, choices=list(cast.choices)) for cast in casts
    )
    result = figures(ballot, casts)
    elected = {candidate.pk for candidate in result.elected}
    for line in result.lines:
        line.candidate.votes, line.candidate.is_elected = line.votes, line.candidate.pk in elected
        line.candidate.save()
