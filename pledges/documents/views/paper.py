"""Pages of every signed paper: the context of its own page; sign, decline, withdraw, download."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from members.models import Person
from pledges.documents.forms import DeclineForm, ReasonForm, SignForm
from pledges.documents.models import Confirmation, Document, Invitation
from pledges.documents.models.signable import Signable
from pledges.documents.views.pdf import stored_pdf
from pledges.states.asking import ask
from pledges.states.attempt import attempt, told_why_not


def signing_context(request, signable: Signable, form: SignForm | None = None) -> dict:
    """Return the context of `_sign_panel.html`, `_receipt.html`, `_signatures_panel.html` and `_verify_panel.html`.

    `form` is a signing form with errors to show again.
    """
    document, place = signable.document, signable.place_of(request.standing)
    _note_that_it_is_read(request, place)
    if place and form is None:
        initial = {"sha256": document.frozen_sha256}
        form = SignForm(request=request, consent=signable.PAPER.consent, initial=initial)
    return {
        "thing": signable,
        "place": place,
        "form": form,
        "places": signable.places,
        "signed_count": sum(1 for place in signable.places if place.signed),
        "receipts": signable.receipts_of(request.standing),
        "reminds": request.standing.is_secretariat and signable.state == signable.PAPER.opened,
        "paper_address": f"{settings.SITE_URL}{signable.paper_url}",
        "newest": document and document.revisions.defer("pdf").latest("number"),
        "void_documents": _void_documents(signable),
    }


def _note_that_it_is_read(request, place) -> None:
    """Keep when the signer first opened the paper, so that the secretariat sees whom to remind."""
    if place and request.method == "GET":
        Invitation.see(place)


def _void_documents(signable: Signable) -> list[Document]:
    void = Document.objects.filter(subject_key=signable.event_key, state=Document.State.VOID)
    return list(void.select_related("voided_by").order_by("-version", "-pk"))


def sign(request, signable: Signable, *, act, show):
    """Sign from the panel on the page of `signable`, which `show(request, signable, form=, status=)` renders."""
    place = signable.place_of(request.standing)
    if request.method != "POST":
        return redirect(signable.paper_url)
    if place is None:
        return _say_why_not(request, signable)
    form = SignForm(request.POST, request=request, consent=signable.PAPER.consent)
    if not form.is_valid():
        return show(request, signable, form=form, status=422)

    def confirmed(signable: Signable, *, by: Person, address: str):
        confirmation = Confirmation(
            sha256=form.cleaned_data["sha256"],
            at=form.authenticated_at,
            address=address,
            user_agent=request.headers.get("User-Agent", ""),
        )
        return act(signable, place=place, by=by, confirmation=confirmation)

    now = timezone.localtime()
    done = f"Đồng chí đã ký {place.on_behalf} lúc {now:%H:%M ngày %d/%m/%Y}."
    attempt(request, confirmed, signable, done=done)
    return redirect(signable.paper_url)


def decline(request, signable: Signable, *, act, **page):
    """Say what declining does, ask for the reason and the password; `page` as for `withdraw`."""
    place = signable.place_of(request.standing)
    if place is None:
        return _say_why_not(request, signable)
    signed = [place for place in signable.places if place.signed]
    form = partial(DeclineForm, request=request)
    act = partial(act, place=place)
    return _ask_why(request, act, signable, form_class=form, place=place, signed=signed, **page)


def withdraw(request, signable: Signable, *, act, **page):
    """Say what withdrawing touches and ask for the reason; `page`: `template`, the message `done`, context."""
    if told_why_not(request, signable, "withdraw"):
        return redirect(signable.paper_url)
    return _ask_why(request, act, signable, **page)


def _ask_why(request, act, signable: Signable, *, form_class=ReasonForm, **page):
    then = signable.paper_url
    return ask(request, act, signable, form_class=form_class, then=then, thing=signable, **page)


def newest_pdf(request, signable: Signable, *, name: str, number: int | str | None = None):
    """Send the stored bytes of the present document, untouched, as file `name`-cluster-year-`number`."""
    if signable.document is None:
        raise Http404
    _note_that_it_is_read(request, signable.place_of(request.standing))
    parts = [name, signable.term.cluster.slug, signable.term.name, number]
    return stored_pdf(request, signable.document, name="-".join(str(part) for part in parts if part))


def _say_why_not(request, signable: Signable):
    """Point a second click to the receipt; tell everybody else the rule."""
    if receipts := signable.receipts_of(request.standing):
        messages.info(request, f"Đồng chí đã ký {receipts[0].on_behalf}; không cần ký lại.")
    else:
        told_why_not(request, signable, "sign")
    return redirect(signable.paper_url)
