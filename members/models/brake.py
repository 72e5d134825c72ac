"""Counts recent requests for expensive work, for all processes together."""

from datetime import timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone


class Brake(models.Model):
    """One row per address and kind of work; expired rows are deleted when a new one is added."""

    work = models.CharField("việc", max_length=20)
    address = models.CharField("địa chỉ mạng", max_length=45)
    since = models.DateTimeField("tính từ", db_index=True)
    taken = models.PositiveIntegerField("số lần", default=0)

    class Meta:
        verbose_name = "lượt việc nặng"
        verbose_name_plural = "lượt việc nặng"
        constraints = [models.UniqueConstraint(fields=["work", "address"], name="one_brake_for_each_address")]

    def __str__(self):
        return f"{self.work}, {self.address}: {self.taken}"

    @classmethod
    def take(cls, work: str, address: str, *, limit: int, seconds: int) -> int:
        """Count one request; return 0 when the work may be done, else the seconds that `address` has to wait.

        Each step is one statement that tests and changes under the row's lock: of many processes that ask at once
        exactly `limit` pass within `seconds`, which begin with the first of them.
        """
        now = timezone.now()
        over = now - timedelta(seconds=seconds)
        row = cls.objects.filter(work=work, address=address)
        free = row.filter(since__gt=over, taken__lt=limit)
        if free.update(taken=F("taken") + 1):
            return 0
        since = row.values_list("since", flat=True).first()
        if since is None or since <= over:
            cls.objects.filter(work=work, since__lte=over).delete()
            cls.objects.bulk_create([cls(work=work, address=address, since=now)], ignore_conflicts=True)
            if free.update(taken=F("taken") + 1):
                return 0
        return max(1, seconds - int((now - (since or now)).total_seconds()))
