"""The score sheet (bảng điểm) of a unit in a year, on its way from the unit to the cluster. Its lines are `Score`s."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import cached_property

from members.models import Term, Unit
from members.models.fields import TextField
from members.standing import Standing
from pledges.errors import WrongState
from pledges.reports.models.report import is_overdue
from pledges.scores.scale.models import Criterion
from pledges.scores.sheet.models.score import Score
from pledges.scores.sheet.scorers import ONLY_APPROVERS, ONLY_SCORERS, by_approver, by_scorer, inspectors_of
from pledges.states.stateful import (
    ONLY_LEADER,
    ONLY_SECRETARIAT,
    ONLY_UNIT_PEOPLE,
    Act,
    Stateful,
    by_leader,
    by_secretariat,
    by_unit_people,
)

NOT_DUE = "Chưa hết hạn tự chấm của đơn vị ({:%d/%m/%Y})."


class ScoreSheetQuerySet(models.QuerySet):
    def visible_to(self, standing: Standing):
        """Select the term's submitted sheets and those of own units; secretariat and supervisors see all."""
        sheets = self.filter(term=standing.term)
        if standing.is_secretariat or standing.is_supervisor:
            return sheets
        return sheets.filter(Q(unit__in=standing.units) | ~Q(state=ScoreSheet.State.SELF_SCORING))

    def with_approval(self):
        """Annotate `lacks_approved`: some criterion has no approved points yet."""
        approved = Score.objects.filter(sheet=OuterRef(OuterRef("pk")), criterion=OuterRef("pk"))
        approved = approved.filter(column=Score.Column.APPROVED, points__isnull=False)
        leaves = Criterion.objects.filter(scale__term=OuterRef("term")).exclude(kind=Criterion.Kind.GROUP)
        return self.annotate(lacks_approved=Exists(leaves.exclude(Exists(approved))))


class ScoreSheet(Stateful):
    """One per unit and term: self-scoring -> submitted -> team-scored -> explained -> agreed -> final.

    Opening the scale creates one for every member unit. A final sheet never changes.
    """

    class State(models.TextChoices):
        SELF_SCORING = "self_scoring", "Đang tự chấm"
        SUBMITTED = "submitted", "Chờ đoàn chấm"
        TEAM_SCORED = "team_scored", "Chờ giải trình"
        EXPLAINED = "explained", "Chờ thống nhất"
        AGREED = "agreed", "Đã thống nhất"
        FINAL = "final", "Đã công nhận"

    ACTS = {
        "write_self": Act({State.SELF_SCORING}, by_unit_people, ONLY_UNIT_PEOPLE),
        "submit": Act({State.SELF_SCORING}, by_unit_people, ONLY_UNIT_PEOPLE),
        "send_back": Act({State.SUBMITTED}, by_scorer, ONLY_SCORERS),
        "write_team": Act({State.SUBMITTED}, by_scorer, ONLY_SCORERS),
        "finish_team": Act({State.SUBMITTED}, by_scorer, ONLY_SCORERS),
        "go_on": Act({State.SELF_SCORING, State.TEAM_SCORED}, by_secretariat, ONLY_SECRETARIAT),
        "answer": Act({State.TEAM_SCORED}, by_unit_people, ONLY_UNIT_PEOPLE),
        "explain": Act({State.TEAM_SCORED}, by_unit_people, ONLY_UNIT_PEOPLE),
        "write_approved": Act({State.EXPLAINED}, by_approver, ONLY_APPROVERS),
        "agree": Act({State.EXPLAINED}, by_leader, ONLY_LEADER),
        "settle": Act({State.EXPLAINED}, by_approver, ONLY_APPROVERS),
        "finalize": Act({State.AGREED}, by_secretariat, ONLY_SECRETARIAT),
    }
    WRONG_STATE = {
        State.SELF_SCORING: "Đơn vị đang tự chấm, chưa gửi bảng điểm. Xin tải lại trang.",
        State.SUBMITTED: "Bảng điểm đã gửi, đang chờ đoàn chấm. Muốn sửa, đề nghị đoàn kiểm tra trả lại.",
        State.TEAM_SCORED: "Đoàn kiểm tra đã chấm điểm, đang chờ đơn vị giải trình. Xin tải lại trang.",
        State.EXPLAINED: "Bảng điểm đang chờ thống nhất. Xin tải lại trang.",
        State.AGREED: "Bảng điểm đã thống nhất, không sửa được.",
        State.FINAL: "Bảng điểm đã công nhận, không sửa được.",
    }
    EVENT_KEY = "score_sheet"

    term = models.ForeignKey(Term, models.PROTECT, related_name="score_sheets", verbose_name="năm thi đua")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="score_sheets", verbose_name="đơn vị")
    state = models.CharField(
        "trạng thái", max_length=12, choices=State, default=State.SELF_SCORING, editable=False
    )
    submitted_at = models.DateTimeField("gửi lúc", null=True, editable=False)
    team_scored_at = models.DateTimeField("đoàn chấm lúc", null=True, editable=False)
    explained_at = models.DateTimeField("giải trình lúc", null=True, editable=False)
    agreed_at = models.DateTimeField("thống nhất lúc", null=True, editable=False)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    # why the cluster went on, or settled the scores, without the unit; or why the sheet was sent back
    reason = TextField("lý do", max_length=2000, blank=True, editable=False)
    final_at = models.DateTimeField("công nhận lúc", null=True, editable=False)
    final_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = ScoreSheetQuerySet.as_manager()

    class Meta:
        verbose_name = "bảng điểm"
        verbose_name_plural = "bảng điểm"
        ordering = ["term", "unit__order"]
        constraints = [
            models.UniqueConstraint(fields=["term", "unit"], name="one_score_sheet_per_unit_and_term"),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "final"])
                | Q(agreed_at__isnull=False, agreed_by__isnull=False),
                name="agreed_sheets_say_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state="final") | Q(final_at__isnull=False, final_by__isnull=False),
                name="final_sheets_say_by_whom",
            ),
        ]

    def __str__(self):
        return f"Bảng điểm năm {self.term.name} của {self.unit}"

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "score_sheet", **extra) -> str:
        return super().url(page, **extra)

    def address(self) -> dict:
        return super().address() | {"sheet": self.pk}

    # Questions

    def refusal(self, act: str, standing: Standing):
        """Refuse `go_on` also until the day is over: until then the unit may score itself."""
        refusal = super().refusal(act, standing)
        day = self.term.year_end_due_on
        if refusal is None and act == "go_on" and self.state == self.State.SELF_SCORING:
            return WrongState(NOT_DUE.format(day)) if day and not is_overdue(day) else None
        return refusal

    def is_visible_to(self, standing: Standing) -> bool:
        """Apply `visible_to()` to a row of the standing's term that was read already."""
        judges = standing.is_secretariat or standing.is_supervisor
        return judges or self.unit_id in standing.units or self.state != self.State.SELF_SCORING

    @property
    def step_without_unit(self) -> str:
        """What readers call `go_on` in this state."""
        is_scoring = self.state == self.State.SELF_SCORING
        return f"Kết thúc thời gian {'tự chấm' if is_scoring else 'giải trình'}"

    @property
    def parts_key(self) -> str:
        """The prefix in the keys of the scratches of its parts."""
        return f"{self.event_key}/"

    @cached_property
    def inspectors(self) -> frozenset[tuple[int, int, int]]:
        """Keys as (person, the unit that sent the person, this unit). One query."""
        return inspectors_of(self.term.inspections.filter(unit=self.unit_id))
