"""Pages of when and where: the table of a draft, and one inspection that is moved or cancelled later."""

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
from pledges.states.attempt import actor, do, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def dates(request, term):
    """Set the dates; clashes come back with everything that was typed."""
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
    inspection = _inspection_of(term, inspection)
    if refused(request, inspection, "reschedule"):
        return redirect(inspection.plan)
    posted = request.POST if request.method == "POST" else None
    form = DatesForm(posted, inspections=[inspection], edition=0, is_complete=True)
    if posted is None or not form.is_valid():
        return _reschedule(request, inspection, form, status=200 if posted is None else 422)
    slot = form.slots[inspection.pk]
    try:
        do(request, acts.reschedule, inspection, slot=slot)
    except PledgeError as refusal:
        form.add_error(None, str(refusal))
        return _reschedule(request, _inspection_of(term, inspection.pk), form, status=422)
    messages.success(
        request, "Đã đổi lịch kiểm tra. Thư báo đang được gửi tới đoàn kiểm tra và đơn vị được kiểm tra."
    )
    return redirect(inspection.plan)


def _reschedule(request, inspection: Inspection, form: DatesForm, *, status: int):
    context = {"inspection": inspection, "form": form, "tab": TAB}
    return render(request, "inspections/reschedule.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def cancel(request, term, inspection):
    """Say what it touches on a page that asks for the reason, then cancel."""
    inspection = _inspection_of(term, inspection)
    if refused(request, inspection, "cancel"):
        return redirect(inspection.plan)
    return ask(
        request,
        acts.cancel,
        inspection,
        form_class=PlanReasonForm,
        template="inspections/cancel.html",
        done="Đã hủy cuộc kiểm tra. Lý do đang được gửi tới đoàn kiểm tra và đơn vị được kiểm tra.",
        then=inspection.plan,
        inspection=inspection,
        tab=TAB,
    )


def _inspection_of(term, pk: int) -> Inspection:
    """Fetch an inspection of the year, or 404."""
    inspection = Inspection.objects.select_related("plan", "team", "unit").filter(term=term, pk=pk).first()
    if inspection is None:
        raise Http404
    inspection.term = inspection.plan.term = term
    return inspection
