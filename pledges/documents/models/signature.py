"""The places of a document, and the signatures in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from members.models import Mandate, Unit
from members.standing import Standing
from pledges.documents.models.document import Document
from pledges.documents.models.revision import Revision
from pledges.states.base import AppendOnly


class SignaturePlace(AppendOnly):
    """One signature block, with the words that were printed in it when the document was frozen.

    A leader signs for the unit under a `mandate`; the head of a team or a teller signs as `person`, for the task
    `title`.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="places")
    number = models.PositiveSmallIntegerField("thứ tự")
    field = models.CharField("ô ký", max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, related_name="places", verbose_name="thẩm quyền ký"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="places", verbose_name="người ký"
    )
    unit_name = models.CharField("tên đơn vị", max_length=200)
    title = models.CharField("chức vụ", max_length=80)
    full_name = models.CharField("người ký", max_length=120)
    is_witness = models.BooleanField("chứng kiến", default=False)

    class Meta:
        verbose_name = "ô ký"
        verbose_name_plural = "ô ký"
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="places_are_numbered"),
            models.UniqueConstraint(
                fields=["document", "unit"], condition=Q(person=None), name="a_unit_has_one_place"
            ),
            models.UniqueConstraint(fields=["document", "person"], name="a_person_has_one_place"),
            models.CheckConstraint(
                condition=Q(mandate=None, person__isnull=False) | Q(mandate__isnull=False, person=None),
                name="who_signs_in_a_place_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.unit_name}: {self.full_name}"

    @property
    def signer_id(self) -> int:
        return self.mandate.person_id if self.mandate else self.person_id

    @property
    def signer(self):
        return self.mandate.person if self.mandate else self.person

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the capitals above the name."""
        return self.mandate.lines if self.mandate else (self.title.upper(),)

    @property
    def holder(self) -> str:
        """Name the place, with the task if there is one: several people of a unit may have one."""
        return self.unit_name if self.mandate_id else f"{self.title}, {self.unit_name}"

    @property
    def on_behalf(self) -> str:
        """Say for whom it is signed: by a leader for the unit, by somebody with a task only in that task."""
        if self.mandate_id:
            return f"thay mặt {self.unit_name}"
        return f"với tư cách {self.title[:1].lower()}{self.title[1:]}"

    def is_in_force(self) -> bool:
        """Whether the mandate is in force today; a task always is."""
        return self.mandate is None or self.mandate.is_in_force()

    def is_of(self, standing: Standing) -> bool:
        """Whether it is this person's, who today leads the unit or, with a task, belongs to it."""
        units = standing.leader_of if self.mandate else standing.units
        return self.signer_id == standing.person.pk and self.unit_id in units


class Signature(AppendOnly):
    """A signature in the PDF: a person's in a place, or the cluster's seal that opens or closes it.

    `certificate` is DER; `confirmed_sha256` is the frozen hash that the person saw and confirmed.
    """

    class Kind(models.TextChoices):
        FREEZE = "freeze", "Xác nhận khi gửi ký"
        PERSON = "person", "Chữ ký"
        CLOSE = "close", "Xác nhận khi ký đủ"

    class Method(models.TextChoices):
        SYSTEM = "system", "Ký điện tử trong hệ thống"

    document = models.ForeignKey(Document, models.PROTECT, related_name="signatures")
    revision = models.OneToOneField(Revision, models.PROTECT, related_name="signature")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    place = models.OneToOneField(SignaturePlace, models.PROTECT, null=True, related_name="signature")
    field = models.CharField("ô ký", max_length=20)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="signatures"
    )
    signed_at = models.DateTimeField("ký lúc")
    method = models.CharField("hình thức", max_length=12, choices=Method, default=Method.SYSTEM)
    certificate = models.BinaryField(editable=False)
    certificate_sha256 = models.CharField("mã kiểm tra chứng thư", max_length=64)
    serial = models.CharField("số sê-ri chứng thư", max_length=60)
    confirmed_sha256 = models.CharField("mã kiểm tra đã xác nhận", max_length=64, blank=True)
    authenticated_at = models.DateTimeField("xác thực lúc", null=True)
    authentication = models.CharField("cách xác thực", max_length=20, blank=True)
    address = models.CharField("địa chỉ mạng", max_length=45, blank=True)
    user_agent = models.CharField("trình duyệt", max_length=300, blank=True)

    class Meta:
        verbose_name = "chữ ký"
        verbose_name_plural = "chữ ký"
        ordering = ["revision__number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "field"], name="a_field_is_signed_once"),
            models.CheckConstraint(
                condition=Q(kind="person", place__isnull=False, signed_by__isnull=False)
                | Q(kind__in=["freeze", "close"], place=None, signed_by=None),
                name="people_sign_in_places_seals_do_not",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.field}"
