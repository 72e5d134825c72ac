"""Files attached as evidence: kept in the database, so that one backup and one transaction hold everything."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from members.models.fields import LineField


class StoredFile(models.Model):
    """A file, stored after `pledges.files.kinds` accepted it.

    `media_type` comes from the content, never from the browser; `content` is the file itself.
    """

    name = LineField("tên tệp", max_length=150)
    media_type = models.CharField("loại tệp", max_length=100)
    size = models.PositiveIntegerField("số byte")
    sha256 = models.CharField("mã kiểm tra tệp (SHA-256)", max_length=64)
    content = models.BinaryField(editable=False)
    brought_at = models.DateTimeField("tải lên lúc", default=timezone.now)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        verbose_name = "tệp minh chứng"
        verbose_name_plural = "tệp minh chứng"
        ordering = ["brought_at", "pk"]

    def __str__(self):
        return self.name
