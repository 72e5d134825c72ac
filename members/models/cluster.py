"""The emulation cluster (cụm thi đua)."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from members.models.fields import LineField, TextField


class ClusterQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Keep clusters in which `person` has a place today; administrators see all."""
        if person.is_superuser:
            return self
        return self.filter(pk__in=Cluster.objects.filter(_has_place(person)).values("pk"))


def _in_force(prefix: str, person) -> Q:
    today = timezone.localdate()
    return Q(
        Q(**{f"{prefix}__valid_to": None}) | Q(**{f"{prefix}__valid_to__gte": today}),
        **{f"{prefix}__person": person, f"{prefix}__valid_from__lte": today},
    )


def _has_place(person) -> Q:
    return (
        _in_force("appointments", person)
        | _in_force("terms__memberships__unit__appointments", person)
        | _in_force("terms__memberships__unit__mandates", person)
        | _in_force("terms__witness__mandates", person)
    )


class Cluster(models.Model):
    slug = models.SlugField(
        "địa chỉ",
        max_length=40,
        unique=True,
        validators=[RegexValidator("^[a-z0-9-]+$", "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối.")],
        help_text="Dùng trong địa chỉ trang, ví dụ: cum-4.",
    )
    number = LineField("số hiệu", max_length=20, help_text="Là chữ, ví dụ: 4 hoặc XII.")
    name = LineField(
        "tên cụm", max_length=200, help_text="Ví dụ: MTTQ và các đoàn thể chính trị - xã hội TP Hà Nội."
    )
    superior_body = TextField(
        "cơ quan cấp trên",
        max_length=300,
        help_text="In trên cùng, bên trái của văn bản; mỗi dòng in một dòng.",
    )
    place = LineField("địa danh", max_length=80, help_text="In trước ngày tháng, ví dụ: Hà Nội.")

    objects = ClusterQuerySet.as_manager()

    class Meta:
        verbose_name = "cụm thi đua"
        verbose_name_plural = "cụm thi đua"
        ordering = ["slug"]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        return f"Cụm thi đua số {self.number}"
