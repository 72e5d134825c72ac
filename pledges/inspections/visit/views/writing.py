"""Pages to write up an inspection: who was there, the times, strengths and limits; and what is half typed."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.agreement.forms.typed import whole
from pledges.errors import PledgeError, Stale
from pledges.inspections.visit.acts import inspection as acts
from pledges.inspections.visit.forms.inspection import TORN, InspectionForm
from pledges.inspections.visit.models import Inspection
from pledges.inspections.visit.views.inspection import TAB, inspection_of
from pledges.states import unsaved
from pledges.states.attempt import actor, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def write(request, term, inspection):
    inspection = inspection_of(request, term, inspection)
    if refused(request, inspection, "write"):
        return redirect(inspection)
    if request.method != "POST":
        return _as_left(request, inspection)
    return _take(request, inspection)


def _take(request, inspection: Inspection):
    """Save what was typed, unless another window of the same person holds more."""
    if other := unsaved.unseen(request, inspection):
        form = InspectionForm(instance=inspection, initial=request.POST.dict())
        return _show(request, inspection, form, status=409, elsewhere=other)
    form = InspectionForm(request.POST, instance=inspection)
    if not form.is_valid():
        _keep(request, inspection, request.POST)
        return _show(request, inspection_of(request, inspection.term, inspection.pk), form, status=422)
    values = dict(form.cleaned_data)
    try:
        edition = values.pop("edition")
        acts.write(inspection, **actor(request), edition=edition, fields=values)
    except Stale:
        return _show_both(request, inspection_of(request, inspection.term, inspection.pk))
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(inspection)
    messages.success(request, "Đã lưu kết luận kiểm tra.")
    return redirect(inspection.url("inspection_write") if "stay" in request.POST else inspection)


def _show_both(request, inspection: Inspection):
    """Show what somebody saved in between beside what was typed here; saving again goes on top of it."""
    if refused(request, inspection, "write"):
        return redirect(inspection)
    typed = request.POST.copy()
    typed["edition"] = str(inspection.edition)
    _keep(request, inspection, typed)
    theirs = [
        (label, getattr(inspection, name))
        for name, label in InspectionForm.Meta.labels.items()
        if getattr(inspection, name) and typed.get(name, "").split() != getattr(inspection, name).split()
    ]
    form = InspectionForm(typed, instance=inspection_of(request, inspection.term, inspection.pk))
    return _show(request, inspection, form, status=409, stale=True, theirs=theirs)


def _as_left(request, inspection: Inspection):
    """Show the form as this editor left it, else as it was saved."""
    scratch = unsaved.left(request, inspection)
    left = {"edition": inspection.edition}
    if scratch:
        left |= QueryDict(scratch.form).dict()
    return _show(request, inspection, InspectionForm(instance=inspection, initial=left), scratch=scratch)


def _keep(request, inspection: Inspection, typed) -> None:
    edition = whole(typed.get("edition"), inspection.edition)
    unsaved.keep(request, inspection, typed, act="write", edition=edition, without=("stay",))


def _show(request, inspection: Inspection, form: InspectionForm, *, status=200, **more):
    context = {"inspection": inspection, "form": form} | TAB | more
    return render(request, "inspections/write.html", context, status=status)


@require_POST
@access.readers
def scratch(request, term, inspection):
    """Keep what is typed, which the page sends every few seconds; answer with nothing."""
    inspection = inspection_of(request, term, inspection)
    torn = "" if all(name in request.POST for name in ("edition", *acts.WRITTEN)) else TORN
    return unsaved.answer(
        request, inspection, "write", torn=torn, keep=lambda: _keep(request, inspection, request.POST)
    )


@require_POST
@access.readers
def discard_scratch(request, term, inspection):
    inspection = inspection_of(request, term, inspection)
    if refused(request, inspection, "write"):
        return redirect(inspection)
    inspection.scratches.filter(person=request.user).delete()
    return redirect(inspection.url("inspection_write"))
