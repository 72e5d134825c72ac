"""Activities of the cluster: conferences and exchanges of experience (hội nghị, trao đổi kinh nghiệm)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from members.models import Term, Unit
from members.models.fields import LineField, TextField
from pledges.activities.plan import mistakes
from pledges.activities.rows import ActivityQuerySet
from pledges.errors import WrongState
from pledges.states.stateful import ONLY_SECRETARIAT, Act, Stateful, by_secretariat

NOT_YET = (
    "Hoạt động chưa đến ngày tổ chức nên chưa nhập được kết quả. Nếu ngày đã đổi, xin sửa thời gian trước."
)
TOO_LATE = (
    "Hoạt động đã qua ngày tổ chức nên không gửi được giấy mời. Xin nhập kết quả, hoặc sửa thời gian rồi gửi."
)


ONLY_MEMBER_PEOPLE = "Chỉ cán bộ, lãnh đạo của đơn vị thành viên trả lời giấy mời."
NOT_INVITED = "Đơn vị chưa nhận giấy mời dự hoạt động này."
OVER = "Hoạt động đã qua ngày tổ chức."


def _by_member_people(activity, standing) -> bool:
    """Allow officers and leaders of member units, not of the witness, which is not invited."""
    return bool(standing.units - {activity.term.witness_id})


class Activity(Stateful):
    """planned -> held (with its outcome), or cancelled with a reason.

    A conference may sign this year's agreement and close the year before: then `closes` names that year.
    """

    class Kind(models.TextChoices):
        CONFERENCE = "conference", "Hội nghị"
        EXCHANGE = "exchange", "Trao đổi kinh nghiệm"

    class State(models.TextChoices):
        PLANNED = "planned", "Sắp tổ chức"
        HELD = "held", "Đã tổ chức"
        CANCELLED = "cancelled", "Đã hủy"

    ACTS = {
        "write": Act({State.PLANNED}, by_secretariat, ONLY_SECRETARIAT),
        "invite": Act({State.PLANNED}, by_secretariat, ONLY_SECRETARIAT),
        "reply": Act({State.PLANNED}, _by_member_people, ONLY_MEMBER_PEOPLE),
        "hold": Act({State.PLANNED, State.HELD}, by_secretariat, ONLY_SECRETARIAT),
        "cancel": Act({State.PLANNED}, by_secretariat, ONLY_SECRETARIAT),
    }
    WRONG_STATE = {
        State.PLANNED: "Hoạt động chưa tổ chức. Xin tải lại trang.",
        State.HELD: "Hoạt động đã có kết quả. Xin tải lại trang.",
        State.CANCELLED: "Hoạt động đã hủy, không sửa được. Nếu cần, xin thêm hoạt động mới.",
    }
    EVENT_KEY = "activity"

    term = models.ForeignKey(Term, models.PROTECT, related_name="activities", verbose_name="năm thi đua")
    state = models.CharField("trạng thái", max_length=9, choices=State, default=State.PLANNED, editable=False)
    kind = models.CharField("loại", max_length=10, choices=Kind)
    name = LineField("tên hoạt động", max_length=200)
    starts_at = models.DateTimeField("bắt đầu lúc")
    ends_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    place = LineField("địa điểm", max_length=200)
    host = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_activities",
        verbose_name="đơn vị chủ trì, đăng cai",
    )
    chaired_by = LineField(
        "chủ trì",
        max_length=200,
        blank=True,
        help_text="Họ tên, chức vụ; để trống thì in lãnh đạo đơn vị cụm trưởng.",
    )
    minutes_by = LineField(
        "thư ký", max_length=200, blank=True, help_text="Họ tên, chức vụ người ghi biên bản."
    )
    reply_by = models.DateField("trả lời trước ngày", null=True, blank=True)
    contact = LineField(
        "đầu mối liên hệ", max_length=200, blank=True, help_text="Họ tên, điện thoại; in trong giấy mời."
    )
    topic = TextField("nội dung, chuyên đề", max_length=3000, blank=True)
    programme = TextField(
        "chương trình",
        max_length=5000,
        blank=True,
        help_text="Mỗi dòng một mục, ví dụ: 8 giờ 00: Đón tiếp đại biểu.",
    )
    guests = TextField(
        "khách mời ngoài cụm",
        max_length=3000,
        blank=True,
        help_text="Mỗi dòng một khách mời, ví dụ: Đồng chí Nguyễn Văn A, Trưởng ban Dân vận.",
    )
    closes = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="closing_conferences",
        verbose_name="kết hợp tổng kết năm",
    )
    course = TextField("diễn biến", max_length=10000, blank=True, editable=False)
    outcome = TextField("kết quả, kết luận", max_length=10000, blank=True, editable=False)
    agreed = models.PositiveSmallIntegerField("số đơn vị nhất trí", null=True, editable=False)
    reason = TextField("lý do hủy", max_length=2000, blank=True, editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "hoạt động của cụm"
        verbose_name_plural = "hoạt động của cụm"
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
                name="activity_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "activity", **extra) -> str:
        return super().url(page, **extra)

    def address(self) -> dict:
        return super().address() | {"activity": self.pk}

    def seen_in(self, term: Term) -> str:
        """Address of its page in `term`: its own year, or the year that it closes."""
        kwargs = {"cluster": term.cluster.slug, "year": term.name, "activity": self.pk}
        return reverse("pledges:activity", kwargs=kwargs)

    @property
    def url_of_list(self) -> str:
        return reverse("pledges:activities", kwargs=super().address())

    # Questions

    @property
    def day(self) -> date:
        return timezone.localtime(self.starts_at).date()

    @property
    def state_in_words(self) -> str:
        """The state's label; past its day, a planned activity awaits its outcome."""
        is_late = self.state == Activity.State.PLANNED and self.day < timezone.localdate()
        return "Chưa có kết quả" if is_late else self.get_state_display()

    @property
    def guest_list(self) -> list[str]:
        return [line.strip() for line in self.guests.splitlines() if line.strip()]

    def refusal(self, act, standing):
        """Also refuse to record an outcome before the day, to invite after it, and to reply without a letter."""
        if refusal := super().refusal(act, standing):
            return refusal
        if act == "hold" and self.starts_at and self.day > timezone.localdate():
            return WrongState(NOT_YET)
        if act == "invite" and self.starts_at and self.day < timezone.localdate():
            return WrongState(TOO_LATE)
        if act == "reply":
            return self._refusal_to_reply(standing)
        return None

    def _refusal_to_reply(self, standing):
        if self.pk is None:
            return WrongState(NOT_INVITED)
        if self.day < timezone.localdate():
            return WrongState(OVER)
        return None if self.invited(standing.units) else WrongState(NOT_INVITED)

    def invited(self, units) -> list["Attendance"]:
        """List the parts of those among `units` (keys) that got a letter."""
        return [row for row in self.attendances.all() if row.unit_id in units and row.invited_at]

    def clean(self):
        super().clean()
        if sentences := mistakes(self):
            raise ValidationError(sentences)


class Attendance(models.Model):
    """A unit's part in an activity: when it was invited, what it replied, whether it came.

    `people`: who comes or came; of a unit that does not come, why.
    """

    class Reply(models.TextChoices):
        COMES = "comes", "Sẽ dự"
        SENDS = "sends", "Cử người dự"
        STAYS_AWAY = "stays_away", "Không dự"

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attendances")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    invited_at = models.DateTimeField("mời lúc", null=True)
    reply = models.CharField("trả lời", max_length=10, choices=Reply, blank=True)
    replied_at = models.DateTimeField("trả lời lúc", null=True)
    is_present = models.BooleanField("có mặt", null=True)
    people = TextField("thành phần dự", max_length=1000, blank=True)

    class Meta:
        verbose_name = "đơn vị dự"
        verbose_name_plural = "đơn vị dự"
        constraints = [
            models.UniqueConstraint(fields=["activity", "unit"], name="a_unit_attends_an_activity_once")
        ]

    def __str__(self):
        return f"{self.unit}: {self.activity}"

    @property
    def is_expected(self) -> bool:
        """Whether it came or, as long as that is not known, said that it would come."""
        if self.is_present is None:
            return self.reply in {self.Reply.COMES, self.Reply.SENDS}
        return self.is_present

    @property
    def delegates(self) -> list[str]:
        """Lines of `people` that name delegates, not a reason to stay away."""
        stays_away = self.is_present is False or (
            self.is_present is None and self.reply == self.Reply.STAYS_AWAY
        )
        return [] if stays_away else [line.strip() for line in self.people.splitlines() if line.strip()]
