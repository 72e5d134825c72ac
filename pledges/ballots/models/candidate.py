"""The candidates of a ballot."""

from django.db import models

from members.models import Unit
from members.models.fields import LineField


class Candidate(models.Model):
    """A unit, or somebody a unit proposes; `votes` and `is_elected` are known after the count."""

    ballot = models.ForeignKey("pledges.Ballot", models.CASCADE, related_name="candidates")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    name = LineField(
        "tập thể, cá nhân", max_length=300, blank=True, help_text="Để trống khi đề cử chính đơn vị."
    )
    is_person = models.BooleanField("cá nhân", default=False)
    office = LineField("chức vụ", max_length=200, blank=True, help_text="Của cá nhân, ví dụ: Phó Chủ tịch.")
    note = LineField("thành tích tóm tắt", max_length=500, blank=True)
    votes = models.PositiveSmallIntegerField("số phiếu", null=True, editable=False)
    is_elected = models.BooleanField("trúng cử, đủ điều kiện đề nghị", null=True, editable=False)

    class Meta:
        verbose_name = "đơn vị, tập thể, cá nhân được đề cử"
        verbose_name_plural = "danh sách đề cử"
        ordering = ["ballot", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "unit", "name"], name="a_candidate_stands_once")
        ]

    def __str__(self):
        return self.name or self.unit.name

    @property
    def short(self) -> str:
        """The name in lists; a group or a person is named with its unit."""
        return f"{self.name} ({self.unit.short_name})" if self.name else self.unit.short_name
