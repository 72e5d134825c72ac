"""Pages to admit, vote and count. A leader's choice leaves this module in one way only: into the urn."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.agreement.forms.typed import whole
from pledges.ballots.acts import voting as acts
from pledges.ballots.count import quorum, threshold_words
from pledges.ballots.forms.ballot import CountForm
from pledges.ballots.forms.voting import VoteForm
from pledges.ballots.models import Ballot, Voter
from pledges.ballots.urn import CodeInUse
from pledges.ballots.views.ballots import ballot_of
from pledges.errors import PledgeError
from pledges.states.attempt import actor, attempt, refused


@sensitive_post_parameters()
@sensitive_variables()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def vote(request, term, ballot):
    """Show the slip and take the vote. The response to it is the receipt, so that no session has to carry it."""
    ballot = ballot_of(term, ballot)
    if refused(request, ballot, "vote"):
        return redirect(ballot)
    voter = _voter(request, ballot)
    if voter.voted_at:
        messages.info(request, voter.has_voted)
        return redirect(ballot)
    if request.method != "POST":
        return _slip(
            request, ballot, voter, VoteForm(ballot=ballot, request=request, initial={"unit": voter.unit_id})
        )
    form = VoteForm(request.POST, ballot=ballot, request=request)
    if not form.is_valid():
        return _slip(request, ballot, voter, form, status=422)
    return _cast(request, ballot, voter, form)


def _voter(request, ballot: Ballot) -> Voter:
    """Return the voter that the form names, else the first of this leader's units that has not voted."""
    voters = ballot.voters_of(request.standing)
    typed = request.POST.get("unit", "")
    named = [voter for voter in voters if str(voter.unit_id) == typed]
    waiting = [voter for voter in voters if voter.voted_at is None]
    return (named or waiting or voters)[0]


@sensitive_variables()
def _cast(request, ballot: Ballot, voter: Voter, form: VoteForm):
    try:
        acts.vote(ballot, **actor(request), unit=form.cleaned_data["unit"], cast=form.cast)
    except CodeInUse as refusal:
        form.renew()
        form.add_error(None, str(refusal))
        return _slip(request, ballot, voter, form, status=409)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(ballot)
    more = [left for left in ballot.voters_of(request.standing) if not left.voted_at and left.pk != voter.pk]
    context = {"ballot": ballot, "voter": voter, "code": form.code, "more": more, "tab": "ballots"}
    return render(request, "ballots/voted.html", context)


@sensitive_variables()
def _slip(request, ballot: Ballot, voter: Voter, form: VoteForm, *, status: int = 200):
    context = {
        "ballot": ballot,
        "voter": voter,
        "form": form,
        "threshold": threshold_words(ballot),
        "tab": "ballots",
    }
    return render(request, "ballots/vote.html", context, status=status)


@require_POST
@access.secretariat
def admit(request, term, ballot):
    """Admit a unit that was absent when the vote was opened."""
    ballot = ballot_of(term, ballot)
    done = "Đã ghi nhận đơn vị đến sau. Thư mời bỏ phiếu đang được gửi tới lãnh đạo đơn vị."
    unit = whole(request.POST.get("unit"), -1)
    attempt(request, acts.admit, ballot, unit=unit, done=done)
    return redirect(ballot)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def count(request, term, ballot):
    """Say who has not voted, then count on confirmation; below the quorum only say what is missing."""
    ballot = ballot_of(term, ballot)
    if refused(request, ballot, "count"):
        return redirect(ballot)
    least = quorum(ballot)
    form = CountForm(request.POST if request.method == "POST" else None, missing=ballot.missing)
    if request.method == "POST" and form.is_valid():
        done = "Đã kiểm phiếu. Kết quả và danh sách phiếu được công bố trên trang này."
        attempt(request, acts.count, ballot, without=form.units, done=done)
        return redirect(ballot)
    too_few = acts.too_few(ballot, least) if len(ballot.voted) < least else ""
    context = {"ballot": ballot, "form": form, "too_few": too_few, "tab": "ballots"}
    status = 422 if request.method == "POST" else 200
    return render(request, "ballots/count.html", context, status=status)
