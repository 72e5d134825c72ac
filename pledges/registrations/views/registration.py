"""The page of a registration; to begin, submit and discard one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from members.models import Unit
from pledges.documents.forms import SignForm
from pledges.documents.views import paper
from pledges.errors import PledgeError
from pledges.registrations.acts import appendix
from pledges.registrations.acts import registration as acts
from pledges.registrations.acts.recording import mark_read
from pledges.registrations.appendix import appendix_text
from pledges.registrations.clears import is_printable, obstacles_to_submitting
from pledges.registrations.forms.registration import StartRegistrationForm, edition_of
from pledges.registrations.models import Registration
from pledges.states import rules
from pledges.states.attempt import actor, attempt, refused
from pledges.states.stateful import CLOSED

SHOWN_EVENTS = 20


def registration_of(request, term, pk: int) -> Registration:
    """Fetch it; 404 for what this person may not see: other units' drafts, other years."""
    visible = Registration.objects.visible_to(request.standing)
    registration = get_object_or_404(visible.select_related("unit", "document", "learned_from__unit"), pk=pk)
    return registration.within(term)


@require_safe
@access.readers
def registration(request, term, registration):
    registration = registration_of(request, term, registration)
    if registration.unit_id not in request.standing.units:
        mark_read(registration, request.standing)
    return show(request, registration)


def show(request, registration: Registration, *, form: SignForm | None = None, status: int = 200):
    """Render the page of a registration; `form` is a signing form with errors to show again."""
    allowed = rules.allowed(request.standing, registration)
    context = paper.signing_context(request, registration, form) | {
        "registration": registration,
        "text": appendix_text(registration),
        "allowed": allowed,
        "obstacles": obstacles_to_submitting(registration) if "submit" in allowed else [],
        "is_printable": is_printable(registration),
        "unsaved": registration.scratches.filter(person=request.user).first() if "write" in allowed else None,
        "makes_appendix": "record" in allowed and appendix.is_due(registration.term),
        "events": registration.events().order_by("-number")[:SHOWN_EVENTS],
        "tab": "registrations",
    }
    return render(request, "registrations/registration.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.unit_people
def start(request, term):
    if term.is_closed:
        messages.error(request, CLOSED)
        return redirect("pledges:registrations", cluster=term.cluster.slug, year=term.name)
    if request.method != "POST":
        return _show_start(request, _start_form(request))
    form = _start_form(request, request.POST)
    if not form.is_valid():
        return _show_start(request, form, status=422)
    try:
        draft = acts.start(term, **actor(request), **form.cleaned_data)
    except PledgeError as refusal:
        form.add_error(None, str(refusal))
        return _show_start(request, form, status=422)
    messages.success(request, "Đã lưu bản nháp. Đề nghị đồng chí nhập đủ “5 rõ” rồi gửi Thường trực cụm.")
    return redirect(draft.url("registration_draft"))


def _start_form(request, posted=None) -> StartRegistrationForm:
    units = Unit.objects.filter(pk__in=request.standing.units - {request.term.witness_id})
    if not units:
        raise PermissionDenied
    exemplars = Registration.exemplars().to_follow(request.term)
    initial = {"learned_from": request.GET.get("dien-hinh")}
    return StartRegistrationForm(posted, units=units, exemplars=exemplars, initial=initial)


def _show_start(request, form: StartRegistrationForm, *, status: int = 200):
    context = {"form": form, "tab": "registrations"}
    return render(request, "registrations/start.html", context, status=status)


@require_POST
@access.unit_people
def submit(request, term, registration):
    registration = registration_of(request, term, registration)
    if not refused(request, registration, "submit"):
        attempt(
            request,
            acts.submit,
            registration,
            edition=edition_of(request.POST),
            done="Đã gửi đăng ký tới Thường trực cụm.",
        )
    return redirect(registration)


@require_POST
@access.unit_people
def take_back(request, term, registration):
    registration = registration_of(request, term, registration)
    if not refused(request, registration, "take_back"):
        attempt(request, acts.take_back, registration, done="Đã thu hồi đăng ký để sửa.")
    return redirect(registration)


@require_http_methods(["GET", "HEAD", "POST"])
@access.unit_people
def discard(request, term, registration):
    """Say what is deleted, then delete it; only for drafts that were never submitted."""
    registration = registration_of(request, term, registration)
    if refused(request, registration, "discard"):
        return redirect(registration)
    if request.method != "POST":
        context = {"registration": registration, "tab": "registrations"}
        return render(request, "registrations/discard.html", context)
    if not attempt(request, acts.discard, registration, done="Đã xóa bản nháp."):
        return redirect(registration)
    return redirect("pledges:registrations", cluster=term.cluster.slug, year=term.name)
