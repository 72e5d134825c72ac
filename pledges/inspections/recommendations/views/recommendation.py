"""Pages of the year's recommendations and of one: the unit's report, and its confirmation."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from members import access
from pledges.inspections.recommendations.acts import recommendation as acts
from pledges.inspections.recommendations.forms import LATE, AnswerForm, FilterForm, SendBackForm
from pledges.inspections.recommendations.models import Recommendation
from pledges.states import rules
from pledges.states.attempt import attempt, told_why_not
from pledges.states.event import Event

A_PAGE = 25
Verb = Event.Verb
# the words of the log, where the general ones would not fit
SAID = {
    Verb.BEGUN: "Đưa vào dự thảo biên bản",
    Verb.SEALED: "Biên bản đã ký đủ, kiến nghị có hiệu lực",
    Verb.SENT_BACK: "Trả lại",
    Verb.RESUMED: "Kỳ kiểm tra sau đã hủy, tiếp tục thực hiện trong năm này",
}


@require_safe
@access.readers
def recommendations(request, term):
    form = FilterForm(request.GET, term=term)
    chosen = form.chosen
    rows = Recommendation.objects.of_year(term).select_related("unit", "carried_from__term")
    if chosen.get("unit"):
        rows = rows.filter(unit=chosen["unit"])
    if chosen.get("state") == LATE:
        rows = rows.late()
    elif chosen.get("state"):
        rows = rows.filter(state=chosen["state"])
    page = Paginator(rows.order_by("unit__order", "position", "pk"), A_PAGE).get_page(request.GET.get("page"))
    for recommendation in page:
        recommendation.term = term
    context = {"form": form, "page": page, "is_filtered": any(chosen.values()), "tab": "inspections"}
    return render(request, "inspections/recommendations.html", context)


@require_safe
@access.readers
def recommendation(request, term, recommendation):
    return _show(request, recommendation_of(request, term, recommendation))


def _show(request, recommendation: Recommendation, *, status: int = 200, **forms):
    """Show the page; `forms` holds a form with errors by its name in the template."""
    events = [(SAID.get(event.verb, event.get_verb_display()), event) for event in recommendation.events()]
    context = {"answer_form": AnswerForm(), "send_back_form": SendBackForm()} | forms
    context |= {
        "recommendation": recommendation,
        "allowed": rules.allowed(request.standing, recommendation),
        "carried_to": Recommendation.objects.filter(carried_from=recommendation)
        .select_related("term__cluster")
        .first(),
        "events": events,
        "tab": "inspections",
    }
    return render(request, "inspections/recommendation.html", context, status=status)


@require_POST
@access.readers
def answer(request, term, recommendation):
    recommendation = recommendation_of(request, term, recommendation)
    if told_why_not(request, recommendation, "answer"):
        return redirect(recommendation)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, recommendation, status=422, answer_form=form)
    text, done = form.cleaned_data["text"], "Đã gửi báo cáo tới đoàn kiểm tra và Thường trực cụm để xác nhận."
    attempt(request, acts.answer, recommendation, text=text, done=done)
    return redirect(recommendation)


@require_POST
@access.readers
def accept(request, term, recommendation):
    recommendation = recommendation_of(request, term, recommendation)
    done = "Đã xác nhận kết quả thực hiện kiến nghị."
    attempt(request, acts.accept, recommendation, done=done)
    return redirect(recommendation)


@require_POST
@access.readers
def send_back(request, term, recommendation):
    recommendation = recommendation_of(request, term, recommendation)
    if told_why_not(request, recommendation, "send_back"):
        return redirect(recommendation)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return _show(request, recommendation, status=422, send_back_form=form)
    reason, done = form.cleaned_data["reason"], "Đã trả lại. Lý do đang được gửi tới cán bộ, lãnh đạo đơn vị."
    attempt(request, acts.send_back, recommendation, reason=reason, done=done)
    return redirect(recommendation)


def recommendation_of(request, term, pk: int) -> Recommendation:
    """Fetch it; 404, too, while it is a draft and the person does not read the draft of the minutes yet."""
    rows = Recommendation.objects.filter(term=term)
    rows = rows.select_related("unit", "answered_by", "inspection__team", "carried_from__term__cluster")
    recommendation = get_object_or_404(rows, pk=pk)
    recommendation.term = recommendation.inspection.term = term
    is_draft = recommendation.state == Recommendation.State.DRAFT
    if is_draft and not recommendation.inspection.is_readable_by(request.standing):
        raise Http404
    return recommendation
