"""The lines of a score sheet in three columns: self, team and approved (tự chấm, đoàn chấm, duyệt).

Defined before the sheet: a dump holds models in the order of their definition, and a final sheet, which takes no more
lines, is to be loaded after its own.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from members.models.fields import TextField
from pledges.files.models import StoredFile
from pledges.scores.scale.models import Criterion


class Score(models.Model):
    """One criterion in one column of a sheet: the figure measured and the points it earns.

    `figure` goes into the formula of the criterion, `points` come out of it. `reason` explains a
    penalty, or a difference from the unit's own score; `answer` is the unit's answer to the team.
    `edition` counts the saves of this line.
    """

    class Column(models.TextChoices):
        SELF = "self", "Điểm tự chấm"
        TEAM = "team", "Điểm đoàn chấm"
        APPROVED = "approved", "Điểm duyệt"

    sheet = models.ForeignKey("pledges.ScoreSheet", models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="scores", verbose_name="tiêu chí")
    column = models.CharField("cột", max_length=8, choices=Column)
    figure = models.DecimalField("kết quả", max_digits=12, decimal_places=2, null=True, blank=True)
    points = models.DecimalField("điểm", max_digits=7, decimal_places=2, null=True, blank=True)
    remark = TextField("nhận xét", max_length=2000, blank=True)
    reason = TextField("lý do", max_length=2000, blank=True)
    evidence = TextField("minh chứng", max_length=2000, blank=True)
    answer = TextField("giải trình của đơn vị", max_length=2000, blank=True)
    edition = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "điểm"
        verbose_name_plural = "điểm"
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "criterion", "column"], name="one_score_per_column_and_criterion"
            ),
            models.CheckConstraint(
                condition=Q(figure=None, points=None) | Q(figure__isnull=False, points__isnull=False),
                name="points_come_from_a_figure",
            ),
            models.CheckConstraint(condition=Q(answer="") | Q(column="team"), name="units_answer_the_team"),
        ]

    def __str__(self):
        return str(self.criterion)

    @property
    def owner(self):
        """The sheet, whose acts write this row."""
        return self.sheet

    @property
    def writing(self) -> str:
        """The act that writes this row and attaches files to it."""
        return f"write_{self.column}"

    def files_beside(self):
        """Select all files of the sheet."""
        return ScoreFile.objects.filter(score__sheet=self.sheet_id)

    @property
    def says_more(self) -> bool:
        return bool(self.remark or self.reason or self.evidence or self.answer or self.file_list)

    @cached_property
    def file_list(self) -> list["ScoreFile"]:
        """The files without their content; lists of scores fetch them together."""
        return list(self.files.defer("content").select_related("brought_by"))


class ScoreFile(StoredFile):
    """A file in evidence of a line of a score sheet."""

    score = models.ForeignKey(Score, models.PROTECT, related_name="files")

    class Meta(StoredFile.Meta):
        abstract = False

    @property
    def line(self) -> Score:
        return self.score
