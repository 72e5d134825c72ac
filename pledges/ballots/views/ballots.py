"""Pages of ballots: the year's list, a ballot, its preparation and what follows it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.ballots.acts import ballot as acts
from pledges.ballots.acts import rounds
from pledges.ballots.balloting import (
    kinds_to_begin,
    obstacles_to_signing,
    obstacles_to_voting,
    teller_choices,
)
from pledges.ballots.count import Figures, quorum, result_of, threshold_words
from pledges.ballots.forms.ballot import BallotForm, CancelBallotForm, KindForm
from pledges.ballots.forms.candidates import CandidateRows
from pledges.ballots.models import Ballot
from pledges.ballots.proposal import proposed, without_points
from pledges.ballots.wording import chosen_by_code, count_text, next_round_words
from pledges.documents.forms import SignForm
from pledges.documents.views import paper
from pledges.errors import PledgeError, Stale
from pledges.papers.charts import Chart
from pledges.states import rules
from pledges.states.asking import ask
from pledges.states.attempt import actor, attempt, refused

PER_PAGE = 30
CUT_OFF = (
    "Chưa lưu được: danh sách đề cử gửi lên bị thiếu. Dưới đây là danh sách đã lưu; xin sửa lại rồi lưu."
)


def ballot_of(term, pk: int) -> Ballot:
    """Fetch a ballot of this year without its urn, or answer 404."""
    rows = Ballot.objects.select_related("document", "previous", "next_round", "counted_by")
    ballot = get_object_or_404(rows.defer("urn"), term=term, pk=pk)
    return ballot.within(term)


@require_safe
@access.readers
def ballots(request, term):
    rows = (
        Ballot.objects.filter(term=term).defer("urn", "frozen").prefetch_related("voters", "candidates__unit")
    )
    page = Paginator(rows.order_by("-pk"), PER_PAGE).get_page(request.GET.get("page"))
    for ballot in page:
        ballot.term = term
    candidates = proposed(term)
    context = {
        "page": page,
        "kinds": kinds_to_begin(term, request.standing),
        "has_proposal": bool(candidates),
        "without_points": without_points(candidates),
        "tab": "ballots",
    }
    return render(request, "ballots/ballots.html", context)


@require_safe
@access.readers
def ballot(request, term, ballot):
    return show(request, ballot_of(term, ballot))


def show(request, ballot: Ballot, *, form: SignForm | None = None, status: int = 200):
    """Render the page of a ballot; `form` is a signing form with errors that is shown again."""
    allowed = rules.allowed(request.standing, ballot)
    context = paper.signing_context(request, ballot, form)
    if "sign" not in allowed:
        context["place"] = None
    place = context["place"]
    context |= {
        "ballot": ballot,
        "stands_itself": place and place.unit_id in {each.unit_id for each in ballot.candidate_list},
        "allowed": allowed,
        "obstacles": _obstacles(ballot, allowed),
        "threshold": threshold_words(ballot),
        "quorum": quorum(ballot),
        "tab": "ballots",
    }
    context |= _counted(ballot) if ballot.counted_at else {"tellers": ballot.teller_list}
    return render(request, "ballots/ballot.html", context, status=status)


def _counted(ballot: Ballot) -> dict:
    """Return the context of a counted ballot."""
    slips = list(ballot.slips.all())
    result = result_of(ballot, slips)
    return {
        "result": result,
        "chart": _chart(result),
        "text": count_text(ballot, slips, result),
        "next_round_words": next_round_words(ballot, result),
        "slips": chosen_by_code(ballot, slips),
    }


def _obstacles(ballot: Ballot, allowed: set[str]) -> list[str]:
    if "open_voting" in allowed:
        return obstacles_to_voting(ballot)
    return obstacles_to_signing(ballot) if "open" in allowed else []


@require_POST
@access.secretariat
def prepare(request, term):
    form = KindForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa chọn loại cuộc bỏ phiếu. Xin chọn lại trên trang này.")
        return _list(term)
    done = "Đã thêm cuộc bỏ phiếu. Đề nghị rà soát danh sách đề cử, đơn vị có mặt, ban kiểm phiếu."
    prepared = attempt(request, acts.prepare, term, kind=form.cleaned_data["kind"], done=done)
    return redirect(prepared.url("ballot_write")) if prepared else _list(term)


def _list(term):
    return redirect("pledges:ballots", cluster=term.cluster.slug, year=term.name)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def write(request, term, ballot):
    ballot = ballot_of(term, ballot)
    if refused(request, ballot, "write"):
        return redirect(ballot)
    people = teller_choices(term)
    if request.method != "POST":
        return _form(request, ballot, BallotForm(instance=ballot, people=people), CandidateRows(ballot))
    form = BallotForm(request.POST, instance=ballot_of(term, ballot.pk), people=people)
    if "more" in request.POST:
        form.errors.clear()
        return _form(request, ballot, form, CandidateRows(ballot, request.POST, more=5))
    rows = CandidateRows(ballot, request.POST)
    if not rows.is_whole:
        messages.error(request, CUT_OFF)
    are_sound = (form.is_valid(), rows.is_valid())  # validate both: both show their errors
    if all(are_sound):
        return _save(request, ballot, form, rows)
    return _form(request, ballot, form, rows, status=422)


def _save(request, ballot: Ballot, form: BallotForm, rows: CandidateRows):
    try:
        acts.write(ballot, **actor(request), candidates=rows.drafts, **form.wishes)
    except Stale as refusal:
        messages.error(request, str(refusal))
        typed, newest = request.POST.copy(), ballot_of(ballot.term, ballot.pk)
        typed["edition"] = str(newest.edition)
        people = list(form.people.values())
        return _form(request, ballot, BallotForm(typed, instance=newest, people=people), rows, status=409)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return _form(request, ballot, form, rows, status=422)
    messages.success(request, "Đã lưu.")
    return redirect(ballot)


def _form(request, ballot: Ballot, form: BallotForm, rows: CandidateRows, *, status: int = 200):
    context = {"ballot": ballot, "form": form, "rows": rows, "tab": "ballots"}
    return render(request, "ballots/write.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def open_voting(request, term, ballot):
    """Say who stands, who votes and who is asked on a page that asks once, then open the vote."""
    ballot = ballot_of(term, ballot)
    if request.method == "POST":
        edition = whole(request.POST.get("edition"), -1)
        done = "Đã mở bỏ phiếu. Thư mời đang được gửi tới lãnh đạo các đơn vị có mặt."
        attempt(request, acts.open_voting, ballot, edition=edition, done=done)
        return redirect(ballot)
    if refused(request, ballot, "open_voting") or obstacles_to_voting(ballot):
        return redirect(ballot)
    context = {
        "ballot": ballot,
        "threshold": threshold_words(ballot),
        "quorum": quorum(ballot),
        "tab": "ballots",
    }
    return render(request, "ballots/open_voting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def cancel(request, term, ballot):
    """Say what is lost, ask for the reason, then cancel."""
    ballot = ballot_of(term, ballot)
    if refused(request, ballot, "cancel"):
        return redirect(ballot)
    return ask(
        request,
        acts.cancel,
        ballot,
        form_class=CancelBallotForm,
        template="ballots/cancel.html",
        done="Đã hủy cuộc bỏ phiếu. Các phiếu đã bỏ được hủy, không kiểm.",
        ballot=ballot,
        tab="ballots",
    )


@require_POST
@access.secretariat
def next_round(request, term, ballot):
    return _after(request, ballot_of(term, ballot), rounds.next_round, "Đã lập phần chuẩn bị của vòng sau.")


@require_POST
@access.secretariat
def repeat(request, term, ballot):
    return _after(request, ballot_of(term, ballot), rounds.repeat, "Đã lập phần chuẩn bị để bỏ phiếu lại.")


def _after(request, ballot: Ballot, act, done: str):
    return redirect(attempt(request, act, ballot, done=done) or ballot)


def _chart(result: Figures) -> Chart:
    """Chart the share of each candidate, the strongest first."""
    return Chart(
        title="Tỷ lệ phiếu",
        description=f"Tính trên {result.base}; từ {result.needed:02} phiếu trở lên.",
        values=tuple((line.candidate.short, (line.percent,)) for line in result.ranking),
        names=("Tỷ lệ phiếu",),
    )
