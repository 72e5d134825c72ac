"""The minutes of an inspection: read, opened, signed, declined, withdrawn."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from pledges.agreement.forms.typed import whole
from pledges.documents.forms import SignForm
from pledges.documents.views import paper
from pledges.inspections.minutes import acts
from pledges.inspections.minutes.wording import draft, minutes_of, obstacles_to_minutes, signers
from pledges.inspections.visit.models import Inspection
from pledges.states import rules
from pledges.states.attempt import attempt

WITHOUT = (Inspection.State.PLANNED, Inspection.State.CANCELLED)  # there is nothing to read yet, or any more


@require_safe
@access.readers
def minutes(request, term, inspection):
    return show(request, inspection_of(request, term, inspection))


def show(request, found: Inspection, *, form: SignForm | None = None, status: int = 200):
    """The page of the minutes; `form` is a signing form with errors that is shown again."""
    allowed = rules.allowed(request.standing, found)
    context = paper.signing_context(request, found, form)
    context |= {"inspection": found, "allowed": allowed, "obstacles": [], "tab": "inspections"}
    if found.document:
        context["text"] = minutes_of(found)
    else:
        people = signers(found, _mandate(request.GET) if "open" in allowed else None)
        context["text"] = draft(found, people)
        if "open" in allowed:
            context["leader"] = people[-1]
            context["obstacles"] = obstacles_to_minutes(found, context["text"], people)
    return render(request, "inspections/inspection_minutes.html", context, status=status)


@require_POST
@access.readers
def opening(request, term, inspection):
    found = inspection_of(request, term, inspection)
    attempt(
        request,
        acts.open_for_signature,
        found,
        fingerprint=request.POST.get("fingerprint", ""),
        mandate=_mandate(request.POST),
        done="Đã chốt biên bản và mở ký. Thư mời ký đã được xếp để gửi tới ba người ký.",
    )
    return redirect(found.paper_url)


def _mandate(sent) -> int | None:
    """The leader of the unit who is to sign, as far as one was chosen."""
    return whole(sent.get("mandate"), None, digits=9)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def sign(request, term, inspection):
    return paper.sign(request, inspection_of(request, term, inspection), act=acts.sign, show=show)


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def decline(request, term, inspection):
    return paper.decline(
        request,
        inspection_of(request, term, inspection),
        act=acts.decline,
        template="inspections/decline.html",
        done="Đã gửi lý do tới đoàn kiểm tra và Thường trực cụm. Biên bản trở lại bước lấy ý kiến đơn vị.",
        tab="inspections",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def withdraw(request, term, inspection):
    found = inspection_of(request, term, inspection)
    return paper.withdraw(
        request,
        found,
        act=acts.withdraw,
        template="inspections/withdraw.html",
        done="Đã thu hồi. Biên bản trở lại bước lấy ý kiến đơn vị; bản cũ được lưu lại, không còn hiệu lực.",
        inspection=found,
        tab="inspections",
    )


@require_safe
@access.readers
def newest_pdf(request, term, inspection):
    """The stored bytes of the minutes, untouched."""
    return paper.newest_pdf(
        request, inspection_of(request, term, inspection), name="kiem-tra", number=inspection
    )


def inspection_of(request, term, pk: int) -> Inspection:
    """404 before the inspection has begun, when it was cancelled, and for whom it is not time to read what was found."""
    rows = Inspection.objects.filter(term=term).exclude(state__in=WITHOUT)
    found = get_object_or_404(rows.select_related("plan", "team__unit", "unit", "document"), pk=pk)
    standing = request.standing
    found.within(term)
    if not found.is_readable_by(standing) and found.place_of(standing) is None:
        raise Http404
    return found
