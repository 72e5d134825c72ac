"""Base for rows of a year that are frozen as a document and signed by people."""

from collections.abc import Iterator
from typing import ClassVar, NamedTuple, Self

from django.apps import apps
from django.db import models

from members.models import Term
from members.standing import Standing
from pledges.documents.models.document import Document
from pledges.states.stateful import Stateful


class Paper(NamedTuple):
    """The kind of document, the prefix of its codes, and the states of its subject.

    `opened` while signatures are collected, `sealed` after the last one, `returned` when the document became void.
    `consent` is the sentence that signatories confirm.
    """

    kind: Document.Kind
    prefix: str
    opened: str
    sealed: str
    returned: str
    consent: str = "Tôi đã đọc toàn văn và thay mặt đơn vị cam kết thực hiện."


class Signable(Stateful):
    """Has a `version`, a `document` once frozen, and the pages `<EVENT_KEY>_pdf`, `_sign` and `_decline`."""

    PAPER: ClassVar[Paper]

    class Meta:
        abstract = True

    @staticmethod
    def kinds() -> Iterator[type["Signable"]]:
        """Find all models that are signed."""
        return (model for model in apps.get_models() if issubclass(model, Signable))

    @classmethod
    def logged(cls) -> models.QuerySet:
        """Return the rows whose logs record the life of documents, by key alone."""
        return cls._base_manager.only("pk").order_by("pk")

    @property
    def paper_url(self) -> str:
        """Return the address of the page where its document is read and signed."""
        return self.get_absolute_url()

    @property
    def pdf_url(self) -> str:
        return self.url(f"{self.EVENT_KEY}_pdf")

    @property
    def sign_url(self) -> str:
        return self.url(f"{self.EVENT_KEY}_sign")

    @property
    def decline_url(self) -> str:
        return self.url(f"{self.EVENT_KEY}_decline")

    def within(self, term: Term) -> Self:
        """Set the year and the cluster that the door has read already; return self."""
        self.term = term
        if self.document:
            self.document.cluster = term.cluster
        return self

    # Questions

    def is_readable_by(self, standing: Standing) -> bool:
        """Whether a person who may see the year may read its documents."""
        return True

    def has_object(self, act: str, standing: Standing) -> bool:
        """Whether the person has an empty place, if the act is signing or declining."""
        return act not in {"sign", "decline"} or self.place_of(standing) is not None

    @property
    def places(self) -> list:
        return self.document.place_list if self.document else []

    def place_of(self, standing: Standing):
        """Return the place that waits for this person's signature, or None."""
        mine = (place for place in self.places if place.is_of(standing))
        return next((place for place in mine if place.signed is None and place.is_in_force()), None)

    def receipts_of(self, standing: Standing) -> list:
        """List the places of the present document that this person signed."""
        return [
            place for place in self.places if place.signed and place.signed.signed_by_id == standing.person.pk
        ]

    # For acts

    def begin_version(self, void: Document) -> None:
        """Forget the document that is `void` now; the caller moves the state and saves."""
        self.document = None
        self.version += 1


def by_signatory(signable: Signable, standing: Standing) -> bool:
    """Whether the document has a place for this person, signed or not."""
    return any(place.is_of(standing) for place in signable.places)


ONLY_SIGNATORY = (
    "Chỉ người có tên trong ô ký và còn thẩm quyền ký được thực hiện. "
    "Nếu thông tin chưa đúng, xin liên hệ Thường trực cụm."
)
