"""Obstacles to opening a ballot or its minutes, the possible tellers, and the units elected by signed counts."""

from members.models import Person, Term, Unit
from members.serving import mandates, offices
from members.standing import Standing
from pledges.ballots.count import quorum
from pledges.ballots.models.ballot import Ballot
from pledges.ballots.models.candidate import Candidate
from pledges.ballots.models.voter import Teller
from pledges.ballots.rivals import rivals
from pledges.documents.models.authority import no_authority
from pledges.states.obstacle import missing


def kinds_to_begin(term: Term, standing: Standing) -> list[tuple[str, str]]:
    """Return (kind, label) of the ballots that this person may prepare now. One query; see `Ballot.refusal_to_begin`."""
    if Ballot(term=term).refusal("write", standing):
        return []
    held = Ballot.objects.filter(term=term).exclude(state=Ballot.State.CANCELLED)
    taken = set(held.values_list("kind", flat=True)) - {Ballot.Kind.CERTIFICATE}
    return [(kind, label) for kind, label in Ballot.Kind.choices if kind not in taken]


def obstacles_to_voting(ballot: Ballot) -> list[str]:
    """List what keeps the vote from being opened. At most six queries."""
    obstacles = []
    if ballot.is_of_people and rivals(ballot).exists():
        obstacles.append(
            "Đã có cuộc bỏ phiếu khác cùng tên; xin đặt tên khác để phân biệt trong biên bản và tờ trình."
        )
    candidates, present = ballot.candidate_list, ballot.present
    if {voter.unit_id for voter in ballot.voter_list} != {
        member.unit_id for member in ballot.term.member_list
    }:
        obstacles.append("Danh sách đơn vị của năm vừa thay đổi; xin mở phần chuẩn bị và lưu lại.")
    members = {member.unit_id for member in ballot.term.member_list}
    if gone := [candidate.short for candidate in candidates if candidate.unit_id not in members]:
        obstacles.append(
            f"Danh sách đề cử còn đơn vị không thuộc năm này: {', '.join(gone)}. Xin lưu lại phần chuẩn bị."
        )
    if not candidates:
        obstacles.append("Chưa có danh sách đề cử.")
    elif len(candidates) < ballot.quota:
        obstacles.append(f"Danh sách đề cử ít hơn số lượng cần bầu ({len(candidates)}/{ballot.quota}).")
    if both := elected_chairs(ballot) & {candidate.unit for candidate in candidates}:
        names = ", ".join(unit.short_name for unit in both)
        obstacles.append(f"{names} đã được bầu cụm trưởng, không đề cử cụm phó.")
    obstacles += obstacles_of_tellers(ballot)
    if (least := quorum(ballot)) > len(present):
        obstacles.append(
            f"Chưa đủ số đơn vị có mặt ({len(present)}/{len(ballot.voter_list)}, tối thiểu {least})."
        )
    if headless := without_leader([voter.unit for voter in present]):
        obstacles.append(
            f"{no_leader(headless)} Đề nghị cập nhật thẩm quyền ký, hoặc chọn đơn vị là vắng mặt."
        )
    return obstacles


def elected_chairs(ballot: Ballot) -> set[Unit]:
    """Return the chair that signed minutes name; empty unless `ballot` is on the deputies."""
    if ballot.kind != Ballot.Kind.DEPUTY:
        return set()
    return {unit for unit, _ in elected_units(ballot.term)[Ballot.Kind.CHAIR]}


def obstacles_of_tellers(ballot: Ballot) -> list[str]:
    """List what the tellers lack: a head, a secretary, a task that lets them sign."""
    roles = {teller.role for teller in ballot.teller_list}
    wanted = {Teller.Role.HEAD: "trưởng ban kiểm phiếu", Teller.Role.SECRETARY: "thư ký ban kiểm phiếu"}
    obstacles = [f"Chưa chọn {name}." for role, name in wanted.items() if role not in roles]
    left = [
        str(teller.person)
        for teller in ballot.teller_list
        if not (teller.has_task and teller.person.is_active)
    ]
    if left:
        obstacles.append(
            f"Không ký được biên bản vì đã thay đổi nhiệm vụ ở đơn vị: {', '.join(left)}. "
            "Xin chọn lại ban kiểm phiếu."
        )
    return obstacles


def obstacles_to_signing(ballot: Ballot) -> list[str]:
    """List what keeps the minutes of the count from being opened for signature."""
    obstacles = obstacles_of_tellers(ballot)
    wanted = {"day": "Chưa nhập ngày bỏ phiếu.", "venue": "Chưa nhập nơi họp."}
    return [*obstacles, *missing(ballot, wanted).values(), *no_authority()]


def teller_choices(term: Term) -> list[tuple[Person, Unit]]:
    """Pair today's officers and leaders of member units with the unit that they count for. Two queries."""
    place = {member.unit_id: number for number, member in enumerate(term.member_list)}
    choices = {office.person_id: (office.person, office.unit) for office in reversed(offices(list(place)))}
    return sorted(choices.values(), key=lambda pair: (place.get(pair[1].pk, 0), pair[0].name_order))


def without_leader(units: list[Unit]) -> list[Unit]:
    led = set(mandates(units).values_list("unit", flat=True))
    return [unit for unit in units if unit.pk not in led]


def no_leader(units: list[Unit]) -> str:
    names = ", ".join(unit.short_name for unit in units)
    return f"Chưa có người có thẩm quyền ký: {names}."


def elected_units(term: Term) -> dict[str, list[tuple[Unit, Ballot]]]:
    """Map "chair" and "deputy" to the units that signed minutes of the count name, with their ballots."""
    chosen = Candidate.objects.filter(
        ballot__term=term,
        ballot__kind__in=[Ballot.Kind.CHAIR, Ballot.Kind.DEPUTY],
        ballot__state=Ballot.State.SEALED,
        is_elected=True,
    ).select_related("unit", "ballot__document")
    elected: dict[str, list] = {Ballot.Kind.CHAIR: [], Ballot.Kind.DEPUTY: []}
    for candidate in chosen.order_by("ballot", "position"):
        elected[candidate.ballot.kind].append((candidate.unit, candidate.ballot))
    return elected


def elections_to_sign(term: Term) -> set[str]:
    """Return the kinds ("chair", "deputy") in which a count elected somebody but its minutes are not signed by all."""
    elections = Ballot.objects.filter(
        term=term,
        kind__in=[Ballot.Kind.CHAIR, Ballot.Kind.DEPUTY],
        state__in=[Ballot.State.COUNTED, Ballot.State.OPEN],
    )
    return set(elections.filter(candidates__is_elected=True).values_list("kind", flat=True))
