"""Pages of the handover minutes: read, draft, open, sign, decline, withdraw, download."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.documents.forms import SignForm
from pledges.documents.views import paper
from pledges.errors import PledgeError, Stale
from pledges.handover.acts import handover as acts
from pledges.handover.forms.handover import HandoverForm
from pledges.handover.models import Handover
from pledges.handover.wording import chairs, handover_text, obstacles_to_handover
from pledges.states import rules
from pledges.states.attempt import actor, attempt, refused


@require_safe
@access.readers
def handover(request, term):
    handover = Handover.objects.filter(term=term).select_related("next_term__cluster", "document").first()
    if handover is None:
        context = {"tab": "workbench", "has_next": any(year.name > term.name for year in request.years)}
        return render(request, "handover/handover.html", context)
    handover.term = term
    return show(request, handover)


def show(request, handover: Handover, *, form: SignForm | None = None, status: int = 200):
    """Render the page of the minutes; `form` is a signing form with errors that is shown again."""
    people = chairs(handover) if handover.document is None else []
    allowed = rules.allowed(request.standing, handover)
    context = paper.signing_context(request, handover, form) | {
        "handover": handover,
        "text": handover_text(handover, people),
        "allowed": allowed,
        "obstacles": obstacles_to_handover(handover, people) if "open" in allowed else [],
        "tab": "workbench",
    }
    return render(request, "handover/handover.html", context, status=status)


@require_POST
@access.secretariat
def begin(request, term):
    """Draft the minutes where the next year was opened in the administration, without them."""
    attempt(request, acts.begin, term, done="Đã lập dự thảo biên bản bàn giao.")
    return redirect("pledges:handover", cluster=term.cluster.slug, year=term.name)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def draft(request, term):
    handover = _handover_of(term)
    if refused(request, handover, "write"):
        return redirect(handover)
    if request.method != "POST":
        return _show_draft(
            request, handover, HandoverForm(instance=handover, initial={"edition": handover.edition})
        )
    form = HandoverForm(request.POST, instance=handover)
    if not form.is_valid():
        return _show_draft(request, _handover_of(term), form, status=422)
    values = dict(form.cleaned_data)
    try:
        acts.write(handover, **actor(request), edition=values.pop("edition"), fields=values)
    except Stale as refusal:
        messages.error(request, str(refusal))
        return _show_draft(request, _handover_of(term), _on_top(request, _handover_of(term)), status=409)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(handover)
    messages.success(request, "Đã lưu biên bản bàn giao.")
    return redirect(handover)


def _on_top(request, handover: Handover) -> HandoverForm:
    """Return what was typed, to be saved over the newer save that the person was just told of."""
    typed = request.POST.copy()
    typed["edition"] = str(handover.edition)
    return HandoverForm(typed, instance=handover)


def _show_draft(request, handover: Handover, form: HandoverForm, *, status: int = 200):
    context = {"handover": handover, "form": form, "tab": "workbench"}
    return render(request, "handover/draft.html", context, status=status)


@require_POST
@access.secretariat
def opening(request, term):
    handover = _handover_of(term)
    attempt(
        request,
        acts.open_for_signature,
        handover,
        edition=whole(request.POST.get("edition"), -1),
        done="Đã gửi ký. Thư mời ký đang được gửi tới lãnh đạo hai đơn vị.",
    )
    return redirect(handover)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def sign(request, term):
    return paper.sign(request, _handover_of(term), act=acts.sign, show=show)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def decline(request, term):
    return paper.decline(
        request,
        _handover_of(term),
        act=acts.decline,
        template="handover/decline.html",
        done="Đã từ chối ký. Lý do được gửi tới Thường trực cụm.",
        tab="workbench",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def withdraw(request, term):
    handover = _handover_of(term)
    return paper.withdraw(
        request,
        handover,
        act=acts.withdraw,
        template="handover/withdraw.html",
        done="Đã thu hồi biên bản; bản cũ được lưu để tra cứu.",
        handover=handover,
        tab="workbench",
    )


@require_safe
@access.readers
def newest_pdf(request, term):
    """Serve the stored bytes of the minutes, untouched."""
    return paper.newest_pdf(request, _handover_of(term), name="ban-giao")


def _handover_of(term) -> Handover:
    """Fetch the minutes; 404 until they begin with the opening of the next year."""
    handover = Handover.objects.filter(term=term).select_related("next_term__cluster", "document").first()
    if handover is None:
        raise Http404
    return handover.within(term)
