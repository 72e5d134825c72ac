"""Mails about signed papers of every kind: please sign, what you signed, signed by all, void."""

from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from members.models import Person
from members.serving import contact
from pledges.documents.models import Document, Signature, SignaturePlace
from pledges.documents.models.signable import Signable
from pledges.mail.letter import letter, write


def please_sign(signable: Signable) -> None:
    """Ask those with a place in the document just opened to sign: by when, for whom and as what."""
    places = signable.document.places.select_related("mandate__person", "person")
    ask(signable, places)


def ask(signable: Signable, places: Iterable[SignaturePlace]) -> None:
    """Ask the signers of `places` to sign; one letter for a person with several."""
    named = {place.signer: {"place": place} for place in places}
    _write("agreement/please_sign", named, signable, signable.document, each=named, **_dates(signable))


def remind(signable: Signable, places: Iterable[SignaturePlace]) -> None:
    """Ask the signers of `places` once more."""
    named = {place.signer: {"place": place} for place in places}
    _write("documents/remind", named, signable, signable.document, each=named, **_dates(signable))


def question(
    signable: Signable, people: Iterable[Person], *, by: Person, place: SignaturePlace, words: str
) -> None:
    """Tell `people` what a signer asks before signing."""
    values = {"by": by, "place": place, "words": words, "note": words}
    _write("documents/question", people, signable, signable.document, **values)


def receipt(signable: Signable, signature: Signature) -> None:
    """Mail the signer where the signed PDF is; no line of the inbox, as the page says the same."""
    person, document = signature.signed_by, signable.document
    if not person.email:
        return
    values = {
        "person": person,
        "document": document,
        "place": signature.place,
        "signature": signature,
        "pdf_url": f"{settings.SITE_URL}{signable.pdf_url}",
        "contacts": [contact(document.cluster)],
    }
    letter(render_to_string("emails/documents/signed.txt", values), person, {document.cluster_id}).send()


def sealed(signable: Signable, people: Iterable[Person]) -> None:
    """Tell `people` that all have signed."""
    _write("agreement/sealed", people, signable, signable.document)


def returned(signable: Signable, people: Iterable[Person], void: Document) -> None:
    """Tell `people` that the document is void, and why."""
    _write("agreement/returned_to_draft", people, signable, void)


def _dates(signable: Signable) -> dict:
    """Give the last day for signing the agreement, unless it is over, and the day and place of its conference."""
    if signable.PAPER.kind != Document.Kind.AGREEMENT:
        return {}
    due_on, today = signable.term.agreement_due_on, timezone.localdate()
    day = signable.day if signable.day and signable.day >= today else None
    return {"due_on": due_on if due_on and due_on >= today else None, "day": day, "venue": signable.venue}


def _write(name: str, people: Iterable[Person], signable: Signable, document: Document, **values) -> None:
    values |= {"thing": signable, "document": document}
    write(name, people, signable.term, signable.paper_url, **values)
