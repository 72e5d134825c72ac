"""Pages of the checklist while the team works: for people one form a question, for phones small answers in JSON."""

from dataclasses import dataclass, field
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.errors import NotAllowed, PledgeError
from pledges.files.kinds import ACCEPTED
from pledges.inspections.plan.models import Question
from pledges.inspections.visit.acts import answer as acts
from pledges.inspections.visit.checklist import Line, Part, parts_of
from pledges.inspections.visit.forms.inspection import AnswerForm, AnswerTokenForm
from pledges.inspections.visit.models import Answer, AnswerFile, Inspection
from pledges.inspections.visit.views.inspection import TAB, inspection_of
from pledges.reports.forms import EvidenceFileForm
from pledges.states.attempt import actor, refused

SOMEBODY_ELSE = "Đang đăng nhập tài khoản khác; xin đăng nhập lại đúng tài khoản đã nhập."


@dataclass(kw_only=True)
class Row:
    """A question as it stands on the page: as saved, or as it was typed when it could not be saved."""

    line: Line
    answer: Answer
    errors: list[str] = field(default_factory=list)
    theirs: Answer | None = None
    token: str = field(default_factory=lambda: str(uuid4()))
    file_token: str = field(default_factory=lambda: str(uuid4()))


@require_safe
@access.readers
def checklist(request, term, inspection):
    inspection = inspection_of(request, term, inspection)
    if refused(request, inspection, "answer"):
        return redirect(inspection)
    return _show(request, inspection)


@require_POST
@access.readers
def answer(request, term, inspection, question):
    """Save one answer; the same save may arrive twice, and long after it was typed."""
    inspection = inspection_of(request, term, inspection)
    question = get_object_or_404(Question, pk=question, plan=inspection.plan_id)
    if refusal := _not_theirs(request, inspection):
        return refusal
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _refused(request, inspection, question, form.sentences, status=422)
    try:
        kept = acts.answer(
            inspection,
            question=question,
            **actor(request),
            edition=form.cleaned_data["edition"],
            token=form.cleaned_data["token"],
            finding=form.finding,
        )
    except acts.AnsweredMeanwhile as refusal:
        return _refused(request, inspection, question, [str(refusal)], theirs=refusal.answer)
    except PledgeError as refusal:
        return _refused(request, inspection, question, [str(refusal)])
    if _wants_json(request):
        return JsonResponse({"edition": kept.edition, **_as_json(kept.answer)})
    messages.success(request, "Đã lưu kết quả kiểm tra.")
    if request.FILES:
        _attach_with_answer(request, inspection, question)
    return _back_to(inspection, question)


def _attach_with_answer(request, inspection: Inspection, question: Question) -> None:
    """Attach the file that comes with the answer without a script; its refusal is a message."""
    form = EvidenceFileForm(request.POST, request.FILES)
    token = AnswerTokenForm({"token": request.POST.get("file_token")})
    if not (form.is_valid() and token.is_valid()):
        messages.error(request, " ".join(_sentences(form, token)))
        return
    try:
        file = _attach(request, inspection, question, form, token)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã lưu tệp {file.name}.")


@require_POST
@access.readers
def attach(request, term, inspection, question):
    """Attach a photo or paper from a phone; the same one may arrive twice."""
    inspection = inspection_of(request, term, inspection)
    question = get_object_or_404(Question, pk=question, plan=inspection.plan_id)
    if refusal := _not_theirs(request, inspection):
        return refusal
    form, token = EvidenceFileForm(request.POST, request.FILES), AnswerTokenForm(request.POST)
    if not (form.is_valid() and token.is_valid()):
        return _refused(request, inspection, question, _sentences(form, token), status=422)
    try:
        file = _attach(request, inspection, question, form, token)
    except PledgeError as refusal:
        return _refused(request, inspection, question, [str(refusal)])
    if _wants_json(request):
        return JsonResponse(_file_as_json(inspection, file))
    messages.success(request, f"Đã lưu tệp {file.name}.")
    return _back_to(inspection, question)


def _attach(request, inspection, question, form: EvidenceFileForm, token: AnswerTokenForm) -> AnswerFile:
    return acts.attach(
        inspection,
        question=question,
        **actor(request),
        token=token.cleaned_data["token"],
        name=form.cleaned_data["file"].name,
        content=form.content,
    )


def _sentences(*forms) -> list[str]:
    return [error for form in forms for errors in form.errors.values() for error in errors]


def _wants_json(request) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _not_theirs(request, inspection: Inspection):
    """Refuse who may not fill in this checklist, or typed it as somebody else; None when all is well."""
    refusal = inspection.refusal("answer", request.standing)
    typed_by = request.POST.get("person", str(request.user.pk))
    if typed_by != str(request.user.pk):
        if _wants_json(request):
            return JsonResponse({"sentence": SOMEBODY_ELSE, "is_somebody_else": True}, status=403)
        messages.error(request, SOMEBODY_ELSE)
        return redirect(inspection)
    if not isinstance(refusal, NotAllowed):
        return None
    if _wants_json(request):
        return JsonResponse({"sentence": str(refusal)}, status=403)
    raise PermissionDenied


def _refused(request, inspection, question: Question, sentences: list[str], *, status=409, theirs=None):
    """Refuse, but keep what was typed: on the phone that sent it, or in the page that is shown again."""
    if _wants_json(request):
        told = {"sentence": " ".join(sentences)}
        if theirs:
            told["theirs"] = _as_json(theirs) | {"edition": theirs.edition}
        return JsonResponse(told, status=status)
    if refused(request, inspection, "answer"):
        return redirect(inspection)
    return _show(request, inspection, typed=(question.pk, sentences, theirs), status=status)


def _as_json(answer: Answer) -> dict:
    at = timezone.localtime(answer.answered_at) if answer.answered_at else None
    return {
        "verdict": answer.verdict,
        "label": answer.get_verdict_display(),
        "papers": answer.papers,
        "remark": answer.remark,
        "by": str(answer.answered_by or ""),
        "at": f"{at:%H:%M}" if at else "",
    }


def _file_as_json(inspection: Inspection, file: AnswerFile) -> dict:
    urls = {
        "url": inspection.url("inspection_file", file=file.pk),
        "remove": inspection.url("inspection_file_remove", file=file.pk),
    }
    return {"pk": file.pk, "name": file.name, "at": f"{timezone.localtime(file.brought_at):%H:%M}"} | urls


def _back_to(inspection: Inspection, question: Question):
    return redirect(f"{inspection.url('inspection_checklist')}#cau-{question.pk}")


def _show(request, inspection: Inspection, *, typed: tuple | None = None, status: int = 200):
    parts = parts_of(inspection)
    pk, sentences, theirs = typed or (None, [], None)
    sections = [
        (
            part,
            [
                _typed(request, line, sentences, theirs)
                if line.question.pk == pk
                else Row(line=line, answer=line.answer)
                for line in part.lines
            ],
        )
        for part in parts
    ]
    context = {
        "inspection": inspection,
        "sections": sections,
        "answered": _count(parts),
        "questions": sum(len(part.lines) for part in parts),
        "verdicts": Answer.Verdict.choices,
        "accepted": ACCEPTED,
    }
    return render(request, "inspections/checklist.html", context | TAB, status=status)


def _count(parts: list[Part]) -> int:
    return sum(part.answered for part in parts)


def _typed(request, line: Line, sentences: list[str], theirs: Answer | None) -> Row:
    """Show what was typed, to be saved over what the person was just told of, or else over what it was typed on."""
    typed = {name: request.POST.get(name, "") for name in ("verdict", "papers", "remark")}
    if not any(name in request.POST for name in typed):
        return Row(line=line, answer=line.answer, errors=sentences)
    edition = theirs.edition if theirs else whole(request.POST.get("edition"), 0)
    shown = Answer(edition=edition, **typed)
    return Row(line=line, answer=shown, errors=sentences, theirs=theirs)
