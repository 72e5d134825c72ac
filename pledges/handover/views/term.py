"""Pages to open the next year and to close this one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from members import access
from members.models import Term
from pledges.documents.forms import PasswordForm
from pledges.errors import PledgeError
from pledges.handover.acts import term as acts
from pledges.handover.closing import remaining
from pledges.handover.forms.term import NextTermForm
from pledges.states.attempt import actor, attempt
from pledges.states.stateful import CLOSED


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def next_term(request, term):
    if sentence := _why_no_next(request, term):
        messages.info(request, sentence)
        return redirect("pledges:handover", cluster=term.cluster.slug, year=term.name)
    form = NextTermForm(request.POST if request.method == "POST" else None, term=term)
    if request.method == "POST" and form.is_valid():
        plan = form.plan
        copied = {name: form.cleaned_data.get(name, False) for name in ("with_agreement", "with_scale")}
        try:
            following = acts.open_next(term, plan=plan, **copied, **actor(request))
        except PledgeError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã mở năm thi đua {following.name}. Đây là Bàn làm việc của năm mới.")
            return redirect("pledges:workbench_year", cluster=term.cluster.slug, year=following.name)
    context = {"form": form, "tab": "workbench"}
    return render(
        request, "handover/next_term.html", context, status=422 if request.method == "POST" else 200
    )


def _why_no_next(request, term: Term) -> str:
    if any(year.name > term.name for year in request.years):
        return "Cụm đã có năm thi đua tiếp theo, xem ở góc trên trang."
    return ""


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def close(request, term):
    """List what is still open and ask for the password, then close the year for good."""
    if term.is_closed:
        messages.info(request, CLOSED)
        return redirect("pledges:handover", cluster=term.cluster.slug, year=term.name)
    form = PasswordForm(request.POST if request.method == "POST" else None, request=request)
    if form.is_valid():
        done = f"Đã kết thúc năm thi đua {term.name}. Nội dung của năm vẫn xem được, không sửa được."
        attempt(request, acts.close, term, done=done)
        return redirect("pledges:handover", cluster=term.cluster.slug, year=term.name)
    matters = remaining(term)
    blocked = any(matter.blocks for matter in matters)
    context = {"form": form, "remaining": matters, "blocked": blocked, "tab": "workbench"}
    return render(request, "handover/term_close.html", context, status=422 if form.is_bound else 200)
