"""The plan of a year's cross-inspection (kế hoạch kiểm tra chéo) and the checklist that goes with it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from members.models import Term
from members.models.fields import LineField, TextField
from members.standing import Standing
from pledges.errors import WrongState
from pledges.states.stateful import ONLY_SECRETARIAT, Act, Stateful, by_secretariat

BEGUN = (
    "Kế hoạch không thu hồi được vì đã bắt đầu kiểm tra. Xin đổi lịch hoặc hủy từng cuộc kiểm tra còn lại."
)


class InspectionPlan(Stateful):
    """A plan: draft -> issued, when everybody is told; taken back only before the first inspection has begun."""

    class Pattern(models.TextChoices):
        RING = "ring", "Xoay vòng: mỗi đơn vị kiểm tra một đơn vị khác"
        TEAMS = "teams", "Theo đoàn: nhiều đơn vị cử người vào đoàn"

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        ISSUED = "issued", "Đã ban hành"

    ACTS = {
        "write": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "staff": Act({State.DRAFT, State.ISSUED}, by_secretariat, ONLY_SECRETARIAT),
        "issue": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "withdraw": Act({State.ISSUED}, by_secretariat, ONLY_SECRETARIAT),
    }
    WRONG_STATE = {
        State.DRAFT: "Kế hoạch kiểm tra chéo đang soạn, chưa ban hành. Xin tải lại trang.",
        State.ISSUED: "Kế hoạch kiểm tra chéo đã ban hành, không sửa được; muốn sửa phải thu hồi.",
    }
    EVENT_KEY = "inspection_plan"

    term = models.OneToOneField(
        Term, models.PROTECT, related_name="inspection_plan", verbose_name="năm thi đua"
    )
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.DRAFT, editable=False)
    edition = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    pattern = models.CharField("hình thức kiểm tra", max_length=8, choices=Pattern, default=Pattern.RING)
    number = LineField("số, ký hiệu", max_length=40, blank=True)
    day = models.DateField("ngày ban hành", null=True, blank=True)
    grounds = TextField("căn cứ", max_length=5000, blank=True, help_text="Mỗi căn cứ một dòng.")
    purpose = TextField("mục đích", max_length=5000, blank=True, help_text="Mỗi dòng một ý.")
    requirements = TextField("yêu cầu", max_length=5000, blank=True, help_text="Mỗi dòng một ý.")
    content = TextField("nội dung kiểm tra", max_length=5000, blank=True, help_text="Mỗi dòng một ý.")
    organisation = TextField("tổ chức thực hiện", max_length=5000, blank=True)
    issued_at = models.DateTimeField("ban hành lúc", null=True, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "kế hoạch kiểm tra chéo"
        verbose_name_plural = "kế hoạch kiểm tra chéo"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", issued_at=None, issued_by=None)
                | Q(state="issued", issued_at__isnull=False, issued_by__isnull=False),
                name="who_issued_a_plan_is_known",
            )
        ]

    def __str__(self):
        return f"Kế hoạch kiểm tra chéo năm {self.term.name}"

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "inspections", **extra) -> str:
        return super().url(page, **extra)

    @property
    def pdf_url(self) -> str:
        return self.url("inspection_plan_pdf")

    # Questions

    def refusal(self, act: str, standing: Standing):
        """Refuse also to take the plan back once a team has begun."""
        refusal = super().refusal(act, standing)
        if refusal is None and act == "withdraw" and self.has_begun:
            return WrongState(BEGUN)
        return refusal

    @property
    def has_begun(self) -> bool:
        """Whether a team has begun somewhere, even if that inspection was cancelled afterwards. One query."""
        begun = ~Q(state__in=["planned", "cancelled"]) | Q(began_at__isnull=False) | Q(answers__isnull=False)
        return self.inspections.filter(begun).exists()

    def is_visible_to(self, standing: Standing) -> bool:
        """Show drafts only to the secretariat, supervisors and administrators."""
        watches = standing.is_secretariat or standing.is_supervisor or standing.is_administrator
        return self.state == InspectionPlan.State.ISSUED or watches


class Question(models.Model):
    """A line of the checklist; `part` is the heading it stands under ("A. Công tác thi đua")."""

    plan = models.ForeignKey(InspectionPlan, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    part = LineField("phần", max_length=200)
    text = LineField("nội dung", max_length=500)
    guidance = TextField("gợi ý", max_length=1000, blank=True)

    class Meta:
        verbose_name = "nội dung kiểm tra"
        verbose_name_plural = "nội dung kiểm tra"
        ordering = ["plan", "position", "pk"]

    def __str__(self):
        return self.text
