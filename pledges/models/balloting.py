"""What a ballot asks for and what came out of it, in numbers; and what is still missing before it may be opened."""

from dataclasses import dataclass
from decimal import Decimal

from members.models import Appointment, Mandate, Person, Term, Unit
from members.standing import Standing
from pledges.ballots import tally
from pledges.models.authority import SigningAuthority
from pledges.models.ballot import Ballot, Candidate
from pledges.models.voter import Teller
from pledges.texts.agreement import vietnamese_number

NO_AUTHORITY = "Hệ thống chưa có chứng thư ký số. Hãy báo quản trị viên."


def kinds_to_begin(term: Term, standing: Standing) -> list[tuple[str, str]]:
    """(kind, label) of the ballots that this person may prepare now, by one query: see `Ballot.refusal_to_begin`."""
    if Ballot(term=term).refusal("write", standing):
        return []
    held = Ballot.objects.filter(term=term).exclude(state=Ballot.State.CANCELLED)
    taken = set(held.values_list("kind", flat=True)) - {Ballot.Kind.CERTIFICATE}
    return [(kind, label) for kind, label in Ballot.Kind.choices if kind not in taken]


def fraction_words(numerator: int, denominator: int, *, is_more_than: bool = False) -> str:
    """ "2/3", "trên 1/2 (quá bán)", "tất cả"."""
    if is_more_than:
        return f"trên {numerator}/{denominator}" + (" (quá bán)" if 2 * numerator == denominator else "")
    return f"{numerator}/{denominator}"


def quorum(ballot: Ballot) -> int:
    """How many units have to take part, at least."""
    return tally.required(ballot.quorum_numerator, ballot.quorum_denominator, len(ballot.voter_list))


@dataclass(frozen=True, kw_only=True)
class Line:
    """A candidate with its votes; `percent` is of the base that the threshold names."""

    candidate: Candidate
    votes: int
    percent: Decimal | None

    @property
    def share(self) -> str:
        """ "42,86 %"; of nothing: a dash."""
        return "-" if self.percent is None else f"{vietnamese_number(self.percent)} %"

    @property
    def is_elected(self) -> bool:
        return bool(self.candidate.is_elected)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The count of a ballot. `base` is the number that the threshold is a fraction of, `needed` the votes it makes."""

    units: int
    issued: int
    cast: int
    blank: int
    base: int
    needed: int
    lines: tuple[Line, ...]
    outcome: tally.Outcome

    @property
    def valid(self) -> int:
        return self.cast - self.blank

    @property
    def unused(self) -> int:
        return self.issued - self.cast

    @property
    def elected(self) -> list[Candidate]:
        return [self.lines[place].candidate for place in self.outcome.elected]

    @property
    def second_round(self) -> list[Candidate]:
        """In the order of the slip."""
        return [self.lines[place].candidate for place in sorted(self.outcome.second_round)]

    @property
    def ranking(self) -> list[Line]:
        """The most votes first."""
        return sorted(self.lines, key=lambda line: (-line.votes, line.candidate.position))


def base_of(ballot: Ballot, valid: int) -> int:
    return {
        Ballot.Base.ALL: len(ballot.voter_list),
        Ballot.Base.PRESENT: len(ballot.present),
        Ballot.Base.VALID: valid,
    }[ballot.threshold_base]


def needed_of(ballot: Ballot, valid: int) -> int:
    return tally.required(
        ballot.threshold_numerator,
        ballot.threshold_denominator,
        base_of(ballot, valid),
        is_more_than=ballot.is_more_than,
    )


def figures(ballot: Ballot, slips: list) -> Figures:
    """What `slips` (with `choices`) add up to; blank ones are cast, but not valid."""
    candidates = ballot.candidate_list
    votes = [sum(each.position in slip.choices for slip in slips) for each in candidates]
    blank = sum(not slip.choices for slip in slips)
    valid = len(slips) - blank
    base, needed = base_of(ballot, valid), needed_of(ballot, valid)
    lines = tuple(
        Line(candidate=each, votes=count, percent=tally.percent(count, base))
        for each, count in zip(candidates, votes, strict=True)
    )
    return Figures(
        units=len(ballot.voter_list),
        issued=len(ballot.present),
        cast=len(slips),
        blank=blank,
        base=base,
        needed=needed,
        lines=lines,
        outcome=tally.outcome(votes, quota=ballot.quota, needed=needed),
    )


def result_of(ballot: Ballot, slips: list | None = None) -> Figures:
    """The figures of a ballot that was counted; `slips` when they were read already."""
    return figures(ballot, list(ballot.slips.all()) if slips is None else slips)


def threshold_words(ballot: Ballot) -> str:
    """ "2/3 tổng số đơn vị của cụm"."""
    fraction = fraction_words(
        ballot.threshold_numerator, ballot.threshold_denominator, is_more_than=ballot.is_more_than
    )
    return f"{fraction} {ballot.get_threshold_base_display()}"


def obstacles_to_voting(ballot: Ballot) -> list[str]:
    """Empty when the vote may be opened. At most eight queries."""
    found = []
    if ballot.is_of_people and ballot.rivals().exists():
        found.append(
            "Đã có cuộc bỏ phiếu khác cùng tên: hãy ghi tên khác, để biên bản và tờ trình phân biệt được."
        )
    candidates, present = ballot.candidate_list, ballot.present
    if {each.unit_id for each in ballot.voter_list} != {each.unit_id for each in ballot.term.member_list}:
        found.append("Danh sách đơn vị của năm vừa thay đổi: hãy mở phần chuẩn bị và lưu lại.")
    members = {each.unit_id for each in ballot.term.member_list}
    if gone := [each.short for each in candidates if each.unit_id not in members]:
        found.append(
            f"Đơn vị không còn trong năm này mà còn ứng viên: {', '.join(gone)}. Hãy lưu lại phần chuẩn bị."
        )
    if not candidates:
        found.append("Chưa có ứng viên nào.")
    elif len(candidates) < ballot.quota:
        found.append(
            f"Mới có {len(candidates)} ứng viên cho {ballot.quota} suất: thêm ứng viên hoặc bớt suất."
        )
    if both := elected_chairs(ballot) & {each.unit for each in candidates}:
        names = ", ".join(unit.short_name for unit in both)
        found.append(
            f"{names} đã được bầu làm cụm trưởng nên không đồng thời ứng cử cụm phó: hãy bỏ khỏi ứng viên."
        )
    found += obstacles_of_tellers(ballot)
    if (least := quorum(ballot)) > len(present):
        found.append(
            f"Mới có {len(present)}/{len(ballot.voter_list)} đơn vị được ghi là có mặt, cần ít nhất {least}."
        )
    if headless := without_leader([each.unit for each in present]):
        names = ", ".join(unit.short_name for unit in headless)
        found.append(
            f"Chưa có lãnh đạo có tư cách ký còn hiệu lực hôm nay: {names}. Quản trị viên ghi tư cách ký, "
            "hoặc ghi đơn vị là vắng mặt."
        )
    return found


def elected_chairs(ballot: Ballot) -> set[Unit]:
    """Whom signed minutes name chair, for a ballot on the deputies."""
    if ballot.kind != Ballot.Kind.DEPUTY:
        return set()
    return {unit for unit, _ in elected_units(ballot.term)[Ballot.Kind.CHAIR]}


def obstacles_of_tellers(ballot: Ballot) -> list[str]:
    """Head and secretary are named, and all can sign."""
    roles = {each.role for each in ballot.teller_list}
    wanted = {Teller.Role.HEAD: "trưởng ban kiểm phiếu", Teller.Role.SECRETARY: "thư ký ban kiểm phiếu"}
    found = [f"Chưa chọn {name}." for role, name in wanted.items() if role not in roles]
    serving = {(person.pk, unit.pk) for person, unit in teller_choices(ballot.term)}
    left = [str(each.person) for each in ballot.teller_list if (each.person_id, each.unit_id) not in serving]
    if left:
        found.append(
            f"Nhiệm vụ ở đơn vị đã thay đổi nên không ký biên bản được: {', '.join(left)}. "
            "Hãy chọn lại ban kiểm phiếu."
        )
    return found


def obstacles_to_signing(ballot: Ballot) -> list[str]:
    """Empty when the minutes of the count may be opened for signature."""
    found = obstacles_of_tellers(ballot)
    if not ballot.day:
        found.append("Chưa ghi ngày bỏ phiếu.")
    if not ballot.venue:
        found.append("Chưa ghi nơi họp.")
    if not SigningAuthority.objects.exists():
        found.append(NO_AUTHORITY)
    return found


def teller_choices(term: Term) -> list[tuple[Person, Unit]]:
    """Officers and leaders of the member units, today: who may count, each for a unit. Two queries."""
    of_members = {"unit__in": term.memberships.values("unit"), "person__is_active": True}
    serving = [
        *Mandate.objects.in_force().filter(**of_members).select_related("person", "unit").order_by("pk"),
        *Appointment.objects.in_force().filter(**of_members).select_related("person", "unit").order_by("pk"),
    ]
    place = {each.unit_id: number for number, each in enumerate(term.member_list)}
    found = {each.person_id: (each.person, each.unit) for each in reversed(serving)}
    return sorted(found.values(), key=lambda pair: (place.get(pair[1].pk, 0), pair[0].name_order))


def without_leader(units: list[Unit]) -> list[Unit]:
    led = set(
        Mandate.objects.in_force()
        .filter(unit__in=units, person__is_active=True)
        .values_list("unit", flat=True)
    )
    return [unit for unit in units if unit.pk not in led]


def elected_units(term: Term) -> dict[str, list[tuple[Unit, Ballot]]]:
    """Kind ("chair", "deputy") -> the units that signed minutes of the count name, with their ballots."""
    chosen = Candidate.objects.filter(
        ballot__term=term,
        ballot__kind__in=[Ballot.Kind.CHAIR, Ballot.Kind.DEPUTY],
        ballot__state=Ballot.State.SEALED,
        is_elected=True,
    ).select_related("unit", "ballot__document")
    found: dict[str, list] = {Ballot.Kind.CHAIR: [], Ballot.Kind.DEPUTY: []}
    for each in chosen.order_by("ballot", "position"):
        found[each.ballot.kind].append((each.unit, each.ballot))
    return found


def elections_to_sign(term: Term) -> set[str]:
    """Kinds ("chair", "deputy") in which somebody was elected by a count whose minutes are not signed by all."""
    elections = Ballot.objects.filter(
        term=term,
        kind__in=[Ballot.Kind.CHAIR, Ballot.Kind.DEPUTY],
        state__in=[Ballot.State.COUNTED, Ballot.State.OPEN],
    )
    return set(elections.filter(candidates__is_elected=True).values_list("kind", flat=True))
