"""The inbox of a person, how one gets mails, sent reminders, and the secret address of the calendar."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from members.models import Term, Unit


class Notice(models.Model):
    """A line of a person's inbox. The inbox is complete; the mail that may go with it is a nudge."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name="năm thi đua")
    title = models.CharField("việc", max_length=300)
    note = models.TextField("nội dung", blank=True)
    url = models.CharField("địa chỉ", max_length=300)
    made_at = models.DateTimeField("lúc", default=timezone.now)
    read_at = models.DateTimeField("đọc lúc", null=True)
    waits = models.BooleanField("chờ thư tổng hợp", default=False, editable=False)

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["person", "read_at"], name="unread_notices"),
            models.Index(fields=["person"], condition=Q(waits=True), name="notices_for_the_daily_mail"),
        ]

    def __str__(self):
        return self.title


class MailSetting(models.Model):
    """How a person wants mails in which nothing is urgent: one a day, as without this row, or each at once."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_setting")
    daily = models.BooleanField("mỗi ngày một thư", default=True)

    class Meta:
        verbose_name = "cách nhận thư"
        verbose_name_plural = "cách nhận thư"

    def __str__(self):
        return f"Cách nhận thư của {self.person}"


class Reminder(models.Model):
    """A reminder sent to a unit about a duty of the term; without a unit, to the secretariat.

    `due_on` is the deadline (a moved one is reminded of anew), `stage` the days before it (positive) or after it
    (negative).
    """

    term = models.ForeignKey(Term, models.PROTECT, related_name="reminders")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    duty = models.CharField(max_length=40)
    due_on = models.DateField()
    stage = models.SmallIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "lời nhắc đã gửi"
        verbose_name_plural = "lời nhắc đã gửi"
        constraints = [
            models.UniqueConstraint(
                fields=["term", "unit", "duty", "due_on", "stage"], name="a_unit_is_reminded_once"
            ),
            models.UniqueConstraint(
                fields=["term", "duty", "due_on", "stage"],
                condition=Q(unit=None),
                name="the_secretariat_is_reminded_once",
            ),
        ]

    def __str__(self):
        return f"{self.duty} {self.due_on:%d/%m/%Y} ({self.stage})"


class CalendarFeed(models.Model):
    """A person's calendar at a secret address made with `number`; a new number revokes the old address."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    number = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"Lịch của {self.person}"
