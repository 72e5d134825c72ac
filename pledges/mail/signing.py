"""Mails about signed papers of every kind: please sign, signed by all, void."""

from collections.abc import Iterable

from members.models import Person
from pledges.documents.models import Document
from pledges.documents.models.signable import Signable
from pledges.mail.letter import write


def please_sign(signable: Signable) -> None:
    """Ask those with a place in the document just opened to sign."""
    people = {place.signer for place in signable.document.places.select_related("mandate__person", "person")}
    _write("agreement/please_sign", people, signable, signable.document)


def sealed(signable: Signable, people: Iterable[Person]) -> None:
    """Tell `people` that all have signed."""
    _write("agreement/sealed", people, signable, signable.document)


def returned(signable: Signable, people: Iterable[Person], void: Document) -> None:
    """Tell `people` that the document is void, and why."""
    _write("agreement/returned_to_draft", people, signable, void)


def _write(name: str, people: Iterable[Person], signable: Signable, document: Document) -> None:
    values = {"thing": signable, "document": document}
    write(name, people, signable.term, signable.paper_url, **values)
