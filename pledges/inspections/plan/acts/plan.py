"""Acts on the plan of the year's cross-inspection: begin it, write it, choose its pattern, issue it, take it back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from members.models import Person, Term
from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.inspections.plan import defaults as default_checklist
from pledges.inspections.plan import mail
from pledges.inspections.plan.models import InspectionPlan, Question
from pledges.inspections.plan.roster import Roster
from pledges.inspections.visit.models import Inspection
from pledges.states.event import Event
from pledges.states.obstacle import refuse_while
from pledges.states.stateful import CLOSED, ONLY_SECRETARIAT
from pledges.states.words import words_of

FIELDS = ("number", "day", "grounds", "purpose", "requirements", "content", "organisation")
COPIED = ("purpose", "requirements", "content", "organisation")
ONLY_RING = "Kế hoạch này kiểm tra theo đoàn, không phân công xoay vòng."
ONLY_TEAMS = "Kế hoạch này phân công xoay vòng, mỗi đơn vị một đoàn kiểm tra."


@transaction.atomic
def begin(term: Term, *, by: Person, address: str = "") -> InspectionPlan:
    """Draft a plan with the pattern, words and checklist of the cluster's last plan, else with the usual ones."""
    term = Term.objects.locked(term.pk)
    if refusal := refusal_to_begin(term, Standing.of(by, term)):
        raise refusal
    if InspectionPlan.objects.filter(term=term).exists():
        raise WrongState("Kế hoạch kiểm tra chéo của năm đã được lập. Xin tải lại trang.")
    last = _last_plan(term)
    plan = InspectionPlan(term=term)
    for name, words in default_checklist.WORDING.items():
        setattr(plan, name, words.format(year=term.name))
    if last:
        plan.pattern = last.pattern
        for name in COPIED:
            setattr(plan, name, getattr(last, name))
    plan.save()
    _copy_checklist(plan, last)
    plan.record(Event.Verb.BEGUN, by=by, address=address, copied_from=last.term.name if last else "")
    return plan


def refusal_to_begin(term: Term, standing: Standing):
    """Return why `standing` may not begin a plan in `term`, as a PledgeError; None when it may."""
    if not standing.is_secretariat:
        return NotAllowed(ONLY_SECRETARIAT)
    return WrongState(CLOSED) if term.is_closed else None


def _last_plan(term: Term) -> InspectionPlan | None:
    plans = InspectionPlan.objects.filter(term__cluster=term.cluster_id, term__name__lt=term.name)
    return plans.select_related("term").order_by("-term__name").first()


def _copy_checklist(plan: InspectionPlan, last: InspectionPlan | None) -> None:
    lines = list(last.questions.values_list("part", "text", "guidance")) if last else []
    Question.objects.bulk_create(
        Question(plan=plan, position=position, part=part, text=text, guidance=guidance)
        for position, (part, text, guidance) in enumerate(lines or default_checklist.QUESTIONS, start=1)
    )


@transaction.atomic
def write(
    plan: InspectionPlan, *, by: Person, edition: int, fields: dict, address: str = ""
) -> InspectionPlan:
    """Save the words on top of `edition`; Stale when somebody changed the draft since."""
    plan = drafting(plan, by=by, edition=edition)
    for name in FIELDS:
        setattr(plan, name, fields[name])
    try:
        plan.full_clean()
    except ValidationError as wrong:
        raise PledgeError(" ".join(wrong.messages)) from wrong
    plan.save()
    return changed(plan, by=by, address=address, what="nội dung kế hoạch")


def drafting(plan: InspectionPlan, *, by: Person, edition: int | None = None) -> InspectionPlan:
    """Lock the plan as a draft that `by` may change, unchanged since `edition` was read."""
    plan = plan.begin("write", by)
    if edition is not None and plan.edition != edition:
        raise Stale("Người khác vừa lưu nội dung khác. Nội dung đồng chí nhập vẫn còn dưới đây.")
    return plan


def changed(plan: InspectionPlan, *, by: Person, address: str, what: str, **facts) -> InspectionPlan:
    """Count the save and log what it was about."""
    plan.edition += 1
    plan.save(update_fields=["edition"])
    plan.record(Event.Verb.WRITTEN, by=by, address=address, edition=plan.edition, what=what, **facts)
    return plan


@transaction.atomic
def choose_pattern(plan: InspectionPlan, *, by: Person, pattern: str, address: str = "") -> InspectionPlan:
    """Switch the pattern; deletes the present teams, their people and their times."""
    plan = drafting(plan, by=by)
    if pattern not in InspectionPlan.Pattern:
        raise PledgeError("Chưa chọn hình thức kiểm tra.")
    if pattern == plan.pattern:
        raise WrongState("Kế hoạch đã theo hình thức kiểm tra này.")
    plan.inspections.filter(state=Inspection.State.PLANNED).delete()
    plan.teams.filter(inspections=None).delete()
    plan.pattern = pattern
    plan.save(update_fields=["pattern"])
    return changed(plan, by=by, address=address, what="hình thức kiểm tra", pattern=str(pattern))


def of_pattern(plan: InspectionPlan, pattern: str, *, by: Person) -> InspectionPlan:
    """Lock the plan as a draft; WrongState when it follows the other pattern."""
    plan = drafting(plan, by=by)
    require_pattern(plan, pattern)
    return plan


def require_pattern(plan: InspectionPlan, pattern: str) -> None:
    if plan.pattern != pattern:
        raise WrongState(ONLY_RING if pattern == InspectionPlan.Pattern.RING else ONLY_TEAMS)


@transaction.atomic
def issue(plan: InspectionPlan, *, by: Person, edition: int, address: str = "") -> InspectionPlan:
    """Put the plan that was read as `edition` into force, and tell everybody who takes part."""
    plan = plan.begin("issue", by)
    if plan.edition != edition:
        raise Stale("Kế hoạch vừa được sửa. Xin đọc lại trước khi ban hành.")
    roster = Roster(plan)
    refuse_while(roster.obstacles(), "Chưa ban hành được.")
    plan.state, plan.issued_at, plan.issued_by = InspectionPlan.State.ISSUED, timezone.now(), by
    plan.save()
    plan.record(
        Event.Verb.ISSUED,
        by=by,
        address=address,
        edition=plan.edition,
        inspections=[f"{inspection.team}: {inspection.unit.name}" for inspection in roster.inspections],
    )
    mail.issued(plan, roster)
    return plan


@transaction.atomic
def withdraw(plan: InspectionPlan, *, by: Person, reason: str, address: str = "") -> InspectionPlan:
    """Return to the draft, as long as no team has begun; whoever was told of the plan is told why."""
    plan = plan.begin("withdraw", by)
    reason = words_of(reason, missing="Chưa nhập lý do thu hồi.")
    mail.withdrawn(plan, Roster(plan), reason)
    plan.state, plan.issued_at, plan.issued_by = InspectionPlan.State.DRAFT, None, None
    plan.edition += 1
    plan.save()
    plan.record(Event.Verb.WITHDRAWN, by=by, address=address, reason=reason)
    return plan
