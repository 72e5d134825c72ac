"""Pages of a draft plan's checklist: add, change, move and remove questions."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.inspections.plan.acts import checklist as acts
from pledges.inspections.plan.forms.plan import QuestionForm
from pledges.inspections.plan.models import Question
from pledges.inspections.plan.roster import Roster
from pledges.inspections.visit.views.inspections import TAB, plan_of
from pledges.states.attempt import attempt, refused

HERE = "inspection_plan_checklist"


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def checklist(request, term):
    """Show all questions; POST adds one."""
    plan = plan_of(term)
    if refused(request, plan, "write"):
        return redirect(plan)
    parts = Roster(plan).parts
    posted = request.POST if request.method == "POST" else None
    form = QuestionForm(posted, parts=[part.title for part in parts])
    if posted is not None and form.is_valid():
        done = "Đã thêm nội dung kiểm tra."
        attempt(request, acts.add, plan, fields=form.cleaned_data, done=done)
        return redirect(plan.url(HERE))
    context = {"plan": plan, "parts": parts, "form": form, "tab": TAB}
    status = 200 if posted is None else 422
    return render(request, "inspections/plan_checklist.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def question(request, term, question):
    question = _question_of(term, question)
    if refused(request, question.plan, "write"):
        return redirect(question.plan)
    form = QuestionForm(request.POST if request.method == "POST" else None, instance=question)
    if request.method != "POST" or not form.is_valid():
        context = {"plan": question.plan, "form": form, "tab": TAB}
        status = 422 if form.is_bound else 200
        return render(request, "inspections/question.html", context, status=status)
    done = "Đã sửa nội dung kiểm tra."
    attempt(request, acts.change, question, fields=form.cleaned_data, done=done)
    return redirect(question.plan.url(HERE))


@require_POST
@access.secretariat
def move(request, term, question):
    question, up = _question_of(term, question), request.POST.get("to") == "up"
    if not refused(request, question.plan, "write"):
        attempt(request, acts.move, question, up=up, done="Đã đổi thứ tự.")
        return redirect(f"{question.plan.url(HERE)}#cau-{question.pk}")
    return redirect(question.plan)


@require_POST
@access.secretariat
def remove(request, term, question):
    question = _question_of(term, question)
    if not refused(request, question.plan, "write"):
        attempt(request, acts.remove, question, done="Đã xóa nội dung kiểm tra.")
        return redirect(question.plan.url(HERE))
    return redirect(question.plan)


def _question_of(term, pk: int) -> Question:
    plan = plan_of(term)
    question = plan.questions.filter(pk=pk).first()
    if question is None:
        raise Http404
    question.plan = plan
    return question
