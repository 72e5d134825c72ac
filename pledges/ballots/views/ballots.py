"""The ballots of a year, a ballot's own page, its preparation, and what becomes of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.ballots import tally
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
from pledges.ballots.paper import has_proposal
from pledges.ballots.wording import count_text, next_round_words
from pledges.documents.forms import SignForm
from pledges.documents.views import paper
from pledges.errors import PledgeError, Stale
from pledges.papers.charts import Chart
from pledges.states import rules
from pledges.states.asking import ask
from pledges.states.attempt import actor, attempt, refused

PER_PAGE = 30
CUT_OFF = (
    "Danh sách ứng viên gửi lên bị thiếu nên chưa lưu gì; dưới đây là danh sách đã lưu. Hãy sửa lại rồi lưu."
)


def ballot_of(term, pk: int) -> Ballot:
    """404 when it is none of this year's."""
    rows = Ballot.objects.select_related("document", "previous", "next_round", "counted_by")
    found = get_object_or_404(rows.defer("urn"), term=term, pk=pk)
    return found.within(term)


@require_safe
@access.readers
def ballots(request, term):
    rows = Ballot.objects.filter(term=term).defer("urn").prefetch_related("voters", "candidates__unit")
    page = Paginator(rows.order_by("-pk"), PER_PAGE).get_page(request.GET.get("page"))
    for each in page:
        each.term = term
    context = {
        "page": page,
        "kinds": kinds_to_begin(term, request.standing),
        "has_proposal": has_proposal(term),
        "tab": "ballots",
    }
    return render(request, "ballots/ballots.html", context)


@require_safe
@access.readers
def ballot(request, term, ballot):
    return show(request, ballot_of(term, ballot))


def show(request, found: Ballot, *, form: SignForm | None = None, status: int = 200):
    """The page of a ballot; `form` is a signing form with errors that is shown again."""
    allowed = rules.allowed(request.standing, found)
    context = paper.signing_context(request, found, form)
    if "sign" not in allowed:
        context["place"] = None
    context |= {
        "ballot": found,
        "allowed": allowed,
        "obstacles": _obstacles(found, allowed),
        "threshold": threshold_words(found),
        "quorum": quorum(found),
        "rule": tally.SECOND_ROUND,
        "tab": "ballots",
    }
    context |= _counted(found) if found.counted_at else {"tellers": found.teller_list}
    return render(request, "ballots/ballot.html", context, status=status)


def _counted(found: Ballot) -> dict:
    """What the page shows once the slips were counted."""
    slips = list(found.slips.all())
    result = result_of(found, slips)
    return {
        "result": result,
        "chart": _chart(result),
        "text": count_text(found, result),
        "next_round_words": next_round_words(result),
        "slips": _named(found, slips),
    }


def _named(found: Ballot, slips: list) -> list[tuple[str, list[str]]]:
    """(code, names of the chosen), by code."""
    names = {candidate.position: candidate.short for candidate in found.candidate_list}
    return [(slip.code, [names[position] for position in slip.choices]) for slip in slips]


def _obstacles(found: Ballot, allowed: set[str]) -> list[str]:
    if "open_voting" in allowed:
        return obstacles_to_voting(found)
    return obstacles_to_signing(found) if "open" in allowed else []


@require_POST
@access.secretariat
def prepare(request, term):
    form = KindForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa rõ loại cuộc bỏ phiếu. Hãy chọn lại trên trang này.")
        return _list(term)
    done = "Đã lập bản chuẩn bị. Đồng chí xem lại ứng viên, đơn vị có mặt, ban kiểm phiếu rồi mở bỏ phiếu."
    prepared = attempt(request, acts.prepare, term, kind=form.cleaned_data["kind"], done=done)
    return redirect(prepared.url("ballot_write")) if prepared else _list(term)


def _list(term):
    return redirect("pledges:ballots", cluster=term.cluster.slug, year=term.name)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def write(request, term, ballot):
    found = ballot_of(term, ballot)
    if refused(request, found, "write"):
        return redirect(found)
    people = teller_choices(term)
    if request.method != "POST":
        return _form(request, found, BallotForm(instance=found, people=people), CandidateRows(found))
    form = BallotForm(request.POST, instance=ballot_of(term, ballot), people=people)
    if "more" in request.POST:
        form.errors.clear()
        return _form(request, found, form, CandidateRows(found, request.POST, more=5))
    rows = CandidateRows(found, request.POST)
    if not rows.is_whole:
        messages.error(request, CUT_OFF)
    are_sound = (form.is_valid(), rows.is_valid())  # both say what is wrong
    return (
        _save(request, found, form, rows) if all(are_sound) else _form(request, found, form, rows, status=422)
    )


def _save(request, found: Ballot, form: BallotForm, rows: CandidateRows):
    try:
        acts.write(found, **actor(request), candidates=rows.drafts, **form.wishes)
    except Stale as refusal:
        messages.error(request, str(refusal))
        typed, newest = request.POST.copy(), ballot_of(found.term, found.pk)
        typed["edition"] = str(newest.edition)
        people = list(form.people.values())
        return _form(request, found, BallotForm(typed, instance=newest, people=people), rows, status=409)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return _form(request, found, form, rows, status=422)
    messages.success(request, "Đã lưu phần chuẩn bị.")
    return redirect(found)


def _form(request, found: Ballot, form: BallotForm, rows: CandidateRows, *, status: int = 200):
    context = {"ballot": found, "form": form, "rows": rows, "tab": "ballots"}
    return render(request, "ballots/write.html", context, status=status)


@require_POST
@access.secretariat
def open_voting(request, term, ballot):
    found = ballot_of(term, ballot)
    attempt(
        request,
        acts.open_voting,
        found,
        edition=whole(request.POST.get("edition"), -1),
        done="Đã mở bỏ phiếu. Thư mời được xếp để gửi tới lãnh đạo các đơn vị có mặt.",
    )
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def cancel(request, term, ballot):
    """A page that says what is lost, and asks for the reason."""
    found = ballot_of(term, ballot)
    if refused(request, found, "cancel"):
        return redirect(found)
    return ask(
        request,
        acts.cancel,
        found,
        form_class=CancelBallotForm,
        template="ballots/cancel.html",
        done="Đã hủy cuộc bỏ phiếu. Các phiếu đã bỏ được hủy, không mở xem.",
        ballot=found,
        tab="ballots",
    )


@require_POST
@access.secretariat
def next_round(request, term, ballot):
    return _after(request, ballot_of(term, ballot), rounds.next_round, "Đã lập bản chuẩn bị vòng sau.")


@require_POST
@access.secretariat
def repeat(request, term, ballot):
    return _after(
        request, ballot_of(term, ballot), rounds.repeat, "Đã lập lại bản chuẩn bị của cuộc bỏ phiếu này."
    )


def _after(request, found: Ballot, act, done: str):
    return redirect(attempt(request, act, found, done=done) or found)


def _chart(result: Figures) -> Chart:
    """The share of each candidate, the strongest first."""
    return Chart(
        title="Tỷ lệ phiếu của các ứng viên",
        description=f"Tính trên {result.base}; cần ít nhất {result.needed} phiếu.",
        values=tuple((line.candidate.short, (line.percent,)) for line in result.ranking),
        names=("Tỷ lệ phiếu",),
    )
