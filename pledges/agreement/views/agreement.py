"""The agreement's own page, its beginning, and its PDF."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from members import access
from pledges.agreement.acts import drafting
from pledges.agreement.forms.acts import StartForm
from pledges.agreement.models import Agreement
from pledges.agreement.obstacles import obstacles_to_opening, read
from pledges.agreement.signatories import signatories
from pledges.agreement.steps import steps
from pledges.agreement.wording import wording
from pledges.documents.forms import SignForm
from pledges.documents.views import paper
from pledges.states import rules
from pledges.states.attempt import attempt


def agreement_of(request, term) -> Agreement:
    """Fetch the agreement of `term`, which the door found visible; 404 if none was started."""
    agreement = Agreement.objects.select_related("document").filter(term=term).first()
    if agreement is None:
        raise Http404
    return agreement.within(term)


@require_safe
@access.readers
def agreement(request, term):
    agreement = Agreement.objects.filter(term=term).select_related("document").first()
    if agreement is None:
        may_start = request.standing.is_secretariat and not term.is_closed
        form = StartForm(sources=drafting.sources(term)) if may_start else None
        return render(request, "agreement/start.html", {"form": form, "tab": "agreement"})
    agreement.term = term
    return show(request, agreement)


def show(request, agreement: Agreement, *, form: SignForm | None = None, status: int = 200):
    """Render the page of an agreement; `form` is a signing form with errors to show again."""
    allowed = rules.allowed(request.standing, agreement)
    context = paper.signing_context(request, agreement, form) | {
        "agreement": agreement,
        "allowed": allowed,
        "tab": "agreement",
    }
    if agreement.document:
        context["text"] = agreement.document.edition.text
    else:
        people, written = signatories(agreement), read(agreement)
        context["text"] = text = wording(agreement, people, written.commitments)
        if "revise" in allowed:
            obstacles = obstacles_to_opening(agreement, people, written)
            context["steps"] = steps(agreement, text, people, obstacles)
    return render(request, "agreement/agreement.html", context, status=status)


@require_POST
@access.secretariat
def start(request, term):
    form = StartForm(request.POST, sources=drafting.sources(term))
    if not form.is_valid():
        return render(request, "agreement/start.html", {"form": form, "tab": "agreement"}, status=422)
    begun = attempt(
        request,
        drafting.start,
        term,
        source=form.cleaned_data["source"],
        done=f"Đã tạo dự thảo. Đề nghị đồng chí rà soát nội dung theo năm {term.name}.",
    )
    page = "pledges:agreement_draft" if begun else "pledges:agreement"
    return redirect(page, cluster=term.cluster.slug, year=term.name)


@require_safe
@access.readers
def newest_pdf(request, term):
    """Send the stored bytes of the present document, untouched."""
    return paper.newest_pdf(request, agreement_of(request, term), name="giao-uoc")
