"""Pages of the minutes of an inspection: read, open, sign, decline, withdraw."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import access
from members.vietnamese import fold
from pledges.agreement.forms.typed import whole
from pledges.documents.forms import SignForm
from pledges.documents.views import paper
from pledges.inspections.minutes import acts
from pledges.inspections.minutes.signers import mandates_around, signers, signs_for_both
from pledges.inspections.minutes.wording import draft, minutes_of, obstacles_to_minutes
from pledges.inspections.visit.models import Inspection
from pledges.states import rules
from pledges.states.attempt import attempt

WITHOUT = (Inspection.State.PLANNED, Inspection.State.CANCELLED)  # there is nothing to read yet, or any more


@require_safe
@access.readers
def minutes(request, term, inspection):
    return show(request, inspection_of(request, term, inspection))


def show(request, inspection: Inspection, *, form: SignForm | None = None, status: int = 200):
    """Show the minutes; `form` is a signing form with errors."""
    allowed = rules.allowed(request.standing, inspection)
    context = paper.signing_context(request, inspection, form)
    context |= {"inspection": inspection, "allowed": allowed, "obstacles": [], "tab": "inspections"}
    if inspection.document:
        context["text"] = minutes_of(inspection)
        context["mine"] = [place for place in inspection.places if place.is_of(request.standing)]
    else:
        held = mandates_around(inspection)
        people = signers(inspection, held, _mandate(request.GET) if "open" in allowed else None)
        context["text"] = draft(inspection, people, held)
        if "open" in allowed:
            context["leader"] = people[-1]
            context["obstacles"] = obstacles_to_minutes(inspection, context["text"], people)
            context["twice"] = signs_for_both(people)
    return render(request, "inspections/inspection_minutes.html", context, status=status)


@require_POST
@access.readers
def opening(request, term, inspection):
    inspection = inspection_of(request, term, inspection)
    attempt(
        request,
        acts.open_for_signature,
        inspection,
        fingerprint=request.POST.get("fingerprint", ""),
        mandate=_mandate(request.POST),
        done="Đã gửi ký. Thư mời ký đang được gửi tới ba người ký.",
    )
    return redirect(inspection.paper_url)


def _mandate(sent) -> int | None:
    """Read which leader of the unit is to sign, as far as one was chosen."""
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
        done="Đã từ chối ký. Lý do đang được gửi tới đoàn kiểm tra và Thường trực cụm; biên bản trở về bước lấy ý kiến.",
        tab="inspections",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def withdraw(request, term, inspection):
    inspection = inspection_of(request, term, inspection)
    return paper.withdraw(
        request,
        inspection,
        act=acts.withdraw,
        template="inspections/withdraw.html",
        done="Đã thu hồi biên bản; bản cũ được lưu để tra cứu.",
        inspection=inspection,
        tab="inspections",
    )


@require_safe
@access.readers
def newest_pdf(request, term, inspection):
    """Send the stored bytes of the minutes, untouched, under a name that says of which unit they are."""
    inspection = inspection_of(request, term, inspection)
    unit = slugify(fold(inspection.unit.short_name))
    return paper.newest_pdf(request, inspection, name="bien-ban-kiem-tra-cheo", number=unit)


def inspection_of(request, term, pk: int) -> Inspection:
    """Fetch an inspection; 404 before it begins, once it is cancelled, and to whom its findings are not open yet."""
    rows = Inspection.objects.filter(term=term).exclude(state__in=WITHOUT)
    inspection = get_object_or_404(rows.select_related("plan", "team__unit", "unit", "document"), pk=pk)
    standing = request.standing
    inspection.within(term)
    if not inspection.is_readable_by(standing) and inspection.place_of(standing) is None:
        raise Http404
    return inspection
