"""A PDF that is frozen once and from then on only gains signatures."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from members.models import Cluster, Term
from members.models.fields import TextField
from pledges.states.event import Event

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O 1 I L: read aloud and typed from paper


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """What a signatory confirmed, and how the system knew who it was.

    `sha256` is the hash of the frozen document on the page that was read; `at` the moment of
    re-authentication by `method` ("password").
    """

    sha256: str
    at: datetime
    method: str = "password"
    address: str = ""
    user_agent: str = ""


class Document(models.Model):
    """What is signed: an agreement, the appendix of a registration, minutes of a handover, an inspection or a count.

    Its bytes are the `Revision` rows, its empty places the `SignaturePlace` rows, what was signed the
    `Signature` rows. The acts that freeze, sign and close it are in `pledges.documents.acts.document`.
    """

    class State(models.TextChoices):
        OPEN = "open", "Đang lấy chữ ký"
        SEALED = "sealed", "Đã đủ chữ ký"
        VOID = "void", "Không còn hiệu lực"

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", "Giao ước thi đua"
        APPENDIX = "appendix", "Phụ lục giao ước"
        HANDOVER = "handover", "Biên bản bàn giao"
        INSPECTION = "inspection", "Biên bản kiểm tra"
        COUNT = "count", "Biên bản kiểm phiếu"

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="documents", verbose_name="cụm thi đua")
    term = models.ForeignKey(Term, models.PROTECT, related_name="documents", verbose_name="năm thi đua")
    # whose log tells its life: `event_key` of the thing it was made for
    subject_key = models.CharField("nhật ký", max_length=60, db_index=True, editable=False)
    kind = models.CharField("loại", max_length=20, choices=Kind)
    title = models.CharField("tên văn bản", max_length=300)
    code = models.CharField("mã tra cứu", max_length=20, unique=True)
    identifier = models.CharField("số nhận dạng trong tệp", max_length=32, unique=True)
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.OPEN, editable=False)
    version = models.PositiveSmallIntegerField("phiên bản", default=1)
    frozen_at = models.DateTimeField("chốt lúc")
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    frozen_sha256 = models.CharField("mã băm bản chốt", max_length=64)
    has_time_stamps = models.BooleanField("có dấu thời gian độc lập", default=False)
    sealed_at = models.DateTimeField("đóng lúc", null=True)
    voided_at = models.DateTimeField("mất hiệu lực lúc", null=True)
    voided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    void_reason = TextField("lý do", max_length=2000, blank=True)

    class Meta:
        verbose_name = "văn bản ký"
        verbose_name_plural = "văn bản ký"
        ordering = ["-frozen_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", sealed_at=None, voided_at=None)
                | Q(state="sealed", sealed_at__isnull=False, voided_at=None)
                | Q(state="void", sealed_at=None, voided_at__isnull=False),
                name="document_state_has_its_facts",
            )
        ]

    def __str__(self):
        return f"{self.title} ({self.code})"

    @property
    def verify_url(self) -> str:
        return verify_url(self.code)

    def events(self):
        """The log of the thing it was made for."""
        return Event.objects.filter(chain__key=self.subject_key).order_by("number")

    def lock(self) -> "Document":
        rows = type(self).objects.select_related("cluster").select_for_update(of=("self",))
        return rows.get(pk=self.pk)

    def newest(self):
        """The revision with all signatures so far; its bytes are what people download."""
        return self.revisions.latest("number")

    @cached_property
    def place_list(self) -> list:
        """All places with their units, mandates and signatures (`signed`: a Signature or None), read once."""
        places = list(self.places.select_related("unit", "mandate", "person", "signature").order_by("number"))
        for place in places:
            place.signed = getattr(place, "signature", None)
        return places

    def unsigned_places(self):
        return self.places.filter(signature=None)


def new_code(prefix: str) -> str:
    """ "GU19" -> "GU19-7K3F-9Q2M": 40 random bits after the prefix."""
    sign = [secrets.choice(ALPHABET) for _ in range(8)]
    return f"{prefix}-{''.join(sign[:4])}-{''.join(sign[4:])}"


def this_second() -> datetime:
    """Now, to the second: PDF dates know no fractions."""
    return timezone.now().replace(microsecond=0)


def lookup_url() -> str:
    """The public page where a code is typed in."""
    return f"{settings.SITE_URL}/tra-cuu/"


def verify_url(code: str) -> str:
    """The public page that verifies one document; printed in it, so it never changes."""
    return f"{lookup_url()}{code}/"
