"""The recommendations of an inspection (kiến nghị), until the unit has carried them out."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from members.models import Term, Unit
from members.models.fields import LineField, TextField
from members.standing import Standing
from pledges.inspections.visit.models.inspection import Inspection, by_leads_or_secretariat
from pledges.reports.models.report import is_overdue
from pledges.states.stateful import ONLY_UNIT_PEOPLE, Act, Stateful, by_unit_people

ONLY_JUDGES = (
    "Chỉ trưởng đoàn, thư ký đoàn kiểm tra hoặc Thường trực cụm được thực hiện việc này; "
    "đơn vị không tự xác nhận cho mình."
)
WAITING = ("open", "answered")  # states in which the next inspection of the unit takes it up


def _by_judges(recommendation, standing: Standing) -> bool:
    """Allow whoever inspected the unit, or the secretariat; somebody of the unit may sit in the team that visits it."""
    if recommendation.unit_id in standing.units:
        return False
    return by_leads_or_secretariat(recommendation.inspection, standing)


class RecommendationQuerySet(models.QuerySet):
    def of_year(self, term: Term):
        """Select all that came into force in the year."""
        return self.filter(term=term).exclude(state=Recommendation.State.DRAFT)

    def carried_on(self, term: Term):
        """Select what earlier years of the cluster leave to the inspection of its unit in `term`.

        It waits for the unit, or was carried into an inspection whose year was closed before its minutes were signed.
        """
        state = Recommendation.State
        lost = Q(state=state.DRAFT, carried_from__isnull=False, term__closed_at__isnull=False)
        earlier = self.filter(term__cluster=term.cluster_id, term__name__lt=term.name)
        return earlier.filter(Q(state__in=WAITING) | lost)

    def dealt_with_in(self, term: Term):
        """Select those of the year, and those of closed years, which nobody opens any more."""
        closed = Q(term__cluster=term.cluster_id, term__name__lt=term.name, term__closed_at__isnull=False)
        return self.filter(Q(term=term) | closed)

    def dated(self):
        """Select those on which the unit still has to act, by a day."""
        return self.filter(state=Recommendation.State.OPEN, due_on__isnull=False)

    def late(self):
        """Select those on which the unit still has to act although the day is over."""
        return self.filter(state=Recommendation.State.OPEN, due_on__lt=timezone.localdate())


class Recommendation(Stateful):
    """draft (in the draft of the minutes) -> open once they are signed -> answered by the unit -> done.

    What is still open when the unit is inspected again is carried into that inspection: there it goes on as a
    new one that names the old.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Dự thảo"
        OPEN = "open", "Chưa thực hiện"
        ANSWERED = "answered", "Chờ xác nhận"
        DONE = "done", "Đã thực hiện"
        CARRIED = "carried", "Chuyển năm sau"

    ACTS = {
        "answer": Act({State.OPEN}, by_unit_people, ONLY_UNIT_PEOPLE),
        "accept": Act({State.ANSWERED}, _by_judges, ONLY_JUDGES),
        "send_back": Act({State.ANSWERED}, _by_judges, ONLY_JUDGES),
    }
    WRONG_STATE = {
        State.DRAFT: "Kiến nghị còn trong dự thảo biên bản, chưa được ký.",
        State.OPEN: "Đơn vị chưa báo cáo kết quả thực hiện. Xin tải lại trang.",
        State.ANSWERED: "Đơn vị đã báo cáo, đang chờ xác nhận. Xin tải lại trang.",
        State.DONE: "Kiến nghị đã được xác nhận là đã thực hiện.",
        State.CARRIED: "Kiến nghị đã chuyển sang kỳ kiểm tra năm sau.",
    }
    EVENT_KEY = "recommendation"
    OUTLIVES_ITS_TERM = (
        True  # until the next inspection of the unit takes it up, it is dealt with where it is
    )

    term = models.ForeignKey(Term, models.PROTECT, related_name="recommendations", verbose_name="năm thi đua")
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="recommendations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="recommendations", verbose_name="đơn vị")
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.DRAFT, editable=False)
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    text = TextField("kiến nghị", max_length=2000)
    owner = LineField("đơn vị, người thực hiện", max_length=200, blank=True)
    due_on = models.DateField("thời hạn", null=True, blank=True)
    answer = TextField("kết quả thực hiện", max_length=3000, blank=True, editable=False)
    answered_at = models.DateTimeField("báo cáo lúc", null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    reason = TextField("lý do trả lại", max_length=2000, blank=True, editable=False)
    carried_from = models.OneToOneField(
        "self", models.PROTECT, null=True, editable=False, related_name="carried_to"
    )

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = "kiến nghị"
        verbose_name_plural = "kiến nghị"
        ordering = ["inspection", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "done"]) | Q(answered_at__isnull=False),
                name="answered_recommendations_say_when",
            )
        ]

    def __str__(self):
        return self.text[:80]

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "recommendation", **extra) -> str:
        return super().url(page, **extra)

    def address(self) -> dict:
        return super().address() | {"recommendation": self.pk}

    # Questions

    @property
    def is_late(self) -> bool:
        """Whether the unit still has to act although the day is over."""
        return self.state == self.State.OPEN and is_overdue(self.due_on)
