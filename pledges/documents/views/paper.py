"""Signing a document, or declining to: the same clicks for agreements, appendices and minutes."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect

from members.address import client_address
from pledges.documents.forms import ReasonForm, SignForm
from pledges.documents.models import Confirmation, Document, Revision
from pledges.states import rules
from pledges.states.asking import ask
from pledges.states.attempt import attempt
from pledges.states.stateful import Stateful


def signing_context(
    request, thing: Stateful, form: SignForm | None = None, *, form_class: type[SignForm] = SignForm
) -> dict:
    """What `_sign_panel.html`, `_receipt.html`, `_signatures_panel.html` and `_verify_panel.html` show of `thing`.

    `form` is a signing form with errors that is shown again.
    """
    place = rules.my_place(request.standing, thing)
    if place and form is None:
        form = form_class(request=request, initial={"sha256": thing.document.frozen_sha256})
    places = thing.document.place_list if thing.document else []
    return {
        "thing": thing,
        "place": place,
        "form": form,
        "places": places,
        "signed_count": sum(1 for each in places if each.signed),
        "receipts": rules.my_signed_places(request.standing, thing),
        "newest": _newest(thing.document),
        "void_documents": _void_documents(thing),
    }


def _newest(document: Document | None) -> Revision | None:
    return document and document.revisions.defer("pdf").latest("number")


def _void_documents(thing: Stateful) -> list[Document]:
    void = Document.objects.filter(subject_key=thing.event_key, state=Document.State.VOID)
    return list(void.select_related("voided_by").order_by("-version", "-pk"))


def sign(request, thing: Stateful, *, act, show, form_class: type[SignForm] = SignForm):
    """The panel is on the page of `thing`, which `show(request, thing, form=, status=)` renders; here the click arrives."""
    place = rules.my_place(request.standing, thing)
    if request.method != "POST":
        return redirect(thing.paper_url)
    if place is None:
        _say_why_not(request, thing)
        return redirect(thing.paper_url)
    form = form_class(request.POST, request=request)
    if not form.is_valid():
        return show(request, thing, form=form, status=422)
    attempt(
        request,
        act,
        thing,
        place=place,
        confirmation=Confirmation(
            sha256=form.cleaned_data["sha256"],
            at=form.authenticated_at,
            address=client_address(request),
            user_agent=request.headers.get("User-Agent", ""),
        ),
        done=f"Đồng chí đã ký {place.on_behalf}. Chữ ký đã được kiểm tra và ghi vào văn bản.",
    )
    return redirect(thing.paper_url)


def decline(request, thing: Stateful, *, act, template: str, done: str, **context):
    """A page that says what declining does, and asks for the reason."""
    place = rules.my_place(request.standing, thing)
    if place is None:
        _say_why_not(request, thing)
        return redirect(thing.paper_url)
    return ask(
        request,
        partial(act, place=place),
        thing,
        form_class=ReasonForm,
        template=template,
        done=done,
        then=thing.paper_url,
        thing=thing,
        place=place,
        **context,
    )


def _say_why_not(request, thing: Stateful) -> None:
    """A second click finds the receipt; everybody else is told the rule."""
    if receipts := rules.my_signed_places(request.standing, thing):
        messages.info(request, f"Đồng chí đã ký {receipts[0].on_behalf}; không cần ký lại.")
    elif refusal := thing.refusal("sign", request.standing):
        messages.error(request, str(refusal))
