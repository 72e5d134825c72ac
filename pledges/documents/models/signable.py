"""Things of a year that are frozen as a document and signed by people."""

from collections.abc import Iterator
from typing import ClassVar, NamedTuple, Self

from django.apps import apps
from django.db import models

from members.models import Term
from members.standing import Standing
from pledges.documents.models.document import Document
from pledges.states.stateful import Stateful


class Paper(NamedTuple):
    """The kind of document, what its codes begin with, and the states between which its signatures move the thing.

    `opened` while they are collected, `sealed` with the last one, `returned` when the document became void.
    `consent` is what one confirms when signing.
    """

    kind: Document.Kind
    prefix: str
    opened: str
    sealed: str
    returned: str
    consent: str = "Tôi đã đọc toàn văn và thay mặt đơn vị cam kết thực hiện."


class Signable(Stateful):
    """Has a `version`, and a `document` from the moment it is frozen; its pages: `<EVENT_KEY>_pdf`, `_sign`, `_decline`."""

    PAPER: ClassVar[Paper]

    class Meta:
        abstract = True

    @staticmethod
    def kinds() -> Iterator[type["Signable"]]:
        """All that is signed: whoever deals with every document asks here."""
        return (model for model in apps.get_models() if issubclass(model, Signable))

    @classmethod
    def logged(cls) -> models.QuerySet:
        """The rows that have a log which tells the life of their documents, by key alone."""
        return cls._base_manager.only("pk").order_by("pk")

    @property
    def paper_url(self) -> str:
        """Where its document is read and signed."""
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
        """The same with the year and the cluster that the door has read already."""
        self.term = term
        if self.document:
            self.document.cluster = term.cluster
        return self

    # Questions

    def is_readable_by(self, standing: Standing) -> bool:
        """Whether the person, who may see the year, may read its documents."""
        return True

    def has_object(self, act: str, standing: Standing) -> bool:
        """Signing and declining need an empty place of the person."""
        return act not in {"sign", "decline"} or self.place_of(standing) is not None

    @property
    def places(self) -> list:
        return self.document.place_list if self.document else []

    def place_of(self, standing: Standing):
        """The place that waits for this person's signature; None when there is none (any more)."""
        mine = (place for place in self.places if place.is_of(standing))
        return next((place for place in mine if place.signed is None and place.is_in_force()), None)

    def receipts_of(self, standing: Standing) -> list:
        """The places of the present document that this person signed."""
        return [
            place for place in self.places if place.signed and place.signed.signed_by_id == standing.person.pk
        ]

    # For acts

    def begin_version(self, void: Document) -> None:
        """Forget what belonged to the document that is `void` now; the caller moves the state and saves."""
        self.document = None
        self.version += 1


def by_signatory(signable: Signable, standing: Standing) -> bool:
    """Somebody in whose name the document has a place, still or already signed."""
    return any(place.is_of(standing) for place in signable.places)


ONLY_SIGNATORY = (
    "Chỉ lãnh đạo có tên trong ô ký và có tư cách ký còn hiệu lực trong ngày mới ký được. "
    "Nếu thông tin chưa đúng, hãy báo Thường trực cụm."
)
