"""Admitting, voting and counting. What a leader chooses leaves this module in one way only: into the urn."""

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
    """The slip; after the vote the answer itself is the receipt, so that no session has to carry it."""
    found = ballot_of(term, ballot)
    if refused(request, found, "vote"):
        return redirect(found)
    voter = _voter(request, found)
    if voter.voted_at:
        messages.info(request, voter.has_voted)
        return redirect(found)
    if request.method != "POST":
        return _slip(
            request, found, voter, VoteForm(ballot=found, request=request, initial={"unit": voter.unit_id})
        )
    form = VoteForm(request.POST, ballot=found, request=request)
    if not form.is_valid():
        return _slip(request, found, voter, form, status=422)
    return _cast(request, found, voter, form)


def _voter(request, found: Ballot) -> Voter:
    """The unit that the form names, else the first of this leader's units that has not voted."""
    mine = found.voters_of(request.standing)
    typed = request.POST.get("unit", "")
    named = [each for each in mine if str(each.unit_id) == typed]
    waiting = [each for each in mine if each.voted_at is None]
    return (named or waiting or mine)[0]


@sensitive_variables()
def _cast(request, found: Ballot, voter: Voter, form: VoteForm):
    try:
        acts.vote(found, **actor(request), unit=form.cleaned_data["unit"], cast=form.cast)
    except CodeInUse as refusal:
        form.renew()
        form.add_error(None, str(refusal))
        return _slip(request, found, voter, form, status=409)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    more = [each for each in found.voters_of(request.standing) if not each.voted_at and each.pk != voter.pk]
    context = {"ballot": found, "voter": voter, "code": form.code, "more": more, "tab": "ballots"}
    return render(request, "ballots/voted.html", context)


@sensitive_variables()
def _slip(request, found: Ballot, voter: Voter, form: VoteForm, *, status: int = 200):
    context = {
        "ballot": found,
        "voter": voter,
        "form": form,
        "threshold": threshold_words(found),
        "tab": "ballots",
    }
    return render(request, "ballots/vote.html", context, status=status)


@require_POST
@access.secretariat
def admit(request, term, ballot):
    """A unit that was absent when the vote was opened has come."""
    found = ballot_of(term, ballot)
    done = "Đã ghi nhận đơn vị đến sau. Thư mời bỏ phiếu được xếp để gửi tới lãnh đạo đơn vị."
    unit = whole(request.POST.get("unit"), -1)
    attempt(request, acts.admit, found, unit=unit, done=done)
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def count(request, term, ballot):
    """A page that says who has not voted, and what counting does; below the quorum it only says what is missing."""
    found = ballot_of(term, ballot)
    if refused(request, found, "count"):
        return redirect(found)
    least = quorum(found)
    form = CountForm(request.POST if request.method == "POST" else None, missing=found.missing)
    if request.method == "POST" and form.is_valid():
        done = "Đã kiểm phiếu. Kết quả và danh sách các lá phiếu được công bố trên trang này."
        attempt(request, acts.count, found, without=form.units, done=done)
        return redirect(found)
    too_few = acts.too_few(found, least) if len(found.voted) < least else ""
    context = {"ballot": found, "form": form, "too_few": too_few, "tab": "ballots"}
    status = 422 if request.method == "POST" else 200
    return render(request, "ballots/count.html", context, status=status)
