"""The page of one inspection, and its way from the first greeting to the opinion of the unit."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.documents.forms import SignForm
from pledges.documents.views import paper
from pledges.errors import PledgeError, Stale
from pledges.inspections.visit.acts import inspection as acts
from pledges.inspections.visit.checklist import obstacles_in, parts_of
from pledges.inspections.visit.forms.inspection import OpinionForm, ResumeForm
from pledges.inspections.visit.models import Inspection
from pledges.states import rules
from pledges.states.asking import ask
from pledges.states.attempt import actor, attempt, refused

TAB = {"tab": "inspections"}


def inspection_of(request, term, pk: int) -> Inspection:
    """404 when it is not this person's to see."""
    visible = Inspection.objects.visible_to(request.standing)
    found = get_object_or_404(
        visible.select_related("plan", "team", "unit", "document", "opined_by").order_by(), pk=pk
    )
    return found.within(term)


def read_by(request, term, pk: int) -> Inspection:
    """404, too, when what was found is not this person's to read yet."""
    found = inspection_of(request, term, pk)
    if not found.is_readable_by(request.standing):
        raise Http404
    return found


@require_safe
@access.readers
def inspection(request, term, inspection):
    return show(request, inspection_of(request, term, inspection))


def show(request, inspection: Inspection, *, form: SignForm | None = None, status: int = 200):
    """The page of the inspection; `form` is a signing form with errors that is shown again."""
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
        "obstacles": obstacles_in(parts) if "ask_opinion" in allowed else [],
    }
    return render(request, "inspections/inspection.html", context | TAB, status=status)


@require_POST
@access.readers
def begin(request, term, inspection):
    found = inspection_of(request, term, inspection)
    if refused(request, found, "begin"):
        return redirect(found)
    done = "Đã bắt đầu kiểm tra. Mỗi câu trả lời được lưu ngay."
    attempt(request, acts.begin, found, done=done)
    return redirect(found.url("inspection_checklist"))


@require_POST
@access.readers
def ask_opinion(request, term, inspection):
    found = inspection_of(request, term, inspection)
    if not refused(request, found, "ask_opinion"):
        done = "Đã gửi dự thảo biên bản để đơn vị được kiểm tra cho ý kiến."
        attempt(request, acts.ask_opinion, found, done=done)
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def resume(request, term, inspection):
    """A page that says what happens, and asks for the reason."""
    found = inspection_of(request, term, inspection)
    if refused(request, found, "resume"):
        return redirect(found)
    return ask(
        request,
        acts.resume,
        found,
        form_class=ResumeForm,
        template="inspections/resume.html",
        done="Đoàn kiểm tra tiếp. Đơn vị đã được báo, kèm lý do.",
        inspection=found,
        **TAB,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def opinion(request, term, inspection):
    """The inspected unit says whether it agrees; until the minutes are frozen it may say so anew."""
    found = inspection_of(request, term, inspection)
    if refused(request, found, "opine"):
        return redirect(found)
    if request.method != "POST":
        return _show_opinion(request, found, OpinionForm(initial=_said(found)))
    form = OpinionForm(request.POST)
    if not form.is_valid():
        return _show_opinion(request, found, form, status=422)
    return _opine(request, found, form.cleaned_data)


def _opine(request, found: Inspection, said: dict):
    try:
        acts.opine(
            found,
            **actor(request),
            edition=said["edition"],
            agrees=said["agrees"] == "yes",
            opinion=said["opinion"],
        )
    except Stale as refusal:
        messages.error(request, str(refusal))
        found = inspection_of(request, found.term, found.pk)
        if refused(request, found, "opine"):
            return redirect(found)
        typed = request.POST.copy()
        typed["edition"] = str(found.edition)
        return _show_opinion(request, found, OpinionForm(typed), status=409)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, "Đã ghi ý kiến của đơn vị vào dự thảo biên bản và báo đoàn kiểm tra.")
    return redirect(found)


def _said(found: Inspection) -> dict:
    agrees = {True: "yes", False: "no"}.get(found.agrees)
    return {"edition": found.edition, "agrees": agrees, "opinion": found.opinion}


def _show_opinion(request, found: Inspection, form: OpinionForm, *, status: int = 200):
    context = {"inspection": found, "form": form} | TAB
    return render(request, "inspections/opinion.html", context, status=status)
