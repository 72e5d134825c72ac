"""The scoring scale of a year: a tree of criteria (thang điểm, tiêu chí)."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from members.models import Term
from members.models.fields import LineField, TextField
from pledges.states.stateful import ONLY_SECRETARIAT, Act, Stateful, by_secretariat


class Scale(Stateful):
    """The scale of a year: draft -> open, when the units are scored by it and it no longer changes.

    It may be taken back while nobody has written a score. `total` is what the cluster announced (90, 100, 1000);
    bonus and penalty come on top of it, unless it `includes_bonus` ("100 điểm, trong đó điểm thưởng 10").
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        OPEN = "open", "Đã mở chấm điểm"

    ACTS = {
        "write": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "open": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "reopen": Act({State.OPEN}, by_secretariat, ONLY_SECRETARIAT),
        "add_sheets": Act({State.OPEN}, by_secretariat, ONLY_SECRETARIAT),
    }
    WRONG_STATE = {
        State.DRAFT: "Bảng tiêu chí đang soạn, chưa mở chấm điểm. Xin tải lại trang.",
        State.OPEN: "Bảng tiêu chí đã mở chấm điểm, không sửa được. Xin tải lại trang.",
    }
    EVENT_KEY = "scale"
    MOST = 500  # criteria
    DEEPEST = 4  # levels: "1.2.3.4"

    term = models.OneToOneField(Term, models.PROTECT, related_name="scale", verbose_name="năm thi đua")
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.DRAFT, editable=False)
    edition = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    total = models.DecimalField(
        "tổng điểm theo quy định",
        max_digits=7,
        decimal_places=2,
        default=Decimal(100),
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(Decimal(10000))],
        help_text="Ví dụ: 90, 100 hoặc 1000.",
    )
    includes_bonus = models.BooleanField(
        "tổng điểm đã gồm điểm cộng",
        default=False,
        help_text="Chọn khi quy định: 100 điểm, trong đó điểm cộng (thưởng) 10 điểm.",
    )
    source = LineField(
        "văn bản ban hành", max_length=300, blank=True, help_text="Số, ngày, cơ quan ban hành bảng tiêu chí."
    )
    opened_at = models.DateTimeField("mở chấm điểm lúc", null=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "bảng tiêu chí"
        verbose_name_plural = "bảng tiêu chí"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", opened_at=None, opened_by=None)
                | Q(state="open", opened_at__isnull=False, opened_by__isnull=False),
                name="who_opened_a_scale_is_known",
            )
        ]

    def __str__(self):
        return f"Bảng tiêu chí thi đua năm {self.term.name}"

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "criteria", **extra) -> str:
        return super().url(page, **extra)


class Criterion(models.Model):
    """A node of the tree. A group sums up what is below it; a leaf is scored by the formula of its kind.

    `NUMBERS` lists the figures that a kind uses; all but the `OPTIONAL` ones are required.
    The formulas are in `pledges.scores.formulas`. `maximum` is the most points of a leaf, or what was announced for
    a group (empty: the sum of its leaves); `minimum` the bound of a penalty, zero or less.
    """

    class Kind(models.TextChoices):
        GROUP = "group", "Nhóm tiêu chí"
        QUANTITATIVE = "quantitative", "Theo tỷ lệ hoàn thành chỉ tiêu"
        PASS_FAIL = "pass_fail", "Đạt, không đạt"
        OCCURRENCE = "occurrence", "Theo số lần, không quá điểm tối đa"
        JUDGED = "judged", "Chấm theo mức độ"
        ADJUSTMENT = "adjustment", "Điểm cộng, điểm trừ"

    NUMBERS = {
        Kind.GROUP: {"maximum"},
        Kind.QUANTITATIVE: {"maximum", "target", "measured_in"},
        Kind.PASS_FAIL: {"maximum"},
        Kind.OCCURRENCE: {"maximum", "points_each", "measured_in"},
        Kind.JUDGED: {"maximum"},
        Kind.ADJUSTMENT: {"maximum", "minimum"},
    }
    OPTIONAL = {(Kind.GROUP, "maximum"), (Kind.ADJUSTMENT, "maximum"), (Kind.ADJUSTMENT, "minimum")}
    MISSING = {
        "maximum": "Chưa nhập điểm tối đa (lớn hơn 0).",
        "target": "Chưa nhập chỉ tiêu (mức được điểm tối đa).",
        "points_each": "Chưa nhập điểm mỗi lần.",
    }

    scale = models.ForeignKey(Scale, models.CASCADE, related_name="criteria", verbose_name="bảng tiêu chí")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name="thuộc nhóm"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    kind = models.CharField("cách chấm", max_length=12, choices=Kind)
    name = LineField("tên tiêu chí", max_length=500)
    maximum = models.DecimalField(
        "điểm tối đa",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(Decimal(10000))],
    )
    minimum = models.DecimalField(
        "mức trừ nhiều nhất",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(-10000)), MaxValueValidator(0)],
        help_text="Viết số âm, ví dụ -5; chỉ dùng cho điểm cộng, điểm trừ.",
    )
    target = models.DecimalField(
        "chỉ tiêu",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    points_each = models.DecimalField(
        "điểm mỗi lần",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    measured_in = LineField("đơn vị tính", max_length=40, blank=True)
    guidance = TextField("hướng dẫn chấm", max_length=2000, blank=True)

    class Meta:
        verbose_name = "tiêu chí"
        verbose_name_plural = "tiêu chí"
        ordering = ["scale", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="group", minimum=None, target=None, points_each=None)
                | Q(
                    kind="quantitative",
                    maximum__gt=0,
                    minimum=None,
                    target__gt=0,
                    points_each=None,
                )
                | Q(kind__in=["pass_fail", "judged"], maximum__gt=0)
                & Q(minimum=None, target=None, points_each=None)
                | Q(kind="occurrence", maximum__gt=0, minimum=None, target=None, points_each__gt=0)
                | Q(
                    kind="adjustment",
                    maximum__gte=0,
                    minimum__lte=0,
                    target=None,
                    points_each=None,
                ),
                name="a_criterion_has_the_numbers_of_its_kind",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def counts(self) -> bool:
        """Whether its most points are part of the announced total."""
        is_bonus = self.kind == self.Kind.ADJUSTMENT
        return not is_bonus or (self.scale_id is not None and self.scale.includes_bonus)

    @property
    def is_group(self) -> bool:
        return self.kind == self.Kind.GROUP

    @property
    def faults(self) -> dict[str, str]:
        """Map fields that the kind does not know or still needs to sentences; form, import and acts ask this."""
        if self.kind not in self.NUMBERS:
            return {}  # the missing kind is reported at the field `kind`
        used = self.NUMBERS[self.kind]
        faults = {}
        for name in ("maximum", "minimum", "target", "points_each", "measured_in"):
            value = getattr(self, name)
            if name not in used and value not in {None, ""}:
                faults[name] = f"Cách chấm “{self.get_kind_display()}” không dùng mục này; xin để trống."
            elif (
                name in self.MISSING and name in used and not value and (self.kind, name) not in self.OPTIONAL
            ):
                faults[name] = self.MISSING[name]
        if self.kind == self.Kind.ADJUSTMENT and not self.maximum and not self.minimum:
            faults["maximum"] = "Chưa nhập mức cộng nhiều nhất hoặc mức trừ nhiều nhất."
        if "points_each" in used and self.maximum and self.points_each and self.points_each > self.maximum:
            faults["points_each"] = "Điểm mỗi lần phải từ điểm tối đa trở xuống."
        return faults
