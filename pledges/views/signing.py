"""A leader signs, or declines."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from members import access
from pledges import rules
from pledges.acts import agreement as acts
from pledges.forms.acts import ReasonForm, SignForm
from pledges.models import Confirmation
from pledges.views.agreement import show
from pledges.views.attempt import address_of, agreement_of, attempt


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def sign(request, term):
    """The panel is on the agreement's page; here only the click arrives."""
    agreement = agreement_of(request, term)
    place = rules.my_place(request.standing, agreement)
    if request.method != "POST":
        return redirect(agreement)
    if place is None:
        _say_why_not(request, agreement)
        return redirect(agreement)
    form = SignForm(request.POST, request=request)
    if not form.is_valid():
        return show(request, agreement, form=form, status=422)
    attempt(
        request,
        acts.sign,
        agreement,
        place=place,
        confirmation=Confirmation(
            sha256=form.cleaned_data["sha256"],
            at=form.authenticated_at,
            address=address_of(request),
            user_agent=request.headers.get("User-Agent", ""),
        ),
        done=f"Đồng chí đã ký thay mặt {place.unit_name}. Chữ ký đã được kiểm tra và ghi vào văn bản.",
    )
    return redirect(agreement)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def decline(request, term):
    """A page that says what declining does, and asks for the reason."""
    agreement = agreement_of(request, term)
    place = rules.my_place(request.standing, agreement)
    if place is None:
        _say_why_not(request, agreement)
        return redirect(agreement)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        attempt(
            request,
            acts.decline,
            agreement,
            place=place,
            reason=form.cleaned_data["reason"],
            address=address_of(request),
            done="Đã gửi lý do tới Thường trực cụm. Giao ước trở lại bước soạn.",
        )
        return redirect(agreement)
    context = {"agreement": agreement, "form": form, "place": place, "tab": "agreement"}
    return render(
        request, "pledges/agreement_decline.html", context, status=422 if request.method == "POST" else 200
    )


def _say_why_not(request, agreement) -> None:
    """A second click finds the receipt; everybody else is told the rule."""
    if receipts := rules.my_signed_places(request.standing, agreement):
        messages.info(request, f"Đồng chí đã ký thay mặt {receipts[0].unit_name}; không cần ký lại.")
    elif refusal := agreement.refusal("sign", request.standing):
        messages.error(request, str(refusal))
