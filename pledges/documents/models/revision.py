"""The bytes of a document: revision 0 is the frozen one, each signature adds one."""

import hashlib

from django.db import models
from django.db.models import Q
from django.utils import timezone

from pledges.documents.models.document import Document
from pledges.states.base import AppendOnly


class Revision(AppendOnly):
    """One state of the bytes; `previous` is unique: two signatures can never grow from the same bytes."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField("bản số")
    previous = models.OneToOneField("self", models.PROTECT, null=True, related_name="next")
    pdf = models.BinaryField(editable=False)
    size = models.PositiveIntegerField("dung lượng (byte)")
    sha256 = models.CharField("mã kiểm tra tệp (SHA-256)", max_length=64, db_index=True)
    made_at = models.DateTimeField("lưu lúc", default=timezone.now)

    class Meta:
        verbose_name = "bản lưu"
        verbose_name_plural = "bản lưu"
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="revisions_are_numbered"),
            models.CheckConstraint(
                condition=Q(number=0, previous=None) | Q(number__gt=0, previous__isnull=False),
                name="only_the_frozen_revision_has_none_before",
            ),
        ]

    def __str__(self):
        return f"{self.document.code}, bản {self.number}"

    @classmethod
    def append(cls, document: Document, pdf: bytes, *, previous: "Revision | None") -> "Revision":
        return cls.objects.create(
            document=document,
            number=0 if previous is None else previous.number + 1,
            previous=previous,
            pdf=pdf,
            size=len(pdf),
            sha256=hashlib.sha256(pdf).hexdigest(),
        )
