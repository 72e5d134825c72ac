"""Writing a registration: the form, and what is half typed."""

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

INCOMPLETE = "Máy chủ nhận được một biểu mẫu không đầy đủ nên chưa lưu gì. Hãy mở lại trang soạn đăng ký."


@require_http_methods(["GET", "HEAD", "POST"])
@access.unit_people
def draft(request, term, registration):
    found = registration_of(request, term, registration)
    if refused(request, found, "write"):
        return redirect(found)
    if request.method != "POST":
        return _show_as_left(request, found)
    if not is_whole(request.POST):
        messages.error(request, INCOMPLETE)
        return redirect(found.url("registration_draft"))
    form = _form(found, request.POST, bound=True)
    if not form.is_valid():
        _keep(request, found, request.POST)
        return _show(request, found, form, edition=edition_of(request.POST), status=422)
    return _save(request, found, form)


def _save(request, found: Registration, form: RegistrationForm):
    try:
        acts.write(
            found,
            **actor(request),
            edition=edition_of(request.POST),
            fields=form.words,
            commitments=list(form.cleaned_data["commitments"]),
        )
    except Stale:
        return _show_both(request, found)
    except PledgeError as refusal:
        _keep(request, found, request.POST)
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, "Đã lưu đăng ký.")
    return redirect(found.url("registration_draft" if "stay" in request.POST else "registration"))


def _show_both(request, found: Registration):
    """Somebody saved in between: their words, and what was typed here; saving again goes on top of theirs."""
    found.refresh_from_db()
    typed = request.POST.copy()
    typed["edition"] = str(found.edition)
    _keep(request, found, typed)
    theirs, form = flat(found), _form(found, typed, bound=False)
    differs = [
        (form.fields[name].label, theirs[name] or "(để trống)")
        for name in acts.FIELDS
        if theirs[name] != typed.get(name, "").replace("\r\n", "\n") and name != "kind"
    ]
    return _show(request, found, form, edition=found.edition, status=409, theirs=differs)


def _show_as_left(request, found: Registration):
    """The form as this editor left it, else as it was saved."""
    kept = found.scratches.filter(person=request.user).first()
    typed = QueryDict(kept.form) if kept else flat(found)
    return _show(request, found, _form(found, typed, bound=False), edition=edition_of(typed), scratch=kept)


def _form(found: Registration, typed, *, bound: bool) -> RegistrationForm:
    commitments = Commitment.objects.filter(agreement__term=found.term)
    return RegistrationForm.of(found, typed, commitments=commitments, bound=bound)


def _show(request, found: Registration, form: RegistrationForm, *, edition: int, status: int = 200, **more):
    context = {"registration": found, "form": form, "edition": edition, "tab": "registrations"}
    return render(request, "registrations/draft.html", context | more, status=status)


def _keep(request, found: Registration, typed) -> None:
    edition = min(edition_of(typed), found.edition)
    unsaved.keep(request, found, typed, act="write", edition=edition)


@require_POST
@access.unit_people
def scratch(request, term, registration):
    """What is typed, kept every few seconds by the page; it answers with nothing."""
    found = registration_of(request, term, registration)
    torn = "" if is_whole(request.POST) else INCOMPLETE
    return unsaved.answer(
        request, found, "write", torn=torn, keep=lambda: _keep(request, found, request.POST)
    )


@require_POST
@access.unit_people
def discard_scratch(request, term, registration):
    found = registration_of(request, term, registration)
    if not refused(request, found, "write"):
        found.scratches.filter(person=request.user).delete()
    return redirect(found.url("registration_draft"))
