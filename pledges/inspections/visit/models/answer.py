"""The answers of a team, question by question, and the files that show them."""

from django.conf import settings
from django.db import models

from members.models.fields import TextField
from pledges.files.models import StoredFile
from pledges.inspections.plan.models.plan import Question
from pledges.inspections.visit.models.inspection import Inspection


class Answer(models.Model):
    """The team's answer to one line of the checklist.

    `edition` counts the saves; `token` names the last one as the phone sent it, so that a save that is sent
    twice is known.
    """

    class Verdict(models.TextChoices):
        YES = "yes", "Đã thực hiện"
        PARTLY = "partly", "Thực hiện một phần"
        NO = "no", "Chưa thực hiện"

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    verdict = models.CharField("kết quả", max_length=6, choices=Verdict, blank=True)
    papers = TextField("hồ sơ đã xem", max_length=2000, blank=True)
    remark = TextField("nhận xét", max_length=3000, blank=True)
    edition = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    token = models.UUIDField(null=True, editable=False)
    answered_at = models.DateTimeField("nhập lúc", null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "kết quả kiểm tra"
        verbose_name_plural = "kết quả kiểm tra"
        constraints = [
            models.UniqueConstraint(fields=["inspection", "question"], name="one_answer_per_question")
        ]

    def __str__(self):
        return f"{self.question}: {self.get_verdict_display()}"


class AnswerFile(StoredFile):
    """A photo or paper that shows an answer; `token` as the phone sent it: the same file is kept once."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="files")
    token = models.UUIDField(unique=True, editable=False)

    class Meta(StoredFile.Meta):
        abstract = False
