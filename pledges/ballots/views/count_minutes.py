"""Pages of the minutes of a count: amend, open, sign, decline, withdraw, download."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.ballots.acts import counting as acts
from pledges.ballots.balloting import obstacles_to_signing, teller_choices
from pledges.ballots.forms.ballot import CountMinutesForm
from pledges.ballots.models import Ballot
from pledges.ballots.views.ballots import ballot_of, show
from pledges.documents.views import paper
from pledges.errors import PledgeError, Stale
from pledges.states.attempt import actor, attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def amend(request, term, ballot):
    ballot = ballot_of(term, ballot)
    if refused(request, ballot, "amend"):
        return redirect(ballot)
    posted, people = request.POST if request.method == "POST" else None, teller_choices(term)
    form = CountMinutesForm(posted, ballot=ballot, people=people)
    if not form.is_valid():
        return _amend(request, ballot, form, status=422 if form.is_bound else 200)
    try:
        acts.amend(ballot, **actor(request), **form.wishes)
    except Stale as refusal:
        messages.error(request, str(refusal))
        typed, newest = posted.copy(), ballot_of(term, ballot.pk)
        typed["edition"] = str(newest.edition)
        return _amend(request, newest, CountMinutesForm(typed, ballot=newest, people=people), status=409)
    except PledgeError as refusal:
        form.add_error(None, str(refusal))
        return _amend(request, ballot, form, status=422)
    messages.success(request, "Đã lưu. Kết quả kiểm phiếu giữ nguyên.")
    return redirect(ballot)


def _amend(request, ballot: Ballot, form: CountMinutesForm, *, status: int):
    context = {"ballot": ballot, "form": form, "tab": "ballots"}
    return render(request, "ballots/amend.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def opening(request, term, ballot):
    """Say what is frozen and who is asked to sign on a page that asks once, then open the minutes for signature."""
    ballot = ballot_of(term, ballot)
    if request.method == "POST":
        edition = whole(request.POST.get("edition"), -1)
        done = "Đã gửi ký. Thư mời ký đang được gửi tới ban kiểm phiếu."
        attempt(request, acts.open_for_signature, ballot, edition=edition, done=done)
        return redirect(ballot)
    if refused(request, ballot, "open") or obstacles_to_signing(ballot):
        return redirect(ballot)
    return render(request, "ballots/open_minutes.html", {"ballot": ballot, "tab": "ballots"})


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def sign(request, term, ballot):
    return paper.sign(request, ballot_of(term, ballot), act=acts.sign, show=show)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def decline(request, term, ballot):
    return paper.decline(
        request,
        ballot_of(term, ballot),
        act=acts.decline,
        template="ballots/decline.html",
        done="Đã gửi lý do tới Thường trực cụm; kết quả kiểm phiếu giữ nguyên.",
        tab="ballots",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def withdraw(request, term, ballot):
    ballot = ballot_of(term, ballot)
    return paper.withdraw(
        request,
        ballot,
        act=acts.withdraw,
        template="ballots/withdraw.html",
        done="Đã thu hồi biên bản; bản cũ được lưu để tra cứu.",
        ballot=ballot,
        tab="ballots",
    )


@require_safe
@access.readers
def newest_pdf(request, term, ballot):
    """Serve the stored bytes of the minutes, untouched."""
    return paper.newest_pdf(request, ballot_of(term, ballot), name="kiem-phieu", number=ballot)
