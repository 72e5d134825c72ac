"""The page where the secretariat chooses who signs for the units, and in which order."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from members import access
from pledges.agreement.acts import drafting
from pledges.agreement.forms.acts import SignatoriesForm
from pledges.agreement.signatories import signatories as signatories_of
from pledges.agreement.views.agreement import agreement_of
from pledges.states.attempt import attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def signatories(request, term):
    agreement = agreement_of(request, term)
    if refused(request, agreement, "arrange_signatories"):
        return redirect(agreement)
    posted = request.POST if request.method == "POST" else None
    form = SignatoriesForm(posted, signatories=signatories_of(agreement))
    if posted is None or not form.is_valid():
        context = {"agreement": agreement, "form": form, "tab": "agreement"}
        return render(request, "agreement/signatories.html", context, status=200 if posted is None else 422)
    attempt(
        request,
        drafting.arrange_signatories,
        agreement,
        choices=form.choices,
        done="Đã lưu người ký và thứ tự ô ký.",
    )
    return redirect(agreement)
