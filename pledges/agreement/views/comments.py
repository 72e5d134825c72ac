"""The page of the rounds of comments: the draft with the remarks beside its paragraphs."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from members.models import Unit
from pledges.agreement.acts import comments as acts
from pledges.agreement.forms.acts import AnswerForm, ClosesOnForm, CommentForm
from pledges.agreement.models import Agreement, Comment
from pledges.agreement.parts import parts_of
from pledges.agreement.text import AgreementText
from pledges.agreement.views.agreement import agreement_of
from pledges.agreement.wording import registered
from pledges.states import rules
from pledges.states.attempt import actor, attempt, refused, told_why_not


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def comments(request, term):
    agreement = agreement_of(request, term)
    if request.method != "POST":
        return _show(request, agreement)
    if told_why_not(request, agreement, "comment"):
        return redirect(agreement.url("agreement_comments"))
    form = _comment_form(request, _text(agreement), request.POST)
    if not form.is_valid():
        return _show(request, agreement, comment_form=form, status=422)
    comment = attempt(
        request, acts.comment, agreement, **form.cleaned_data, done="Đã gửi góp ý tới Thường trực cụm."
    )
    return _back(agreement, comment)


@require_POST
@access.secretariat
def invite(request, term):
    agreement = agreement_of(request, term)
    if refused(request, agreement, "invite_comments"):
        return _back(agreement)
    form = ClosesOnForm(request.POST)
    if not form.is_valid():
        return _show(request, agreement, day_form=form, status=422)
    attempt(
        request,
        acts.invite_comments,
        agreement,
        **form.cleaned_data,
        done="Đã gửi lấy ý kiến góp ý; thư mời đang được gửi tới các đơn vị.",
    )
    return _back(agreement)


@require_POST
@access.secretariat
def prolong(request, term):
    agreement = agreement_of(request, term)
    if refused(request, agreement, "prolong_comments"):
        return _back(agreement)
    form = ClosesOnForm(request.POST)
    if not form.is_valid():
        return _show(request, agreement, day_form=form, status=422)
    done = f"Đã gia hạn góp ý đến hết ngày {form.cleaned_data['closes_on']:%d/%m/%Y}."
    attempt(request, acts.prolong_comments, agreement, **form.cleaned_data, done=done)
    return _back(agreement)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def close(request, term):
    """Say what ending the round does, and ask once."""
    agreement = agreement_of(request, term)
    if request.method == "POST":
        attempt(request, acts.close_comments, agreement, done="Đã kết thúc đợt góp ý.")
        return _back(agreement)
    opened = agreement.open_round
    if refused(request, agreement, "close_comments") or opened is None:
        return _back(agreement)
    context = {
        "agreement": agreement,
        "opened": opened,
        "units": _unit_states(agreement, _threads(agreement)),
        "tab": "agreement",
    }
    return render(request, "agreement/comments_close.html", context)


@require_POST
@access.readers
def reading(request, term):
    """Note that the draft is before somebody of a unit; the page tells so by itself."""
    acts.note_reading(agreement_of(request, term), **actor(request))
    return HttpResponse(status=204)


@require_POST
@access.secretariat
def answer(request, term, comment):
    agreement = agreement_of(request, term)
    comment = get_object_or_404(
        Comment.objects.select_related("round"), pk=comment, round__agreement=agreement
    )
    if refused(request, agreement, "answer"):
        return _back(agreement)
    form = AnswerForm(request.POST, prefix=f"a{comment.pk}")
    if not form.is_valid():
        return _show(request, agreement, answer_form=(comment.pk, form), status=422)
    attempt(request, acts.answer, comment, **form.cleaned_data, done="Đã trả lời góp ý.")
    return _back(agreement, comment)


def _back(agreement: Agreement, comment: Comment | None = None):
    """Return to the page, at the remark just made or answered."""
    anchor = f"#gop-y-{comment.pk}" if comment else ""
    return redirect(f"{agreement.url('agreement_comments')}{anchor}")


def _show(request, agreement, *, comment_form=None, day_form=None, answer_form=(None, None), status=200):
    allowed, text = rules.allowed(request.standing, agreement), _text(agreement)
    comment_form = comment_form or _comment_form(request, text)
    threads = _threads(agreement, answer_form, answerable="answer" in allowed)
    newest = agreement.rounds[0] if agreement.rounds else None
    places = [key for key, _ in parts_of(text) if key]
    beside = [
        (comment.part, comment, form)
        for comment, form in threads
        if comment.part in places and comment.round_id == newest.pk
    ]
    is_beside = {comment.pk for _, comment, _ in beside}
    context = {
        "agreement": agreement,
        "allowed": allowed,
        "opened": agreement.open_round,
        "text": text,
        "comments": threads,
        "general": [thread for thread in threads if thread[0].pk not in is_beside],
        "beside": beside,
        "at": at if (at := comment_form["part"].value()) in places else "",
        "comment_form": comment_form,
        "day_form": day_form or ClosesOnForm(),
        "units": _unit_states(agreement, threads) if request.standing.is_secretariat and newest else [],
        "reads": bool(request.standing.units) and agreement.open_round is not None,
        "tab": "agreement",
    }
    return render(request, "agreement/comments.html", context, status=status)


def _threads(agreement: Agreement, shown: tuple = (None, None), *, answerable: bool = False) -> list[tuple]:
    """List the remarks, each with the form that answers it, or None."""
    comments = Comment.objects.filter(round__agreement=agreement).select_related(
        "unit", "made_by", "answered_by", "round"
    )
    return [
        (comment, _answer_form(comment, shown) if answerable and comment.answered_at is None else None)
        for comment in comments
    ]


def _unit_states(agreement: Agreement, threads: list[tuple]) -> list[tuple]:
    """List the member units with their number of remarks in the newest round, and when they first read the draft."""
    comment_round = agreement.rounds[0]
    said = [comment.unit_id for comment, _ in threads if comment.round_id == comment_round.pk]
    read = dict(comment_round.readings.values_list("unit", "read_at"))
    units = [membership.unit for membership in agreement.term.member_list]
    return [(unit, said.count(unit.pk), read.get(unit.pk)) for unit in units]


def _text(agreement: Agreement) -> AgreementText:
    """Return the wording that the units were asked about, or the last saved one, with the present table II."""
    number = agreement.open_round.edition if agreement.open_round else agreement.edition
    text = agreement.editions.get(number=number).text
    return text if agreement.document else replace(text, registrations=registered(agreement.term))


def _answer_form(comment, shown) -> AnswerForm:
    pk, form = shown
    return form if pk == comment.pk else AnswerForm(prefix=f"a{comment.pk}")


def _comment_form(request, text: AgreementText, posted=None) -> CommentForm:
    units, parts = request.standing.units - {request.term.witness_id}, parts_of(text)
    asked = request.GET.get("phan", "")
    initial = {"part": asked if asked in dict(parts) else ""}
    return CommentForm(posted, units=Unit.objects.filter(pk__in=units), parts=parts, initial=initial)
