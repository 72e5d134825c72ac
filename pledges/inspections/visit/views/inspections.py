"""Pages of the year's cross-inspection: its plan as a table and as a paper; begin, issue, take back."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.documents.views.pdf import pdf_answer
from pledges.inspections.plan.acts import plan as acts
from pledges.inspections.plan.forms.plan import PlanReasonForm
from pledges.inspections.plan.models import InspectionPlan
from pledges.inspections.plan.paper import plan_pdf
from pledges.inspections.plan.roster import Roster
from pledges.inspections.visit.models import Inspection
from pledges.states import rules
from pledges.states.asking import ask
from pledges.states.attempt import attempt, refused
from pledges.states.editions import knowing_their_log

TAB = "inspections"
# The pages of a draft in the order in which a plan is made.
STEPS = tuple(f"inspection_plan_{name}" for name in ("ring", "teams", "dates", "checklist", "write"))


@require_safe
@access.readers
def inspections(request, term):
    plan = InspectionPlan.objects.filter(term=term).first()
    if plan is None or not plan.is_visible_to(request.standing):
        may_begin = plan is None and acts.refusal_to_begin(term, request.standing) is None
        context = {"may_begin": may_begin, "is_drafted": plan is not None, "tab": TAB}
        return render(request, "inspections/inspections.html", context)
    plan.term = term
    roster, allowed = Roster(plan), rules.allowed(request.standing, plan)
    obstacles = roster.obstacles() if "issue" in allowed else []
    wanting = {obstacle.page for obstacle in obstacles}
    return render(
        request,
        "inspections/inspections.html",
        {
            "plan": plan,
            "roster": roster,
            "allowed": allowed,
            "obstacles": obstacles,
            "next_page": next((page for page in STEPS if page in wanting), None),
            "remarks": roster.remarks() if "write" in allowed else [],
            "rows": [(visit, _allowed(visit, request.standing)) for visit in roster.everything],
            "tab": TAB,
        },
    )


def _allowed(inspection, standing) -> set[str]:
    """Name what the plan's page offers of an inspection; the rest is on the inspection's own."""
    offered = {act for act in ("reschedule", "cancel") if inspection.refusal(act, standing) is None}
    plan = inspection.plan
    is_staffed_here = plan.state == plan.State.ISSUED and inspection.state in Inspection.GOING_ON
    return offered | ({"staff"} if is_staffed_here and plan.refusal("staff", standing) is None else set())


def plan_of(term) -> InspectionPlan:
    """Fetch the plan of the term in the address; 404 when none was begun."""
    plan = knowing_their_log(InspectionPlan.objects.filter(term=term)).first()
    if plan is None:
        raise Http404
    plan.term = term
    return plan


@require_safe
@access.readers
def plan_paper(request, term):
    plan = plan_of(term)
    if not plan.is_visible_to(request.standing):
        raise Http404
    name = f"ke-hoach-kiem-tra-cheo-{term.cluster.slug}-{term.name}"
    return pdf_answer(request, plan_pdf(Roster(plan)).pdf, name=name)


@require_POST
@access.secretariat
def begin(request, term):
    done = "Đã lập dự thảo kế hoạch kiểm tra chéo và phiếu kiểm tra."
    attempt(request, acts.begin, term, done=done)
    return redirect("pledges:inspections", cluster=term.cluster.slug, year=term.name)


@require_POST
@access.secretariat
def issue(request, term):
    plan, edition = plan_of(term), whole(request.POST.get("edition"), -1, digits=9)
    done = "Đã ban hành kế hoạch. Thư báo đang được gửi tới các đơn vị và thành viên đoàn kiểm tra."
    attempt(request, acts.issue, plan, edition=edition, done=done)
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def withdraw(request, term):
    """Say what it touches on a page that asks for the reason, then withdraw."""
    plan = plan_of(term)
    if refused(request, plan, "withdraw"):
        return redirect(plan)
    return ask(
        request,
        acts.withdraw,
        plan,
        form_class=PlanReasonForm,
        template="inspections/plan_withdraw.html",
        done="Đã thu hồi kế hoạch. Lý do đang được gửi tới những người đã nhận kế hoạch.",
        plan=plan,
        tab=TAB,
    )
