"""The page of the rounds of comments."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from members.models import Unit
from pledges.agreement.acts import comments as acts
from pledges.agreement.forms.acts import AnswerForm, CommentForm, InviteCommentsForm
from pledges.agreement.models import Comment
from pledges.agreement.views.agreement import agreement_of
from pledges.states import rules
from pledges.states.attempt import attempt, refused, told_why_not


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def comments(request, term):
    agreement = agreement_of(request, term)
    if request.method != "POST":
        return _show(request, agreement)
    if told_why_not(request, agreement, "comment"):
        return redirect(agreement.url("agreement_comments"))
    form = _comment_form(request, request.POST)
    if not form.is_valid():
        return _show(request, agreement, comment_form=form, status=422)
    attempt(request, acts.comment, agreement, **form.cleaned_data, done="Đã gửi góp ý tới Thường trực cụm.")
    return redirect(agreement.url("agreement_comments"))


@require_POST
@access.secretariat
def invite(request, term):
    agreement = agreement_of(request, term)
    if refused(request, agreement, "invite_comments"):
        return redirect(agreement.url("agreement_comments"))
    form = InviteCommentsForm(request.POST)
    if not form.is_valid():
        return _show(request, agreement, invite_form=form, status=422)
    attempt(
        request,
        acts.invite_comments,
        agreement,
        **form.cleaned_data,
        done="Đã gửi lấy ý kiến góp ý; thư mời đang được gửi tới các đơn vị.",
    )
    return redirect(agreement.url("agreement_comments"))


@require_POST
@access.secretariat
def close(request, term):
    agreement = agreement_of(request, term)
    attempt(request, acts.close_comments, agreement, done="Đã kết thúc đợt góp ý.")
    return redirect(agreement.url("agreement_comments"))


@require_POST
@access.secretariat
def answer(request, term, comment):
    agreement = agreement_of(request, term)
    comment = get_object_or_404(
        Comment.objects.select_related("round"), pk=comment, round__agreement=agreement
    )
    if refused(request, agreement, "answer"):
        return redirect(agreement.url("agreement_comments"))
    form = AnswerForm(request.POST, prefix=f"a{comment.pk}")
    if not form.is_valid():
        return _show(request, agreement, answer_form=(comment.pk, form), status=422)
    attempt(request, acts.answer, comment, **form.cleaned_data, done="Đã trả lời góp ý.")
    return redirect(agreement.url("agreement_comments"))


def _show(request, agreement, *, comment_form=None, invite_form=None, answer_form=(None, None), status=200):
    allowed = rules.allowed(request.standing, agreement)
    comments = Comment.objects.filter(round__agreement=agreement).select_related(
        "unit", "made_by", "answered_by", "round"
    )
    answerable = "answer" in allowed
    return render(
        request,
        "agreement/comments.html",
        {
            "agreement": agreement,
            "allowed": allowed,
            "opened": agreement.open_round,
            "comments": [
                (
                    comment,
                    _answer_form(comment, answer_form)
                    if answerable and comment.answered_at is None
                    else None,
                )
                for comment in comments
            ],
            "comment_form": comment_form or _comment_form(request),
            "invite_form": invite_form or InviteCommentsForm(),
            "text": _text(agreement),
            "tab": "agreement",
        },
        status=status,
    )


def _text(agreement):
    """Return the wording that the units were asked about, or the last saved one."""
    number = agreement.open_round.edition if agreement.open_round else agreement.edition
    return agreement.editions.get(number=number).text


def _answer_form(comment, shown) -> AnswerForm:
    pk, form = shown
    return form if pk == comment.pk else AnswerForm(prefix=f"a{comment.pk}")


def _comment_form(request, posted=None) -> CommentForm:
    units = request.standing.units - {request.term.witness_id}
    return CommentForm(posted, units=Unit.objects.filter(pk__in=units))
