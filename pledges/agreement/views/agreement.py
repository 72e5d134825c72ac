"""The agreement's own page, its beginning, and its PDF."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from members import access
from pledges.agreement.acts import drafting
from pledges.agreement.forms.acts import StartForm
from pledges.agreement.models import Agreement
from pledges.agreement.wording import wording
from pledges.documents.forms import SignForm
from pledges.documents.views import paper
from pledges.states import rules
from pledges.states.attempt import attempt


def agreement_of(request, term) -> Agreement:
    """The agreement of the term in the address, which the door found visible; 404 when none was started."""
    found = Agreement.objects.select_related("document").filter(term=term).first()
    if found is None:
        raise Http404
    return found.within(term)


@require_safe
@access.readers
def agreement(request, term):
    found = Agreement.objects.filter(term=term).select_related("document").first()
    if found is None:
        may_start = request.standing.is_secretariat and not term.is_closed
        form = StartForm(sources=drafting.sources(term)) if may_start else None
        return render(request, "agreement/start.html", {"form": form, "tab": "agreement"})
    found.term = term
    return show(request, found)


def show(request, found: Agreement, *, form: SignForm | None = None, status: int = 200):
    """The page of an agreement; `form` is a signing form with errors that is shown again."""
    context = paper.signing_context(request, found, form) | {
        "agreement": found,
        "text": found.document.edition.text if found.document else wording(found),
        "allowed": rules.allowed(request.standing, found),
        "tab": "agreement",
    }
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
        done="Đã tạo bản soạn. Đồng chí đọc lại và sửa từng phần cho đúng với năm nay.",
    )
    page = "pledges:agreement_draft" if begun else "pledges:agreement"
    return redirect(page, cluster=term.cluster.slug, year=term.name)


@require_safe
@access.readers
def newest_pdf(request, term):
    """The stored bytes of the present document, untouched."""
    return paper.newest_pdf(request, agreement_of(request, term), name="giao-uoc")
