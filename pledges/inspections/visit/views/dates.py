"""When and where: the table of a draft, and one inspection that is moved or cancelled later."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from members import access
from pledges.errors import PledgeError, Stale
from pledges.inspections.plan.forms.plan import PlanReasonForm
from pledges.inspections.plan.roster import Roster
from pledges.inspections.visit.acts import dates as acts
from pledges.inspections.visit.forms.dates import DatesForm
from pledges.inspections.visit.models import Inspection
from pledges.inspections.visit.views.inspections import TAB, plan_of
from pledges.states.asking import ask
from pledges.states.attempt import actor, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def dates(request, term):
    """Clashes come back with everything that was typed."""
    plan = plan_of(term)
    if refused(request, plan, "write"):
        return redirect(plan)
    roster = Roster(plan)
    posted = request.POST if request.method == "POST" else None
    form = DatesForm(posted, inspections=roster.inspections, edition=plan.edition)
    if posted is None or not form.is_valid():
        return _dates(request, roster, form, status=200 if posted is None else 422)
    edition = form.cleaned_data["edition"]
    try:
        acts.schedule(plan, **actor(request), edition=edition, slots=form.slots)
    except Stale as refusal:
        messages.error(request, str(refusal))
        newest, typed = Roster(plan_of(term)), request.POST.copy()
        typed["edition"] = str(newest.plan.edition)
        again = DatesForm(typed, inspections=newest.inspections, edition=newest.plan.edition)
        return _dates(request, newest, again, status=409)
    except PledgeError as refusal:
        form.add_error(None, str(refusal))
        return _dates(request, roster, form, status=422)
    messages.success(request, "Đã lưu lịch kiểm tra.")
    return redirect(plan)


def _dates(request, roster: Roster, form: DatesForm, *, status: int):
    context = {"plan": roster.plan, "form": form, "tab": TAB}
    return render(request, "inspections/plan_dates.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def reschedule(request, term, inspection):
    found = _inspection_of(term, inspection)
    if refused(request, found, "reschedule"):
        return redirect(found.plan)
    posted = request.POST if request.method == "POST" else None
    form = DatesForm(posted, inspections=[found], edition=0, is_complete=True)
    if posted is None or not form.is_valid():
        return _reschedule(request, found, form, status=200 if posted is None else 422)
    slot = form.slots[found.pk]
    try:
        acts.reschedule(found, **actor(request), slot=slot)
    except PledgeError as refusal:
        form.add_error(None, str(refusal))
        return _reschedule(request, _inspection_of(term, inspection), form, status=422)
    messages.success(request, "Đã đổi lịch; đoàn kiểm tra và đơn vị được kiểm tra đã được báo.")
    return redirect(found.plan)


def _reschedule(request, found: Inspection, form: DatesForm, *, status: int):
    context = {"inspection": found, "form": form, "tab": TAB}
    return render(request, "inspections/reschedule.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def cancel(request, term, inspection):
    """A page that says what it touches, and asks for the reason."""
    found = _inspection_of(term, inspection)
    if refused(request, found, "cancel"):
        return redirect(found.plan)
    return ask(
        request,
        acts.cancel,
        found,
        form_class=PlanReasonForm,
        template="inspections/cancel.html",
        done="Đã hủy cuộc kiểm tra; hai bên đã được báo kèm lý do.",
        then=found.plan,
        inspection=found,
        tab=TAB,
    )


def _inspection_of(term, pk: int) -> Inspection:
    """404 also while the plan is a draft that nobody was told of."""
    found = Inspection.objects.select_related("plan", "team", "unit").filter(term=term, pk=pk).first()
    if found is None:
        raise Http404
    found.term = found.plan.term = term
    return found
