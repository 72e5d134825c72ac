"""The voters, the tellers and the counted slips of a ballot."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from members.models import Unit
from pledges.states.base import AppendOnly


class Voter(models.Model):
    """A unit's right to one vote. That it voted is public; how it voted is not stored here."""

    ballot = models.ForeignKey("pledges.Ballot", models.CASCADE, related_name="voters")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    is_present = models.BooleanField("có mặt", default=True)
    voted_at = models.DateTimeField("bỏ phiếu lúc", null=True, editable=False)
    voted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "đơn vị bỏ phiếu"
        verbose_name_plural = "đơn vị bỏ phiếu"
        ordering = ["ballot", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "unit"], name="a_unit_votes_once"),
            models.CheckConstraint(
                condition=Q(voted_at=None, voted_by=None)
                | Q(voted_at__isnull=False, voted_by__isnull=False, is_present=True),
                name="who_voted_was_present",
            ),
        ]

    def __str__(self):
        return str(self.unit)

    @property
    def has_voted(self) -> str:
        at = timezone.localtime(self.voted_at)
        return f"{self.unit} đã bỏ phiếu lúc {at:%H:%M ngày %d/%m/%Y}; mỗi đơn vị bỏ một phiếu."


class Teller(models.Model):
    """A person who counts the votes and signs the minutes of the count (ban kiểm phiếu)."""

    class Role(models.IntegerChoices):
        HEAD = 1, "Trưởng ban kiểm phiếu"
        SECRETARY = 2, "Thư ký"
        MEMBER = 3, "Ủy viên"

    ballot = models.ForeignKey("pledges.Ballot", models.CASCADE, related_name="tellers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    role = models.PositiveSmallIntegerField("vai trò", choices=Role, default=Role.MEMBER)

    class Meta:
        verbose_name = "người kiểm phiếu"
        verbose_name_plural = "ban kiểm phiếu"
        ordering = ["ballot", "role", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "person"], name="a_teller_counts_once"),
            models.UniqueConstraint(fields=["ballot"], condition=Q(role=1), name="tellers_have_one_head"),
        ]

    def __str__(self):
        return f"{self.person} ({self.get_role_display().lower()})"


class Slip(AppendOnly):
    """A vote as it came out of the urn: its code, which only the voter knows, and the positions it chose.

    Written at the count, all at once, in the order of the codes: nothing here tells when or by whom it was cast.
    """

    ballot = models.ForeignKey("pledges.Ballot", models.PROTECT, related_name="slips")
    code = models.CharField("mã phiếu", max_length=20)
    choices = models.JSONField("lựa chọn", default=list)

    class Meta:
        verbose_name = "lá phiếu"
        verbose_name_plural = "lá phiếu"
        ordering = ["ballot", "code"]
        constraints = [models.UniqueConstraint(fields=["ballot", "code"], name="a_slip_is_counted_once")]

    def __str__(self):
        return self.code
