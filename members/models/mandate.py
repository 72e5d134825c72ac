"""A person's right to sign for a unit, under a title, for a period (thẩm quyền ký)."""

from django.core.exceptions import ValidationError
from django.db import models

from members.models.fields import LineField, TextField
from members.models.period import Period
from members.models.person import Person
from members.models.unit import Unit


class Mandate(Period):
    """`authority` holds the lines above the title: "TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "TUQ. ..."."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates", verbose_name="người ký")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="mandates", verbose_name="ký cho đơn vị")
    title = LineField("chức vụ", max_length=80, help_text="Ví dụ: Chủ tịch, Phó Chủ tịch, Bí thư.")
    authority = TextField(
        "thể thức đề ký",
        max_length=200,
        blank=True,
        help_text="Mỗi dòng một mục, ví dụ: TM. BAN THƯỜNG VỤ; KT. CHỦ TỊCH. Khi thêm mới mà để trống, lấy theo "
        "đơn vị; cấp phó nhập thể thức của mình. Muốn bỏ, xin sửa lại thẩm quyền ký.",
    )
    document = LineField(
        "văn bản ủy quyền", max_length=200, blank=True, help_text="Bắt buộc khi ký thừa ủy quyền (TUQ.)."
    )

    class Meta(Period.Meta):
        verbose_name = "thẩm quyền ký"
        verbose_name_plural = "thẩm quyền ký"
        ordering = ["unit__order", "pk"]

    def __str__(self):
        return f"{self.person} - {self.title}, {self.unit}"

    def save(self, *args, **kwargs):
        self._take_the_line_of_the_unit()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.unit_id:
            self._take_the_line_of_the_unit()
        if "TUQ." in (self.authority or "").upper() and not self.document:
            raise ValidationError(
                {
                    "document": "Chưa nhập văn bản ủy quyền: số, ngày, cơ quan ban hành (bắt buộc khi ký thừa ủy quyền)."
                }
            )

    @property
    def lines(self) -> tuple[str, ...]:
        """Lines above the name in a signature block, in capitals: authority lines, then the title."""
        return tuple(
            line.strip().upper() for line in [*self.authority.split("\n"), self.title] if line.strip()
        )

    def _take_the_line_of_the_unit(self):
        """Give a new mandate without lines those of its unit; an existing one may be emptied."""
        if self._state.adding and not (self.authority or "").strip():
            self.authority = self.unit.authority
