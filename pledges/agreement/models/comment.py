"""Comments on a draft: units remark in rounds, the secretariat answers."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from members.models import Unit
from members.models.fields import LineField, TextField
from pledges.agreement.models.agreement import Agreement
from pledges.agreement.parts import name_of


class CommentRound(models.Model):
    """A round of comments, open until the end of `closes_on` or until the secretariat closes it."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="comment_rounds")
    edition = models.PositiveIntegerField("lần sửa lấy ý kiến")
    closes_on = models.DateField("góp ý đến hết ngày")
    opened_at = models.DateTimeField("mở lúc", default=timezone.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đợt góp ý"
        verbose_name_plural = "đợt góp ý"
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"], condition=models.Q(closed_at=None), name="one_open_comment_round"
            )
        ]

    def __str__(self):
        return f"Đợt góp ý đến {self.closes_on:%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and timezone.localdate() <= self.closes_on


class DraftReading(models.Model):
    """The first time that somebody of a unit had the draft of a round before them."""

    round = models.ForeignKey(CommentRound, models.PROTECT, related_name="readings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    read_at = models.DateTimeField("đọc lúc", default=timezone.now)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lượt đọc dự thảo"
        verbose_name_plural = "lượt đọc dự thảo"
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="a_unit_reads_a_draft_first_once")
        ]

    def __str__(self):
        return f"{self.unit} {self.read_at:%d/%m/%Y}"


class Comment(models.Model):
    """A unit's remark; `part` is the key of the paragraph it stands beside (see `pledges.agreement.parts`)."""

    round = models.ForeignKey(CommentRound, models.PROTECT, related_name="comments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    part = models.CharField("về phần", max_length=20, blank=True)
    passage = LineField("trích đoạn", max_length=500, blank=True)
    text = TextField("nội dung góp ý", max_length=5000)
    made_at = models.DateTimeField("gửi lúc", default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = TextField("trả lời", max_length=5000, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "góp ý"
        verbose_name_plural = "góp ý"
        ordering = ["made_at", "pk"]

    def __str__(self):
        return f"{self.unit}: {self.text[:60]}"

    @property
    def part_name(self) -> str:
        return name_of(self.part)
