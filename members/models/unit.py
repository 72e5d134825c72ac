"""A member organisation, or one that supervises and witnesses."""

from django.db import models

from members.models.fields import LineField, TextField
from members.vietnamese import fold, sort_key


class Unit(models.Model):
    name = LineField("tên đầy đủ", max_length=200, unique=True, help_text="Như in trong giao ước.")
    short_name = LineField(
        "tên gọi ngắn", max_length=80, help_text="Như hiện trong bảng, ví dụ: Hội Nông dân TP."
    )
    abbreviation = LineField("tên viết tắt", max_length=8, help_text="Ví dụ: HND. Hiện trong ô tròn.")
    superior_body = LineField("cơ quan cấp trên", max_length=200, blank=True)
    authority = TextField(
        "dòng thẩm quyền khi ký",
        max_length=200,
        blank=True,
        default="TM. BAN THƯỜNG VỤ",
        help_text="Mỗi dòng một ý, ví dụ: TM. BAN THƯỜNG VỤ. Tư cách ký mới của đơn vị lấy theo dòng này.",
    )
    order = models.CharField(max_length=700, editable=False, db_index=True)
    search = models.CharField(max_length=300, editable=False)

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.short_name

    def save(self, *args, **kwargs):
        self.name = self._meta.get_field("name").to_python(self.name)
        self.order = sort_key(self.name)
        self.search = fold(f"{self.name} {self.short_name} {self.abbreviation}")
        super().save(*args, **kwargs)
