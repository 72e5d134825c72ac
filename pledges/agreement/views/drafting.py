"""Pages of drafting: the form, its half-typed copy, the preview, the cluster's template."""

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access, saved
from pledges.agreement import paper, paper_docx
from pledges.agreement.acts import drafting
from pledges.agreement.comparison import changed, compare
from pledges.agreement.forms.draft import DraftForms
from pledges.agreement.forms.pasted import left_out
from pledges.agreement.forms.typed import MOST_PASTED, flat, is_whole, rearranged, removed_from, whole
from pledges.agreement.models import Agreement, Edition
from pledges.agreement.passages import contradictions_in, doubts_in, grounds_in, with_successor
from pledges.agreement.units_named import memberships_of_all_years
from pledges.agreement.views.agreement import agreement_of
from pledges.agreement.wording import commitments_of, wording
from pledges.documents.models.document import lookup_url
from pledges.documents.views.pdf import pdf_answer
from pledges.errors import PledgeError, Stale
from pledges.files.views import saved_as
from pledges.papers.pdf import PREVIEW
from pledges.states import unsaved
from pledges.states.attempt import actor, attempt, refused

GROUND = "ground-"  # the button that replaces a ground, followed by the number of its line
INCOMPLETE = "Chưa lưu được. Xin tải lại trang rồi nhập lại."


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def draft(request, term):
    """Show, save or rearrange the draft: saving and all row buttons are one form, which works without a script."""
    agreement = agreement_of(request, term)
    if refused(request, agreement, "revise"):
        return redirect(agreement)
    if request.method != "POST":
        return _show(request, agreement, *_as_left(request, agreement))
    if not is_whole(request.POST):
        messages.error(request, INCOMPLETE)
        return redirect(agreement.url("agreement_draft"))
    return _take(request, agreement)


def _take(request, agreement: Agreement):
    """Save or rearrange what was typed, unless another window of the same person holds more."""
    if other := unsaved.unseen(request, agreement):
        forms = DraftForms(agreement, request.POST, bound=False)
        return _show(request, agreement, forms, status=409, elsewhere=other)
    if command := request.POST.get("arrange"):
        return _arrange(request, agreement, command)
    forms = DraftForms(agreement, request.POST, bound=True)
    if not forms.is_valid():
        _keep(request, agreement, request.POST)
        return _show(request, agreement, forms, status=422)
    return _save(request, agreement, forms)


def _save(request, agreement: Agreement, forms: DraftForms):
    try:
        revised = drafting.revise(
            agreement,
            **actor(request),
            edition=forms.edition,
            fields=forms.fields,
            commitments=forms.commitments,
        )
    except Stale:
        return _show_both(request, agreement, forms)
    except PledgeError as refusal:
        _keep(request, agreement, request.POST)
        messages.error(request, str(refusal))
        return redirect(agreement)
    followed = revised.opening != forms.fields["opening"]
    more = " Lời mở đầu đã cập nhật theo ngày, nơi tổ chức và chủ đề mới." if followed else ""
    messages.success(request, f"Đã lưu dự thảo.{more}")
    return redirect(agreement.url("agreement_draft" if "stay" in request.POST else "agreement"))


def _show_both(request, agreement: Agreement, forms: DraftForms):
    """Show a colleague's newer edition beside what was typed; saving again goes on top of theirs."""
    started_from = agreement.editions.filter(number=forms.edition).first()
    newest = agreement.editions.select_related("saved_by").order_by("-number").first()
    typed = request.POST.copy()
    typed["edition"] = str(newest.number)
    _keep(request, agreement, typed)
    changes = compare(started_from.text, newest.text) if started_from else compare(newest.text, newest.text)
    return _show(
        request,
        Agreement.objects.select_related("term__cluster").get(pk=agreement.pk),
        DraftForms(agreement, typed, bound=False),
        status=409,
        theirs=newest,
        changes=changed(changes),
    )


def _arrange(request, agreement: Agreement, command: str):
    """Apply a row button to the form, keep the form, and return to the row."""
    form = rearranged(request.POST, command)
    if command.startswith(GROUND):
        index = whole(command.removeprefix(GROUND), -1)
        form["grounds"] = with_successor(agreement, form["grounds"], index)
    elif command == "paste" and (lines := left_out(request.POST.get("pasted", "")[:MOST_PASTED])):
        messages.warning(request, f"Tên chương chưa đưa vào nội dung: {'; '.join(lines)}.")
    _keep(request, agreement, form)
    saved.say(request)
    return redirect(f"{agreement.url('agreement_draft')}#{_place(command, request.POST, form)}")


def _place(command: str, typed: QueryDict, form: QueryDict) -> str:
    """Return the anchor of the row that a button was pressed on or brought back, or of the field that it made."""
    if command.startswith(GROUND):
        return "id_grounds"
    last = max(int(form["commitments"]) - 1, 0)
    if command == "add":
        return f"id_c{last}-title"
    if command == "undo" and (gone := removed_from(typed)):
        return f"c{gone['index']}"
    row, _, act = command.partition("-")
    if not (row.startswith("c") and row[1:].isdecimal()):
        return f"c{last}"
    targets = whole(form.get(f"{row}-targets"), 0)
    return f"id_{row}-t{targets - 1}-name" if act == "add" and targets else row


def _as_left(request, agreement: Agreement):
    """Return (forms, scratch): the form as this editor left it, else as it was saved."""
    scratch = unsaved.left(request, agreement)
    if scratch is None:
        return DraftForms.saved(agreement), None
    return DraftForms(agreement, QueryDict(scratch.form), bound=False), scratch


def _keep(request, agreement: Agreement, typed) -> None:
    edition = whole(typed.get("edition"), agreement.edition)
    unsaved.keep(request, agreement, typed, act="revise", edition=edition, without=("pasted", "arrange"))


def _show(request, agreement: Agreement, forms: DraftForms, scratch=None, *, status=200, **more):
    context = {"agreement": agreement, "forms": forms, "scratch": scratch, "returned": agreement.returned}
    context["tab"] = "agreement"
    commitments = list(commitments_of(agreement))
    memberships = memberships_of_all_years(agreement.term)
    passages = contradictions_in(agreement, commitments) + doubts_in(agreement, commitments, memberships)
    for name, is_plain in (("in_the_way", True), ("to_look_at", False)):
        context[name] = [
            (passage.sentence, f"#{passage.anchor}") for passage in passages if passage.is_plain == is_plain
        ]
    context["grounds"] = grounds_in(agreement, forms.main["grounds"].value() or "")
    if scratch and scratch.edition < agreement.edition:
        context["newer"] = Edition.objects.filter(agreement=agreement).select_related("saved_by").first()
    return render(request, "agreement/draft.html", context | more, status=status)


@require_POST
@access.secretariat
def scratch(request, term):
    """Keep what is typed; the page sends it every few seconds."""
    agreement = agreement_of(request, term)
    torn = "" if is_whole(request.POST) else INCOMPLETE
    return unsaved.answer(
        request, agreement, "revise", torn=torn, keep=lambda: _keep(request, agreement, request.POST)
    )


@require_POST
@access.secretariat
def discard_scratch(request, term):
    agreement = agreement_of(request, term)
    agreement.scratches.filter(person=request.user).delete()
    return redirect(agreement.url("agreement_draft"))


@require_POST
@access.secretariat
def preview(request, term):
    """Render what is typed as PDF without saving it, or list what cannot be printed yet."""
    agreement = agreement_of(request, term)
    forms = DraftForms(agreement, request.POST if "edition" in request.POST else flat(agreement), bound=True)
    if not forms.is_valid():
        return render(request, "agreement/preview_refused.html", {"forms": forms}, status=422)
    text = drafting.with_typed(wording(agreement), forms.fields, forms.commitments)
    rendering = paper.agreement(text, code=PREVIEW, verify_url=lookup_url(), made_at=timezone.now())
    return pdf_answer(request, rendering.pdf, name=f"xem-thu-{term.cluster.slug}-{term.name}")


@require_safe
@access.readers
def draft_docx(request, term):
    """Send the saved draft as a Word file; what was sent for signature has its PDF instead."""
    agreement = agreement_of(request, term)
    if agreement.document:
        raise Http404
    file = paper_docx.agreement(wording(agreement), made_at=timezone.now())
    return saved_as(f"du-thao-giao-uoc-{term.cluster.slug}-{term.name}.docx", file, paper_docx.MEDIA_TYPE)


@require_POST
@access.secretariat
def template(request, term):
    agreement = agreement_of(request, term)
    attempt(
        request,
        drafting.keep_as_template,
        agreement,
        done="Đã lưu thành mẫu của cụm, dùng để soạn giao ước các năm sau.",
    )
    return redirect(agreement)
