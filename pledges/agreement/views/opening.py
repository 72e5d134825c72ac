"""Pages for opening the draft for signature and taking it back."""

from datetime import date

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from members import access
from members.models import Membership, Term, Unit
from pledges.agreement.acts import signing as acts
from pledges.agreement.forms.typed import whole
from pledges.agreement.models import Agreement
from pledges.agreement.obstacles import before_opening, read
from pledges.agreement.passages import grounds_in
from pledges.agreement.signatories import Signatory, signatories
from pledges.agreement.text import with_archive
from pledges.agreement.units_named import memberships_of_all_years
from pledges.agreement.views.agreement import agreement_of
from pledges.agreement.wording import lines, signature_blocks
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
    return render(request, "agreement/open.html", _to_check(agreement))


def _to_check(agreement: Agreement) -> dict:
    """Return what the page shows before the opening: obstacles, doubts, and the facts as they will be printed."""
    term, draft = agreement.term, agreement.url("agreement_draft")
    people, written, memberships = signatories(agreement), read(agreement), memberships_of_all_years(term)
    obstacles, doubts = before_opening(agreement, people, written, memberships)
    return {
        "agreement": agreement,
        "obstacles": [(obstacle.sentence, obstacle.url(agreement)) for obstacle in obstacles],
        "to_look_at": [(passage.sentence, f"{draft}#{passage.anchor}") for passage in doubts],
        "facts": _facts(agreement),
        "grounds": _grounds(agreement),
        "signers": [
            (person, block, _told(person, agreement.day))
            for person, block in zip(people, signature_blocks(people), strict=True)
        ],
        "recipients": with_archive(lines(agreement.recipients)),
        "without_line": [person for person in people if person.missing_line],
        "without_registration": [] if term.needs_registrations else _without_one(term, memberships),
        "unsaved": agreement.scratches.select_related("person") if written.is_being_typed else [],
        "tab": "agreement",
    }


def _without_one(term: Term, memberships: list[Membership]) -> list[Unit]:
    """List the units without a registration that counts, in the order of the signature blocks."""
    missing = {row.unit_id for row in memberships if row.term_id == term.pk and not row.has_one}
    return [row.unit for row in term.member_list if row.unit_id in missing]


def _facts(agreement: Agreement) -> list[tuple[str, str, str]]:
    """List the facts as (name, value, anchor of the field in the draft)."""
    due_on = agreement.term.agreement_due_on
    return [
        ("Ngày ký kết", agreement.day and f"{agreement.day:%d/%m/%Y}", "id_day"),
        ("Địa danh", agreement.place, "id_place"),
        ("Nơi tổ chức hội nghị", agreement.venue, "id_venue"),
        ("Số, ký hiệu", agreement.number, "id_number"),
        ("Chủ đề năm", agreement.theme, "id_theme"),
        ("Hạn ký", due_on and f"{due_on:%d/%m/%Y}", ""),
    ]


def _grounds(agreement: Agreement) -> list:
    """Pair the grounds with what is to be said of them."""
    found = {finding.index: finding for finding in grounds_in(agreement, agreement.grounds)}
    cited = agreement.grounds.splitlines()
    return [(ground, found.get(index)) for index, ground in enumerate(cited) if ground.strip()]


def _told(person: Signatory, day: date | None) -> list[str]:
    """Say what is odd about a signer: no authority line, or an authority that ends before the paper's day."""
    told = []
    if person.missing_line:
        told.append(f"không có thể thức đề ký ({person.missing_line})")
    if person.mandate and person.mandate.valid_to and day and person.mandate.valid_to < day:
        told.append(f"thẩm quyền ký hết ngày {person.mandate.valid_to:%d/%m/%Y}")
    return told


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
