"""The half-year and year-end report of a unit (sơ kết, tổng kết)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from members.models import Term, Unit
from members.models.fields import TextField
from members.standing import Standing
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.sendable import READ, Sendable
from pledges.states.stateful import (
    CLOSED,
    ONLY_LEADER,
    ONLY_SECRETARIAT,
    ONLY_UNIT_PEOPLE,
    Act,
    Stateful,
    by_leader,
    by_secretariat,
    by_unit_people,
)

ONLY_OFFICER = "Chỉ cán bộ phụ trách thi đua của đơn vị được thu hồi báo cáo đã trình."


class ReportQuerySet(models.QuerySet):
    def visible_to(self, standing):
        """Keep the term's approved reports, and all of the person's own units.

        The secretariat keeps seeing those that it sent back.
        """
        visible = Q(unit__in=standing.units) | Q(state=Report.State.APPROVED)
        if standing.is_secretariat:
            visible |= Q(approved_at__isnull=False)
        return self.filter(visible, term=standing.term)

    def approved(self):
        return self.filter(state=Report.State.APPROVED)


def _by_officer(report, standing: Standing) -> bool:
    """Allow officers of the unit; its leader returns the report instead."""
    return report.unit_id in standing.officer_of - standing.leader_of


class Report(Sendable, Stateful):
    """draft -> submitted to the unit's leader -> approved, which sends it to the secretariat; sent back by either."""

    class Period(models.TextChoices):
        HALF_YEAR = "half_year", "Sơ kết 6 tháng đầu năm"
        YEAR_END = "year_end", "Tổng kết năm"

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        SUBMITTED = "submitted", "Chờ duyệt"
        APPROVED = "approved", "Đã gửi"
        SENT_BACK = "sent_back", "Cần bổ sung"

    ACTS = {
        "write": Act({State.DRAFT, State.SENT_BACK}, by_unit_people, ONLY_UNIT_PEOPLE),
        "submit": Act({State.DRAFT, State.SENT_BACK}, by_unit_people, ONLY_UNIT_PEOPLE),
        "take_back": Act({State.SUBMITTED}, _by_officer, ONLY_OFFICER),
        "approve": Act({State.SUBMITTED}, by_leader, ONLY_LEADER),
        "return": Act({State.SUBMITTED}, by_leader, ONLY_LEADER),
        "send_back": Act({State.APPROVED}, by_secretariat, ONLY_SECRETARIAT),
    }
    WRONG_STATE = {
        State.DRAFT: "Báo cáo đang soạn, chưa trình lãnh đạo. Xin tải lại trang.",
        State.SUBMITTED: "Báo cáo đã trình, đang chờ duyệt. Xin tải lại trang.",
        State.APPROVED: "Báo cáo đã duyệt và gửi. Muốn sửa, xin liên hệ Thường trực cụm để trả lại.",
        State.SENT_BACK: "Báo cáo đã được trả lại để bổ sung. Xin tải lại trang.",
    }
    EVENT_KEY = "report"
    PARTS = ("achievements", "limits", "tasks_ahead", "proposals")

    term = models.ForeignKey(Term, models.PROTECT, related_name="reports", verbose_name="năm thi đua")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports", verbose_name="đơn vị")
    period = models.CharField("kỳ", max_length=9, choices=Period)
    state = models.CharField("trạng thái", max_length=9, choices=State, default=State.DRAFT, editable=False)
    edition = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    achievements = TextField("kết quả nổi bật", max_length=10000, blank=True)
    limits = TextField("hạn chế, nguyên nhân", max_length=10000, blank=True)
    tasks_ahead = TextField("nhiệm vụ thời gian tới", max_length=10000, blank=True)
    proposals = TextField("đề xuất, kiến nghị", max_length=5000, blank=True)
    submitted_at = models.DateTimeField("trình lúc", null=True, editable=False)
    approved_at = models.DateTimeField("duyệt lúc", null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_as = models.CharField("chức vụ người duyệt", max_length=200, blank=True, editable=False)
    reason = TextField("lý do trả lại", max_length=2000, blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

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
        return f"{self.title} của {self.unit}"

    def is_visible_to(self, standing) -> bool:
        """`visible_to()` for a row of the standing's term that was read already."""
        sent_once = standing.is_secretariat and self.approved_at is not None
        return self.unit_id in standing.units or self.state == self.State.APPROVED or sent_once

    def refusal(self, act: str, standing: Standing):
        """Also refuse to take back what the leader has read."""
        refusal = super().refusal(act, standing)
        if refusal is None and act == "take_back" and self.is_read:
            return WrongState(READ)
        return refusal

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "report", **extra) -> str:
        return super().url(page, **extra)

    def address(self) -> dict:
        return super().address() | {"report": self.pk}

    # Questions

    @property
    def title(self) -> str:
        return f"Báo cáo {period_of(self.term, self.period)}"

    @property
    def due_on(self) -> date | None:
        return due_on(self.term, self.period)

    @property
    def is_printable(self) -> bool:
        """Whether it is finished, so that it may become a paper."""
        return self.state in {self.State.SUBMITTED, self.State.APPROVED}

    @property
    def is_late(self) -> bool:
        """Overdue and not approved; never without a deadline."""
        return self.state != self.State.APPROVED and is_overdue(self.due_on)

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The written general parts as (name, text)."""
        named = ((self._meta.get_field(name).verbose_name, getattr(self, name)) for name in self.PARTS)
        return [(f"{name[0].upper()}{name[1:]}", text) for name, text in named if text]


def period_of(term: Term, period: str) -> str:
    """Name a period: "sơ kết 6 tháng đầu năm 2019", "tổng kết năm 2019"."""
    return f"{'sơ kết 6 tháng đầu' if period == Report.Period.HALF_YEAR else 'tổng kết'} năm {term.name}"


def subject_of(term: Term, period: str) -> str:
    """Name what a report of a period is about, as papers do under their title."""
    when = "6 tháng đầu năm" if period == Report.Period.HALF_YEAR else "năm"
    return f"Kết quả thực hiện Giao ước thi đua {when} {term.name}"


def due_on(term: Term, period: str) -> date | None:
    return term.half_year_due_on if period == Report.Period.HALF_YEAR else term.year_end_due_on


def is_overdue(day: date | None) -> bool:
    return day is not None and day < timezone.localdate()


def refusal_to_start(term: Term, unit: Unit, standing: Standing) -> PledgeError | None:
    """Return why this person may not begin a report of `unit`; does not check whether one exists already."""
    if unit.pk not in standing.units:
        return NotAllowed(ONLY_UNIT_PEOPLE)
    if all(member.unit_id != unit.pk for member in term.member_list):
        return NotAllowed("Chỉ đơn vị thành viên của năm thi đua lập báo cáo. Xin chọn đơn vị khác.")
    return WrongState(CLOSED) if term.is_closed else None
