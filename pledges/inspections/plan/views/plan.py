"""Pages of a drafted plan: its words, its pattern, the ring."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.errors import PledgeError, Stale
from pledges.inspections.plan.acts import plan as acts
from pledges.inspections.plan.acts import ring as inspection_ring
from pledges.inspections.plan.forms.plan import PairForm, PatternForm, PlanForm, SwapForm
from pledges.inspections.plan.models import InspectionPlan
from pledges.inspections.plan.roster import Roster
from pledges.inspections.visit.views.inspections import TAB, plan_of
from pledges.states.attempt import actor, attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def write(request, term):
    plan = plan_of(term)
    if refused(request, plan, "write"):
        return redirect(plan)
    if request.method != "POST":
        return _form(request, plan, PlanForm(instance=plan, initial={"edition": plan.edition}))
    form = PlanForm(request.POST, instance=plan)
    if not form.is_valid():
        return _form(request, plan_of(term), form, status=422)
    values = dict(form.cleaned_data)
    edition = values.pop("edition")
    try:
        acts.write(plan, **actor(request), edition=edition, fields=values)
    except Stale as refusal:
        messages.error(request, str(refusal))
        newest = plan_of(term)
        typed = request.POST.copy()
        typed["edition"] = str(newest.edition)
        return _form(request, newest, PlanForm(typed, instance=newest), status=409)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(plan)
    messages.success(request, "Đã lưu nội dung kế hoạch.")
    return redirect(plan)


def _form(request, plan: InspectionPlan, form: PlanForm, *, status: int = 200):
    context = {"plan": plan, "form": form, "tab": TAB}
    return render(request, "inspections/plan_write.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def pattern(request, term):
    """Say what goes when the pattern is changed, then change it."""
    plan = plan_of(term)
    if refused(request, plan, "write"):
        return redirect(plan)
    form = PatternForm(request.POST if request.method == "POST" else None, initial={"pattern": plan.pattern})
    if request.method != "POST" or not form.is_valid():
        context = {"plan": plan, "roster": Roster(plan), "form": form, "tab": TAB}
        status = 422 if form.is_bound else 200
        return render(request, "inspections/plan_pattern.html", context, status=status)
    chosen, done = form.cleaned_data["pattern"], "Đã đổi hình thức kiểm tra. Đề nghị phân công lại."
    attempt(request, acts.choose_pattern, plan, pattern=chosen, done=done)
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def ring(request, term):
    """Compute the ring on POST; GET with two units shows what their swap would break, before anybody swaps."""
    plan = plan_of(term)
    if refused(request, plan, "write"):
        return redirect(plan)
    if plan.pattern != InspectionPlan.Pattern.RING:
        messages.error(request, acts.ONLY_RING)
        return redirect(plan)
    if request.method != "POST":
        return _ring(request, plan, PairForm())
    form = PairForm(request.POST)
    if not form.is_valid():
        return _ring(request, plan, form, status=422)
    paired = attempt(
        request,
        inspection_ring.pair,
        plan,
        keep_apart=form.cleaned_data["keep_apart"],
        done="Đã phân công xoay vòng.",
    )
    if paired and paired.explanation:
        messages.warning(request, paired.explanation)
    return redirect(plan.url("inspection_plan_ring"))


def _ring(request, plan: InspectionPlan, form: PairForm, *, status: int = 200):
    roster = Roster(plan)
    assignment = roster.assignment
    event = plan.events().filter(facts__has_key="explanation").last()
    context = {
        "plan": plan,
        "form": form,
        "pairs": list(assignment.items()),
        "broken": inspection_ring.broken(roster, assignment) if assignment else [],
        "explanation": event.facts["explanation"] if event and assignment else "",
        "tab": TAB,
    }
    is_asked = request.method != "POST" and "one" in request.GET
    swap = SwapForm(request.GET if is_asked else None, units=list(assignment))
    context |= {"swap": swap} | (_swapped(roster, swap) if is_asked and swap.is_valid() else {})
    if is_asked and swap.errors:
        status = 422
    return render(request, "inspections/plan_ring.html", context, status=status)


def _swapped(roster: Roster, swap: SwapForm) -> dict:
    """Show what the swap would give and break, without swapping."""
    first, second = swap.cleaned_data["one"], swap.cleaned_data["other"]
    units = {unit.pk: unit for unit in roster.assignment}
    try:
        breaks = inspection_ring.broken_by_swap(roster, first, second)
    except PledgeError as refusal:
        return {"swap_refusals": [str(refusal)]}
    return {
        "swapped": [
            (units[first], roster.assignment[units[second]]),
            (units[second], roster.assignment[units[first]]),
        ],
        "swap_refusals": [fault.sentence for fault in breaks if fault.is_refused],
        "swap_breaks": [fault.sentence for fault in breaks if not fault.is_refused],
        "swap_clashes": [str(clash) for clash in inspection_ring.clashes_by_swap(roster, first, second)],
    }


@require_POST
@access.secretariat
def swap(request, term):
    plan = plan_of(term)
    if refused(request, plan, "write"):
        return redirect(plan)
    form = SwapForm(request.POST, units=list(Roster(plan).assignment))
    if not form.is_valid():
        messages.error(request, "Phải chọn hai đơn vị khác nhau để đổi.")
        return redirect(plan.url("inspection_plan_ring"))
    attempt(request, inspection_ring.swap, plan, **form.cleaned_data, done="Đã đổi phân công hai đơn vị.")
    return redirect(plan.url("inspection_plan_ring"))
