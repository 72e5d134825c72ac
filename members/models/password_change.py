"""The log of password changes: when, how and from where, and nothing about the password itself."""

from django.db import models
from django.utils import timezone

from members.models.person import Person


class PasswordChange(models.Model):
    """A row that is written once: database triggers refuse to change or delete it."""

    class How(models.TextChoices):
        FIRST = "first", "đặt lần đầu theo đường dẫn gửi qua thư"
        CHANGED = "changed", "đổi sau khi đăng nhập"
        RESET = "reset", "đặt lại theo đường dẫn gửi qua thư"
        SERVER = "server", "đặt bằng lệnh trên máy chủ"

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="password_changes", verbose_name="người dùng"
    )
    at = models.DateTimeField("thời điểm", default=timezone.now, editable=False)
    how = models.CharField("cách thay đổi", max_length=7, choices=How, editable=False)
    address = models.CharField("địa chỉ mạng", max_length=45, blank=True, editable=False)

    class Meta:
        verbose_name = "lần thay đổi mật khẩu"
        verbose_name_plural = "lần thay đổi mật khẩu"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{timezone.localtime(self.at):%H:%M ngày %d/%m/%Y}: {self.get_how_display()}"
