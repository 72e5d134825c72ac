"""A registration's own page, its beginning, sending it, and dropping a draft."""

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
from pledges.registrations.appendix import appendix_text
from pledges.registrations.clears import obstacles_to_submitting
from pledges.registrations.forms.registration import StartRegistrationForm, edition_of
from pledges.registrations.models import Registration
from pledges.states import rules
from pledges.states.attempt import actor, attempt, refused
from pledges.states.stateful import CLOSED

SHOWN_EVENTS = 20


def registration_of(request, term, pk: int) -> Registration:
    """404 for what this person may not see: other units' drafts, other years."""
    visible = Registration.objects.visible_to(request.standing)
    found = get_object_or_404(visible.select_related("unit", "document", "learned_from__unit"), pk=pk)
    return found.within(term)


@require_safe
@access.readers
def registration(request, term, registration):
    return show(request, registration_of(request, term, registration))


def show(request, found: Registration, *, form: SignForm | None = None, status: int = 200):
    """The page of a registration; `form` is a signing form with errors that is shown again."""
    allowed = rules.allowed(request.standing, found)
    context = paper.signing_context(request, found, form) | {
        "registration": found,
        "text": appendix_text(found),
        "allowed": allowed,
        "obstacles": obstacles_to_submitting(found) if "submit" in allowed else [],
        "unsaved": found.scratches.filter(person=request.user).first() if "write" in allowed else None,
        "makes_appendix": "record" in allowed and appendix.is_due(found.term),
        "events": found.events().order_by("-number")[:SHOWN_EVENTS],
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
        made = acts.start(term, **actor(request), **form.cleaned_data)
    except PledgeError as refusal:
        form.add_error(None, str(refusal))
        return _show_start(request, form, status=422)
    messages.success(request, "Đã lập bản nháp. Đồng chí trả lời đủ “5 rõ” rồi gửi Thường trực cụm.")
    return redirect(made.url("registration_draft"))


def _start_form(request, posted=None) -> StartRegistrationForm:
    units = Unit.objects.filter(pk__in=request.standing.units - {request.term.witness_id})
    if not units:
        raise PermissionDenied
    exemplars = Registration.exemplars().to_follow(request.term)
    wished = {"learned_from": request.GET.get("dien-hinh")}
    return StartRegistrationForm(posted, units=units, exemplars=exemplars, initial=wished)


def _show_start(request, form: StartRegistrationForm, *, status: int = 200):
    context = {"form": form, "tab": "registrations"}
    return render(request, "registrations/start.html", context, status=status)


@require_POST
@access.unit_people
def submit(request, term, registration):
    found = registration_of(request, term, registration)
    if not refused(request, found, "submit"):
        attempt(
            request,
            acts.submit,
            found,
            edition=edition_of(request.POST),
            done="Đã gửi đăng ký tới Thường trực cụm.",
        )
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@access.unit_people
def discard(request, term, registration):
    """A page that says what disappears; only drafts that were never sent do."""
    found = registration_of(request, term, registration)
    if refused(request, found, "discard"):
        return redirect(found)
    if request.method != "POST":
        return render(request, "registrations/discard.html", {"registration": found, "tab": "registrations"})
    if not attempt(request, acts.discard, found, done="Đã bỏ bản nháp."):
        return redirect(found)
    return redirect("pledges:registrations", cluster=term.cluster.slug, year=term.name)
