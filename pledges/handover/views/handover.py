"""The minutes of the handover: read, drafted, opened, signed, declined, withdrawn."""

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
    found = Handover.objects.filter(term=term).select_related("next_term__cluster", "document").first()
    if found is None:
        context = {"tab": "workbench", "has_next": any(year.name > term.name for year in request.years)}
        return render(request, "handover/handover.html", context)
    found.term = term
    return show(request, found)


def show(request, found: Handover, *, form: SignForm | None = None, status: int = 200):
    """The page of the minutes; `form` is a signing form with errors that is shown again."""
    people = chairs(found) if found.document is None else []
    allowed = rules.allowed(request.standing, found)
    context = paper.signing_context(request, found, form) | {
        "handover": found,
        "text": handover_text(found, people),
        "allowed": allowed,
        "obstacles": obstacles_to_handover(found, people) if "open" in allowed else [],
        "tab": "workbench",
    }
    return render(request, "handover/handover.html", context, status=status)


@require_POST
@access.secretariat
def begin(request, term):
    """Where the next year was opened in the administration, without minutes."""
    attempt(request, acts.begin, term, done="Đã lập bản soạn biên bản bàn giao.")
    return redirect("pledges:handover", cluster=term.cluster.slug, year=term.name)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def draft(request, term):
    found = _handover_of(term)
    if refused(request, found, "write"):
        return redirect(found)
    if request.method != "POST":
        return _show_draft(request, found, HandoverForm(instance=found, initial={"edition": found.edition}))
    form = HandoverForm(request.POST, instance=found)
    if not form.is_valid():
        return _show_draft(request, _handover_of(term), form, status=422)
    values = dict(form.cleaned_data)
    try:
        acts.write(found, **actor(request), edition=values.pop("edition"), fields=values)
    except Stale as refusal:
        messages.error(request, str(refusal))
        return _show_draft(request, _handover_of(term), _on_top(request, _handover_of(term)), status=409)
    except PledgeError as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, "Đã lưu biên bản bàn giao.")
    return redirect(found)


def _on_top(request, found: Handover) -> HandoverForm:
    """What was typed, to be saved over the newer save that the person was just told of."""
    typed = request.POST.copy()
    typed["edition"] = str(found.edition)
    return HandoverForm(typed, instance=found)


def _show_draft(request, found: Handover, form: HandoverForm, *, status: int = 200):
    context = {"handover": found, "form": form, "tab": "workbench"}
    return render(request, "handover/draft.html", context, status=status)


@require_POST
@access.secretariat
def opening(request, term):
    found = _handover_of(term)
    attempt(
        request,
        acts.open_for_signature,
        found,
        edition=whole(request.POST.get("edition"), -1),
        done="Đã chốt biên bản và mở ký. Thư mời ký đã được xếp để gửi tới lãnh đạo hai đơn vị.",
    )
    return redirect(found)


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
        done="Đã gửi lý do tới Thường trực cụm. Biên bản trở lại bước soạn.",
        tab="workbench",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def withdraw(request, term):
    found = _handover_of(term)
    return paper.withdraw(
        request,
        found,
        act=acts.withdraw,
        template="handover/withdraw.html",
        done="Đã thu hồi. Biên bản trở lại bước soạn; bản cũ được lưu lại, không còn hiệu lực.",
        handover=found,
        tab="workbench",
    )


@require_safe
@access.readers
def newest_pdf(request, term):
    """The stored bytes of the minutes, untouched."""
    return paper.newest_pdf(request, _handover_of(term), name="ban-giao")


def _handover_of(term) -> Handover:
    """404 until the next year was opened, with which the minutes begin."""
    found = Handover.objects.filter(term=term).select_related("next_term__cluster", "document").first()
    if found is None:
        raise Http404
    return found.within(term)
