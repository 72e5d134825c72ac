"""The checklist of a draft plan: questions added, changed, moved, removed."""

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
    """All questions; POST adds one."""
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
    found = _question_of(term, question)
    if refused(request, found.plan, "write"):
        return redirect(found.plan)
    form = QuestionForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method != "POST" or not form.is_valid():
        context = {"plan": found.plan, "form": form, "tab": TAB}
        status = 422 if form.is_bound else 200
        return render(request, "inspections/question.html", context, status=status)
    done = "Đã sửa nội dung kiểm tra."
    attempt(request, acts.change, found, fields=form.cleaned_data, done=done)
    return redirect(found.plan.url(HERE))


@require_POST
@access.secretariat
def move(request, term, question):
    found, up = _question_of(term, question), request.POST.get("to") == "up"
    if not refused(request, found.plan, "write"):
        attempt(request, acts.move, found, up=up, done="Đã đổi thứ tự.")
        return redirect(f"{found.plan.url(HERE)}#cau-{found.pk}")
    return redirect(found.plan)


@require_POST
@access.secretariat
def remove(request, term, question):
    found = _question_of(term, question)
    if not refused(request, found.plan, "write"):
        attempt(request, acts.remove, found, done="Đã bỏ nội dung kiểm tra.")
        return redirect(found.plan.url(HERE))
    return redirect(found.plan)


def _question_of(term, pk: int) -> Question:
    plan = plan_of(term)
    found = plan.questions.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.plan = plan
    return found
