"""A member organisation, or one that supervises and witnesses the cluster."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from members.authority_lines import authority_line
from members.models.fields import LineField, TextField
from members.vietnamese import fold, sort_key


class UnitQuerySet(models.QuerySet):
    def in_years_of(self, cluster):
        """Keep units that take part in a year of `cluster`, or witness one."""
        placed = Unit.objects.filter(Q(terms__cluster=cluster) | Q(witnessed_terms__cluster=cluster))
        return self.filter(pk__in=placed.values("pk"))

    def only_elsewhere(self, cluster):
        """Keep units of other clusters that were never in a year of `cluster`."""
        placed = Unit.objects.filter(Q(terms__isnull=False) | Q(witnessed_terms__isnull=False))
        of_cluster = Unit.objects.in_years_of(cluster)
        return self.filter(pk__in=placed.values("pk")).exclude(pk__in=of_cluster.values("pk"))


class Unit(models.Model):
    name = LineField("tên đầy đủ", max_length=200, unique=True, help_text="Như in trong giao ước.")
    short_name = LineField(
        "tên gọi ngắn", max_length=80, help_text="Như hiện trong bảng, ví dụ: Hội Nông dân TP."
    )
    abbreviation = LineField("tên viết tắt", max_length=8, help_text="Ví dụ: HND. Dùng làm ký hiệu hiển thị.")
    superior_body = LineField("cơ quan cấp trên", max_length=200, blank=True)
    authority = TextField(
        "thể thức đề ký",
        max_length=200,
        blank=True,
        help_text="Mỗi dòng một mục, ví dụ: TM. BAN THƯỜNG VỤ. Khi thêm đơn vị mà để trống, hệ thống lấy theo "
        "loại đơn vị: ủy ban nhân dân, MTTQ, cấp ủy, đoàn thể có mục này; sở, ban, phòng, trường, công ty không "
        "có. Thẩm quyền ký mới của đơn vị lấy theo mục này; muốn bỏ, xin sửa lại đơn vị.",
    )
    order = models.CharField(max_length=700, editable=False, db_index=True)
    search = models.CharField(max_length=300, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.short_name

    def save(self, *args, **kwargs):
        self.name = self._meta.get_field("name").to_python(self.name)
        if self._state.adding and not (self.authority or "").strip():
            self.authority = authority_line(self.name)
        self.order = sort_key(self.name)
        self.search = fold(f"{self.name} {self.short_name} {self.abbreviation}")
        super().save(*args, **kwargs)

    def unique_error_message(self, model_class, unique_check):
        """Name the unit that has the name already, so that the reader sees whether it is the same."""
        namesake = Unit.objects.exclude(pk=self.pk).filter(name=self.name).first()
        if namesake is None or tuple(unique_check) != ("name",):
            return super().unique_error_message(model_class, unique_check)
        return ValidationError(
            f"Đã có đơn vị mang tên này: {namesake.choice_label}. Nếu đúng là đơn vị đó, xin dùng đơn vị đã có; "
            "nếu là đơn vị khác, xin thêm địa danh vào tên đầy đủ.",
            code="unique",
        )

    @cached_property
    def newest_terms(self) -> list:
        """Newest years of clusters in which the unit takes part; `with_clusters` reads them for many units."""
        return list(self.terms.newest())

    @cached_property
    def newest_witnessed_terms(self) -> list:
        return list(self.witnessed_terms.newest())

    @property
    def clusters_line(self) -> str:
        """The clusters of the unit today: "đang ở Cụm thi đua số 9"."""
        places = [f"đang ở {term.cluster.title}" for term in self.newest_terms]
        places += [f"chứng kiến {term.cluster.title}" for term in self.newest_witnessed_terms]
        return "; ".join(places) or "hiện không ở cụm nào"

    @property
    def choice_label(self) -> str:
        """The unit's label in choices: with superior body and clusters, as names repeat."""
        return f"{self.name} ({'; '.join(filter(None, [self.superior_body, self.clusters_line]))})"
