"""A person's task in a cluster or for a unit, other than signing for it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from members.models.cluster import Cluster
from members.models.fields import LineField
from members.models.period import Period
from members.models.person import Person
from members.models.unit import Unit


class Appointment(Period):
    class Role(models.TextChoices):
        SECRETARIAT = "secretariat", "Thường trực cụm"
        SUPERVISOR = "supervisor", "Theo dõi, chứng kiến cụm"
        OFFICER = "officer", "Cán bộ phụ trách thi đua của đơn vị"

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="appointments", verbose_name="người được giao"
    )
    role = models.CharField("nhiệm vụ", max_length=12, choices=Role)
    cluster = models.ForeignKey(
        Cluster,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name="cụm thi đua",
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name="đơn vị"
    )

    telephone = LineField(
        "điện thoại liên hệ",
        max_length=30,
        blank=True,
        help_text="Của Thường trực cụm: in ở cuối thư và ở nơi mời liên hệ Thường trực cụm.",
    )

    class Meta(Period.Meta):
        verbose_name = "phân công"
        verbose_name_plural = "phân công"
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(role="officer", unit__isnull=False, cluster=None)
                | Q(role__in=["secretariat", "supervisor"], cluster__isnull=False, unit=None),
                name="officers_serve_units_others_serve_clusters",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.get_role_display()} - {self.unit or self.cluster}"

    def clean(self):
        super().clean()
        if self.role == self.Role.OFFICER and (self.unit is None or self.cluster is not None):
            raise ValidationError({"unit": "Đơn vị: bắt buộc với cán bộ phụ trách thi đua; cụm để trống."})
        if self.role and self.role != self.Role.OFFICER and (self.cluster is None or self.unit is not None):
            raise ValidationError(
                {"cluster": "Cụm: bắt buộc với Thường trực cụm, cơ quan theo dõi; đơn vị để trống."}
            )
