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
    """The text a signatory confirmed, and how the person was authenticated.

    `sha256` is the hash of the frozen document on the page that was read; `at` the moment of
    re-authentication by `method` ("password").
    """

    sha256: str
    at: datetime
    method: str = "password"
    address: str = ""
    user_agent: str = ""


class Document(models.Model):
    """A signed agreement, appendix of a registration, or minutes of a handover, an inspection or a count.

    Its bytes are the `Revision` rows, its places the `SignaturePlace` rows, its signatures the
    `Signature` rows. The acts that freeze, sign and close it are in `pledges.documents.acts.document`.
    """

    class State(models.TextChoices):
        OPEN = "open", "Đang ký"
        SEALED = "sealed", "Đã ký đủ"
        VOID = "void", "Đã thu hồi"

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", "Giao ước thi đua"
        APPENDIX = "appendix", "Phụ lục giao ước"
        HANDOVER = "handover", "Biên bản bàn giao"
        INSPECTION = "inspection", "Biên bản kiểm tra"
        COUNT = "count", "Biên bản kiểm phiếu"

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="documents", verbose_name="cụm thi đua")
    term = models.ForeignKey(Term, models.PROTECT, related_name="documents", verbose_name="năm thi đua")
    # `event_key` of its subject (an agreement, an inspection ...), whose log records its life
    subject_key = models.CharField("lịch sử xử lý", max_length=60, db_index=True, editable=False)
    kind = models.CharField("loại", max_length=20, choices=Kind)
    title = models.CharField("tên văn bản", max_length=300)
    code = models.CharField("mã tra cứu", max_length=20, unique=True)
    identifier = models.CharField("số nhận dạng trong tệp", max_length=32, unique=True)
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.OPEN, editable=False)
    version = models.PositiveSmallIntegerField("dự thảo lần", default=1)
    frozen_at = models.DateTimeField("gửi ký lúc")
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    frozen_sha256 = models.CharField("mã kiểm tra bản gửi ký", max_length=64)
    has_time_stamps = models.BooleanField("có dấu thời gian", default=False)
    sealed_at = models.DateTimeField("ký đủ lúc", null=True)
    voided_at = models.DateTimeField("thu hồi lúc", null=True)
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
        """Return the log of its subject."""
        return Event.objects.filter(chain__key=self.subject_key).order_by("number")

    def lock(self) -> "Document":
        rows = type(self).objects.select_related("cluster").select_for_update(of=("self",))
        return rows.get(pk=self.pk)

    def newest(self):
        """Return the revision with all signatures so far, which people download."""
        return self.revisions.latest("number")

    @cached_property
    def place_list(self) -> list:
        """Read all places with their units, mandates and signatures once; `signed` and `invited` may be None."""
        places = list(
            self.places.select_related("unit", "mandate", "person", "signature", "invitation").order_by(
                "number"
            )
        )
        for place in places:
            place.signed = getattr(place, "signature", None)
            place.invited = getattr(place, "invitation", None)
        return places

    def unsigned_places(self):
        return self.places.filter(signature=None)


def new_code(prefix: str) -> str:
    """Append 40 random bits to the prefix: "GU19" -> "GU19-7K3F-9Q2M"."""
    signs = [secrets.choice(ALPHABET) for _ in range(8)]
    return f"{prefix}-{''.join(signs[:4])}-{''.join(signs[4:])}"


def this_second() -> datetime:
    """Return now without fractions of a second, which PDF dates lack."""
    return timezone.now().replace(microsecond=0)


def lookup_url() -> str:
    """Return the address of the public page where a code is typed in."""
    return f"{settings.SITE_URL}/tra-cuu/"


def verify_url(code: str) -> str:
    """Return the public address that verifies one document; it is printed there, so never change it."""
    return f"{lookup_url()}{code}/"
