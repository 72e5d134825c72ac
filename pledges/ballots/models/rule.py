"""The quota, the threshold and the quorum of a ballot."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from members.models.fields import LineField


class VotingRule(models.Model):
    """The threshold is a fraction of a named number: of all units, of those present, of the valid votes.

    The quorum is a fraction of all units.
    """

    class Base(models.TextChoices):
        ALL = "all", "tổng số đơn vị của cụm"
        PRESENT = "present", "số đơn vị có mặt"
        VALID = "valid", "số phiếu hợp lệ"

    quota = models.PositiveSmallIntegerField(
        "số lượng được bầu, được chọn", default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    threshold_numerator = models.PositiveSmallIntegerField(
        "tỷ lệ trúng cử, đủ điều kiện (ví dụ: 2/3), tử số",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    threshold_denominator = models.PositiveSmallIntegerField(
        "mẫu số", default=3, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    threshold_base = models.CharField("tính trên", max_length=7, choices=Base, default=Base.ALL)
    is_more_than = models.BooleanField(
        "phải trên tỷ lệ này (quá bán)", default=False, help_text="Quá bán là trên 1/2, không phải từ 1/2."
    )
    quorum_numerator = models.PositiveSmallIntegerField(
        "tỷ lệ đơn vị tham gia tối thiểu, tử số",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    quorum_denominator = models.PositiveSmallIntegerField(
        "mẫu số", default=3, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    rule_source = LineField(
        "văn bản quy định tỷ lệ",
        max_length=200,
        blank=True,
        help_text="In trong biên bản, ví dụ: Quy chế hoạt động của cụm ban hành ngày 15/01/2019.",
    )

    class Meta:
        abstract = True
