"""Kept wordings: every save of the draft, and the cluster's template."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from members.models import Cluster, Term
from pledges.agreement.models.agreement import Agreement
from pledges.agreement.text import AgreementText
from pledges.documents.models.document import Document
from pledges.states.base import AppendOnly


class Edition(AppendOnly):
    """The whole wording of one save; with `document`, the wording frozen in it."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField("lần sửa")
    version = models.PositiveSmallIntegerField("dự thảo lần")
    content = models.JSONField()
    document = models.OneToOneField(Document, models.PROTECT, null=True, related_name="edition")
    saved_at = models.DateTimeField("lưu lúc", default=timezone.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lần sửa"
        verbose_name_plural = "lần sửa"
        ordering = ["agreement", "-number"]
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="editions_are_numbered")]

    def __str__(self):
        return f"Lần sửa {self.number} (dự thảo lần {self.version})"

    @property
    def text(self) -> AgreementText:
        return AgreementText.from_json(self.content)


class AgreementTemplate(models.Model):
    """The wording that new agreements of a cluster start from."""

    cluster = models.OneToOneField(Cluster, models.CASCADE, related_name="agreement_template")
    content = models.JSONField()
    saved_from = models.ForeignKey(Term, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"Mẫu giao ước của {self.cluster}"

    @property
    def text(self) -> AgreementText:
        return AgreementText.from_json(self.content)
