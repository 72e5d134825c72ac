"""The page of one inspection, and its way from the first greeting to the opinion of the unit."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.documents.forms import SignForm
from pledges.documents.views import paper
from pledges.errors import PledgeError, Stale
from pledges.inspections.visit.acts import inspection as acts
from pledges.inspections.visit.checklist import obstacles_to_opinion, parts_of
from pledges.inspections.visit.forms.inspection import BeginForm, FinishForm, OpinionForm, ResumeForm
from pledges.inspections.visit.models import Inspection
from pledges.states import rules
from pledges.states.asking import ask
from pledges.states.attempt import actor, attempt, refused

TAB = {"tab": "inspections"}


def inspection_of(request, term, pk: int) -> Inspection:
    """Fetch an inspection; 404 when it is not this person's to see."""
    visible = Inspection.objects.visible_to(request.standing)
    inspection = get_object_or_404(
        visible.select_related("plan", "team", "unit", "document", "opined_by").order_by(), pk=pk
    )
    return inspection.within(term)


def read_by(request, term, pk: int) -> Inspection:
    """Fetch an inspection; 404, too, when its findings are not this person's to read yet."""
    inspection = inspection_of(request, term, pk)
    if not inspection.is_readable_by(request.standing):
        raise Http404
    return inspection


@require_safe
@access.readers
def inspection(request, term, inspection):
    return show(request, inspection_of(request, term, inspection))


def show(request, inspection: Inspection, *, form: SignForm | None = None, status: int = 200, **forms):
    """Show the inspection; `form` is a signing form with errors, `forms` holds one of an hour by its name there."""
    readable = inspection.is_readable_by(request.standing)
    parts = parts_of(inspection) if readable else []
    allowed = rules.allowed(request.standing, inspection)
    context = paper.signing_context(request, inspection, form) | {
        "inspection": inspection,
        "allowed": allowed,
        "may_open": "open" in allowed and inspection.opined_at is not None,
        "membership": inspection.membership(request.standing),
        "readable": readable,
        "parts": parts,
        "answered": sum(part.answered for part in parts),
        "questions": sum(len(part.lines) for part in parts),
        "obstacles": obstacles_to_opinion(inspection, parts) if "ask_opinion" in allowed else [],
        **_hours(inspection, allowed),
        **forms,
    }
    return render(request, "inspections/inspection.html", context | TAB, status=status)


def _hours(inspection: Inspection, allowed: set[str]) -> dict:
    """Make the forms that ask for the hours, with what is most likely."""
    now = timezone.localtime()
    forms = {}
    if "begin" in allowed:
        forms["begin_form"] = BeginForm(initial={"began_at": now})
    if "ask_opinion" in allowed:
        ended = inspection.finished_at and timezone.localtime(inspection.finished_at)
        forms["finish_form"] = FinishForm(initial={"finished_at": ended or now}, inspection=inspection)
    return forms


@require_POST
@access.readers
def begin(request, term, inspection):
    inspection = inspection_of(request, term, inspection)
    if refused(request, inspection, "begin"):
        return redirect(inspection)
    form = BeginForm(request.POST)
    if not form.is_valid():
        return show(request, inspection, begin_form=form, status=422)
    done = "Đã bắt đầu kiểm tra. Nội dung nhập được lưu ngay."
    attempt(request, acts.begin, inspection, began_at=form.cleaned_data["began_at"], done=done)
    return redirect(inspection.url("inspection_checklist"))


@require_POST
@access.readers
def ask_opinion(request, term, inspection):
    inspection = inspection_of(request, term, inspection)
    if refused(request, inspection, "ask_opinion"):
        return redirect(inspection)
    form = FinishForm(request.POST, inspection=inspection)
    if not form.is_valid():
        return show(request, inspection, finish_form=form, status=422)
    done = "Đã gửi dự thảo biên bản để đơn vị được kiểm tra cho ý kiến."
    attempt(request, acts.ask_opinion, inspection, finished_at=form.cleaned_data["finished_at"], done=done)
    return redirect(inspection)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def resume(request, term, inspection):
    """Say what happens on a page that asks for the reason, then resume."""
    inspection = inspection_of(request, term, inspection)
    if refused(request, inspection, "resume"):
        return redirect(inspection)
    return ask(
        request,
        acts.resume,
        inspection,
        form_class=ResumeForm,
        template="inspections/resume.html",
        done="Đã thu hồi dự thảo để kiểm tra bổ sung. Lý do đang được gửi tới đơn vị.",
        inspection=inspection,
        **TAB,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def opinion(request, term, inspection):
    """Record whether the inspected unit agrees; until the minutes are frozen it may say so anew."""
    inspection = inspection_of(request, term, inspection)
    if refused(request, inspection, "opine"):
        return redirect(inspection)
    if request.method != "POST":
        return _show_opinion(request, inspection, OpinionForm(initial=_said(inspection)))
    form = OpinionForm(request.POST)
    if not form.is_valid():
        return _show_opinion(request, inspection, form, status=422)
    return _opine(request, inspection, form.cleaned_data)


def _opine(request, inspection: Inspection, said: dict):
    try:
        acts.opine(
            inspection,
            **actor(request),
            edition=said["edition"],
            agrees=said["agrees"] == "yes",
            opinion=said["opinion"],
        )
    except Stale as refusal:
        messages.error(request, str(refusal))
        inspection = inspection_of(request, inspection.term, inspection.pk)
        if refused(request, inspection, "opine"):
            return redirect(inspection)
        typed = request.POST.copy()
        typed["edition"] = str(inspection.edition)
        return _show_opinion(request, inspection, OpinionForm(typed), status=409)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(inspection)
    messages.success(request, "Đã gửi ý kiến của đơn vị tới đoàn kiểm tra.")
    return redirect(inspection)


def _said(inspection: Inspection) -> dict:
    agrees = {True: "yes", False: "no"}.get(inspection.agrees)
    return {"edition": inspection.edition, "agrees": agrees, "opinion": inspection.opinion}


def _show_opinion(request, inspection: Inspection, form: OpinionForm, *, status: int = 200):
    context = {"inspection": inspection, "form": form} | TAB
    return render(request, "inspections/opinion.html", context, status=status)
