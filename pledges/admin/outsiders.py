"""Windows on sign-ins and mail, in place of those of the packages that keep them.

The bodies of mails are not shown: some hold a link that sets a password.
"""

import axes.admin  # noqa: F401 -- registered first, so that it can be replaced
import mailer.admin  # noqa: F401 -- it registers what is replaced here
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from axes.utils import reset
from django.contrib import admin
from mailer.models import RESULT_SUCCESS, DontSendEntry, Message, MessageLog

from members.admin import yes_or_no
from pledges.admin.window import Window, column

admin.site.unregister([AccessAttempt, AccessFailureLog, AccessLog, DontSendEntry, Message, MessageLog])


class List(Window):
    """A list without pages of single rows."""

    list_display_links = None
    fields = ()

    def has_view_permission(self, request, obj=None):
        return obj is None and super().has_view_permission(request)


@admin.register(AccessAttempt)
class AttemptList(List):
    list_display = [
        "username",
        "ip_address",
        "failures_since_start",
        "attempt_time",
        "path_info",
        "user_agent",
    ]
    search_fields = ["username", "ip_address"]
    date_hierarchy = "attempt_time"
    actions = ["unlock"]

    @admin.action(description="Mở khóa đăng nhập cho các dòng đã chọn")
    def unlock(self, request, attempts):
        for attempt in attempts:
            reset(username=attempt.username, ip=attempt.ip_address)
        self.message_user(request, "Đã mở khóa đăng nhập.")


@admin.register(AccessFailureLog)
class FailureList(List):
    list_display = [
        "username",
        "ip_address",
        yes_or_no(AccessFailureLog, "locked_out"),
        "attempt_time",
        "path_info",
        "user_agent",
    ]
    list_filter = ["locked_out"]
    search_fields = ["username", "ip_address"]
    date_hierarchy = "attempt_time"


@admin.register(AccessLog)
class SignInList(List):
    list_display = ["username", "ip_address", "attempt_time", "logout_time", "path_info", "user_agent"]
    search_fields = ["username", "ip_address"]
    date_hierarchy = "attempt_time"


class MailList(List):
    @admin.display(description="gửi tới")
    def to(self, message):
        return ", ".join(message.to_addresses)

    @admin.display(description="tiêu đề")
    def subject(self, message):
        return message.subject


@admin.register(Message)
class WaitingMailList(MailList):
    list_display = [
        "to",
        "subject",
        column("when_added", "chờ gửi từ"),
        column("retry_count", "số lần gửi lại"),
    ]
    date_hierarchy = "when_added"


@admin.register(MessageLog)
class MailLogList(MailList):
    list_display = ["to", "subject", column("when_attempted", "gửi lúc"), "is_sent", "log"]
    date_hierarchy = "when_attempted"

    @admin.display(description="đã gửi")
    def is_sent(self, message):
        return "có" if message.result == RESULT_SUCCESS else "không"

    @admin.display(description="máy chủ thư trả lời")
    def log(self, message):
        return message.log_message[:200]
