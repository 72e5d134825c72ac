"""The pages to write a registration: its form, saved and unsaved."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.agreement.models import Commitment
from pledges.errors import PledgeError, Stale
from pledges.registrations.acts import registration as acts
from pledges.registrations.forms.registration import RegistrationForm, edition_of, flat, is_whole
from pledges.registrations.models import Registration
from pledges.registrations.views.registration import registration_of
from pledges.states import unsaved
from pledges.states.attempt import actor, refused

INCOMPLETE = "Chưa lưu được. Xin tải lại trang rồi nhập lại."


@require_http_methods(["GET", "HEAD", "POST"])
@access.unit_people
def draft(request, term, registration):
    registration = registration_of(request, term, registration)
    if refused(request, registration, "write"):
        return redirect(registration)
    if request.method != "POST":
        return _show_as_left(request, registration)
    if not is_whole(request.POST):
        messages.error(request, INCOMPLETE)
        return redirect(registration.url("registration_draft"))
    if other := unsaved.unseen(request, registration):
        form = _form(registration, request.POST, bound=False)
        return _show(
            request, registration, form, edition=edition_of(request.POST), status=409, elsewhere=other
        )
    form = _form(registration, request.POST, bound=True)
    if not form.is_valid():
        _keep(request, registration, request.POST)
        return _show(request, registration, form, edition=edition_of(request.POST), status=422)
    return _save(request, registration, form)


def _save(request, registration: Registration, form: RegistrationForm):
    try:
        acts.write(
            registration,
            **actor(request),
            edition=edition_of(request.POST),
            fields=form.words,
            commitments=list(form.cleaned_data["commitments"]),
        )
    except Stale:
        return _show_both(request, registration)
    except PledgeError as refusal:
        _keep(request, registration, request.POST)
        messages.error(request, str(refusal))
        return redirect(registration)
    messages.success(request, "Đã lưu đăng ký.")
    return redirect(registration.url("registration_draft" if "stay" in request.POST else "registration"))


def _show_both(request, registration: Registration):
    """Show a colleague's newer edition beside what was typed here; saving again goes on top of it."""
    registration.refresh_from_db()
    typed = request.POST.copy()
    typed["edition"] = str(registration.edition)
    _keep(request, registration, typed)
    saved, form = flat(registration), _form(registration, typed, bound=False)
    theirs = [
        (form.fields[name].label, saved[name] or "chưa có")
        for name in acts.FIELDS
        if saved[name] != typed.get(name, "").replace("\r\n", "\n") and name != "kind"
    ]
    return _show(request, registration, form, edition=registration.edition, status=409, theirs=theirs)


def _show_as_left(request, registration: Registration):
    """Show the form as this editor left it, else as it was saved."""
    kept = unsaved.left(request, registration)
    typed = QueryDict(kept.form) if kept else flat(registration)
    form = _form(registration, typed, bound=False)
    return _show(request, registration, form, edition=edition_of(typed), scratch=kept)


def _form(registration: Registration, typed, *, bound: bool) -> RegistrationForm:
    commitments = Commitment.objects.filter(agreement__term=registration.term)
    return RegistrationForm.of(registration, typed, commitments=commitments, bound=bound)


def _show(request, registration: Registration, form: RegistrationForm, *, edition: int, status=200, **more):
    context = {"registration": registration, "form": form, "edition": edition, "tab": "registrations"}
    return render(request, "registrations/draft.html", context | more, status=status)


def _keep(request, registration: Registration, typed) -> None:
    edition = min(edition_of(typed), registration.edition)
    unsaved.keep(request, registration, typed, act="write", edition=edition)


@require_POST
@access.unit_people
def scratch(request, term, registration):
    """Store the unsaved form, which the page sends every few seconds; the answer has no content."""
    registration = registration_of(request, term, registration)
    torn = "" if is_whole(request.POST) else INCOMPLETE
    return unsaved.answer(
        request, registration, "write", torn=torn, keep=lambda: _keep(request, registration, request.POST)
    )


@require_POST
@access.unit_people
def discard_scratch(request, term, registration):
    registration = registration_of(request, term, registration)
    if not refused(request, registration, "write"):
        registration.scratches.filter(person=request.user).delete()
    return redirect(registration.url("registration_draft"))
