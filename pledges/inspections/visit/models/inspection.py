"""One unit visited by one team (kiểm tra chéo): checklist, opinion of the unit, minutes that both sides sign."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from members.models import Term, Unit
from members.models.fields import LineField, TextField
from members.standing import Standing
from pledges.documents.models.document import Document
from pledges.documents.models.signable import ONLY_SIGNATORY, Paper, Signable, by_signatory
from pledges.errors import WrongState
from pledges.inspections.plan.models.plan import InspectionPlan
from pledges.inspections.plan.models.team import Team, TeamMember
from pledges.states.stateful import (
    ONLY_SECRETARIAT,
    ONLY_UNIT_PEOPLE,
    Act,
    by_secretariat,
    by_unit_people,
)

NOT_ISSUED = "Kế hoạch kiểm tra chéo chưa ban hành nên chưa bắt đầu kiểm tra được."
TOO_EARLY = "Chưa đến ngày kiểm tra. Nếu thay đổi ngày, đề nghị Thường trực cụm đổi lịch trước."
ONLY_TEAM = "Chỉ thành viên đoàn kiểm tra được thực hiện việc này."
ONLY_LEADS = "Chỉ trưởng đoàn, thư ký đoàn kiểm tra được thực hiện việc này."


def _by_team(inspection, standing: Standing) -> bool:
    return inspection.membership(standing) is not None


def _by_leads(inspection, standing: Standing) -> bool:
    member = inspection.membership(standing)
    return member is not None and member.role in {TeamMember.Role.HEAD, TeamMember.Role.SECRETARY}


def by_leads_or_secretariat(inspection, standing: Standing) -> bool:
    return standing.is_secretariat or _by_leads(inspection, standing)


class InspectionQuerySet(models.QuerySet):
    def visible_to(self, standing: Standing):
        """Select those of the standing's term; only the secretariat knows of a plan that is still drafted."""
        seen = self.filter(term=standing.term)
        return seen if standing.is_secretariat else seen.filter(plan__issued_at__isnull=False)


class Inspection(Signable):
    """planned -> ongoing -> the unit gives its opinion -> open for signature -> sealed; or cancelled with a reason.

    A refusal to sign, or a withdrawal, brings it back to the opinion, as the next version.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Chưa kiểm tra"
        ONGOING = "ongoing", "Đang kiểm tra"
        OPINION = "opinion", "Chờ ý kiến"
        OPEN = "open", "Đang ký"
        SEALED = "sealed", "Đã ký đủ"
        CANCELLED = "cancelled", "Đã hủy"

    GOING_ON = (State.PLANNED, State.ONGOING, State.OPINION)  # the team still has something to do

    ACTS = {
        "reschedule": Act({State.PLANNED}, by_secretariat, ONLY_SECRETARIAT),
        "cancel": Act({State.PLANNED, State.ONGOING, State.OPINION}, by_secretariat, ONLY_SECRETARIAT),
        "begin": Act({State.PLANNED}, _by_team, ONLY_TEAM),
        "answer": Act({State.ONGOING}, _by_team, ONLY_TEAM),
        "write": Act({State.ONGOING}, _by_team, ONLY_TEAM),
        "ask_opinion": Act({State.ONGOING}, _by_leads, ONLY_LEADS),
        "resume": Act({State.OPINION}, by_leads_or_secretariat, ONLY_LEADS),
        "opine": Act({State.OPINION}, by_unit_people, ONLY_UNIT_PEOPLE),
        "open": Act({State.OPINION}, _by_leads, ONLY_LEADS),
        "sign": Act({State.OPEN}, by_signatory, ONLY_SIGNATORY),
        "decline": Act({State.OPEN}, by_signatory, ONLY_SIGNATORY),
        "withdraw": Act({State.OPEN}, by_leads_or_secretariat, ONLY_LEADS),
    }
    WRONG_STATE = {
        State.PLANNED: "Cuộc kiểm tra chưa bắt đầu. Xin tải lại trang.",
        State.ONGOING: "Đoàn đang kiểm tra, chưa hoàn thành dự thảo biên bản. Xin tải lại trang.",
        State.OPINION: "Dự thảo biên bản đang chờ ý kiến của đơn vị được kiểm tra. Xin tải lại trang.",
        State.OPEN: "Biên bản kiểm tra đang ký, không sửa được; muốn sửa phải thu hồi.",
        State.SEALED: "Biên bản kiểm tra đã ký đủ, không sửa được.",
        State.CANCELLED: "Cuộc kiểm tra này đã hủy.",
    }
    EVENT_KEY = "inspection"
    PAPER = Paper(
        Document.Kind.INSPECTION,
        "KT",
        State.OPEN,
        State.SEALED,
        returned=State.OPINION,
        consent="Tôi đã đọc toàn văn và xác nhận biên bản ghi đúng cuộc kiểm tra.",
    )

    term = models.ForeignKey(Term, models.PROTECT, related_name="inspections", verbose_name="năm thi đua")
    plan = models.ForeignKey(InspectionPlan, models.PROTECT, related_name="inspections")
    team = models.ForeignKey(Team, models.PROTECT, related_name="inspections", verbose_name="đoàn kiểm tra")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="inspections", verbose_name="đơn vị được kiểm tra"
    )
    state = models.CharField("trạng thái", max_length=9, choices=State, default=State.PLANNED, editable=False)
    version = models.PositiveSmallIntegerField("dự thảo lần", default=1, editable=False)
    edition = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    document = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="inspection",
        verbose_name="văn bản ký",
    )
    # the words of the document: what is shown once it was frozen, whatever becomes of scores and reports
    frozen = models.JSONField(null=True, editable=False)
    # as planned
    starts_at = models.DateTimeField("bắt đầu lúc", null=True, blank=True)
    ends_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    place = LineField("địa điểm", max_length=200, blank=True)
    # as carried out
    began_at = models.DateTimeField("bắt đầu kiểm tra", null=True, blank=True)
    finished_at = models.DateTimeField("kết thúc kiểm tra", null=True, blank=True)
    number = LineField("số, ký hiệu biên bản", max_length=40, blank=True)
    present = TextField(
        "thành phần tham dự",
        max_length=3000,
        blank=True,
        help_text="Đại diện đơn vị được kiểm tra và người cùng dự; mỗi dòng một người: họ tên, chức vụ.",
    )
    strengths = TextField("ưu điểm", max_length=5000, blank=True)
    limits = TextField("hạn chế", max_length=5000, blank=True)
    conclusion = TextField("kết luận chung", max_length=5000, blank=True)
    opinion = TextField("ý kiến của đơn vị được kiểm tra", max_length=5000, blank=True)
    agrees = models.BooleanField("nhất trí với dự thảo biên bản", null=True)
    opined_at = models.DateTimeField("cho ý kiến lúc", null=True, editable=False)
    opined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    reason = TextField("lý do hủy", max_length=2000, blank=True, editable=False)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc kiểm tra chéo"
        verbose_name_plural = "kiểm tra chéo"
        ordering = ["term", "starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "unit"],
                condition=~Q(state="cancelled"),
                name="a_unit_is_inspected_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
                name="inspection_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("began_at")),
                name="inspection_finished_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "sealed"], document__isnull=False)
                | Q(state__in=["planned", "ongoing", "opinion", "cancelled"], document=None),
                name="inspection_has_a_document_once_frozen",
            ),
        ]

    def __str__(self):
        return f"Kiểm tra chéo {self.unit} năm {self.term.name}"

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "inspection", **extra) -> str:
        return super().url(page, **extra)

    def address(self) -> dict:
        return super().address() | {"inspection": self.pk}

    @property
    def reschedule_url(self) -> str:
        return self.url("inspection_reschedule")

    @property
    def cancel_url(self) -> str:
        return self.url("inspection_cancel")

    @property
    def paper_url(self) -> str:
        return self.url("inspection_minutes")

    @classmethod
    def logged(cls):
        """Leave out what is only planned: it has no log yet."""
        return super().logged().exclude(state=cls.State.PLANNED)

    def begin_version(self, void: Document) -> None:
        self.frozen = None
        super().begin_version(void)

    # Questions

    def refusal(self, act: str, standing: Standing):
        """Refuse also acts on a plan that is still drafted, and a beginning before the day: begun is begun."""
        refusal = super().refusal(act, standing)
        if refusal is None and act in {"begin", "reschedule", "cancel"} and not self.plan.issued_at:
            return WrongState(NOT_ISSUED)
        if refusal is None and act == "begin" and self.is_ahead:
            return WrongState(TOO_EARLY)
        return refusal

    @property
    def is_ahead(self) -> bool:
        """Whether its day has not come yet."""
        return self.starts_at is not None and timezone.localdate() < timezone.localdate(self.starts_at)

    @property
    def is_late(self) -> bool:
        """Whether its day is over although the team has not begun."""
        is_planned = self.state == self.State.PLANNED and self.starts_at is not None
        return is_planned and timezone.localdate(self.starts_at) < timezone.localdate()

    def is_readable_by(self, standing: Standing) -> bool:
        """Whether the person sees what was found.

        The team and those who follow the year always do, the inspected unit once it is asked for its opinion,
        everybody else once the minutes are signed.
        """
        if standing.is_secretariat or standing.is_supervisor or standing.is_administrator:
            return True
        if self.state == self.State.SEALED or self.membership(standing):
            return True
        asked = {self.State.OPINION, self.State.OPEN}
        return self.state in asked and self.unit_id in standing.units

    def membership(self, standing: Standing) -> TeamMember | None:
        """Return the person's part in the team, while the unit that sent the person still has it."""
        mine = (member for member in self.team.member_list if member.person_id == standing.person.pk)
        return next((member for member in mine if member.unit_id in standing.units), None)
