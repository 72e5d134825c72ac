"""Writing up an inspection: who was there, from when to when, strengths and limits; and what is half typed."""

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
    found = inspection_of(request, term, inspection)
    if refused(request, found, "write"):
        return redirect(found)
    if request.method != "POST":
        return _as_left(request, found)
    form = InspectionForm(request.POST, instance=found)
    if not form.is_valid():
        _keep(request, found, request.POST)
        return _show(request, inspection_of(request, term, inspection), form, status=422)
    values = dict(form.cleaned_data)
    try:
        edition = values.pop("edition")
        acts.write(found, **actor(request), edition=edition, fields=values)
    except Stale:
        return _show_both(request, inspection_of(request, term, inspection))
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, "Đã lưu kết luận kiểm tra.")
    return redirect(found.url("inspection_write") if "stay" in request.POST else found)


def _show_both(request, found: Inspection):
    """Somebody saved in between: what is saved now beside what was typed here; saving again goes on top of it."""
    if refused(request, found, "write"):
        return redirect(found)
    typed = request.POST.copy()
    typed["edition"] = str(found.edition)
    _keep(request, found, typed)
    theirs = [
        (label, getattr(found, name))
        for name, label in InspectionForm.Meta.labels.items()
        if getattr(found, name) and typed.get(name, "").split() != getattr(found, name).split()
    ]
    form = InspectionForm(typed, instance=inspection_of(request, found.term, found.pk))
    return _show(request, found, form, status=409, stale=True, theirs=theirs)


def _as_left(request, found: Inspection):
    """The form as this editor left it, else as it was saved."""
    scratch = found.scratches.filter(person=request.user).first()
    left = {"edition": found.edition}
    if scratch:
        left |= QueryDict(scratch.form).dict()
    return _show(request, found, InspectionForm(instance=found, initial=left), scratch=scratch)


def _keep(request, found: Inspection, typed) -> None:
    edition = whole(typed.get("edition"), found.edition)
    unsaved.keep(request, found, typed, act="write", edition=edition, without=("stay",))


def _show(request, found: Inspection, form: InspectionForm, *, status=200, **more):
    context = {"inspection": found, "form": form} | TAB | more
    return render(request, "inspections/write.html", context, status=status)


@require_POST
@access.readers
def scratch(request, term, inspection):
    """What is typed, kept every few seconds by the page; it answers with nothing."""
    found = inspection_of(request, term, inspection)
    torn = "" if all(name in request.POST for name in ("edition", *acts.WRITTEN)) else TORN
    return unsaved.answer(
        request, found, "write", torn=torn, keep=lambda: _keep(request, found, request.POST)
    )


@require_POST
@access.readers
def discard_scratch(request, term, inspection):
    found = inspection_of(request, term, inspection)
    if refused(request, found, "write"):
        return redirect(found)
    found.scratches.filter(person=request.user).delete()
    return redirect(found.url("inspection_write"))
