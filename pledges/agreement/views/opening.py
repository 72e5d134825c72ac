"""Pages for opening the draft for signature and taking it back."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from members import access
from pledges.agreement.acts import signing as acts
from pledges.agreement.duty import fulfilment
from pledges.agreement.forms.typed import whole
from pledges.agreement.obstacles import before_opening
from pledges.agreement.signatories import signatories
from pledges.agreement.views.agreement import agreement_of
from pledges.documents.views import paper
from pledges.states.attempt import attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def opening(request, term):
    """List every obstacle, or open the draft if there is none."""
    agreement = agreement_of(request, term)
    if refused(request, agreement, "open"):
        return redirect(agreement)
    if request.method == "POST":
        attempt(
            request,
            acts.open_for_signature,
            agreement,
            edition=whole(request.POST.get("edition"), -1),
            done="Đã gửi ký. Thư mời ký đang được gửi tới lãnh đạo các đơn vị.",
        )
        return redirect(agreement)
    people = signatories(agreement)
    obstacles, passages = before_opening(agreement, people)
    draft = agreement.url("agreement_draft")
    return render(
        request,
        "agreement/open.html",
        {
            "agreement": agreement,
            "obstacles": [(obstacle.sentence, obstacle.url(agreement)) for obstacle in obstacles],
            "signatories": people,
            "without_line": [person for person in people if person.missing_line],
            "to_look_at": [(passage.sentence, f"{draft}#{passage.anchor}") for passage in passages],
            "without_registration": [] if term.needs_registrations else fulfilment(term).missing,
            "unsaved": agreement.scratches.select_related("person").all(),
            "tab": "agreement",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def withdraw(request, term):
    """Say what withdrawing touches and ask for the reason."""
    agreement = agreement_of(request, term)
    return paper.withdraw(
        request,
        agreement,
        act=acts.withdraw,
        template="agreement/withdraw.html",
        done="Đã thu hồi giao ước; bản cũ được lưu để tra cứu.",
        agreement=agreement,
        signed=agreement.document
        and agreement.document.signatures.filter(kind="person").select_related("place"),
        tab="agreement",
    )
