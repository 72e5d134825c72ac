"""Open the next year, close the one that ends."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from members.models import Membership, Person, Term, Unit
from members.standing import Standing
from pledges.agreement.acts import drafting
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.handover.acts import handover as handovers
from pledges.handover.closing import remaining
from pledges.handover.mail import term as mail
from pledges.scores.scale.acts import scale as scales
from pledges.states.event import Event, EventChain
from pledges.states.stateful import CLOSED, ONLY_SECRETARIAT

DEADLINES = (
    "agreement_due_on",
    "registration_due_on",
    "half_year_due_on",
    "inspection_due_on",
    "year_end_due_on",
)


@dataclass(frozen=True, kw_only=True)
class NextTerm:
    """The next year as the secretariat decided it; `units` in the order of the signature blocks.

    `confirmed` are the units that it picked by hand because the name alone did not decide.
    """

    name: str
    starts_on: date
    ends_on: date
    theme: str
    decision: str
    units: tuple[Unit, ...]
    chair: Unit | None
    deputies: tuple[Unit, ...]
    deadlines: dict[str, date | None]
    confirmed: tuple[Unit, ...] = ()


@transaction.atomic
def open_next(
    term: Term,
    *,
    by: Person,
    plan: NextTerm,
    with_agreement: bool,
    with_scale: bool = True,
    address: str = "",
) -> Term:
    """Open the year after `term`: members, chair and deadlines as planned, agreement and scale begun from last year's.

    Also draft the handover minutes. Allowed after `term` was closed, too: nothing of it changes.
    Raises WrongState if there is a next year already.
    """
    term = lock(term, by=by)
    if Term.objects.filter(cluster=term.cluster, name__gt=term.name).exists():
        raise WrongState("Cụm đã có năm thi đua tiếp theo, xem ở góc trên trang.")
    _require_sense(plan)
    _require_confirmed(term, plan)
    following = _create(term, plan)
    facts = {"next_term": following.name}
    if plan.confirmed:
        facts["confirmed"] = [unit.name for unit in plan.confirmed]
    EventChain.record(key_of(term), Event.Verb.NEXT_TERM_OPENED, by=by, address=address, **facts)
    if with_agreement and hasattr(term, "agreement"):
        drafting.start(following, by=by, source="last_year", address=address)
    if with_scale and hasattr(term, "scale"):
        scales.begin(following, by=by, source=term.scale, address=address)
    handovers.begin(term, by=by, address=address)
    mail.next_term_opened(following)
    return following


def _create(term: Term, plan: NextTerm) -> Term:
    following = Term(
        cluster=term.cluster,
        name=plan.name,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        theme=plan.theme,
        decision=plan.decision,
        witness=term.witness,
        needs_registrations=term.needs_registrations,
        **plan.deadlines,
    )
    try:
        following.full_clean()
    except ValidationError as wrong:
        raise PledgeError(" ".join(wrong.messages)) from wrong
    following.save()
    for position, unit in enumerate(plan.units, start=1):
        Membership.objects.create(term=following, unit=unit, rank=_rank(unit, plan), position=position)
    return following


@transaction.atomic
def close(term: Term, *, by: Person, address: str = "") -> Term:
    """Close the year to all changes. Refused while a document still collects signatures."""
    term = lock(term, by=by)
    if term.is_closed:
        raise WrongState(CLOSED)
    blocking = [matter.sentence for matter in remaining(term) if matter.blocks]
    if blocking:
        raise PledgeError("Chưa kết thúc năm được. " + " ".join(blocking))
    term.closed_at, term.closed_by = timezone.now(), by
    term.save()
    EventChain.record(key_of(term), Event.Verb.TERM_CLOSED, by=by, address=address)
    mail.term_closed(term)
    return term


def lock(term: Term, *, by: Person) -> Term:
    """Fetch the term locked. Raises NotAllowed unless `by` is of its secretariat."""
    term = Term.objects.locked(term.pk)
    if not Standing.of(by, term).is_secretariat:
        raise NotAllowed(ONLY_SECRETARIAT)
    return term


def key_of(term: Term) -> str:
    return f"term-{term.pk}"


def _require_sense(plan: NextTerm) -> None:
    if not plan.units:
        raise PledgeError("Năm mới chưa có đơn vị. Xin chọn các đơn vị thành viên.")
    leading = [unit for unit in (plan.chair, *plan.deputies) if unit]
    if set(leading) - set(plan.units):
        raise PledgeError("Cụm trưởng, cụm phó phải là đơn vị thành viên của năm mới.")
    if len(leading) != len(set(leading)):
        raise PledgeError("Một đơn vị không giữ hai vai trò cụm trưởng, cụm phó.")
    if plan.ends_on <= plan.starts_on:
        raise PledgeError("Ngày kết thúc phải sau ngày bắt đầu.")


def _require_confirmed(term: Term, plan: NextTerm) -> None:
    """Refuse units of other clusters that joined by name only: a unit that joins reads the draft and all that follows."""
    unconfirmed = [unit.pk for unit in plan.units if unit not in plan.confirmed]
    if strangers := Unit.objects.only_elsewhere(term.cluster).filter(pk__in=unconfirmed):
        names = "; ".join(unit.name for unit in strangers)
        raise PledgeError(
            f"Đang ở cụm khác: {names}. Xin xác nhận đúng đơn vị tham gia trước khi mở năm mới."
        )


def _rank(unit: Unit, plan: NextTerm) -> int:
    if unit == plan.chair:
        return Membership.Role.CHAIR
    return Membership.Role.DEPUTY if unit in plan.deputies else Membership.Role.MEMBER
