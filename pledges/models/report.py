"""The half-year and year-end report of a unit (sơ kết, tổng kết), its lines and their evidence files."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from members.models import Term, Unit
from members.models.fields import LineField, TextField
from pledges.models.agreement import Commitment, Target
from pledges.models.registration import Registration
from pledges.models.stateful import (
    ONLY_LEADER,
    ONLY_SECRETARIAT,
    ONLY_UNIT_PEOPLE,
    Act,
    Stateful,
    by_leader,
    by_secretariat,
    by_unit_people,
)


class Report(Stateful):
    """draft -> submitted to the unit's leader -> approved, which sends it to the secretariat; sent back by either."""

    class Period(models.TextChoices):
        HALF_YEAR = "half_year", "Sơ kết 6 tháng"
        YEAR_END = "year_end", "Tổng kết năm"

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        SUBMITTED = "submitted", "Chờ lãnh đạo duyệt"
        APPROVED = "approved", "Đã gửi cụm"
        SENT_BACK = "sent_back", "Cần bổ sung"

    ACTS = {
        "write": Act({State.DRAFT, State.SENT_BACK}, by_unit_people, ONLY_UNIT_PEOPLE),
        "submit": Act({State.DRAFT, State.SENT_BACK}, by_unit_people, ONLY_UNIT_PEOPLE),
        "approve": Act({State.SUBMITTED}, by_leader, ONLY_LEADER),
        "return": Act({State.SUBMITTED}, by_leader, ONLY_LEADER),
        "send_back": Act({State.APPROVED}, by_secretariat, ONLY_SECRETARIAT),
    }
    WRONG_STATE = {
        State.DRAFT: "Báo cáo còn đang soạn, chưa trình lãnh đạo đơn vị. Hãy mở lại trang báo cáo.",
        State.SUBMITTED: "Báo cáo đang chờ lãnh đạo đơn vị duyệt nên chưa sửa được. Hãy mở lại trang báo cáo.",
        State.APPROVED: "Báo cáo đã được duyệt và gửi cụm. Muốn sửa, hãy đề nghị Thường trực cụm trả lại.",
        State.SENT_BACK: "Báo cáo đã được trả lại để bổ sung. Hãy mở lại trang báo cáo.",
    }
    EVENT_KEY = "report"

    term = models.ForeignKey(Term, models.PROTECT, related_name="reports", verbose_name="năm thi đua")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports", verbose_name="đơn vị")
    period = models.CharField("kỳ", max_length=9, choices=Period)
    state = models.CharField("trạng thái", max_length=9, choices=State, default=State.DRAFT, editable=False)
    edition = models.PositiveIntegerField("lần lưu", default=0, editable=False)
    achievements = TextField("kết quả nổi bật", max_length=10000, blank=True)
    limits = TextField("hạn chế, nguyên nhân", max_length=10000, blank=True)
    tasks_ahead = TextField("nhiệm vụ thời gian tới", max_length=10000, blank=True)
    proposals = TextField("đề xuất, kiến nghị", max_length=5000, blank=True)
    submitted_at = models.DateTimeField("trình lúc", null=True, editable=False)
    approved_at = models.DateTimeField("duyệt lúc", null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_as = models.CharField("duyệt với tư cách", max_length=200, blank=True, editable=False)
    reason = TextField("lý do trả lại", max_length=2000, blank=True, editable=False)

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        ordering = ["term", "period", "unit__order"]
        constraints = [
            models.UniqueConstraint(fields=["term", "unit", "period"], name="one_report_per_unit_and_period"),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="approved_reports_say_by_whom",
            ),
        ]

    def __str__(self):
        return f"Báo cáo {self.get_period_display().lower()} {self.term.name} của {self.unit}"

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "report", **extra) -> str:
        return super().url(page, **extra)

    def address(self) -> dict:
        return super().address() | {"report": self.pk}


class ReportLine(models.Model):
    """What a unit says about one commitment, one target of a commitment, or one registration of its own.

    `figure` is in the unit of the target or of the registration's result; `percent` how far it is done, 0-100.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="lines")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="report_lines")
    target = models.ForeignKey(Target, models.PROTECT, null=True, related_name="report_lines")
    registration = models.ForeignKey(Registration, models.PROTECT, null=True, related_name="report_lines")
    figure = models.DecimalField("số đạt được", max_digits=14, decimal_places=2, null=True, blank=True)
    percent = models.PositiveSmallIntegerField(
        "mức hoàn thành, %", null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    words = TextField("diễn giải", max_length=5000, blank=True)

    class Meta:
        verbose_name = "dòng báo cáo"
        verbose_name_plural = "dòng báo cáo"
        constraints = [
            models.CheckConstraint(
                condition=Q(commitment__isnull=False, target=None, registration=None)
                | Q(commitment=None, target__isnull=False, registration=None)
                | Q(commitment=None, target=None, registration__isnull=False),
                name="a_report_line_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__lte=100), name="nothing_is_more_than_done"
            ),
            *(
                models.UniqueConstraint(fields=["report", subject], name=f"one_line_per_{subject}")
                for subject in ("commitment", "target", "registration")
            ),
        ]

    def __str__(self):
        return str(self.commitment or self.target or self.registration)


class EvidenceFile(models.Model):
    """A file that shows what a line says (minh chứng). Hostile until proven otherwise: only ever handed out for download.

    `media_type` was found from the content, never from what the browser said; `content` is the file itself.
    """

    line = models.ForeignKey(ReportLine, models.PROTECT, related_name="files")
    name = LineField("tên tệp", max_length=150)
    media_type = models.CharField("loại tệp", max_length=100)
    size = models.PositiveIntegerField("số byte")
    sha256 = models.CharField("mã băm SHA-256", max_length=64)
    content = models.BinaryField(editable=False)
    brought_at = models.DateTimeField("tải lên lúc", default=timezone.now)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tệp minh chứng"
        verbose_name_plural = "tệp minh chứng"
        ordering = ["brought_at", "pk"]

    def __str__(self):
        return self.name
